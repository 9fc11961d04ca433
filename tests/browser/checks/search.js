// The search, in this browser, from a host and from a folder: what it finds, alone and narrowed, how it is worked by
// keyboard, and that it leaves no trace. What the page makes of any answer is in search-page.js, what it does on a damaged
// stick in search-damage.js.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { searchDamage } from "./search-damage.js";
import { searchPage } from "./search-page.js";
import { bilingual, guide } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";
import { CLEAN, trace } from "../support/trace.js";

const HOTLINE = "agencies/national-hotline.html";
const TIPS = "agencies/ice-tip-line.html";

/** What a reader types, and what must then be the first result. */
const FIRST = [
  ["by name", "National Human Trafficking Hotline", HOTLINE],
  ["by acronym", "OTIP", "agencies/otip.html"],
  ["by acronym, as it is typed", "otip", "agencies/otip.html"],
  ["by former name", "National Human Trafficking Resource Center", HOTLINE],
  ["by the acronym of a former name", "NHTRC", HOTLINE],
  ["by alias", "HSI Tip Line", TIPS],
  ["by all digits", "18883737888", HOTLINE],
  ["by digits without the 1", "8883737888", HOTLINE],
  ["by digits as printed", "1-888-3737-888", HOTLINE],
  ["by digits in brackets", "(888)373-7888", HOTLINE],
  ["by the international form", "+1 888 373 7888", HOTLINE],
  ["by the last seven digits", "373-7888", HOTLINE],
  ["by digits in an odd grouping", "3737-888", HOTLINE],
  ["by a short code", "233733", HOTLINE],
  ["by vanity form", "1-866-DHS-2-ICE", TIPS],
  ["by vanity form without the 1", "866-DHS-2-ICE", TIPS],
  ["by the digits of a vanity form", "866-347-2423", TIPS],
  ["with letters wrong", "Natoinal Human Traficking Hotline", HOTLINE],
  ["with words joined", "nationalhotline", HOTLINE],
  ["in the plural and without its ending", "Human Traffickings Hotlines National", HOTLINE],
];

/** A word that stands in no name and no summary, only in the text of the record. */
const IN_TEXT = ["Compass Connections", HOTLINE];

