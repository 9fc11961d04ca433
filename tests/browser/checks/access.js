// Accessibility by machine: axe-core on the sparsest and the richest page of every kind, in both colour schemes and both
// widths, and on the states that only scripts reach.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { bilingual, faulty, guide, samples } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SIZES = [{ width: 1280, height: 900 }, { width: 320, height: 640 }];

/** States that no page has when it is opened. */
const STATES = [
  ["search.html", "with results", (page) => fill(page, "visa")],
  ["search.html", "with nothing found", (page) => fill(page, "zzzzqqqq")],
  ["index.html", "with the menu open", (page) => page.evaluate(() => void document.querySelectorAll("details").forEach((part) => (part.open = true)))],
  ["sources.html", "with every part open", (page) => page.evaluate(() => void document.querySelectorAll("details").forEach((part) => (part.open = true)))],
];

export function access(browser) {
  describe("accessibility", () => {
    const set = stage(browser, guide, bilingual, faulty);
    for (const make of [guide, bilingual]) {
      for (const scheme of ["light", "dark"]) {
        test(`${make.name}, ${scheme}: axe-core finds nothing on any kind of page`, async (t) => {
          const site = await make();
          const complaints = [];
          let looked = 0;
          for (const size of SIZES) {
            // `free`: the checker is a script of ours, which the page's own policy would refuse.
            await withPage(set, { size, scheme, free: true }, async (page) => {
              const cases = [...samples(site).map(({ path }) => [path, "", null]), ...(make === guide ? STATES : [])];
              for (const [path, state, reach] of cases) {
                await page.goto(set.address(site, "http") + path);
                if (reach) await reach(page);
                looked += 1;
                for (const line of await violations(page)) complaints.push(`${path} ${state} at ${size.width} px: ${line}`);
              }
            });
          }
          t.diagnostic(`${looked} looks`);
          none(complaints, "violations");
        });
      }
    }

    test("axe-core sees a fault where there is one", async () => {
      await withPage(set, { free: true }, async (page) => {
        await page.goto(set.address(await faulty(), "http") + "keyboard.html");
        const found = await violations(page);
        assert.ok(found.some((line) => line.startsWith("image-alt")), found.join("\n"));
      });
    });
  });
}

async function violations(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const result = await window.axe.run(document, { preload: false, resultTypes: ["violations"] });
    return result.violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id} (${rule.impact}) ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`),
    );
  });
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
