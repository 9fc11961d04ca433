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
        const telling = [...words, ...(await names(site, all))];
        const complaints = [];
        const look = (sheet, where, text) => {
          const low = smooth(text).toLowerCase();
          for (const word of telling) if (tells(low, word)) complaints.push(`${called(sheet)}: ${where} says “${word}”`);
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
  const called = [...records.values()].flatMap((own) => [...own.values()].flatMap(({ title, acronym }) => [title, acronym]));
  return [...new Set([...titles, ...address, ...called])].filter((name) => name.length > 1);
}

/** Short names in capitals only count as whole words: “dol” is in “dolor”. */
function tells(low, word) {
  const wanted = smooth(word).toLowerCase();
  if (wanted.length > 6) return low.includes(wanted);
  return new RegExp(`(?<![\\p{L}\\d])${wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}${/^[\x00-\x7f]{1,5}$/.test(wanted) ? "(?![\\p{L}\\d])" : ""}`, "u").test(low);
}