export function search(browser) {
  describe("search", () => {
    const set = stage(browser, guide, bilingual);
    for (const way of WAYS) {
      const at = async (work) => {
        const site = await guide();
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, way) + "search.html");
          await work(page, set.address(site, way));
        });
      };

      test(`over ${way}: finds by name, acronym, former name, alias, phone number and text`, () =>
        at(async (page, root) => {
          for (const [how, typed, wanted] of FIRST) {
            const results = await ask(page, typed);
            assert.equal(results[0]?.slice(root.length), wanted, `${how}: “${typed}”`);
          }
          const results = await ask(page, IN_TEXT[0]);
          assert.ok(results.includes(root + IN_TEXT[1]), `by a word in the text: “${IN_TEXT[0]}” finds ${results}`);
          await quiet(page);
        }));

      test(`over ${way}: results come while the reader types`, () =>
        at(async (page) => {
          await page.evaluate(() => document.getElementById("search-input").focus());
          await page.type("certif");
          await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "results without Enter");
          await page.type("zzzz");
          await page.until(() => !document.getElementById("search-none").hidden, null, "no results for more letters");
          for (let i = 0; i < 4; i += 1) await page.press("Backspace");
          await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "results again");
          await quiet(page);
        }));

      test(`over ${way}: arrows, Enter and Escape work, and the focus stays in the field`, () =>
        at(async (page) => {
          const results = await ask(page, "trafficking");
          assert.ok(results.length > 2, "one broad word finds several records");
          const active = () => page.evaluate(() => {
            const input = document.getElementById("search-input");
            const row = document.getElementById(input.getAttribute("aria-activedescendant"));
            return [document.activeElement.id, row ? row.querySelector(".result-link").href : null];
          });
          await page.press("ArrowDown");
          assert.deepEqual(await active(), ["search-input", results[0]], "the arrow goes to the first result");
          await page.press("ArrowDown");
          assert.deepEqual(await active(), ["search-input", results[1]], "and to the second");
          await page.press("ArrowUp");
          await page.press("ArrowUp");
          assert.deepEqual(await active(), ["search-input", null], "and back to the text");
          await page.press("Escape");
          await page.until(() => document.getElementById("search-results").hidden, null, "results to go away");
          assert.equal(await page.evaluate(() => document.getElementById("search-input").value), "", "Escape clears the field");
          assert.deepEqual(await active(), ["search-input", null], "and stays in it");

          const [first] = await ask(page, "otip");
          await page.press("ArrowDown");
          await page.press("Enter");
          await page.until((url) => location.href === url, first, `Enter to open ${first}`);
          await quiet(page);
        }));

      test(`over ${way}: the best three first, the others by kind, all in the engine's order`, () =>
        at(async (page) => {
          for (const typed of ["trafficking", "visa"]) {
            await ask(page, typed);
            const groups = await page.evaluate(() => [...document.querySelectorAll(".result-group")].map((group) => [...group.querySelectorAll(".result-link")].map((link) => link.href)));
            const { hits } = await inEngine(page, typed, { count: 8 });
            const links = hits.map(({ link }) => link);
            assert.deepEqual(groups[0], links.slice(0, 3));
            assert.deepEqual(groups.flat().sort(), [...links].sort(), "each once");
            const kinds = [...new Set(hits.slice(3).map(({ kind }) => kind))];
            assert.deepEqual(groups.slice(1), kinds.map((kind) => hits.slice(3).filter((hit) => hit.kind === kind).map(({ link }) => link)));
          }
          await quiet(page);
        }));

      test(`over ${way}: choices narrow, any of a group and each group, and their counts agree with the lists' table`, () =>
        at(async (page, root) => {
          const site = await guide();
          const typed = "trafficking";
          await page.evaluate(() => {
            const read = (window.fieldguideRead = []);
            new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.src && read.push(node.src)))).observe(document.head, { childList: true });
          });
          const counted = () => page.evaluate(() => window.fieldguideRead.filter((src) => src.includes("/facets/")).length);
          await ask(page, typed);
          assert.equal(await counted(), 0, "nothing is counted before the choices are opened");
          await page.evaluate(() => document.querySelector("#search-facets > summary").click());
          await page.until(() => document.querySelectorAll(".filter-group input").length > 0, null, "the choices");
          assert.ok((await counted()) > 0);
          const found = (await inEngine(page, typed, { count: 1000 })).hits.map(({ link }) => link.slice(root.length));
          const tags = await table(site);
          for (const chosen of [{ roles: ["training"] }, { roles: ["training", "funding"] }, { roles: ["training"], audiences: ["minors"] }]) {
            await choose(page, chosen);
            const fit = (choices) => found.filter((path) => Object.entries(choices).every(([group, ids]) => ids.some((id) => tags.get(path)?.has(`${group}/${id}`))));
            const sum = Object.values(chosen).flat().length;
            await page.until((line) => document.getElementById("search-said").textContent === line, `Results: ${fit(chosen).length}. ${sum} chosen`, `${fit(chosen).length} results with ${JSON.stringify(chosen)}`);
            const links = await page.evaluate(() => [...document.querySelectorAll(".result-link")].map((link) => link.href));
            for (const link of links) assert.ok(fit(chosen).includes(link.slice(root.length)), `${link} with ${JSON.stringify(chosen)}`);
            const options = await page.evaluate(() => [...document.querySelectorAll(".filter-group input")].map((input) => ({
              group: input.closest(".filter-group").dataset.group, id: input.value, count: Number(input.closest("label").querySelector(".facet-count").textContent),
            })));
            for (const { group, id, count } of options.filter(({ group }) => ["kinds", "roles", "audiences", "topics", "areas", "statuses"].includes(group))) {
              assert.equal(count, fit({ ...chosen, [group]: [id] }).length, `${group}/${id} with ${JSON.stringify(chosen)}`);
            }
          }
          await page.evaluate(() => document.querySelector("#search-facets .filter-clear").click());
          await page.until((line) => document.getElementById("search-said").textContent === line, `Results: ${found.length}`, "all results again");
          assert.equal(await page.evaluate(() => document.activeElement.localName), "summary", "the focus is not lost with the button");
          await quiet(page);
        }));

      test(`over ${way}: words in quotes stand together in every result`, () =>
        at(async (page, root) => {
          const phrase = "victims of trafficking";
          const { documents } = JSON.parse(await readFile(join((await guide()).folder, "search-index.json"), "utf8"));
          const texts = new Map(documents.map((doc) => [doc.href, JSON.stringify(doc).toLowerCase().replace(/[^a-z0-9]+/g, " ")]));
          await ask(page, `"${phrase}"`);
          const { hits } = await inEngine(page, `"${phrase}"`, { count: 1000 });
          const loose = await inEngine(page, phrase, { count: 1000 });
          assert.ok(hits.length > 0 && hits.length < loose.hits.length, `${hits.length} of ${loose.hits.length}`);
          for (const { link } of hits) assert.ok(texts.get(link.slice(root.length)).includes(phrase), link);
          await quiet(page);
        }));

      test(`over ${way}: what is found with other words, or in another language, is said to be`, () =>
        at(async (page) => {
          assert.ok((await ask(page, "prosecuters")).length > 0);
          assert.match(await line(page), /Shown instead: \u2068prosecutors\u2069/);
          assert.ok((await ask(page, "capacitacion oficinas")).some((link) => link.includes("/es/")));
          assert.match(await line(page), /this language.*Spanish/);
          await quiet(page);
        }));

      test(`over ${way}: a cry for help brings the help line to the top`, () =>
        at(async (page) => {
          for (const typed of ["help me", "he hits me", "I want to escape"]) {
            await ask(page, typed);
            assert.ok(await page.evaluate(() => document.querySelector("#search-danger a[href^='tel:']").checkVisibility()), typed);
          }
          await ask(page, "OTIP");
          assert.ok(await page.evaluate(() => document.getElementById("search-danger").hidden), "not with every question");
          await quiet(page);
        }));

      test(`over ${way}: says how many there are, and helps when there is nothing`, () =>
        at(async (page) => {
          const status = () =>
            page.evaluate(() => {
              const place = document.querySelector("main [role=status]");
              return { live: place.getAttribute("aria-live"), text: place.textContent };
            });
          const found = await ask(page, "visa");
          await page.until(() => /\d/.test(document.querySelector("main [role=status]").textContent), null, "a count in the live region");
          assert.equal((await status()).live, "polite");
          const { total, hits } = await inEngine(page, "visa", { count: 1000 });
          assert.equal(hits.length, total);
          assert.ok(found.length <= total);
          assert.match((await status()).text, new RegExp(`\\b${total}\\b`));

          assert.deepEqual(await ask(page, "zzzzqqqq"), []);
          await page.until(() => !/\d/.test(document.querySelector("main [role=status]").textContent), null, "the live region to say there is nothing");
          assert.notEqual((await status()).text.trim(), "");
          const help = await page.evaluate(() => {
            const none = document.getElementById("search-none");
            return { shown: none.checkVisibility(), calls: [...document.querySelectorAll("main a[href^='tel:']")].filter((a) => a.checkVisibility()).length };
          });
          assert.ok(help.shown, "a note says that nothing was found");
          assert.ok(help.calls > 0, "the help line stands on the page of no results");
          await quiet(page);
        }));

      test(`over ${way}: leaves no trace`, () =>
        at(async (page) => {
          const before = await page.evaluate(() => history.length);
          await ask(page, "T visa");
          await ask(page, "866-DHS-2-ICE");
          assert.deepEqual(await page.evaluate(trace), { ...CLEAN, history: before }, "after searching");
          await page.press("ArrowDown");
          const target = await page.evaluate(() => document.querySelector(".result-link").href);
          await page.press("Enter");
          await page.until((url) => location.href === url, target, `Enter to open ${target}`);
          const left = await page.evaluate(trace);
          assert.deepEqual(left, { ...CLEAN, history: before + 1 }, "after opening a result: one step, as any link makes");
          await quiet(page);
        }));
    }

    test("bilingual: each language finds its own pages", async () => {
      const site = await bilingual();
      for (const way of WAYS) {
        const root = set.address(site, way);
        for (const [folder, typed, wanted] of [
          ["", "trafficking hotline", "agencies/hotline.html"],
          ["es/", "linea trata", "es/agencies/hotline.html"],
          ["es/", "Línea Nacional", "es/agencies/hotline.html"],
          ["es/", "NHTRC", "es/agencies/hotline.html"],
          ["", "línea trata", "es/agencies/hotline.html"],
        ]) {
          await withPage(set, {}, async (page) => {
            await page.goto(`${root}${folder}search.html`);
            const [first] = await ask(page, typed);
            assert.equal(first?.slice(root.length), wanted, `“${typed}” on ${folder}search.html over ${way}`);
            await quiet(page);
          });
        }
      }
    });

    test("an Arabic page runs from right to left, with numbers from left to right", async () => {
      const site = await guide();
      await withPage(set, {}, async (page) => {
        await page.goto(`${set.address(site, "file")}ar/search.html`);
        assert.ok((await ask(page, "الخط الساخن")).length > 0);
        await page.evaluate(() => document.querySelector("#search-facets > summary").click());
        await page.until(() => document.querySelectorAll(".filter-group input").length > 0, null, "the choices");
        const seen = await page.evaluate(() => {
          const label = document.querySelector(".filter-group[open] li:not([hidden]) label");
          return {
            mirrored: label.querySelector("input").getBoundingClientRect().left > label.querySelector(".filter-label").getBoundingClientRect().left,
            numbers: [...document.querySelectorAll(".result-phone bdi")].map((node) => getComputedStyle(node).direction),
            wide: document.documentElement.scrollWidth > innerWidth,
          };
        });
        assert.ok(seen.mirrored && !seen.wide);
        assert.ok(seen.numbers.length > 0 && seen.numbers.every((way) => way === "ltr"));
        await quiet(page);
      });
    });
  });
  searchPage(browser);
  searchDamage(browser);
}

