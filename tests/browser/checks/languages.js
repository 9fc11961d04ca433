// Languages: each page says its own, each part in another one says so, the way to the other languages keeps the page,
// telephone numbers run from left to right everywhere, and a page in Arabic is a mirror of the same page in English.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bilingual, faulty, largest, THEMES } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const DIRECTION = { en: "ltr", es: "ltr", ar: "rtl" };
const SITES = [...THEMES, ["bilingual", bilingual]];

export function languagesOf(browser) {
  describe("languages", () => {
    const set = stage(browser, ...SITES.map(([, make]) => make), faulty);

    for (const [name, make] of SITES) {
      // Each page is opened once for all three.
      let visited;
      const heard = (what) => async () => {
        visited ??= visit(set, await make());
        none((await visited)[what], what);
      };
      test(`${name}: every kind of page says its language and its direction, and so does every part in another language`, heard("parts"));
      test(`${name}: the other languages of a page are the same page, and lead back`, heard("switches"));
      test(`${name}: telephone numbers run from left to right`, heard("numbers"));
    }

    for (const [theme, make] of THEMES) {
      test(`${theme}: a page in Arabic is the mirror of the page in English`, async () => {
        const site = await make();
        for (const path of ["index.html", "agencies/national-hotline.html", "hotlines.html"]) {
          const sides = {};
          for (const folder of ["", "ar/"]) {
            await withPage(set, { size: { width: 390, height: 844 } }, async (page) => {
              await page.goto(set.address(site, "http") + folder + path);
              sides[folder] = await page.evaluate(leanings);
            });
          }
          assert.ok(sides[""].length > 3, "there is something to compare");
          for (const [at, { what, start, end }] of sides[""].entries()) {
            const there = sides["ar/"][at];
            assert.equal(there.what, what);
            // What hugs the left edge in one hugs the right edge in the other.
            assert.ok(start < end === there.end < there.start || Math.abs(start - end) < 4, `${path}: ${what} is not mirrored: ${start}/${end} and ${there.start}/${there.end}`);
          }
        }
      });
    }

    test("these checks see every fault", async () => {
      const site = await faulty();
      const root = set.address(site, "http");
      await withPage(set, {}, async (page) => {
        await page.goto(`${root}languages.html`);
        const seen = [
          ...(await parts(page, { lang: "ar" })),
          ...(await switches(page, { path: "languages.html", lang: "ar" }, site, root)),
          ...(await numbers(page)),
        ];
        for (const fault of [
          /page runs ltr, and ar runs rtl/,
          /“English words in an Arabic page” is Latin in ar/,
          /“كلمات عربية” is Arabic in en/,
          /the link to es leads to .*missing\.html, which is no page/,
          /the link to en leads to a page in es/,
          /“1-888-373-7888” runs rtl/,
        ]) {
          assert.ok(seen.some((line) => fault.test(line)), `not seen: ${fault}\n${seen.join("\n")}`);
        }
        assert.ok(!seen.some((line) => /marked well|HHS|kept straight/.test(line)), seen.join("\n"));
      });
    });
  });
}

async function visit(set, site) {
  const root = set.address(site, "http");
  const found = { parts: [], switches: [], numbers: [] };
  await withPage(set, {}, async (page) => {
    for (const entry of largest(site)) {
      await page.goto(root + entry.path);
      const note = (what, lines) => found[what].push(...lines.map((line) => `${entry.path}: ${line}`));
      note("parts", await parts(page, entry));
      note("numbers", await numbers(page));
      // A host answers with the 404 page anywhere, so its links name the published address; the neutral page has none.
      if (entry.kind !== "missing" && entry.kind !== "away") note("switches", await switches(page, entry, site, root));
    }
  });
  return found;
}

