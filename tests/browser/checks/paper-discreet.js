// Discreet sheets: a reader who is searched or watched is given away by no word of theirs, wherever it stands: in the text,
// in what the file says of itself, in its name, in the source of the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, paperOf } from "../support/paper.js";
import { each, objects, pages, smooth } from "../support/pdf.js";
import { guide, paper } from "../support/sites.js";
import { none } from "../support/stage.js";

/** Words that tell what the guide is about, in its languages; beginnings of words count. */
const GUIDE = ["traffick", "trata", "víctima", "victim", "slave", "esclav", "forced", "forzad", "abus", "exploit", "explota", "prostit", "polaris", "befree", "اتجار", "ضحايا", "ضحية", "استغلال"];
const HARD = ["shelter", "albergue", "harbor", "puerto", "ميناء", "ملجأ", "ملاجئ"];

export function paperDiscreet() {
  describe("discreet", () => {
    for (const [name, make, words] of [["guide", guide, GUIDE], ["hard cases", paper, HARD]]) {
      test(`${name}: discreet sheets name neither the site, nor the subject, nor a record`, async (t) => {
        const site = await make();
        const all = await paperOf(site);
        const quiet = ({ set }) => set.discreet;
        const { titles, acronyms } = await names(site, all);
        const complaints = [];
        const look = (sheet, where, text) => {
          const low = smooth(text).toLowerCase();
          const told = [...words, ...titles].filter((word) => low.includes(smooth(word).toLowerCase()));
          // “DOS” is an office, “dos” is two.
          told.push(...acronyms.filter((acronym) => new RegExp(`(?<![\\p{L}\\d])${acronym.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "u").test(text)));
          for (const word of told) complaints.push(`${called(sheet)}: ${where} says “${word}”`);
        };
        const sheets = { pages: all.pages.filter(quiet), files: all.files.filter(quiet) };
        assert.ok(sheets.pages.length > 0 && sheets.files.length > 0, "the site has no discreet sheet");
        await each(sheets.pages, async (sheet) => {
          look(sheet, "its address", sheet.path);
          look(sheet, "the source of its page", await readFile(join(site.folder, sheet.path), "utf8"));
        });
        await each(sheets.files, async (sheet) => {
          const file = join(site.folder, sheet.path);
          const [text, found] = await Promise.all([pages(file), objects(file)]);
          look(sheet, "its address", sheet.path);
          look(sheet, "its text", text.join(" "));
          look(sheet, "what it says of itself", `${found.info} ${found.metadata.replace(/<[^>]*>/g, " ")} ${found.figures.join(" ")} ${found.headings.map(({ title }) => title).join(" ")}`);
        });
        const named = sheets.files.filter(({ name, set, id }) => id && !/^sheet-[0-9a-f]{8}$/.test(name) && set.form !== "booklet");
        for (const sheet of named) complaints.push(`${called(sheet)}: its name is not neutral`);
        t.diagnostic(`${sheets.pages.length} pages and ${sheets.files.length} PDFs`);
        none([...new Set(complaints)], "told");
      });
    }
  });
}

/** What the site and its records are called in any language, and where the site is published. */
async function names(site, { records }) {
  const config = await readFile(join(site.source, "content/site.yaml"), "utf8");
  const group = config.match(/^title:(.*(?:\n[ \t]+.*)*)/m)[1];
  const titles = [...group.matchAll(/\b[a-z]{2}: *([^,}\n]+)/g)].map(([, title]) => title.trim());
  const address = site.address ? [site.address.replace(/^https?:\/\//, "")] : [];
  const own = [...records.values()].flatMap((records) => [...records.values()]);
  const distinct = (names) => [...new Set(names)].filter((name) => name.length > 1);
  return { titles: distinct([...titles, ...address, ...own.map(({ title }) => title)]), acronyms: distinct(own.map(({ acronym }) => acronym)) };
}
