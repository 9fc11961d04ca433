// WCAG 2.2 AA by machine: axe-core on the largest page of every kind, in every theme, every language and every palette,
// wide and narrow, and on the states that only scripts reach.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { bilingual, faulty, guide, languages, largest, samples, THEMES } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SIZES = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 }, 320: { width: 320, height: 640 } };

/** Palettes in which a page is looked at one after the other, at the width given. */
const PALETTES = [
  ["light", { scheme: "light" }],
  ["dark", { scheme: "dark" }],
  ["forced colours", { scheme: "dark", forced: true }],
];

// In forced colours axe-core reads the colour that the author meant (the fill of the text), not the one that is shown.
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** States that no page has when it is opened. */
const STATES = [
  ["search.html", "with results", (page) => fill(page, "visa")],
  ["search.html", "with nothing found", (page) => fill(page, "zzzzqqqq")],
  ["index.html", "with the menu open", unfold],
  ["sources.html", "with every part open", unfold],
];

export function access(browser) {
  describe("accessibility", () => {
    const set = stage(browser, ...THEMES.map(([, make]) => make), bilingual, faulty);

    for (const [theme, make] of THEMES) {
      for (const [lang, name] of [["en", "English"], ["es", "Spanish"], ["ar", "Arabic"]]) {
        test(`${theme} in ${name}: axe-core finds nothing on any kind of page, light, dark or in forced colours`, async (t) => {
          const site = await make();
          assert.ok(languages(site).includes(lang), `the site has no ${name}`);
          // Palettes by turns on the wide page and on the narrow one: what width changes, one palette shows.
          const looks = largest(site).filter((page) => page.lang === lang).flatMap(({ path }) => [[path, 1280, PALETTES], [path, 320, PALETTES.slice(0, 1)]]);
          none(await inspect(t, set, site, looks), "violations");
        });
      }
    }

    test("the sparsest page of each kind, and a site that is not ours", async (t) => {
      const site = await bilingual();
      const small = (await guide());
      const sparse = samples(small).filter((page) => !largest(small).includes(page));
      const complaints = await inspect(t, set, small, sparse.map(({ path }) => [path, 390, PALETTES.slice(0, 1)]));
      complaints.push(...(await inspect(t, set, site, samples(site).map(({ path }) => [path, 390, PALETTES.slice(0, 2)]))));
      none(complaints, "violations");
    });

    test("states that only scripts reach, in every palette", async (t) => {
      const looks = STATES.map(([path, state, reach]) => [path, 390, PALETTES, state, reach]);
      none(await inspect(t, set, await guide(), looks), "violations");
    });

    test("axe-core sees a fault where there is one, and also those that only WCAG 2.2 or a palette knows", async () => {
      await withPage(set, { free: true }, async (page) => {
        const root = set.address(await faulty(), "http");
        await page.goto(`${root}keyboard.html`);
        const found = await violations(page);
        assert.ok(found.some((line) => line.startsWith("image-alt")), found.join("\n"));
        await page.goto(`${root}palettes.html`);
        const seen = {};
        for (const [name, palette] of PALETTES) {
          await page.emulate(palette);
          seen[name] = (await violations(page, palette)).filter((line) => /^(color-contrast|target-size|unreadable)/.test(line)).join("\n");
        }
        assert.match(seen.light, /target-size/);
        assert.doesNotMatch(seen.light, /color-contrast/, "black on white is seen well");
        assert.match(seen.dark, /color-contrast/, "black on black is not");
        assert.match(seen["forced colours"], /unreadable “stubborn”/, "a part that refuses the reader's colours");
        assert.doesNotMatch(seen["forced colours"], /unreadable “(one|2|Faults)/, "what takes them is seen well");
      });
    });
  });
}

/** Looks at each `[path, width, palettes, state?, reach?]`: one load, then a look in each palette. */
async function inspect(t, set, site, looks) {
  const seen = new Map(); // a fault, and the looks in which it shows
  let looked = 0;
  // `free`: the checker is a script of ours, which the page's own policy would refuse.
  await withPage(set, { free: true }, async (page) => {
    for (const [path, width, palettes, state = "", reach] of [...looks].sort((a, b) => a[1] - b[1])) {
      await page.resize(SIZES[width]);
      await page.emulate(palettes[0][1]);
      await page.goto(set.address(site, "http") + path);
      if (reach) await reach(page);
      for (const [name, palette] of palettes) {
        await page.emulate(palette);
        looked += 1;
        for (const line of await violations(page, palette)) {
          const fault = `${path} ${state}: ${line}`;
          seen.set(fault, [...(seen.get(fault) ?? []), `${name} at ${width} px`]);
        }
      }
    }
  });
  t.diagnostic(`${looked} looks`);
  return [...seen].map(([fault, looks]) => `${fault} (${looks.join(", ")})`);
}

async function violations(page, { forced = false } = {}) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(axe);
  const rules = Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: !forced }]));
  const found = await page.evaluate(async ({ tags, rules }) => {
    const options = { preload: false, resultTypes: ["violations"], runOnly: { type: "tag", values: tags }, rules };
    const result = await window.axe.run(document, options);
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id} (${rule.impact}) ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
    );
  }, { tags: RULES, rules });
  return forced ? [...found, ...(await page.evaluate(unreadable))] : found;
}

/** Runs in the page: text with too little contrast, by the colours in which it is shown. */
function unreadable() {
  const parse = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const light = (colour) => {
    const [r, g, b] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha > 0.99) return [r, g, b];
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor).slice(0, 3);
  };
  const complaints = new Set();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = words.nextNode(); node; node = words.nextNode()) {
    const holder = node.parentElement;
    if (!/\S/.test(node.data) || !holder.checkVisibility({ visibilityProperty: true }) || holder.closest("script, style, template")) continue;
    const [a, b] = [light(parse(getComputedStyle(holder).color)), light(ground(holder))].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) complaints.add(`unreadable “${node.data.trim().slice(0, 30)}”: contrast ${contrast.toFixed(1)}`);
  }
  return [...complaints];
}

async function unfold(page) {
  await page.evaluate(() => void document.querySelectorAll("details").forEach((part) => (part.open = true)));
}

async function fill(page, text) {
  await page.evaluate(() => document.getElementById("search-input").focus());
  await page.type(text);
  await page.until(() => {
    const words = document.getElementById("search-form").dataset;
    const said = document.querySelector("main [role=status]").textContent;
    return said !== "" && said !== words.loading;
  }, null, "an answer");
}