/** The page's language and direction, and text in a script that the language around it is not written in. */
async function parts(page, { lang }) {
  return page.evaluate(
    ({ lang, direction }) => {
      const complaints = [];
      const root = document.documentElement;
      if (root.lang !== lang) complaints.push(`page says ${root.lang}, not ${lang}`);
      if (getComputedStyle(root).direction !== direction[lang]) complaints.push(`page runs ${getComputedStyle(root).direction}, and ${lang} runs ${direction[lang]}`);
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const holder = node.parentElement;
        if (!holder.checkVisibility() || holder.closest("script, template, [dir=ltr]:not([lang]), code")) continue;
        const said = `“${node.data.trim().replace(/\s+/g, " ").slice(0, 60)}”`;
        const tongue = holder.closest("[lang]").lang;
        // Names and acronyms stay as they are, and so do addresses: a run of words in lower case is a text.
        const latin = /\p{Script=Latin}*\p{Ll}{2,}(\s+\p{Script=Latin}*\p{Ll}{2,}){2,}/u.test(node.data);
        const arabic = /\p{Script=Arabic}{3,}/u.test(node.data);
        if (latin && tongue === "ar" && !/\p{Script=Arabic}/u.test(node.data)) complaints.push(`${said} is Latin in ar`);
        if (arabic && tongue !== "ar") complaints.push(`${said} is Arabic in ${tongue}`);
        const own = holder.closest("[lang]");
        if (own !== root && direction[own.lang] && getComputedStyle(own).direction !== direction[own.lang]) complaints.push(`${said} in ${own.lang} runs ${getComputedStyle(own).direction}`);
      }
      return complaints;
    },
    { lang, direction: DIRECTION },
  );
}

/** The links to a page's other languages: to pages that exist, of that language and of the same kind, which lead back. */
async function switches(page, entry, site, root) {
  const links = await page.evaluate(() => [...document.querySelectorAll("nav a[hreflang], link[rel=alternate][hreflang]")].map((link) => ({ lang: link.hreflang, tag: link.tagName, href: link.href })));
  const complaints = links.length === 0 ? ["no way to another language"] : [];
  for (const { lang, tag, href } of links) {
    // A host's 404 page and canonical links name the published address.
    const base = tag === "LINK" && site.address ? site.address.replace(/\/?$/, "/") : root;
    const target = site.pages.find(({ path }) => base + path === href.split("#")[0]);
    if (!target) complaints.push(`the link to ${lang} leads to ${href}, which is no page`);
    else if (target.lang !== lang) complaints.push(`the link to ${lang} leads to a page in ${target.lang}`);
    else if (bare(target) !== bare(entry)) complaints.push(`the link to ${lang} leads to ${target.path}`);
  }
  return complaints;
}

/** A page's path without its language's folder: every page has the same in every language. */
function bare({ path, lang }) {
  return path.startsWith(`${lang}/`) ? path.slice(lang.length + 1) : path;
}

/** Every printed number of five digits and more: its digits stand in the order in which they are dialled. */
async function numbers(page) {
  return page.evaluate(() => {
    const complaints = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      if (!node.parentElement.checkVisibility()) continue;
      for (const { 0: number, index } of node.data.matchAll(/\(?\+?\d[\d() -]{3,}\d|\b1-8\d\d-[\dA-Z-]+/g)) {
        const at = [...number].map((_, offset) => {
          const range = document.createRange();
          range.setStart(node, index + offset);
          range.setEnd(node, index + offset + 1);
          return range.getBoundingClientRect();
        });
        const backwards = at.some((box, i) => i > 0 && box.width > 0 && at[i - 1].width > 0 && Math.abs(box.top - at[i - 1].top) < 4 && box.left < at[i - 1].left - 0.5);
        if (backwards) complaints.push(`“${number}” runs backwards`);
        const direct = node.parentElement.closest("a[href^='tel:'], a[href^='sms:']");
        if (direct && /^\s*[\d+() -]+\s*$/.test(node.data) && getComputedStyle(node.parentElement).direction !== "ltr") complaints.push(`“${number}” runs rtl`);
      }
    }
    return complaints;
  });
}

/** Runs in the page: how far the first letters of some parts are from both edges. */
function leanings() {
  const parts = ["h1", "h2", "main p", "main h3", "footer li a"];
  return parts.flatMap((what) => {
    const element = [...document.querySelectorAll(what)].find((one) => one.checkVisibility() && one.textContent.trim() && one.getBoundingClientRect().width > 40);
    if (!element) return [];
    const range = document.createRange();
    range.selectNodeContents(element);
    const boxes = [...range.getClientRects()].filter(({ width }) => width > 1);
    return [{ what, start: Math.round(Math.min(...boxes.map(({ left }) => left))), end: Math.round(innerWidth - Math.max(...boxes.map(({ right }) => right))) }];
  });
}
