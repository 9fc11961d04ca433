// A report, not a test: Lighthouse on four pages of the guide, as a phone on a slow line meets them. It prints a table,
// writes each report to OUTDIR as HTML and JSON, and ends with 1 unless every number is 100.
//
//   FIELDGUIDE=target/release/fieldguide node tests/browser/lighthouse.js [OUTDIR]     (default: target/lighthouse)
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import lighthouse, { generateReport } from "lighthouse";
import puppeteer from "puppeteer-core";
import { CHROMIUM_ARGS, chromiumPath } from "./support/browsers.js";
import { serve } from "./support/server.js";
import { clean, guide, project } from "./support/sites.js";

const PAGES = [
  ["home", "index.html"],
  ["record", "agencies/national-hotline.html"],
  ["hotlines", "hotlines.html"],
  ["search", "search.html"],
];
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const outdir = resolve(process.argv[2] ?? join(project, "target/lighthouse"));
await mkdir(outdir, { recursive: true });
let perfect = true;
const site = await guide();
// A host that packs text and is asked at the root of its own name, as the guide's would be.
const server = await serve(site.folder, "/", { packed: true });
try {
  console.log(["page".padEnd(10), ...CATEGORIES.map((name) => name.padStart(15))].join(""));
  for (const [name, path] of PAGES) {
    const result = await middle(() => look(server.root + path));
    const scores = CATEGORIES.map((category) => Math.round(result.categories[category].score * 100));
    perfect &&= scores.every((score) => score === 100);
    console.log([name.padEnd(10), ...scores.map((score) => String(score).padStart(15))].join(""));
    for (const line of reasons(result)) console.log(`    ${line}`);
    for (const form of ["html", "json"]) await writeFile(join(outdir, `${name}.${form}`), generateReport(result, form));
  }
  console.log(`reports: ${outdir}`);
} finally {
  await server.stop();
  await clean();
}
process.exitCode = perfect ? 0 : 1;

/**
 * The first result, if it is perfect; else the middle of three. What else a machine does slows a page down and never
 * speeds it up.
 */
async function middle(measure) {
  const results = [await measure()];
  const speed = (result) => result.categories.performance.score;
  if (speed(results[0]) === 1) return results[0];
  results.push(await measure(), await measure());
  return results.sort((a, b) => speed(a) - speed(b))[1];
}

/** One page in a browser of its own, with Lighthouse's own settings for a phone. */
async function look(url) {
  const browser = await puppeteer.launch({ executablePath: chromiumPath(), args: CHROMIUM_ARGS, headless: true });
  try {
    const page = await browser.newPage();
    const run = await lighthouse(url, { onlyCategories: CATEGORIES, output: "json", logLevel: "error" }, undefined, page);
    if (run.lhr.runtimeError) throw new Error(`${url}: ${run.lhr.runtimeError.message}`);
    return run.lhr;
  } finally {
    await browser.close();
  }
}

/** What keeps a page from 100: each audit that counts and is not perfect. */
function reasons(result) {
  return CATEGORIES.flatMap((category) =>
    result.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && result.audits[id].score !== null && result.audits[id].score < (category === "performance" ? 0.9 : 1))
      .map(({ id }) => {
        const { title, score, displayValue, details } = result.audits[id];
        const places = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.source ?? "").filter(Boolean);
        return [`${category}: ${id} ${Math.round(score * 100)}: ${title}`, displayValue, ...places].filter(Boolean).join(" | ");
      }),
  );
}
