// Ways through the guide by keyboard alone: past the frame to the content, into a menu and out again, to an answer, to the
// same page in another language, and away.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { elsewhere } from "../support/server.js";
import { guide } from "../support/sites.js";
import { stage, withPage } from "../support/stage.js";

const SIZES = [{ width: 1280, height: 900 }, { width: 390, height: 844 }, { width: 320, height: 640 }];
const RECORD = "agencies/otip.html";
const FAR = 80; // key presses after which a way is none

export function journey(browser) {
  describe("by keyboard alone", () => {
    const set = stage(browser, guide);
    let other;
    before(async () => (other = await elsewhere()));
    after(() => other.stop());

    for (const size of SIZES) {
      test(`at ${size.width} px: past the frame, through a menu, to an answer, to another language and away`, async () => {
        const site = await guide();
        const root = set.address(site, "http");
        const at = (path) => (page) => page.until((href) => location.href.split("#")[0] === href && document.readyState === "complete", root + path, path);
        await withPage(set, { size }, async (page) => {
          await page.goto(`${root}index.html`);

          // The first key shows the skip link, Enter goes past the frame, and the next key stands in the content.
          await page.press("Tab");
          assert.ok(await page.evaluate(() => document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().height > 20), "the skip link comes first and is seen");
          await page.press("Enter");
          await page.until(() => document.activeElement.matches("main"), null, "the focus in the content");
          await page.press("Tab");
          assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("main"))), "the next stop is in the content");

          // A menu opens by Enter, is walked through, closes by Escape, and by walking out of it.
          await page.goto(`${root}index.html`);
          await tabTo(page, "header nav summary");
          await page.press("Enter");
          await page.until(() => document.querySelector("header nav details").open, null, "the menu to open");
          await page.press("Tab");
          assert.ok(await page.evaluate(() => document.activeElement.matches("header nav details a")), "its first entry");
          await page.press("Escape");
          assert.deepEqual(await menu(page), { open: false, on: "SUMMARY" }, "Escape closes it and leaves the focus on it");
          await page.press("Enter");
          await page.until(() => document.querySelector("header nav details").open, null, "the menu to open again");
          await page.press("Shift+Tab");
          assert.equal((await menu(page)).open, false, "walking out of it closes it");
          await tabTo(page, "header nav summary");
          await page.press("Enter");
          await tabTo(page, "header nav details a[href$='get-help.html']");
          await page.press("Enter");
          await at("get-help.html")(page);

          // From any page to an answer.
          await tabTo(page, "header a[href$='search.html']");
          await page.press("Enter");
          await at("search.html")(page);
          await tabTo(page, "#search-input");
          await page.type("otip");
          await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "answers");
          await tabTo(page, "#search-results .result-link");
          await page.press("Enter");
          await at(RECORD)(page);

          // The same page in another language, and from there in a third.
          await tabTo(page, "nav a[hreflang=es]");
          await page.press("Enter");
          await at(`es/${RECORD}`)(page);
          await tabTo(page, "nav a[hreflang=ar]");
          await page.press("Enter");
          await at(`ar/${RECORD}`)(page);

          // And away, by the link.
          await page.evaluate((to) => (document.querySelector("a.exit").href = to), other.root);
          await tabTo(page, "a.exit");
          await page.press("Enter");
          await page.until((href) => location.href === href, other.root, "the other site");
        });
      });
    }

    test("a way that is none is seen", async () => {
      const site = await guide();
      await withPage(set, {}, async (page) => {
        await page.goto(`${set.address(site, "http")}index.html`);
        await page.evaluate(() => (document.querySelector("header nav summary").tabIndex = -1));
        await assert.rejects(tabTo(page, "header nav summary"), /no way/);
      });
    });
  });
}

/** Presses Tab until the focus is on what is meant. */
async function tabTo(page, selector) {
  for (let step = 0; step < FAR; step += 1) {
    await page.press("Tab");
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  throw new Error(`no way to ${selector} in ${FAR} steps`);
}

function menu(page) {
  return page.evaluate(() => ({ open: document.querySelector("header nav details").open, on: document.activeElement.tagName }));
}
