// What readers do to a page: larger text, more room between letters, a narrow window, a finger, less motion. On the
// largest page of every kind, in every theme and language. All in the system's font: it is what a first visit may show,
// it is mostly the wider one, and it does not depend on how fast a file comes.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cramped, crowded, moving } from "../support/layout.js";
import { faulty, largest, THEMES } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const SMALLEST = { width: 320, height: 640 };

/** Runs in the page: text twice as large, through the style object, which the page's own policy allows. */
const doubled = () => void (document.documentElement.style.fontSize = "200%");

/** Runs in the page: the spacing of WCAG 1.4.12 on all text. A drawing is an image, and the same stands in a list beside it. */
const spaced = () => {
  for (const element of document.body.querySelectorAll(":not(svg, svg *)")) {
    element.style.setProperty("line-height", "1.5", "important");
    element.style.setProperty("letter-spacing", "0.12em", "important");
    element.style.setProperty("word-spacing", "0.16em", "important");
    if (element.matches("p")) element.style.setProperty("margin-bottom", "2em", "important");
  }
  for (const drawing of document.querySelectorAll("svg")) drawing.style.cssText += "; letter-spacing: normal; word-spacing: normal";
};

const asItIs = () => {};

/** What is done to a page, how wide it is then, and what must hold. */
const TRIALS = [
  ["at 320 px nothing is lost and nothing scrolls sideways (1.4.10)", SMALLEST, asItIs, crowded],
  ["with text at 200 % nothing is cut off or covered (1.4.4)", WIDE, doubled, crowded],
  ["with more room between lines, words and letters nothing is lost (1.4.12)", PHONE, spaced, crowded],
  ["on a phone every target is 24 px large or stands apart (2.5.8)", PHONE, asItIs, cramped],
];

export function layout(browser) {
  describe("layout", () => {
    const set = stage(browser, ...THEMES.map(([, make]) => make), faulty);

    for (const [theme, make] of THEMES) {
      for (const [what, size, change, judge] of TRIALS) {
        test(`${theme}: ${what}`, async (t) => {
          const site = await make();
          const complaints = [];
          const pages = largest(site);
          await withPage(set, { size, fonts: false }, async (page) => {
            for (const { path } of pages) {
              await page.goto(set.address(site, "http") + path);
              for (const line of await trial(page, change, judge)) complaints.push(`${path}: ${line}`);
            }
          });
          t.diagnostic(`${pages.length} pages`);
          none(complaints, what);
        });
      }

      test(`${theme}: for a reader who asks for less motion nothing moves`, async () => {
        const site = await make();
        const complaints = [];
        await withPage(set, { still: true }, async (page) => {
          for (const { path } of largest(site).filter(({ lang }) => lang === "en")) {
            await page.goto(set.address(site, "http") + path);
            await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
            for (const line of await page.evaluate(moving)) complaints.push(`${path}: ${line}`);
          }
        });
        none(complaints, "moves");
      });
    }

    test("these trials see every fault", async () => {
      const seen = [];
      for (const [, size, change, judge] of TRIALS) {
        await withPage(set, { size, fonts: false }, async (page) => {
          await page.goto(set.address(await faulty(), "http") + "layout.html");
          seen.push(...(await trial(page, change, judge)));
        });
      }
      await withPage(set, { still: true }, async (page) => {
        await page.goto(set.address(await faulty(), "http") + "layout.html");
        seen.push(...(await page.evaluate(moving)));
      });
      for (const fault of [
        /scrolls sideways/,
        /lies outside the page/,
        /“under” and “over” lie on each other/,
        /the number “1-888-373-7888” goes over \d lines/,
        /the word “narrowest” is broken/,
        /p\.low cuts off .* below/,
        /p\.narrow cuts off .* at its side/,
        /“one” is .* and “two” is too near/,
        /button\.soft changes softly/,
        /an animation runs/,
        /html\. scrolls softly/,
      ]) {
        assert.ok(seen.some((line) => fault.test(line)), `not seen: ${fault}\n${seen.join("\n")}`);
      }
      for (const good of [/“in a sentence”/, /“apart”/, /“only heard”/, /“a cell”/]) {
        assert.ok(!seen.some((line) => good.test(line)), `seen, though good: ${good}\n${seen.join("\n")}`);
      }
    });
  });
}

async function trial(page, change, judge) {
  await page.evaluate(change);
  await page.evaluate(() => document.fonts.ready.then(() => true));
  return page.evaluate(judge);
}
