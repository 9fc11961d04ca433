// Lists that are narrowed in place, in this browser, from a host and from a folder: what is shown agrees with the table,
// it is worked by keyboard, it tells a screen reader, it leaves no trace; and without it the list is there all the same.
import assert from "node:assert/strict";
import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { guide, scratch } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";

/** The guide, with a table that cannot be read. */
const torn = async () => {
  const site = await guide();
  const folder = scratch("torn");
  await cp(site.folder, folder, { recursive: true });
  await rm(join(folder, "browse.js"));
  return { ...site, name: "torn", folder, root: pathToFileURL(folder).href + "/" };
};

export function browse(browser) {
  describe("lists that are narrowed", () => {
    const set = stage(browser, guide);
    for (const way of WAYS) {
      const at = (path, work) => async () => {
        const site = await guide();
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, way) + path);
          await work(page, site, set.address(site, way));
          const { heard } = await page.gather();
          assert.deepEqual(heard, []);
        });
      };

      test(`over ${way}: nothing is fetched before the filters are opened, and one file then`, at("az.html", async (page) => {
        // Firefox does not tell its driver of scripts from a folder, so the page is asked.
        const tables = () => page.evaluate(() => [...document.scripts].map((script) => script.src.replace(/.*\//, "")).filter((name) => name.startsWith("browse")));
        assert.deepEqual(await tables(), []);
        await open(page);
        assert.deepEqual(await tables(), ["browse.js"]);
      }));

      test(`over ${way}: any choice in a group and each group counts, as the table says`, at("az.html", async (page, site) => {
        await open(page);
        const records = await read(site, "browse.json", ["agencies"]);
        for (const chosen of [
          { audiences: ["victims-survivors"] },
          { audiences: ["victims-survivors", "minors"] },
          { audiences: ["victims-survivors", "minors"], roles: ["funding"] },
          { audiences: ["minors"], roles: ["funding", "training"], kinds: ["office"] },
        ]) {
          await choose(page, site, chosen);
          const fit = records.filter((record) => fits(record, chosen)).map((record) => record.name);
          await settled(page, fit.length, records.length);
          const seen = await page.evaluate(state);
          assert.deepEqual(seen.names, fit.slice(0, 50), JSON.stringify(chosen));
          assert.ok(!seen.static, "the list of all is out of the way");
          for (const option of seen.options) {
            const others = { ...chosen, [option.group]: [option.id] };
            const expected = records.filter((record) => fits(record, others)).length;
            assert.equal(option.count, expected, `${option.group}/${option.id} with ${JSON.stringify(chosen)}`);
            if (!expected && !option.checked) assert.ok(option.disabled, `${option.id} leads to nothing`);
            if (expected) assert.ok(!option.disabled, `${option.id} leads on`);
          }
        }
        await page.evaluate(() => document.querySelector(".filter-clear").click());
        await settled(page, records.length, records.length);
        const seen = await page.evaluate(state);
        assert.ok(seen.static && !seen.found, "all is as it was");
      }));

      test(`over ${way}: an entry's page narrows its own records, help lines first, what is no more last`, at("audiences/victims-survivors.html", async (page, site) => {
        await open(page);
        const own = (record) => record.tags.includes("audiences/victims-survivors");
        const records = (await read(site, "browse.json", ["agencies", "terms"])).filter(own);
        await choose(page, site, { topics: ["benefits"] });
        const fit = records.filter((record) => fits(record, { topics: ["benefits"] }));
        await settled(page, fit.length, records.length);
        const { names, options } = await page.evaluate(state);
        assert.deepEqual([...names].sort(), fit.map(({ name }) => name).sort());
        const ranks = names.map((name) => fit.find((record) => record.name === name).rank);
        assert.deepEqual(ranks, [...ranks].sort((a, b) => a - b));
        assert.ok(!options.some(({ id }) => id === "victims-survivors"), "the entry itself is no choice");
      }));

      test(`over ${way}: by keyboard alone: open, choose, read, clear`, at("az.html", async (page) => {
        const focused = () => page.evaluate(() => document.activeElement.className || document.activeElement.type || document.activeElement.localName);
        await page.evaluate(() => document.querySelector("#filters > summary").focus());
        await page.press("Enter");
        await page.until(() => document.querySelectorAll(".filter-group").length > 1, null, "the choices");
        await page.press("Tab");
        assert.equal(await focused(), "summary", "the first group");
        await page.press("Tab");
        assert.equal(await focused(), "checkbox");
        await page.press(" ");
        await page.until(() => !document.getElementById("filter-found").hidden, null, "what fits");
        assert.equal(await focused(), "checkbox", "the focus stays where the reader chose");
        const count = () => page.evaluate(() => document.querySelectorAll("#filter-found li").length);
        assert.ok((await count()) > 0);
        await page.press(" ");
        await page.until(() => document.getElementById("filter-found").hidden, null, "the whole list");
        await page.press(" ");
        await page.evaluate(() => document.querySelector(".filter-clear").focus());
        await page.press("Enter");
        await page.until(() => document.getElementById("filter-found").hidden, null, "the whole list again");
        assert.equal(await focused(), "summary", "the focus is not lost with the button");
      }));

      test(`over ${way}: fifty at a time, and the focus goes on with the list`, at("az.html", async (page, site) => {
        await open(page);
        await choose(page, site, { areas: ["national"] });
        const records = (await read(site, "browse.json", ["agencies"])).filter((record) => fits(record, { areas: ["national"] }));
        assert.ok(records.length > 50, "the guide has enough national offices for this test");
        await page.until(() => document.querySelectorAll("#filter-found li").length === 50, null, "fifty entries");
        await page.evaluate(() => document.querySelector(".filter-more").focus());
        await page.press("Enter");
        const after = await page.evaluate(() => ({
          count: document.querySelectorAll("#filter-found li").length,
          at: [...document.querySelectorAll("#filter-found .card-title")].indexOf(document.activeElement),
          more: !document.querySelector(".filter-more").hidden,
        }));
        assert.deepEqual(after, { count: Math.min(100, records.length), at: 50, more: records.length > 100 });
      }));

      test(`over ${way}: says how many fit, politely and once`, at("az.html", async (page, site) => {
        await open(page);
        await page.evaluate(() => {
          window.fieldguideSaid = [];
          const place = document.querySelector("#filters [role=status]");
          new MutationObserver(() => window.fieldguideSaid.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
        });
        await choose(page, site, { audiences: ["minors"], roles: ["funding"] });
        await page.until(() => window.fieldguideSaid.length > 0, null, "an announcement");
        const heard = await page.evaluate(() => ({ said: window.fieldguideSaid, live: document.querySelector("#filters [role=status]").getAttribute("aria-live") }));
        assert.equal(heard.live, "polite");
        assert.equal(heard.said.length, 1, heard.said.join(" | "));
        assert.match(heard.said[0], /\d+ of \d+/);
      }));

      test(`over ${way}: leaves no trace`, at("topics/benefits.html", async (page, site) => {
        const trace = () => page.evaluate(() => {
          const kept = (ask) => { try { return ask().length; } catch { return 0; } };
          return { address: location.href, history: history.length, cookies: document.cookie, local: kept(() => localStorage), session: kept(() => sessionStorage) };
        });
        const before = await trace();
        await open(page);
        await choose(page, site, { audiences: ["minors"] });
        await page.until(() => !document.getElementById("filter-found").hidden, null, "what fits");
        assert.deepEqual(await trace(), before);
        assert.equal(before.cookies + before.local + before.session, "00");
      }));

      test(`over ${way}: from right to left, with names in their own language`, at("ar/az.html", async (page, site) => {
        await open(page);
        await choose(page, site, { audiences: ["minors"] }, "ar/");
        const records = await read(site, "ar/browse.json", ["agencies"]);
        const fit = records.filter((record) => fits(record, { audiences: ["minors"] }));
        await page.until((count) => document.querySelectorAll("#filter-found li").length === count, fit.length, "what fits");
        const seen = await page.evaluate(() => ({
          mirrored: (() => {
            const label = document.querySelector(".filter-group[open] label");
            return label.querySelector("input").getBoundingClientRect().left > label.querySelector(".filter-label").getBoundingClientRect().left;
          })(),
          names: [...document.querySelectorAll("#filter-found .filter-name")].map((node) => [node.textContent, node.lang, node.dir]),
          wide: document.documentElement.scrollWidth > innerWidth,
          links: [...document.querySelectorAll("#filter-found .card-title")].map((link) => link.href),
        }));
        assert.ok(seen.mirrored, "the box stands to the right of its words");
        assert.ok(!seen.wide, "the page does not scroll sideways");
        assert.deepEqual(seen.names, fit.map(({ name, original }) => (original ? [name, "en", "ltr"] : [name, "", ""])));
        for (const link of seen.links) assert.ok(site.files.has(link.slice(link.indexOf("/ar/agencies/") + 1)), link);
      }));
    }

    test("a table that cannot be read: a plain message, and the list stays", async () => {
      const site = await torn();
      await withPage(set, {}, async (page) => {
        await page.goto(site.root + "az.html");
        await page.evaluate(() => document.querySelector("#filters > summary").click());
        await page.until(() => document.querySelector("#filters [role=status]").textContent === document.getElementById("filters").dataset.failed, null, "the message");
        const seen = await page.evaluate(state);
        assert.ok(seen.static && !seen.found);
      });
    });

    if (browser.name === "Chromium") {
      test("without JavaScript: no form that does nothing, links to every entry's page instead", async () => {
        const site = await guide();
        await withPage(set, { script: false }, async (page) => {
          await page.goto(set.address(site, "file") + "az.html");
          assert.equal(await page.shown("#filters"), 0);
          assert.equal(await page.shown("input, main button"), 0);
          assert.ok((await page.shown(".ways a[href^='audiences/']")) > 10);
          await page.click(".ways summary >> nth=1");
          assert.ok((await page.shown(".ways a[href^='roles/']")) > 5);
        });
      });
    }
  });
}

