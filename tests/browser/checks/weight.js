// What a record page costs a reader who comes to it first: requests, and bytes of HTML, CSS and JavaScript, unpacked.
import { describe, test } from "node:test";
import { guide, kinds } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const REQUESTS = 5;
const BYTES = 60 * 1024;
// Translations are longer than English, and letters of other scripts take two bytes and more.
const TRANSLATED = 72 * 1024;

export function weight(browser) {
  describe("weight", () => {
    const set = stage(browser, guide);
    test(`every record page: at most ${REQUESTS} requests, at most ${BYTES / 1024} KB, fonts aside`, async (t) => {
      const site = await guide();
      const log = set.log(site);
      const records = kinds(site).get("agency");
      const complaints = [];
      // What the pages share is measured on three of them; what differs is each page's own HTML.
      const shared = new Set();
      for (const { path } of [records[0], records[records.length >> 1], records.at(-1)]) {
        log.length = 0;
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, "http") + path);
          await page.gather();
        });
        // An icon asked for late by the page before may stand in front.
        const own = log.slice(log.findIndex((entry) => entry.path === path));
        if (own.length > REQUESTS) complaints.push(`${path}: ${own.length} requests: ${own.map((entry) => entry.path).join(" ")}`);
        own.filter((entry) => /\.(css|js)$/.test(entry.path)).forEach((entry) => shared.add(entry.path));
        t.diagnostic(`${path}: ${own.length} requests`);
      }
      const common = [...shared].reduce((sum, path) => sum + site.files.get(path), 0);
      const first = site.pages.find(({ path }) => path === "index.html").lang;
      for (const { path, size, lang } of records) {
        if (size + common > (lang === first ? BYTES : TRANSLATED)) complaints.push(`${path}: ${size + common} bytes, ${common} of them shared`);
      }
      const largest = records.findLast(({ lang }) => lang === first);
      t.diagnostic(`the largest of ${records.length}: ${largest.size + common} bytes, ${common} of them shared; translated: ${records.at(-1).size + common}`);
      none(complaints, "too heavy");
    });
  });
}
