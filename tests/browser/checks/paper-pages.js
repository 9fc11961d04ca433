// The page that a browser prints and the PDF are one sheet: the same words, about as many pages, nothing cut off.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, evenly, paperOf } from "../support/paper.js";
import { crowdedPaper } from "../support/paper-ink.js";
import { each, lines, objects, pages, signed, smooth, tight } from "../support/pdf.js";
import { guide, paper, scratch } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const FORMATS = [["letter", "Letter"], ["a4", "A4"]];

export function paperPages(browser) {
  describe("pages", () => {
    const set = stage(browser, guide, paper);
    for (const [name, make, count] of [["guide", guide, 25], ["hard cases", paper, Infinity]]) {
      test(`${name}: a page to print has the words of its PDF`, async (t) => {
        const site = await make();
        const all = await paperOf(site);
        const some = count < all.pages.length ? evenly(all.pages, count, ({ set, lang }) => `${set.id} ${lang}`) : all.pages;
        const chosen = some.filter(({ set }) => name !== "guide" || set.form !== "booklet");
        const texts = new Map();
        await withPage(set, {}, async (page) => {
          await page.emulatePrint();
          for (const sheet of chosen) {
            await page.goto(set.address(site, "file") + sheet.path);
            texts.set(sheet, await page.evaluate(shown));
          }
        });
        const complaints = [];
        await each(chosen, async (sheet) => {
          const file = all.files.find((file) => file.set === sheet.set && file.name === sheet.name && file.lang === sheet.lang);
          if (!file) return complaints.push(`${called(sheet)}: it has no PDF`);
          const pdf = await pages(join(site.folder, file.path));
          for (const complaint of compare(texts.get(sheet), pdf, sheet, all.words.get(sheet.lang))) complaints.push(`${called(sheet)}: ${complaint}`);
        });
        t.diagnostic(`${chosen.length} sheets`);
        none(complaints, "not the same");
      });
    }

    test("hard cases: a page to print has as many pages as its PDF, and its ink stays on the paper", async (t) => {
      const site = await paper();
      const all = await paperOf(site);
      const chosen = evenly(all.pages, 40, ({ set, lang }) => `${set.id} ${lang}`);
      const complaints = [];
      await withPage(set, {}, async (page) => {
        for (const [at, sheet] of chosen.entries()) {
          await page.goto(set.address(site, "file") + sheet.path);
          for (const [paper, format] of at % 4 === 0 || sheet.set.display ? FORMATS : FORMATS.slice(0, 1)) {
            const other = all.files.find((file) => file.set === sheet.set && file.name === sheet.name && file.lang === sheet.lang && file.paper === paper);
            if (!other) continue;
            const printed = scratch(`printed-${at}-${paper}.pdf`);
            await writeFile(printed, await page.pdf({ format, preferCSSPageSize: true }));
            const [mine, made] = await Promise.all([lines(printed), objects(join(site.folder, other.path))]);
            const apart = Math.abs(mine.length - made.pages.length);
            const allowed = sheet.set.display ? 0 : Math.max(1, Math.round(made.pages.length * 0.4));
            if (apart > allowed) complaints.push(`${called(sheet)}, ${format}: ${mine.length} pages, the PDF has ${made.pages.length}`);
            for (const complaint of crowdedPaper(mine, all.words.get(sheet.lang).sheet_old)) complaints.push(`${called(sheet)}, ${format}, ${complaint}`);
          }
        }
      });
      t.diagnostic(`${chosen.length} sheets`);
      none(complaints, "printed by a browser");
    });

    test("hard cases: nothing on a page to print is cut off at its side", async () => {
      const site = await paper();
      const all = await paperOf(site);
      const complaints = [];
      await withPage(set, { size: { width: 680, height: 900 } }, async (page) => {
        await page.emulatePrint();
        for (const sheet of all.pages) {
          await page.goto(set.address(site, "file") + sheet.path);
          for (const complaint of await page.evaluate(cut)) complaints.push(`${called(sheet)}: ${complaint}`);
        }
      });
      none(complaints, "cut off");
    });
  });
}

