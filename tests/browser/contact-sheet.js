// Pictures of every kind of page, to leaf through: each theme, language and width, in light, dark and forced colours, and
// on paper. It writes them to OUTDIR with an `index.html` that needs nothing but the folder.
//
//   FIELDGUIDE=target/release/fieldguide node tests/browser/contact-sheet.js [OUTDIR]     (default: target/contact-sheet)
import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { chromium } from "./support/browsers.js";
import { need } from "./support/missing.js";
import { sheet } from "./support/sheet.js";
import { clean, largest, project, THEMES } from "./support/sites.js";

const run = promisify(execFile);
const TALLEST = 1600; // pixels of a page that are shown, but for one picture of the whole
/** Palettes, and the widths at which each is taken. */
const LOOKS = [
  ["light", { scheme: "light" }, [320, 390, 768, 1200]],
  ["dark", { scheme: "dark" }, [390, 1200]],
  ["forced", { scheme: "dark", forced: true }, [390, 1200]],
];
/** The one width at which a page is also taken in its whole length. */
const WHOLE = 390;
const ON_PAPER = ["home", "agency", "hotlines", "page"];
const SIDE_BY_SIDE = 2;

const outdir = resolve(process.argv[2] ?? join(project, "target/contact-sheet"));
await mkdir(join(outdir, "pictures"), { recursive: true });
const started = Date.now();
const browser = await chromium.launch();
try {
  const work = [];
  for (const [theme, make] of THEMES) {
    const site = await make();
    for (const page of largest(site)) work.push({ theme, site, ...page });
  }
  const pictures = [];
  const hand = async () => {
    for (let next = work.shift(); next; next = work.shift()) pictures.push(...(await picture(next)));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, hand));
  const order = (one) => [one.kind, one.theme, one.lang, one.width, one.look].join("|");
  pictures.sort((a, b) => order(a).localeCompare(order(b), "en", { numeric: true }));
  await writeFile(join(outdir, "index.html"), sheet(pictures));
  console.log(`${pictures.length} pictures in ${Math.round((Date.now() - started) / 1000)} s: ${join(outdir, "index.html")}`);
} finally {
  await browser.close();
  await clean();
}

/** All pictures of one page. */
async function picture({ theme, site, path, kind, lang }) {
  const made = [];
  const page = await browser.open({ size: { width: 1200, height: 900 } });
  const take = async (width, look, options) => {
    const file = `pictures/${theme}-${lang}-${kind}-${look}-${width}.jpeg`;
    await page.picture({ path: join(outdir, file), type: "jpeg", quality: 72, fullPage: true, ...options });
    made.push({ file, theme, lang, kind, look, width, path });
  };
  try {
    for (const [look, palette, widths] of LOOKS) {
      await page.emulate(palette);
      for (const width of widths) {
        await page.resize({ width, height: 900 });
        if (made.length === 0) await page.goto(site.root + path);
        await page.gather();
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await take(width, look, { clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) } });
        if (look === "light" && width === WHOLE && height > TALLEST) await take(width, "whole", {});
      }
    }
    if (ON_PAPER.includes(kind)) made.push(...(await paper(page, { theme, lang, kind, path })));
  } finally {
    await page.close();
  }
  return made;
}

/** The first sheet of Letter. */
async function paper(page, { theme, lang, kind, path }) {
  const name = `pictures/${theme}-${lang}-${kind}-paper-816`;
  const pdf = join(outdir, `${name}.pdf`);
  await page.emulate({ scheme: "light" });
  await page.pdf({ format: "Letter", path: pdf });
  await run(need("pdftoppm", ["pdftoppm"], "poppler-utils"), ["-jpeg", "-r", "96", "-f", "1", "-l", "1", "-singlefile", pdf, join(outdir, name)]);
  await rm(pdf);
  return [{ file: `${name}.jpg`, theme, lang, kind, look: "paper", width: 816, path }];
}
