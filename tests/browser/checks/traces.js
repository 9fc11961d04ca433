// What is left on a device: a reader with an ordinary profile searches the guide, follows a result and leaves by the way
// out. Afterwards every byte of the profile is read. The word that was searched for stands nowhere in it. The history
// does hold the pages: no site can keep itself out of it, and the guide's page on safe use says so.
import assert from "node:assert/strict";
import { mkdir, readFile, readdir } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { join, relative } from "node:path";
import { elsewhere } from "../support/server.js";
import { faulty, guide, scratch } from "../support/sites.js";
import { stage } from "../support/stage.js";

// No four letters of it stand in any text, so that compressed files cannot hold it in other pieces than these.
const WORD = "qzvxwkjhq";
const RESULT = "agencies/otip.html";

export function traces(browser) {
  describe("traces on the device", () => {
    const set = stage(browser, guide, faulty);
    let other;
    before(async () => (other = await elsewhere()));
    after(() => other.stop());

    test("what was searched for is nowhere in the profile; the pages that were read are in its history", async (t) => {
      const site = await guide();
      const root = set.address(site, "http");
      const log = set.log(site);
      log.length = 0;
      const folder = await profile(browser, "reader", async (page) => {
        await page.goto(`${root}index.html`);
        await page.evaluate(() => document.querySelector("header a.find").click());
        await page.until((href) => location.href === href && document.readyState === "complete", `${root}search.html`, "the search page");
        await search(page, WORD, 0);
        await page.press("Escape");
        // The word again beside another, as in a question of several words.
        await search(page, `${WORD} otip`);
        await page.press("Escape");
        await search(page, "otip", 1);
        await page.press("ArrowDown");
        await page.press("Enter");
        await page.until((href) => location.href === href && document.readyState === "complete", root + RESULT, "the result");
        // Not by asking the page for its stores: asking makes them.
        assert.deepEqual(await page.cookies(), []);
        await page.evaluate((to) => (document.querySelector("a.exit").href = to), other.root);
        for (let i = 0; i < 3; i += 1) await page.press("Shift");
        await page.until((href) => location.href === href, other.root, "the other site");
      });

      const files = await readAll(folder);
      t.diagnostic(`${files.length} files, ${Math.round(files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1024)} KB`);
      assert.deepEqual(holding(files, WORD), [], "the word that was searched for");
      assert.notDeepEqual(holding(files, `${root}search.html`), [], "the history holds the address of each page");
      assert.notDeepEqual(holding(files, RESULT), []);
      assert.notDeepEqual(holding(files, "Search – Federal Anti-Trafficking Guide"), [], "and its title");
      const origin = new URL(root).host;
      const stores = files.filter(({ path }) => /Local Storage|Session Storage|IndexedDB|CacheStorage|Service Worker|storage[\\/]default|webappsstore|cookies/i.test(path));
      assert.deepEqual(holding(stores, origin), [], "no store knows the guide");
      assert.ok(log.length > 5 && other.asked.length === 1, "pages were asked for, and the way out was taken");
      assert.deepEqual(log.filter(({ url }) => /\?/.test(url)), [], "no address with a question was asked for");
      const text = await readFile(join(site.folder, "safe-use.html"), "utf8");
      assert.match(text, /history/i, "the guide tells its readers so");
    });

    test("a page that keeps what is typed is found out, wherever it keeps it", async () => {
      const site = await faulty();
      const root = set.address(site, "http");
      const folder = await profile(browser, "kept", async (page) => {
        await page.goto(`${root}keeps.html`);
        await page.evaluate(() => document.querySelector("input").focus());
        await page.type(WORD);
        await page.press("Enter");
        await page.until(() => document.title === "kept", null, "the page to keep it");
        await page.goto(other.root);
      });
      const files = await readAll(folder);
      for (const way of ["hash", "title", "local"]) {
        assert.notDeepEqual(holding(files, `${way}-${WORD}`), [], `kept by ${way}`);
      }
      assert.ok(set.log(site).some(({ url }) => url.includes(`?asked-${WORD}`)), "asked for");
    });
  });
}

/** A new profile in which `work` is done; gives its folder, once the browser has written everything. */
async function profile(browser, name, work) {
  const folder = scratch(`${browser.name}-${name}`);
  await mkdir(folder, { recursive: true });
  const page = await browser.resident(folder);
  try {
    await work(page);
  } finally {
    await page.close();
  }
  return folder;
}

/** Types into the field of the search page and waits for an answer, of as many results as are expected at least. */
async function search(page, text, least = 0) {
  await page.evaluate(() => document.getElementById("search-input").focus());
  await page.type(text);
  await page.until((least) => {
    const said = document.querySelector("main [role=status]").textContent;
    const { loading } = document.getElementById("search-form").dataset;
    return said !== "" && said !== loading && document.querySelectorAll("#search-results .result-link").length >= least;
  }, least, `an answer to “${text}”`);
}

async function readAll(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return Promise.all(files.map(async (path) => ({ path: relative(folder, path), bytes: await readFile(path) })));
}

/** The files that hold `text`, in either of the forms in which browsers write text. */
function holding(files, text) {
  const forms = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  return files.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ path }) => path);
}
