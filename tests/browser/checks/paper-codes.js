// Codes to scan, read from the picture of the page as a phone reads them from paper: they say what stands beside them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, digits, evenly, paperOf } from "../support/paper.js";
import { each, pages, scanned, tight } from "../support/pdf.js";
import { guide, paper, scratch } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

export function paperCodes(browser) {
  describe("codes", () => {
    for (const [name, make, count] of [["guide", guide, 12], ["hard cases", paper, 16]]) {
      test(`${name}: every code on a PDF says what is printed beside it`, async (t) => {
        const site = await make();
        const all = await paperOf(site);
        const chosen = evenly(all.files, count, ({ set }) => set.id);
        const complaints = [];
        let seen = 0;
        await each(chosen, async (sheet) => {
          const file = join(site.folder, sheet.path);
          const text = await pages(file);
          const found = [];
          for (const [at] of text.entries()) {
            // Long sheets have their codes in front or at their end.
            if (at === 0 || at === text.length - 1) found.push(...(await scanned(file, at + 1)));
          }
          seen += found.length;
          for (const complaint of judge(site, all, sheet, text.join(" "), found)) complaints.push(`${called(sheet)}: ${complaint}`);
        });
        t.diagnostic(`${seen} codes on ${chosen.length} PDFs`);
        none(complaints, "codes");
      });
    }

    const set = stage(browser, paper);
    test("hard cases: the same of the pages that a browser prints", async (t) => {
      const site = await paper();
      const all = await paperOf(site);
      const chosen = evenly(all.pages, 14, (page) => page.set.id);
      const complaints = [];
      let seen = 0;
      await withPage(set, {}, async (page) => {
        for (const [at, sheet] of chosen.entries()) {
          await page.goto(set.address(site, "file") + sheet.path);
          const printed = scratch(`coded-${at}.pdf`);
          await writeFile(printed, await page.pdf({ format: "Letter", preferCSSPageSize: true }));
          const found = [...(await scanned(printed, 1)), ...(await lastOf(printed))];
          seen += found.length;
          const text = await page.evaluate(() => document.querySelector("main").innerText);
          for (const complaint of judge(site, all, sheet, text, found)) complaints.push(`${called(sheet)}: ${complaint}`);
        }
      });
      t.diagnostic(`${seen} codes on ${chosen.length} pages`);
      none(complaints, "codes");
    });
  });
}

/** The codes of the last page, where there are several. */
async function lastOf(file) {
  const count = (await pages(file)).length;
  return count > 1 ? scanned(file, count) : [];
}

function judge(site, all, { set, lang, id, name, path }, text, found) {
  const complaints = [];
  const close = tight(text);
  for (const code of found) {
    const number = code.match(/^(?:tel|sms):\+?1?(\d+)/)?.[1];
    if (number) {
      if (!digits(close).includes(number)) complaints.push(`the code says ${code}, and the text does not`);
    } else if (/^https?:\/\//.test(code)) {
      if (!close.includes(tight(code))) complaints.push(`the code says ${code}, and the text does not`);
    } else {
      complaints.push(`a code says “${code}”, which calls nobody and opens nothing`);
    }
  }

  const wants = (kind) => found.some((code) => code.startsWith(kind)) || complaints.push(`no code with ${kind}`);
  const record = all.records.get(lang).get(id);
  const calls = record && /^\s*(?:- )?phone:/m.test(record.yaml);
  if (record && calls) wants("tel:");
  if (set.discreet) {
    for (const code of found) if (/^http/.test(code)) complaints.push(`its code leads to ${code}`);
    return complaints;
  }
  if (set.form === "cards" && found.length > 0 && new Set(found).size > 1) complaints.push(`its cards have several codes: ${[...new Set(found)].join(" ")}`);
  if (set.display) return complaints;
  if (site.address) {
    const below = lang === all.first ? "" : `${lang}/`;
    const page = { "fact-sheet": `agencies/${name}.html`, "topic-sheet": `topics/${name}.html`, "hotline-sheet": "hotlines.html", booklet: "" }[set.form];
    wants(`${site.address.replace(/\/$/, "")}/${below}${page}`);
  } else if (record && !calls && /^website:/m.test(record.yaml)) {
    wants(record.yaml.match(/^website: *["']?([^\s"']+)/m)[1]);
  }
  if (found.length === 0 && path.includes("posters")) complaints.push("no code");
  return complaints;
}
