// The search page, in this browser, from a host and from a folder: what it finds, how it is worked by keyboard, what it
// says to a screen reader, and that it leaves no trace.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bilingual, guide } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";
import { CLEAN, trace } from "../support/trace.js";

const HOTLINE = "agencies/national-hotline.html";
const TIPS = "agencies/ice-tip-line.html";

/** What a reader types, and what must then be the first result. */
const FIRST = [
  ["by name", "National Human Trafficking Hotline", HOTLINE],
  ["by acronym", "OTIP", "agencies/otip.html"],
  ["by acronym, as it is typed", "otip", "agencies/otip.html"],
  ["by former name", "National Human Trafficking Resource Center", HOTLINE],
  ["by the acronym of a former name", "NHTRC", HOTLINE],
  ["by alias", "HSI Tip Line", TIPS],
  ["by all digits", "18883737888", HOTLINE],
  ["by digits without the 1", "8883737888", HOTLINE],
  ["by digits as printed", "1-888-3737-888", HOTLINE],
  ["by digits in brackets", "(888)373-7888", HOTLINE],
  ["by the international form", "+1 888 373 7888", HOTLINE],
  ["by the last seven digits", "373-7888", HOTLINE],
  ["by digits in an odd grouping", "3737-888", HOTLINE],
  ["by a short code", "233733", HOTLINE],
  ["by vanity form", "1-866-DHS-2-ICE", TIPS],
  ["by vanity form without the 1", "866-DHS-2-ICE", TIPS],
  ["by the digits of a vanity form", "866-347-2423", TIPS],
];

/** A word that stands in no name and no summary, only in the text of the record. */
const IN_TEXT = ["Compass Connections", HOTLINE];

