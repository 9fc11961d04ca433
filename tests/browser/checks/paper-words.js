// What must stand on every sheet: whose it is, its numbers in digits and in letters, of when it is, what it is not, where it
// comes from. Compared with the records that the site was made from, not with the pages that were made beside it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, digits, evenly, paperOf } from "../support/paper.js";
import { each, pages, signed, smooth, tight } from "../support/pdf.js";
import { guide, paper } from "../support/sites.js";
import { none } from "../support/stage.js";

const SAMPLE = 120;
const OVER = /^status: *(superseded|historical)\b/m;

export function paperWords() {
  describe("words", () => {
    for (const [name, make, count] of [["guide", guide, SAMPLE], ["hard cases", paper, Infinity]]) {
      test(`${name}: name, numbers, edition, notice, page numbers and sources stand on every PDF`, async (t) => {
        const site = await make();
        const all = await paperOf(site);
        const kind = ({ set, paper, lang }) => `${set.id} ${paper} ${lang}`;
        const chosen = count < all.files.length ? evenly(all.files, count, kind) : all.files;
        const complaints = [];
        await each(chosen, async (sheet) => {
          const text = await pages(join(site.folder, sheet.path));
          for (const complaint of await judge(site, all, sheet, text)) complaints.push(`${called(sheet)}: ${complaint}`);
        });
        t.diagnostic(`${chosen.length} of ${all.files.length} PDFs`);
        none(complaints, "missing on paper");
      });
    }
  });
}

async function judge(site, all, sheet, text) {
  const { set, lang, id } = sheet;
  const words = all.words.get(lang);
  const close = tight(text.join(" "));
  const complaints = [];
  const want = (true_, complaint) => true_ || complaints.push(complaint);
  // Where lines run from right to left, words of another script are read in an order of their own.
  const rtl = lang === "ar";
  const holds = (said) => (rtl ? smooth(said).split(" ").every((word) => signed(word) || close.includes(tight(word.replace(/^[(]+|[)،.:]+$/g, "")))) : close.includes(tight(said)));
  const call = (phone) => want(spoken(phone).some(holds), `the number ${phone} is missing`);

  // What it is not, and of when it is.
  const notice = words[set.discreet ? "sheet_discreet_notice" : "not_government"];
  want(rtl ? holds(notice) : close.toLowerCase().includes(tight(notice).toLowerCase()), `“${notice}” is missing`);
  const edition = tight(words.sheet_edition);
  want(new RegExp(`${edition}.{0,30}2026|2026.{0,30}${edition}`).test(close), `“${words.sheet_edition}” with its year is missing`);
  if (!set.display) {
    for (const [at, page] of text.entries()) {
      const said = words.sheet_page.replace("{page}", at + 1).replace("{pages}", text.length);
      want(said.split(/\s+/).every((word) => tight(page).includes(tight(word))), `page ${at + 1} does not say “${said}”`);
      // A booklet's head names the chapter instead.
      if (at > 0 && set.form !== "booklet") want(tight(page).toLowerCase().includes(tight(words.sheet_continued).toLowerCase()), `page ${at + 1} does not say “${words.sheet_continued}”`);
    }
  }

  const record = all.records.get(lang).get(id);
  if (set.form === "fact-sheet") {
    want(holds(record.title), `its name “${record.title}” is missing`);
    record.phones.forEach(call);
    for (const letters of record.vanity) want(holds(letters), `the number in letters, ${letters}, is missing`);
    // Among lines that run from right to left, an address that takes several is not put together again.
    for (const email of record.emails) want(rtl ? email.split(/[.@]/).every(holds) : holds(email), `the address ${email} is missing`);
    for (const { title } of record.sources) want(holds(title), `the document “${title}” is missing`);
    const checked = close.includes(tight(words.verified_on));
    want(checked === record.checked, checked ? "it says that somebody checked it, and nobody did" : "it does not say when it was checked");
  } else if (record) {
    // Handouts, posters, cards and flyers.
    const shown = set.form === "handout" ? record.phones : record.phones.slice(0, 1);
    shown.forEach(call);
    const title = set.discreet ? record.discreet : record.title;
    want(holds(title), `“${title}” is missing`);
    if (!set.discreet && record.vanity[0] && digits(record.vanity[0]) !== "") want(record.vanity.slice(0, 1).every(holds), `${record.vanity[0]} is missing`);
  } else if (set.form === "hotline-sheet") {
    const page = await readFile(join(site.folder, lang === all.first ? "" : lang, "hotlines.html"), "utf8");
    const main = page.slice(page.indexOf("<main"), page.indexOf("</main"));
    // What no longer holds stands on the page, and is not handed out.
    const gone = new Set([...all.records.get(lang).values()].filter(({ yaml }) => OVER.test(yaml)).flatMap(({ phones }) => phones));
    for (const [, phone] of main.matchAll(/href="?(?:tel|sms):\+?(\d+)/g)) if (!gone.has(phone)) call(phone);
  } else if (set.form === "topic-sheet") {
    const entries = [...all.records.get(lang).values()].filter(({ yaml }) => new RegExp(`^topics: *\\[[^\\]]*\\b${sheet.name}\\b(?!-)`, "m").test(yaml) && !OVER.test(yaml));
    for (const { title, phones } of entries) {
      want(holds(title), `the record “${title}” is missing`);
      phones.forEach(call);
    }
  } else if (set.form === "booklet") {
    for (const { title, phones, vanity } of all.records.get(lang).values()) {
      want(holds(title), `the record “${title}” is missing`);
      phones.forEach(call);
      for (const letters of vanity) want(holds(letters), `${letters} is missing`);
    }
  } else {
    complaints.push(`nothing is known of what a ${set.form} should hold`);
  }
  return complaints;
}

/** The ways in which a number of the index may be printed: ten digits with or without the 1, grouped; an extension apart. */
function spoken(phone) {
  const ten = phone.match(/^1?(\d{3})(\d{3})(\d{4})(\d*)$/);
  if (!ten) return [phone];
  const [, area, exchange, line] = ten;
  return [`${area}-${exchange}-${line}`, `(${area})${exchange}-${line}`, `${area}${exchange}${line}`];
}
