// A record on paper: one sheet of Letter for an office, its numbers on it, nothing of the screen.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { need } from "../support/missing.js";
import { guide, kinds, scratch } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const run = promisify(execFile);

export function print(browser) {
  describe("print", () => {
    const set = stage(browser, guide);
    test("a typical record is one Letter page, and every number of every record is on its paper", async (t) => {
      const site = await guide();
      const records = kinds(site).get("agency");
      // Translations differ in their words only; of them, the paper of those with numbers is looked at.
      const first = site.pages.find(({ path }) => path === "index.html").lang;
      const own = records.filter(({ lang }) => lang === first);
      const typical = new Set(own.slice(0, Math.ceil(own.length * 0.75)));
      const complaints = [];
      const sheets = [];
      await withPage(set, {}, async (page) => {
        for (const record of records) {
          await page.goto(set.address(site, "http") + record.path);
          const numbers = await page.evaluate(() => [...document.querySelectorAll("main .call-number")].map((number) => number.textContent));
          if (numbers.length === 0 && !typical.has(record)) continue; // long and without a number: nothing to look for
          const { text, count } = await paper(page);
          if (typical.has(record)) sheets.push(count);
          if (typical.has(record) && count > 1) complaints.push(`${record.path}: ${count} pages`);
          for (const number of numbers) if (!text.includes(number)) complaints.push(`${record.path}: ${number} is not on the paper`);
          for (const word of ["Skip to main content", "Leave this site", "Print this page"]) {
            if (text.includes(word)) complaints.push(`${record.path}: “${word}” is on the paper`);
          }
        }
      });
      t.diagnostic(`${sheets.length} of ${own.length} records, the shorter three quarters, are to be one page`);
      none(complaints, "on paper");
    });
  });
}

let printed = 0;

async function paper(page) {
  const pdftotext = need("pdftotext", ["pdftotext"], "poppler-utils");
  const file = scratch(`print-${(printed += 1)}.pdf`);
  await writeFile(file, await page.pdf({ format: "Letter" }));
  const { stdout } = await run(pdftotext, ["-layout", file, "-"], { maxBuffer: 1 << 24 });
  assert.ok(stdout.trim(), "the paper is empty");
  return { text: stdout, count: stdout.split("\f").length - 1 };
}