export function search(browser) {
  describe("search", () => {
    const set = stage(browser, guide, bilingual);
    for (const way of WAYS) {
      const at = async (work) => {
        const site = await guide();
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, way) + "search.html");
          await work(page, set.address(site, way));
        });
      };

      test(`over ${way}: finds by name, acronym, former name, alias, phone number and text`, () =>
        at(async (page, root) => {
          for (const [how, typed, wanted] of FIRST) {
            const results = await ask(page, typed);
            assert.equal(results[0]?.slice(root.length), wanted, `${how}: “${typed}”`);
          }
          const results = await ask(page, IN_TEXT[0]);
          assert.ok(results.includes(root + IN_TEXT[1]), `by a word in the text: “${IN_TEXT[0]}” finds ${results}`);
          await quiet(page);
        }));

      test(`over ${way}: results come while the reader types`, () =>
        at(async (page) => {
          await page.evaluate(() => document.getElementById("search-input").focus());
          await page.type("certif");
          await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "results without Enter");
          await page.type("zzzz");
          await page.until(() => !document.getElementById("search-none").hidden, null, "no results for more letters");
          for (let i = 0; i < 4; i += 1) await page.press("Backspace");
          await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "results again");
          await quiet(page);
        }));

      test(`over ${way}: arrows, Enter and Escape work`, () =>
        at(async (page) => {
          const results = await ask(page, "trafficking");
          assert.ok(results.length > 2, "one broad word finds several records");
          const focused = () => page.evaluate(() => document.activeElement.href ?? document.activeElement.id);
          await page.press("ArrowDown");
          assert.equal(await focused(), results[0], "the arrow goes to the first result");
          await page.press("ArrowDown");
          assert.equal(await focused(), results[1], "and to the second");
          await page.press("ArrowUp");
          await page.press("ArrowUp");
          assert.equal(await focused(), "search-input", "and back to the field");
          await page.press("Escape");
          await page.until(() => document.getElementById("search-results").hidden, null, "results to go away");
          assert.equal(await page.evaluate(() => document.getElementById("search-input").value), "", "Escape clears the field");
          assert.equal(await focused(), "search-input", "and stays in it");

          const [first] = await ask(page, "otip");
          await page.press("ArrowDown");
          await page.press("Enter");
          await page.until((url) => location.href === url, first, `Enter to open ${first}`);
          await quiet(page);
        }));

      test(`over ${way}: says how many there are, and helps when there is nothing`, () =>
        at(async (page) => {
          const status = () =>
            page.evaluate(() => {
              const place = document.querySelector("main [role=status]");
              return { live: place.getAttribute("aria-live"), text: place.textContent };
            });
          const found = await ask(page, "visa");
          await page.until(() => /\d/.test(document.querySelector("main [role=status]").textContent), null, "a count in the live region");
          assert.equal((await status()).live, "polite");
          assert.match((await status()).text, new RegExp(`\\b${found.length}\\b`));

          assert.deepEqual(await ask(page, "zzzzqqqq"), []);
          await page.until(() => !/\d/.test(document.querySelector("main [role=status]").textContent), null, "the live region to say there is nothing");
          assert.notEqual((await status()).text.trim(), "");
          const help = await page.evaluate(() => {
            const none = document.getElementById("search-none");
            return { shown: none.checkVisibility(), calls: [...document.querySelectorAll("main a[href^='tel:']")].filter((a) => a.checkVisibility()).length };
          });
          assert.ok(help.shown, "a note says that nothing was found");
          assert.ok(help.calls > 0, "the help line stands on the page of no results");
          await quiet(page);
        }));

      test(`over ${way}: leaves no trace`, () =>
        at(async (page) => {
          const before = await page.evaluate(() => history.length);
          await ask(page, "T visa");
          await ask(page, "866-DHS-2-ICE");
          assert.deepEqual(await page.evaluate(trace), { ...CLEAN, history: before }, "after searching");
          await page.press("ArrowDown");
          const target = await page.evaluate(() => document.activeElement.href);
          await page.press("Enter");
          await page.until((url) => location.href === url, target, `Enter to open ${target}`);
          const left = await page.evaluate(trace);
          assert.deepEqual(left, { ...CLEAN, history: before + 1 }, "after opening a result: one step, as any link makes");
          await quiet(page);
        }));
    }

    test("bilingual: each language finds its own pages", async () => {
      const site = await bilingual();
      for (const way of WAYS) {
        const root = set.address(site, way);
        for (const [folder, typed, wanted] of [
          ["", "trafficking hotline", "agencies/hotline.html"],
          ["es/", "linea trata", "es/agencies/hotline.html"],
          ["es/", "Línea Nacional", "es/agencies/hotline.html"],
          ["es/", "NHTRC", "es/agencies/hotline.html"],
        ]) {
          await withPage(set, {}, async (page) => {
            await page.goto(`${root}${folder}search.html`);
            const [first] = await ask(page, typed);
            assert.equal(first?.slice(root.length), wanted, `“${typed}” on ${folder}search.html over ${way}`);
            await quiet(page);
          });
        }
      }
    });
  });
}

/** Puts `text` into an emptied field by keyboard, waits for the answer in full, and gives the links found. */
async function ask(page, text) {
  await page.evaluate(() => document.getElementById("search-input").focus());
  await page.press("Escape");
  await page.until(() => document.querySelector("main [role=status]").textContent === "", null, "an empty status");
  await page.type(text);
  // The status is filled in once all is searched: results before that may still change.
  const settled = () => {
    const text = document.querySelector("main [role=status]").textContent;
    const words = document.getElementById("search-form").dataset;
    return text !== "" && text !== words.loading && document.getElementById("search-input").value !== "";
  };
  await page.until(settled, null, `an answer to “${text}”`);
  return page.evaluate(() => [...document.querySelectorAll("#search-results .result-link")].map((link) => link.href));
}

/** Nothing in the console, nothing refused, nothing asked for outside. */
async function quiet(page) {
  const { heard } = await page.gather();
  assert.deepEqual(heard, []);
}