/** Opens the filters and waits for the choices. */
async function open(page) {
  await page.evaluate(() => document.querySelector("#filters > summary").click());
  await page.until(() => document.querySelectorAll(".filter-group input").length > 0, null, "the choices");
}

/** Makes the chosen entries and no others checked, by their places in the table. */
async function choose(page, site, chosen, folder = "") {
  const table = JSON.parse(await readFile(join(site.folder, `${folder}browse.json`), "utf8"));
  const labels = table.groups.flatMap(({ id, tags }) => tags.map((tag) => [`${id}/${tag.id}`, tag.plural ?? tag.label]));
  const wanted = Object.entries(chosen).flatMap(([group, ids]) => ids.map((id) => `${group}/${id}`));
  await page.evaluate(({ labels, wanted }) => {
    const titles = document.getElementById("filters").dataset;
    const group = (input) => input.closest("fieldset").querySelector("legend").textContent;
    for (const input of document.querySelectorAll("#filters input")) {
      const label = input.closest("label").querySelector(".filter-label").textContent;
      const known = labels.find(([key, text]) => text === label && titles[key.split("/")[0]] === group(input));
      input.dataset.key = known[0];
      const on = wanted.includes(known[0]);
      if (input.checked !== on) input.click();
    }
    for (const input of document.querySelectorAll("#filters input")) { // some were out of reach until others were let go
      if (input.checked !== wanted.includes(input.dataset.key)) input.click();
    }
  }, { labels, wanted });
}

