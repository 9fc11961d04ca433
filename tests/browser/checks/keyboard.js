// A walk by keyboard, forwards and back: every control is reached, its focus is seen, and nothing lies on top of it.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { faulty, guide } from "../support/sites.js";
import { none, stage, withPage } from "../support/stage.js";

const SIZES = [{ width: 1280, height: 900 }, { width: 320, height: 640 }];

export function keyboard(browser) {
  describe("keyboard", () => {
    const set = stage(browser, guide, faulty);
    for (const path of ["index.html", "agencies/national-hotline.html"]) {
      for (const size of SIZES) {
        test(`${path} at ${size.width} px: every control is reached, seen and uncovered`, async (t) => {
          const site = await guide();
          await withPage(set, { size }, async (page) => {
            await page.goto(set.address(site, "http") + path);
            const { count, complaints } = await thereAndBack(page);
            assert.ok(count > 10, `only ${count} controls`);
            t.diagnostic(`${count} controls`);
            none(complaints, "keyboard");
          });
        });
      }
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

async function thereAndBack(page) {
  const controls = await page.evaluate(prepare);
  const complaints = [];
  for (const key of ["Tab", "Shift+Tab"]) {
    const reached = await walk(page, key, controls.length, complaints);
    for (const [at, name] of controls.entries()) if (!reached.has(at)) complaints.push(`${key} does not reach ${name}`);
  }
  return { count: controls.length, complaints };
}

async function walk(page, key, count, complaints) {
  const reached = new Set();
  // From the first to the last and no further: out there are the browser's own controls, and the way back in differs.
  for (let step = 0; step < count; step += 1) {
    if (step > 0 || key === "Tab") await page.press(key);
    const stop = await page.evaluate(look);
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
async function look() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // A page may scroll softly to what has the focus.
  for (let last = NaN; last !== element.getBoundingClientRect().top; ) {
    last = element.getBoundingClientRect().top;
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
  }
  const name = `“${(element.textContent.trim() || element.id || element.tagName).replace(/\s+/g, " ").slice(0, 40)}”`;
  const index = window.fieldguideControls.indexOf(element);
  const box = element.getClientRects()[0]; // of a link over two lines, the first line
  const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const free = hit && (element === hit || element.contains(hit));
  return {
    index,
    name,
    visible: window.fieldguideSign(element) !== window.fieldguidePlain[index],
    cover: free ? "" : hit ? `${hit.tagName.toLowerCase()}.${hit.className}` : "the edge of the window",
  };
}
