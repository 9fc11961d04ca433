// Leaving at once: by the link and by Shift pressed three times. The page is gone before the next one has come, without a
// network there is a page that names nothing, nothing is told to the site that one goes to, and the way back works.
// In this browser, from a host and from a folder.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { elsewhere } from "../support/server.js";
import { faulty, guide } from "../support/sites.js";
import { stage, WAYS, withPage } from "../support/stage.js";

const RECORD = "agencies/national-hotline.html";
const TOLD = 5_000; // milliseconds within which three presses count
/** What the neutral page must not say, in any language. */
const OF_THE_GUIDE = /traffick|trata|الاتجار|guide|guía|hotline|fieldguide|victim|888|1-8/i;
/** A browser that knows of no network. */
const OFFLINE = `Object.defineProperty(Navigator.prototype, "onLine", { get: function () { return false; } });`;

export function exit(browser) {
  describe("leaving", () => {
    const set = stage(browser, guide, faulty);
    let other;
    before(async () => (other = await elsewhere()));
    after(() => other.stop());

    for (const way of WAYS) {
      /** Opens `path`, whose way out leads to a site of ours; a slow one answers once `work` calls its last argument. */
      const at = (path, work, { slow = false, ...options } = {}) => async (t) => {
        const site = await guide();
        await withPage(set, options, async (page) => {
          const root = set.address(site, way);
          other.asked.length = 0;
          let answer = () => {};
          other.until = new Promise((kept) => (answer = kept));
          if (!slow) answer();
          await page.goto(root + path);
          await page.evaluate((to) => (document.querySelector("a.exit").href = to), other.root);
          await work(page, root, t, answer);
        });
      };
      const arrived = (page) => page.until((href) => location.href === href, other.root, "the other site");

      test(`over ${way}: a click hides the page at once, even while the other site is slow`, at(RECORD, async (page, root, t, answer) => {
        const before = await page.evaluate(face);
        assert.ok(before.texts > 50 && /Hotline/.test(before.title), "the page shows");
        const left = page.evaluate(face, "left");
        await page.evaluate(() => setTimeout(() => document.querySelector("a.exit").click()));
        gone(await left);
        answer();
        await arrived(page);
      }, { slow: true }));

      test(`over ${way}: Shift three times does the same`, at(RECORD, async (page, root, t, answer) => {
        const left = page.evaluate(face, "left");
        for (let i = 0; i < 3; i += 1) await page.press("Shift");
        gone(await left);
        answer();
        await arrived(page);
      }, { slow: true }));

      test(`over ${way}: each press is told, to the eye and to a screen reader, and forgotten after five seconds`, at(RECORD, async (page, root) => {
        assert.equal((await page.evaluate(counting)).text, "", "nothing is said before");
        await page.press("Shift");
        const first = await page.evaluate(counting);
        await page.press("Shift");
        const second = await page.evaluate(counting);
        for (const told of [first, second]) {
          assert.equal(told.role, "status");
          assert.notEqual(told.text, "");
          assert.ok(told.shown, "it is seen, in the window and over everything else");
        }
        assert.notEqual(first.text, second.text, "what is said changes");
        assert.notEqual(first.dots, second.dots, "and so do the dots");
        assert.match(second.dots, /./, "there are dots");
        await new Promise((next) => setTimeout(next, TOLD + 300));
        await page.press("Shift");
        assert.equal(await page.evaluate(() => location.href), root + RECORD, "the presses before do not count any more");
        assert.equal((await page.evaluate(counting)).text, first.text, "it counts from one again");
      }));

      test(`over ${way}: Escape, capital letters and Shift with Tab do not leave`, at("search.html", async (page, root) => {
        await page.press("Escape");
        await page.press("Escape");
        await page.press("Escape");
        await page.evaluate(() => document.getElementById("search-input").focus());
        for (const letter of ["T", "V", "U", "A"]) await page.press(`Shift+${letter}`);
        for (let i = 0; i < 4; i += 1) await page.press("Shift+Tab");
        await new Promise((next) => setTimeout(next, 300));
        assert.equal(await page.evaluate(() => location.href), `${root}search.html`);
        assert.equal((await page.evaluate(counting)).text, "", "and nothing is counted");
        assert.deepEqual(other.asked, []);
      }));

      test(`over ${way}: without a network a page comes that neither names nor leads to the guide`, at(RECORD, async (page) => {
        const away = await page.evaluate(() => new URL(document.querySelector("a.exit").dataset.away, document.baseURI).href);
        await page.evaluate(() => document.querySelector("a.exit").click());
        await page.until((away) => location.href === away, away, "the neutral page");
        assert.deepEqual(other.asked, [], "the other site is not asked");
        const shown = await page.evaluate(() => ({
          words: document.title + " " + document.documentElement.textContent,
          links: [...document.querySelectorAll("a, script, form")].length,
          parts: [...document.querySelectorAll("[href], [src], [content]")].map((part) => part.outerHTML).join(" "),
          exit: document.querySelectorAll(".exit, .exit-said, [data-away]").length,
        }));
        assert.doesNotMatch(shown.words, OF_THE_GUIDE);
        assert.doesNotMatch(shown.parts.replaceAll("theme/", ""), OF_THE_GUIDE, "nor does anything around it");
        assert.equal(shown.links, 0, "nothing leads back");
        assert.equal(shown.exit, 0, "and nothing there is to be left");
      }, { early: OFFLINE }));

      test(`over ${way}: the way back shows the page again, and one can leave again`, at(RECORD, async (page, root, t) => {
        const before = await page.evaluate(face);
        await page.evaluate(() => addEventListener("pageshow", (event) => (window.fieldguideKept = event.persisted)));
        await page.evaluate(() => document.querySelector("a.exit").click());
        await arrived(page);
        await page.evaluate(() => void setTimeout(() => history.back()));
        await page.until((href) => location.href === href && document.readyState === "complete", root + RECORD, "the page again");
        const after = await page.evaluate(face);
        assert.equal(after.title, before.title);
        assert.equal(after.texts, before.texts, "all of it");
        const kept = await page.evaluate(() => window.fieldguideKept === true);
        t.diagnostic(kept ? "as it was kept in memory" : "loaded anew");
        await page.evaluate((to) => (document.querySelector("a.exit").href = to), other.root);
        for (let i = 0; i < 3; i += 1) await page.press("Shift");
        await arrived(page);
      }));
    }

    test("the other site is not told where its visitor comes from", async () => {
      const site = await guide();
      await withPage(set, {}, async (page) => {
        other.asked.length = 0;
        await page.goto(set.address(site, "http") + RECORD);
        await page.evaluate((to) => (document.querySelector("a.exit").href = to), other.root);
        await page.evaluate(() => document.querySelector("a.exit").click());
        await page.until((href) => location.href === href, other.root, "the other site");
        assert.deepEqual(other.asked.map(({ url }) => url), ["/"]);
        assert.deepEqual(Object.keys(other.asked[0].headers).filter((name) => /^(referer|origin|cookie)$/i.test(name)), []);
        assert.equal(await page.evaluate(() => document.referrer), "");
        assert.equal(await page.evaluate(() => window.opener), null);
      });
    });

    test("the link stands on every page, with the same way out, and nowhere on the neutral page", async () => {
      const site = await guide();
      for (const { path, kind } of site.pages) {
        const html = await readFile(join(site.folder, path), "utf8");
        const links = [...html.matchAll(/<a\b[^>]*\bclass="?exit\b[^>]*>/g)].map(([tag]) => tag);
        assert.equal(links.length, kind === "away" ? 0 : 1, path);
        if (kind === "away") continue;
        assert.match(links[0], /href="?https:\/\/[a-z.]+\/"?/, path);
        assert.match(links[0], /rel="[^"]*\bnoreferrer\b/, path);
        const away = links[0].match(/data-away="?([^"\s>]+)/)?.[1];
        const lang = path.split("/")[0].length === 2 ? `${path.split("/")[0]}/` : "";
        const target = new URL(away, `http://x/${path}`).pathname.slice(1);
        assert.ok(site.files.has(target), `${path}: ${target} is missing`);
        if (kind !== "missing") assert.ok(lang === "" || target.startsWith(lang), `${path}: ${target} is not in its language`);
      }
    });

    if (browser.name === "Chromium") {
      test("without JavaScript it is a plain link", async () => {
        const site = await guide();
        await withPage(set, { script: false }, async (page) => {
          await page.goto(set.address(site, "http") + RECORD);
          await page.stub("https://www.weather.gov");
          await page.click("a.exit");
          assert.equal(page.url(), "https://www.weather.gov/");
        });
      });

      test("it stays in sight while one scrolls, on every width, and is not on paper", async () => {
        const site = await guide();
        for (const width of [320, 390, 1280]) {
          await withPage(set, { size: { width, height: 700 } }, async (page) => {
            await page.goto(set.address(site, "http") + RECORD);
            for (const far of [0, 400, 5000]) {
              await page.evaluate((to) => scrollTo(0, to), far);
              assert.ok(await page.evaluate(inSight), `at ${width} px, scrolled by ${far}`);
            }
            await page.emulatePrint();
            assert.ok(!(await page.evaluate(() => document.querySelector("a.exit").checkVisibility())), "on paper");
          });
        }
      });
    }

    test("a way out that does it badly is seen", async () => {
      await withPage(set, {}, async (page) => {
        await page.goto(set.address(await faulty(), "http") + "exit.html");
        await page.evaluate(() => document.querySelector("a.exit").click());
        const left = await page.evaluate(face);
        assert.throws(() => gone(left), /still shows/);
        assert.throws(() => gone({ ...left, texts: 0 }), /still tells/);
        assert.ok(!(await page.evaluate(inSight)), "under another part of the page");
        const said = await page.evaluate(counting);
        assert.equal(said.shown, false, "said, but not seen");
      });
    });
  });
}

