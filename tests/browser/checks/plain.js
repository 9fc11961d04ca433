// Without JavaScript: reading, browsing and calling work; the search page shows other ways to find things.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { guide } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";

export function plain(browser) {
  describe("without JavaScript", () => {
    const set = stage(browser, guide);
    for (const way of WAYS) {
      const at = (path, work) => async () => {
        const site = await guide();
        await withPage(set, { script: false, size: { width: 390, height: 800 } }, async (page) => {
          await page.goto(set.address(site, way) + path);
          await work(page);
          const { heard } = await page.gather();
          assert.deepEqual(heard, []);
        });
      };

      test(`over ${way}: the home page leads to help, to reporting and to an office`, at("index.html", async (page) => {
        assert.ok((await page.shown("a[href='tel:+18883737888']")) > 0, "the help line can be called");
        assert.ok((await page.shown("main a[href$='get-help.html']")) > 0);
        assert.ok((await page.shown("main a[href$='how-to-report.html']")) > 0);
        await page.click("main a[href$='az.html']");
        assert.match(page.url(), /\/az\.html$/);
      }));

      test(`over ${way}: a record shows its name, its numbers and its sources`, at("agencies/national-hotline.html", async (page) => {
        assert.equal(await page.shown("h1"), 1);
        assert.ok((await page.shown("main a[href='tel:+18883737888']")) > 0);
        assert.ok((await page.shown("main a[href='sms:233733']")) > 0);
        assert.ok((await page.shown("main a[href*='sources/']")) > 0);
        assert.equal(await page.shown("button"), 0, "no button that does nothing");
      }));

      test(`over ${way}: the hotlines page shows every kind of line`, at("hotlines.html", async (page) => {
        assert.ok((await page.shown("main a[href^='tel:']")) >= 5);
        assert.ok((await page.shown("main h2")) >= 3, "help lines, tip lines and professionals' lines stand apart");
      }));

      test(`over ${way}: the A–Z list leads to every record`, at("az.html", async (page) => {
        const site = await guide();
        assert.ok((await page.shown("main a[href*='agencies/']")) >= site.pages.filter((entry) => entry.path.startsWith("agencies/")).length);
        await page.click("main a[href$='agencies/otip.html']");
        assert.match(page.url(), /\/agencies\/otip\.html$/);
      }));

      test(`over ${way}: the lists by role, audience and topic lead on`, at("browse.html", async (page) => {
        for (const list of ["roles", "audiences", "topics", "kinds"]) {
          assert.ok((await page.shown(`main a[href^='${list}/']`)) > 0, list);
        }
        await page.click("main a[href^='roles/']");
        assert.ok((await page.shown("main a[href*='agencies/']")) > 0);
      }));

      test(`over ${way}: the search page offers the A–Z list and browsing instead of a dead field`, at("search.html", async (page) => {
        assert.equal(await page.shown("input"), 0, "no field that does nothing");
        assert.ok((await page.shown("main a[href='az.html']")) > 0);
        assert.ok((await page.shown("main a[href='browse.html']")) > 0);
      }));
    }
  });
}
