// A walk by keyboard, forwards and back: every control is reached, its focus is seen, and nothing lies on top of it
// (WCAG 2.1.1, 2.4.7, 2.4.11).
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faulty, guide, plainGuide } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const SIZES = { 1280: { width: 1280, height: 900 }, 390: { width: 390, height: 844 }, 320: { width: 320, height: 640 } };

/** Each walk is long: these take in every width, both directions of writing, both themes, and the longest bars. */
const WALKS = [
  ["civic", guide, "index.html", 1280],
  ["civic", guide, "index.html", 320],
  ["civic", guide, "agencies/national-hotline.html", 1280],
  ["civic", guide, "agencies/national-hotline.html", 390],
  ["civic", guide, "es/agencies/national-hotline.html", 320],
  ["civic", guide, "ar/index.html", 390],
  ["plain", plainGuide, "agencies/national-hotline.html", 320],
];

// How much of a control a browser has to scroll into the window. Firefox is content with an edge of it; a theme with
// scripts does better, and one without them cannot.
const IN_WINDOW = { civic: 1 / 3, plain: 0 };

export function keyboard(browser) {
  describe("keyboard", () => {
    const set = stage(browser, guide, plainGuide, faulty);
    for (const [theme, make, path, width] of WALKS) {
      test(`${theme}: ${path} at ${width} px: every control is reached, seen and uncovered`, async (t) => {
        const site = await make();
        await withPage(set, { size: SIZES[width] }, async (page) => {
          await page.goto(set.address(site, "http") + path);
          const { count, complaints } = await thereAndBack(page, IN_WINDOW[theme]);
          assert.ok(count > 10, `only ${count} controls`);
          t.diagnostic(`${count} controls`);
          none(complaints, "keyboard");
        });
      });
    }

    test("this walk sees every fault", async () => {
      await withPage(set, {}, async (page) => {
        await page.goto(set.address(await faulty(), "http") + "keyboard.html");
        const { complaints } = await thereAndBack(page);
        for (const fault of [/no sign of focus on “unseen”/, /div\.cover covers “covered”/, /does not reach fleeting/]) {
          assert.ok(complaints.some((line) => fault.test(line)), `not seen: ${fault}\n${complaints.join("\n")}`);
        }
        assert.ok(!complaints.some((line) => /“good”/.test(line)), complaints.join("\n"));
      });
    });
  });
}

async function thereAndBack(page, share = IN_WINDOW.civic) {
  const controls = await page.evaluate(prepare);
  const complaints = [];
  for (const key of ["Tab", "Shift+Tab"]) {
    const reached = await walk(page, key, controls.length, complaints, share);
    for (const [at, name] of controls.entries()) if (!reached.has(at)) complaints.push(`${key} does not reach ${name}`);
  }
  return { count: controls.length, complaints };
}

async function walk(page, key, count, complaints, share) {
  const reached = new Set();
  // From the first to the last and no further: out there are the browser's own controls, and the way back in differs.
  for (let step = 0; step < count; step += 1) {
    if (step > 0 || key === "Tab") await page.press(key);
    const stop = await page.evaluate(look, share);
    if (!stop) break;
    if (stop.index < 0) complaints.push(`${key}: focus on something that is no control: ${stop.name}`);
    else if (reached.has(stop.index)) break;
    reached.add(stop.index);
    if (!stop.visible) complaints.push(`${key}: no sign of focus on ${stop.name}`);
    if (stop.cover) complaints.push(`${key}: ${stop.cover} covers ${stop.name}`);
  }
  return reached;
}

/** Runs in the page: notes every control and how it looks without focus. Gives their names. */
function prepare() {
  const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
    (element) => element.tabIndex >= 0 && !element.disabled && element.checkVisibility({ visibilityProperty: true }),
  );
  window.fieldguideSign = (element) => {
    const style = getComputedStyle(element);
    const outline = style.outlineStyle === "none" || parseFloat(style.outlineWidth) === 0 ? "" : `${style.outlineWidth} ${style.outlineColor}`;
    return `${outline}|${style.boxShadow}`;
  };
  window.fieldguideControls = controls;
  window.fieldguidePlain = controls.map(window.fieldguideSign);
  return controls.map((element) => (element.textContent.trim() || element.id || element.tagName).replace(/\s+/g, " ").slice(0, 40));
}

/** Runs in the page: what has the focus, whether that shows, and what lies over its middle. */
async function look(share) {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // A page may scroll softly to what has the focus.
  for (let last = NaN; last !== element.getBoundingClientRect().top; ) {
    last = element.getBoundingClientRect().top;
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  }
  const name = `“${(element.textContent.trim() || element.id || element.tagName).replace(/\s+/g, " ").slice(0, 40)}”`;
  const index = window.fieldguideControls.indexOf(element);
  // Points of every line of it: that share must lie in the window, and most of these under nothing else, which is more
  // than the rule asks for.
  const shares = [0.1, 0.5, 0.9];
  const points = [...element.getClientRects()].flatMap((box) => shares.flatMap((x) => shares.map((y) => [box.left + box.width * x, box.top + box.height * y])));
  const hits = points.map(([x, y]) => document.elementFromPoint(x, y)).filter(Boolean);
  const others = hits.filter((hit) => !(element === hit || element.contains(hit)));
  const inside = hits.length > 0 && hits.length >= points.length * share;
  const free = inside && others.length <= hits.length / 2;
  const hit = inside && others[0];
  return {
    index,
    name,
    visible: window.fieldguideSign(element) !== window.fieldguidePlain[index],
    cover: free ? "" : hit ? `${hit.tagName.toLowerCase()}.${hit.className}` : "the edge of the window",
  };
}