/** Waits until the numbers are said. */
const settled = (page, count, total) =>
  page.until(
    ({ count, total }) => {
      const [fit, of] = document.querySelector("#filters [role=status]").textContent.match(/\d+/g) ?? [];
      return Number(fit) === count && Number(of) === total;
    },
    { count, total },
    `${count} of ${total} said`,
  );

/** Runs in the page: what is shown. */
function state() {
  return {
    static: [...document.querySelectorAll(".unfiltered")].every((part) => part.checkVisibility()),
    found: document.getElementById("filter-found").checkVisibility(),
    names: [...document.querySelectorAll("#filter-found .filter-name")].map((node) => node.textContent),
    options: [...document.querySelectorAll("#filters input")].map((input) => ({
      group: (input.dataset.key ?? "").split("/")[0],
      id: (input.dataset.key ?? "").split("/")[1],
      count: Number(input.closest("li").querySelector(".facet-count").textContent),
      checked: input.checked,
      disabled: input.disabled,
    })),
  };
}

/** The records of a table, worked out here a second time and not by the page's own script. */
async function read(site, path, lists) {
  const table = JSON.parse(await readFile(join(site.folder, path), "utf8"));
  const keys = table.groups.flatMap(({ id, tags }) => tags.map((tag) => `${id}/${tag.id}`));
  return lists.flatMap((list) =>
    table[list].map(([, name, , status, tags, original, phone]) => ({
      name,
      tags: tags.map((number) => keys[number]),
      original: original === 1,
      rank: list === "terms" ? 3 : [2, 3].includes(status) ? 2 : phone === undefined ? 1 : 0,
    })),
  );
}

/** Whether a record has one of the chosen entries of each group. */
function fits(record, chosen) {
  return Object.entries(chosen).every(([group, ids]) => ids.some((id) => record.tags.includes(`${group}/${id}`)));
}
