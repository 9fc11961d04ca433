// Every PDF as a file: sound, tagged for screen readers (PDF/UA-1), in its language, with its fonts, on its paper, and the
// same bytes whenever and wherever it is made.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { called, evenly, paperOf } from "../support/paper.js";
import { PAPERS, each, faults, fingerprint, objects, pages, smooth } from "../support/pdf.js";
import { guide, paper, rebuilt } from "../support/sites.js";
import { none } from "../support/stage.js";

const SAMPLE = 40;

/** Records of the guide whose fact sheet is longer than two pages: long texts, no slip of the layout. */
const LONG_RECORDS = ["national-hotline"];

export function paperFiles() {
  describe("files", () => {
    for (const [name, make, count] of [["guide", guide, SAMPLE], ["hard cases", paper, Infinity]]) {
      test(`${name}: PDFs are sound, tagged, in their language, with all fonts, on their paper`, async (t) => {
        const site = await make();
        const { files } = await paperOf(site);
        const kind = ({ set, paper, lang }) => `${set.id} ${paper} ${lang}`;
        const chosen = count < files.length ? evenly(files, count, kind) : files;
        const complaints = [];
        await each(chosen, async (sheet) => {
          for (const complaint of await judge(site, sheet)) complaints.push(`${called(sheet)}: ${complaint}`);
        });
        t.diagnostic(`${chosen.length} of ${files.length} PDFs`);
        none(complaints, "as files");
      });
    }

    test("guide: a fact sheet has one page or two", async (t) => {
      const site = await guide();
      const { files, first } = await paperOf(site);
      const counts = new Map();
      const chosen = files.filter(({ set, lang, paper }) => set.form === "fact-sheet" && !set.large && lang === first && paper === "letter");
      await each(chosen, async ({ path, id }) => counts.set(id, (await objects(join(site.folder, path))).pages.length));
      const of = (count) => [...counts.values()].filter((own) => own === count).length;
      t.diagnostic(`${counts.size} fact sheets: ${of(1)} of one page, ${of(2)} of two`);
      const long = [...counts].filter(([, count]) => count > 2).map(([id]) => id).sort();
      t.diagnostic(`longer: ${long.map((id) => `${id} ${counts.get(id)}`).join(", ")}`);
      assert.ok(counts.size > 0, "no fact sheet");
      assert.deepEqual(long, LONG_RECORDS, "longer than two pages");
    });

    test("hard cases: built again in another folder, every PDF has the same bytes", async () => {
      const site = await paper();
      const again = await rebuilt(site);
      const { files } = await paperOf(site);
      const complaints = [];
      await each(files, async ({ path }) => {
        const [one, other] = await Promise.all([site, again].map(({ folder }) => fingerprint(join(folder, path))));
        if (one !== other) complaints.push(path);
      });
      none(complaints, "other bytes");
    });
  });
}

async function judge(site, sheet) {
  const file = join(site.folder, sheet.path);
  const [broken, found, text] = await Promise.all([faults(file), objects(file), pages(file)]);
  const complaints = broken.map((line) => `qpdf: ${line}`);
  const want = (true_, complaint) => true_ || complaints.push(complaint);

  const title = await heading(site, sheet);
  want(smooth(found.title) === title, `its title is “${found.title}”, the page's h1 is “${title}”`);
  want(found.showsTitle, "a window shows its file name and not its title");
  want(found.lang === sheet.lang, `its language is ${found.lang}, not ${sheet.lang}`);
  want(found.marked && found.structured, "it is not tagged");
  want(/<pdfuaid:part>1<\/pdfuaid:part>/.test(found.metadata), "it does not say that it is PDF/UA-1");
  want(found.dated.length === 0, `it holds the time of its making: ${found.dated.join(", ")}`);
  want(found.headings[0]?.level === 1, `it begins with ${found.headings[0] ? `a heading of level ${found.headings[0].level}` : "no heading"}`);
  for (const [at, { level }] of found.headings.entries()) {
    if (at > 0 && level > found.headings[at - 1].level + 1) complaints.push(`heading ${at + 1} skips from level ${found.headings[at - 1].level} to ${level}`);
  }
  want(found.tables.every(({ heads }) => heads > 0), "a table has no head");
  want(found.figures.every(Boolean), "a picture has no text in its place");

  want(found.fonts.length > 0, "it has no font");
  for (const { name, embedded, subset } of found.fonts) {
    want(embedded, `the font ${name} is not in it`);
    want(subset, `the font ${name} is in it whole`);
  }
  const [width, height] = PAPERS[sheet.paper];
  for (const [at, [w, h]] of found.pages.entries()) {
    want(Math.abs(w - width) < 0.01 && Math.abs(h - height) < 0.01, `page ${at + 1} is ${w} × ${h} points`);
  }
  if (sheet.set.display) want(found.pages.length === 1, `${found.pages.length} pages`);
  const odd = text.join("").match(/[\ufffd\ue000-\uf8ff\u0000]/u);
  want(!odd, `a letter without a meaning, ${odd && odd[0].codePointAt(0).toString(16)}`);
  want(text.join("").length > 20, "it has no text");
  return complaints;
}

/** The h1 of the page of which the PDF is the paper. */
async function heading(site, { path, name }) {
  const page = join(site.folder, path, "../..", `${name}.html`);
  const html = await readFile(page, "utf8");
  const h1 = html.match(/<h1[^>]*>([\s\S]*?)<\/h1>/)?.[1] ?? "";
  const plain = h1.replace(/<span class="?acronym[^>]*>[^<]*<\/span>/, "").replace(/<[^>]*>/g, "").replace(/&#x27;|&#39;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  return smooth(plain);
}
