// The search on a stick that has suffered: a part of the index that is gone or cut short. Either all is found as ever, or
// the page says that something may be missing; the lists and the help line stand there, and typing goes on.
import assert from "node:assert/strict";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { guide, scratch } from "../support/sites.js";
import { stage, withPage } from "../support/stage.js";

const TYPED = "trafficking hotline";

/** Runs in the page before its own scripts: notes which parts of the index are read. */
const READ = `new MutationObserver(function (changes) {
  changes.forEach(function (change) {
    change.addedNodes.forEach(function (node) { if (node.localName === "script" && !node.src.includes("/theme/")) (window.fieldguideRead = window.fieldguideRead || []).push(node.src); });
  });
}).observe(document, { childList: true, subtree: true });`;

const DAMAGES = [
  ["is missing", (path) => rm(path)],
  ["is cut in half", async (path) => {
    const whole = await readFile(path);
    await writeFile(path, whole.subarray(0, whole.length >> 1));
  }],
  ["is full of zeros", async (path) => writeFile(path, Buffer.alloc((await readFile(path)).length))],
];

export function searchDamage(browser) {
  describe("the search on a damaged stick", () => {
    const set = stage(browser);
    let whole;

    /** A copy of the guide, what is found in it and from which files, made once. */
    const copy = () => (whole ??= (async () => {
      const folder = scratch(`${browser.name}-damaged`);
      await cp((await guide()).folder, folder, { recursive: true });
      const root = pathToFileURL(folder).href + "/";
      const found = await look(root);
      const kinds = new Map(found.read.map((part) => [part.replace(/\d+\.js$/, ""), fileURLToPath(part)])); // one of each kind
      return { root, ...found, parts: [...kinds.values()] };
    })());

    const look = (root) =>
      withPage(set, { early: READ }, async (page) => {
        await page.goto(`${root}search.html`);
        await page.evaluate(() => document.getElementById("search-input").focus());
        await page.type(TYPED);
        const settled = () => document.getElementById("search-results").getAttribute("aria-busy") === "false" && document.querySelector("main [role=status]").textContent !== "";
        await page.until(settled, null, "an answer, or the word that there is none");
        await page.type("s");
        const said = () => {
          const problem = document.getElementById("search-problem");
          return !problem.checkVisibility() || document.querySelector("main [role=status]").textContent.includes(problem.textContent.trim());
        };
        await page.until(said, null, "what is wrong to be said, once nobody types");
        return page.evaluate(() => ({
          read: window.fieldguideRead ?? [],
          links: [...document.querySelectorAll(".result-link")].map((link) => link.getAttribute("href")),
          problem: document.getElementById("search-problem").checkVisibility() ? document.getElementById("search-problem").textContent.trim() : "",
          said: document.querySelector("main [role=status]").textContent,
          typed: document.getElementById("search-input").value,
          calls: [...document.querySelectorAll(".elsewhere a[href^='tel:']")].filter((link) => link.checkVisibility()).length,
          lists: [...document.querySelectorAll(".elsewhere .card a")].filter((link) => link.checkVisibility()).length,
          errors: (window.fieldguideSeen ?? []).filter(({ what, text }) => what === "error" && /rejection/.test(text)),
        }));
      });

    for (const [how, damage] of DAMAGES) {
      test(`a part of any kind ${how}: nothing is lost without a word`, async () => {
        const { root, links, parts } = await copy();
        assert.ok(links.length > 0 && parts.length > 1, "the whole stick finds something, in several parts");
        const told = [];
        for (const part of parts) {
          const bytes = await readFile(part);
          await damage(part);
          try {
            const seen = await look(root);
            const name = part.slice(fileURLToPath(root).length);
            assert.ok(seen.problem || JSON.stringify(seen.links) === JSON.stringify(links), `${name} ${how}: ${JSON.stringify(seen)}`);
            if (seen.problem) assert.ok(seen.said.includes(seen.problem), `${name} ${how}: it is said too: ${seen.said}`);
            assert.deepEqual([seen.typed, seen.errors], [`${TYPED}s`, []], `${name} ${how}`);
            assert.ok(seen.calls > 0 && seen.lists >= 4, `${name} ${how}: help and lists`);
            if (seen.problem) told.push(name);
          } finally {
            await writeFile(part, bytes);
          }
        }
        assert.ok(told.length > 0, "a part that is needed is missed");
        assert.deepEqual((await look(root)).links, links, "whole again");
      });
    }

    test("the engine itself is missing: a plain message, help and lists", async () => {
      const { root } = await copy();
      const engine = join(fileURLToPath(root), "theme/search-engine.js");
      const bytes = await readFile(engine);
      await rm(engine);
      try {
        const seen = await look(root);
        assert.match(seen.problem, /could not be loaded/);
        assert.equal(seen.said, seen.problem);
        assert.ok(seen.calls > 0 && seen.lists >= 4);
        assert.deepEqual(seen.errors, []);
      } finally {
        await writeFile(engine, bytes);
      }
    });
  });
}
