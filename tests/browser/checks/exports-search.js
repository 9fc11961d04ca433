// The site's search as a search engine of the browser: the question comes behind the # of the address, and is gone from there
// before anything is shown. A site that did not ask for it takes nothing from its address.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bilingual, searchable } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";
import { CLEAN, trace } from "../support/trace.js";

/** The one change of an address that a page of this guide ever makes: it takes words away. */
const TAKEN = [{ what: "writes history", text: "replaceState" }];

const found = () => document.querySelectorAll("#search-results .result-link").length > 0;

export function exportsSearch(browser) {
  describe("the search as a search engine of the browser", () => {
    const set = stage(browser, bilingual, searchable);
    for (const way of WAYS) {
      test(`over ${way}: answers what its address asks, and takes it out of there`, async () => {
        const site = await searchable();
        await withPage(set, {}, async (page) => {
          await page.goto(`${set.address(site, way)}search.html#q=human+hotline%20`);
          await page.until(found, null, "results");
          assert.equal(await page.evaluate(() => document.getElementById("search-input").value), "human hotline ");
          const { history, ...left } = await page.evaluate(trace);
          assert.deepEqual(left, CLEAN);
          const { heard, asked } = await page.gather();
          assert.deepEqual(heard, TAKEN);
          // Drivers tell of the address as it was opened; what a host is asked for ends before the #.
          assert.deepEqual(asked.filter((url) => url.split("#")[0].includes("human")), []);
          if (way === "http") assert.deepEqual(set.log(site).filter(({ url }) => url.includes("hotline+") || url.includes("q=")), []);

          // The next question, to the page that stands open already.
          await page.evaluate(() => { location.hash = "#q=trafficking"; });
          await page.until(() => document.getElementById("search-input").value === "trafficking" && !location.hash, null, "the next question");
        });
      });

      test(`over ${way}: what is no question is no mistake`, async () => {
        const site = await searchable();
        await withPage(set, {}, async (page) => {
          await page.goto(`${set.address(site, way)}search.html#q=%E0%A4%A`);
          await page.until(() => !location.hash, null, "a clean address");
          assert.equal(await page.evaluate(() => document.getElementById("search-input").value), "");
          const { heard } = await page.gather();
          assert.deepEqual(heard, TAKEN);
        });
      });

      test(`over ${way}: a site that did not ask for it takes nothing from its address`, async () => {
        const site = await bilingual();
        await withPage(set, {}, async (page) => {
          await page.goto(`${set.address(site, way)}search.html#q=hotline`);
          const { heard } = await page.gather();
          assert.deepEqual(heard, []);
          assert.equal(await page.evaluate(() => document.getElementById("search-input").value), "");
        });
      });
    }
  });
}