/** Runs in the page: what of it can be seen; with a class, as soon as the page gets that, before anything else. */
async function face(awaited) {
  const root = document.documentElement;
  if (awaited) await new Promise((met) => new MutationObserver(() => root.classList.contains(awaited) && met()).observe(root, { attributes: true }));
  const holders = [...document.body.querySelectorAll("*")].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.data)));
  const seen = holders.filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 1);
  return { title: document.title, texts: seen.length, first: seen[0]?.textContent.slice(0, 40), left: root.classList.contains("left") };
}

/** Of a page that is being left nothing shows, and its tab does not name it. */
function gone({ title, texts, first, left }) {
  assert.equal(texts, 0, `“${first}” still shows`);
  assert.doesNotMatch(title, OF_THE_GUIDE, "the title still tells");
  assert.ok(left, "the page knows that it is left");
}

/** Runs in the page: what is said of the presses so far, and whether it is seen. */
function counting() {
  const place = document.querySelector(".exit-said");
  const style = getComputedStyle(place, "::before");
  const box = place.getBoundingClientRect();
  const hit = place.textContent && document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return { role: place.getAttribute("role"), text: place.textContent, dots: style.content, shown: Boolean(hit) && (hit === place || place.contains(hit)) };
}

/** Runs in the page: whether the way out can be seen and hit where it stands. */
function inSight() {
  const link = document.querySelector("a.exit");
  const box = link.getBoundingClientRect();
  const hit = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
  return Boolean(hit) && (hit === link || link.contains(hit));
}
