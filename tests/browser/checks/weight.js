// What a record page costs a reader who comes to it first: requests, and bytes of HTML, CSS and JavaScript, unpacked.
import { describe, test } from "node:test";
import { guide } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const REQUESTS = 5;
const BYTES = 60 * 1024;

export function weight(browser) {
  describe("weight", () => {
    const set = stage(browser, guide);
    test(`every record page: at most ${REQUESTS} requests, at most ${BYTES / 1024} KB, fonts aside`, async (t) => {
      const site = await guide();
      const log = set.log(site);
      const complaints = [];
      const most = { requests: 0, bytes: 0 };
      for (const { path } of site.pages.filter((page) => page.kind === "agency")) {
        log.length = 0;
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, "http") + path);
          await page.gather();
        });
        const bytes = log.filter((entry) => /\.(html|css|js)$/.test(entry.path)).reduce((sum, entry) => sum + entry.size, 0);
        most.requests = Math.max(most.requests, log.length);
        most.bytes = Math.max(most.bytes, bytes);
        if (log.length > REQUESTS) complaints.push(`${path}: ${log.length} requests: ${log.map((entry) => entry.path).join(" ")}`);
        if (bytes > BYTES) complaints.push(`${path}: ${bytes} bytes`);
      }
      t.diagnostic(`at most ${most.requests} requests and ${most.bytes} bytes`);
      none(complaints, "too heavy");
    });
  });
}