/** The text of a sheet as it is printed, piece by piece; runs inside a page. */
function shown() {
  const pieces = [];
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const holder = node.parentElement;
    // What only a screen reader is told is clipped away; in the PDF it is no text.
    const told = holder.closest(".unseen");
    if (/\S/.test(node.data) && !told && holder.checkVisibility() && !/^(SCRIPT|STYLE|TEMPLATE)$/.test(holder.tagName)) pieces.push(node.data);
  }
  return pieces;
}

/** Text that goes over the side of the page, or out of a part that shows nothing outside itself; runs inside a page. */
function cut() {
  const complaints = [];
  const main = document.querySelector("main");
  const words = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    if (!/\S/.test(node.data) || !node.parentElement.checkVisibility() || node.parentElement.closest(".unseen")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    const said = `“${node.data.trim().slice(0, 40)}”`;
    const page = main.getBoundingClientRect();
    if (boxes.some(({ left, right }) => left < page.left - 1 || right > page.right + 1)) complaints.push(`${said} goes over the side of the page`);
    for (let part = node.parentElement; part !== main.parentElement; part = part.parentElement) {
      if (getComputedStyle(part).overflow === "visible") continue;
      const frame = part.getBoundingClientRect();
      const out = boxes.some(({ left, right, top, bottom }) => left < frame.left - 1 || right > frame.right + 1 || top < frame.top - 2 || bottom > frame.bottom + 2);
      if (out) complaints.push(`${said} is cut off by ${part.tagName.toLowerCase()}.${part.className}`);
    }
  }
  return [...new Set(complaints)];
}

/**
 * Words that one of the two lacks. What stands on a sheet many times over, on cards and strips, is only looked for; so are
 * words that run from right to left, which poppler does not always put together.
 */
function compare(pieces, pdf, { set, lang }, words) {
  const page = close(pieces.join(" "));
  const sheet = close(pdf.join(" "));
  const complaints = [];
  const times = (word, text) => text.split(word).length - 1;
  // What a picture says as well: a line to cut along; a number that is a card's largest word; a code beside it.
  const aside = close(set.display ? `${words.sheet_cut} ${words.call} ${words.code_call} ${words.sheet_discreet}` : "");
  const lost = [];
  for (const word of new Set(smooth(pieces.join(" ")).split(" ").filter((word) => !signed(word)).map(bare).map(close))) {
    // An address that goes over two lines is not put together again among lines that run from right to left.
    if (word.length < (lang === "ar" ? 4 : 3) || aside.includes(word) || (lang === "ar" && /[/@]/.test(word))) continue;
    const [here, there] = [times(word, page), times(word, sheet)];
    // Short ones also come about where two others meet.
    if (there === 0 || (!set.display && set.form !== "booklet" && lang !== "ar" && word.length > 4 && here - there > 1)) lost.push(`${word} (${here} times, ${there} in the PDF)`);
  }
  if (lost.length > 0) complaints.push(`the PDF lacks ${lost.length}: ${lost.slice(0, 12).join(", ")}`);

  // Strips are turned: poppler reads them from their end, or letter by letter.
  if (set.form === "flyer") return complaints;
  const furniture = close(`${words.sheet_page} ${words.sheet_continued} ${words.sheet_old} ${words.sheet_contents} ${words.sheet_cut}`);
  const found = new Set(smooth(pdf.join(" ")).match(/\p{Script=Latin}{3,}/gu));
  const extra = [...found].filter((word) => {
    const plain = close(word);
    return !(page.includes(plain) || furniture.includes(plain) || (set.display && halves(plain).some((two) => two.every((half) => page.includes(half)))));
  });
  if (extra.length > 0) complaints.push(`the page lacks ${extra.length}: ${extra.slice(0, 12).join(", ")}`);
  return complaints;
}

/** Two words that poppler took for one, as it does where columns stand side by side. */
const halves = (word) => [...word].map((_, at) => [word.slice(0, at), word.slice(at)]).filter(([one, other]) => one.length > 1 && other.length > 1);

const close = (text) => tight(text).toLowerCase();

/** A word without what stands around it, and without a hyphen at the end of a line. */
const bare = (word) => word.replace(/^[^\p{L}\p{N}+]+|[^\p{L}\p{N}]+$/gu, "");