/** What the engine answers on the page that is open, each hit with its address and its kind. */
function inEngine(page, text, options) {
  return page.evaluate(async ({ text, options }) => {
    const form = document.getElementById("search-form").dataset;
    const answer = await window.fieldguideSearch.open({ root: form.root, original: form.original, languages: form.languages.split(" ") }).ask(text, options);
    const hits = answer.hits.map(({ record }) => ({ link: new URL(form.root + record.href, location.href).href, kind: record.kind || record.type }));
    return { total: answer.total, tier: answer.tier, hits };
  }, { text, options });
}

/** What the lists' table and the index of all records say of each address: its vocabulary entries and its status. */
async function table(site) {
  const browse = JSON.parse(await readFile(join(site.folder, "browse.json"), "utf8"));
  const { documents } = JSON.parse(await readFile(join(site.folder, "search-index.json"), "utf8"));
  const tags = browse.groups.flatMap((group) => group.tags.map((tag) => `${group.id}/${tag.id}`));
  const slug = (name) => name.toLowerCase().replace(/'/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  const rows = [["agencies", browse.agencies], ["glossary", browse.terms]].flatMap(([folder, list]) => list.map((row) => [`${folder}/${row[0] || slug(row[1])}.html`, row]));
  const all = new Map(rows.map(([path, row]) => [path, new Set(row[4].map((n) => tags[n]))]));
  for (const { href, status } of documents) if (all.has(href)) all.get(href).add(`statuses/${status}`);
  return all;
}

/** Ticks what is chosen and nothing else. */
async function choose(page, chosen) {
  await page.evaluate((chosen) => {
    for (const input of document.querySelectorAll(".filter-group input")) {
      const wanted = (chosen[input.closest(".filter-group").dataset.group] ?? []).includes(input.value);
      if (input.checked !== wanted) input.click();
    }
  }, chosen);
}

function line(page) {
  return page.evaluate(() => document.getElementById("search-said").textContent);
}

/** Puts `text` into an emptied field by keyboard, waits for the answer in full, and gives the links found. */
async function ask(page, text) {
  await page.evaluate(() => document.getElementById("search-input").focus());
  await page.press("Escape");
  await page.until(() => document.querySelector("main [role=status]").textContent === "", null, "an empty status");
  await page.type(text);
  const settled = () =>
    document.getElementById("search-results").getAttribute("aria-busy") === "false" &&
    !["", document.getElementById("search-form").dataset.loading].includes(document.querySelector("main [role=status]").textContent);
  await page.until(settled, null, `an answer to “${text}”`);
  return page.evaluate(() => [...document.querySelectorAll("#search-results .result-link")].map((link) => link.href));
}

/** Nothing in the console, nothing refused, nothing asked for outside. */
async function quiet(page) {
  const { heard } = await page.gather();
  assert.deepEqual(heard, []);
}
