// What is hard to put on paper: nothing is cut, nothing lies over something else, nothing leaves the page, and no type is
// smaller than it may be.
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, paperOf, wordsOfRecord } from "../support/paper.js";
import { across, crowdedPaper, grid } from "../support/paper-ink.js";
import { each, lines, pages, signed, sized, smooth, tight } from "../support/pdf.js";
import { guide, paper } from "../support/sites.js";
import { none } from "../support/stage.js";

const LARGE = 18;
const NOTICE = 16;

export function paperLimits() {
  describe("limits", () => {
    test("hard cases: no line leaves the paper, and none lies over another", async (t) => {
      const site = await paper();
      const { files, words } = await paperOf(site);
      const complaints = [];
      await each(files, async (sheet) => {
        for (const complaint of crowdedPaper(await lines(join(site.folder, sheet.path)), words.get(sheet.lang).sheet_old)) complaints.push(`${called(sheet)}, ${complaint}`);
      });
      t.diagnostic(`${files.length} PDFs`);
      none(complaints, "on paper");
    });

    test("guide: no line of posters, cards, flyers and hotline sheets leaves the paper, and none lies over another", async () => {
      const site = await guide();
      const { files, words } = await paperOf(site);
      const complaints = [];
      await each(files.filter(({ set }) => set.display || set.form === "hotline-sheet"), async (sheet) => {
        for (const complaint of crowdedPaper(await lines(join(site.folder, sheet.path)), words.get(sheet.lang).sheet_old)) complaints.push(`${called(sheet)}, ${complaint}`);
      });
      none(complaints, "on paper");
    });

    test("hard cases: every word of a record stands on its fact sheet", async () => {
      const site = await paper();
      const { files, records, first } = await paperOf(site);
      const complaints = [];
      await each(files.filter(({ set, lang }) => set.form === "fact-sheet" && lang === first), async (sheet) => {
        const text = tight((await pages(join(site.folder, sheet.path))).join(" "));
        const lost = wordsOfRecord(records.get(first).get(sheet.id).yaml).filter((word) => !held(text, typeset(word)));
        if (lost.length > 0) complaints.push(`${called(sheet)}: ${[...new Set(lost)].join(" ")}`);
      });
      none(complaints, "lost");
    });

    test("hard cases: a sheet with numbers checked long ago says so across every page, and no other does", async () => {
      const site = await paper();
      const { files, words } = await paperOf(site);
      const complaints = [];
      await each(files.filter(({ set }) => set.form === "fact-sheet" || set.form === "handout"), async (sheet) => {
        for (const [at, page] of (await lines(join(site.folder, sheet.path))).entries()) {
          const said = across(page, words.get(sheet.lang).sheet_old);
          if (said !== (sheet.id === "breakwater-lamp")) complaints.push(`${called(sheet)}, page ${at + 1}: ${said ? "it says so" : "it does not"}`);
        }
      });
      none(complaints, "watermark");
    });

    for (const [name, make] of [["guide", guide], ["hard cases", paper]]) {
      test(`${name}: nothing in large print is smaller than ${LARGE} points`, async (t) => {
        const site = await make();
        const { files, first } = await paperOf(site);
        const large = files.filter(({ set, lang }, at) => set.large && (name !== "guide" || set.form !== "fact-sheet" || lang !== first || at % 10 === 0));
        assert.ok(large.length > 0, "the site has no sheet in large print");
        const chosen = name === "guide" ? large.filter((_, at) => at % 8 === 0 || large[at].set.form !== "fact-sheet") : large;
        const complaints = [];
        await each(chosen, async (sheet) => {
          for (const { size, text } of await sized(join(site.folder, sheet.path))) {
            if (size < LARGE - 0.35) complaints.push(`${called(sheet)}: “${text.slice(0, 40)}” has ${size.toFixed(1)} points`);
          }
        });
        t.diagnostic(`${chosen.length} PDFs`);
        none([...new Set(complaints)], "too small");
      });

      test(`${name}: on a poster, what it is not and what a law prescribes have ${NOTICE} points or more`, async () => {
        const site = await make();
        const { files, notices } = await paperOf(site);
        const complaints = [];
        await each(files.filter(({ set }) => set.form === "poster"), async (sheet) => {
          const pieces = await sized(join(site.folder, sheet.path));
          const own = [notices.get(sheet.lang), ...(sheet.set.wording ? [WORDING[sheet.lang]] : [])];
          for (const text of own) {
            const about = pieces.filter((piece) => shares(piece.text, text));
            if (about.length === 0) complaints.push(`${called(sheet)}: “${text.slice(0, 40)}” is not there`);
            for (const { size } of about) if (size < NOTICE - 0.35) complaints.push(`${called(sheet)}: “${text.slice(0, 40)}” has ${size.toFixed(1)} points`);
          }
        });
        none([...new Set(complaints)], "too small");
      });

      test(`${name}: ten cards of 3.5 by 2 inches lie on a sheet`, async () => {
        const site = await make();
        const { files } = await paperOf(site);
        const complaints = [];
        await each(files.filter(({ set }) => set.form === "cards"), async (sheet) => {
          const [page] = await lines(join(site.folder, sheet.path));
          const wrong = grid(page);
          if (wrong) complaints.push(`${called(sheet)}: ${wrong}`);
        });
        none(complaints, "cards");
      });
    }
  });
}

/** A part of the hard cases' prescribed words that stands on a line by itself in no other text. */
const WORDING = { en: "section 12 of the Harbor Code", es: "sección 12 del Código del Puerto", ar: "قانون الميناء" };

/** Whether a piece of a line holds three words of a text, one after the other; in Arabic, in whatever order. */
function shares(piece, text) {
  const parts = (what) => smooth(what).toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => !signed(word)).map(tight).filter(Boolean);
  const words = parts(text);
  const line = parts(piece);
  const length = Math.min(3, words.length);
  const held = (wanted) => {
    if (/\p{Script=Arabic}/u.test(text)) return wanted.every((word) => line.includes(word) || line.includes([...word].reverse().join("")));
    return ` ${line.join(" ")} `.includes(` ${wanted.join(" ")} `);
  };
  return words.some((_, at) => at + length <= words.length && held(words.slice(at, at + length)));
}

/** A long address may go over the end of a column: it is looked for in parts. */
const held = (text, word) => (word.length > 60 ? word.split(/[/-]/) : [word]).every((part) => text.includes(tight(part)));

/** As typographers set it: quotation marks and apostrophes. */
const typeset = (word) => word.replace(/\\?"/g, "").replace(/(\p{L})'(\p{L})/gu, "$1’$2");
