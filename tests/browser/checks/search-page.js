// What the search page makes of an answer, whatever it is: an engine in its place answers what each test says. How it is
// worked by keyboard, what is seen and what is said; that it bears with anything that is typed.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { guide } from "../support/sites.js";
import { stage, withPage } from "../support/stage.js";

const LINE = { href: "agencies/national-hotline.html", type: "agency", kind: "Hotline", title: "National Hotline", acronym: "NH", status: "current", line: "help", phones: [{ text: "1-888-373-7888", tel: "tel:+18883737888" }, { text: "233733", tel: "tel:233733" }], summary: "Takes calls." };
const OFFICE = { href: "agencies/otip.html", type: "agency", kind: "Office", title: "Office on Trafficking", acronym: "OTIP", status: "current", line: "", phones: [], summary: "Runs programs." };
const OLD = { ...OFFICE, href: "agencies/atip.html", title: "Old Division", acronym: "", status: "superseded", also: { how: "former", name: "Older Division" }, successor: { title: "Office on Trafficking", href: "agencies/otip.html" } };
const PAGE = { href: "get-help.html", type: "page", kind: "", title: "Get help", acronym: "", status: "", line: "", phones: [], summary: "What to do." };

/** `count` offices, all alike but for their number. */
const offices = (count) => Array.from({ length: count }, (_, i) => ({ ...OFFICE, title: `Office ${i}`, href: `agencies/o${i}.html`, acronym: "" }));

export function searchPage(browser) {
  describe("the page of the search", () => {
    const set = stage(browser, guide);

    /** Opens the page with an engine that gives `answers` by what is typed, or `answers["*"]`. */
    const at = (answers, work, path = "search.html") => async () => {
      const site = await guide();
      await withPage(set, { early: `(${engine})(${JSON.stringify(answers)})` }, async (page) => {
        await page.goto(site.root + path);
        await page.evaluate(() => document.getElementById("search-input").focus());
        await work(page, site);
        assert.deepEqual((await page.gather()).heard, []);
      });
    };

    test("the best three stand first, the rest by kind, each kind where its best one is", at({ "*": { records: [PAGE, LINE, OFFICE, OLD, { ...LINE, href: "x.html", title: "Other line" }, { ...PAGE, href: "y.html" }, { ...OFFICE, href: "z.html" }] } }, async (page) => {
      const { groups } = await ask(page, "a");
      assert.deepEqual(groups, [
        ["Best matches", "Get help", "National Hotline", "Office on Trafficking"],
        ["Office", "Old Division", "Office on Trafficking"],
        ["Hotline", "Other line"],
        ["Guides", "Get help"],
      ]);
    }));

    test("a row says all that is needed to choose, and holds real links", at({ "*": { records: [LINE, OLD] } }, async (page, site) => {
      await ask(page, "a");
      const [line, old] = await page.evaluate(() => [...document.querySelectorAll(".result")].map((row) => ({
        text: row.textContent.replace(/\s+/g, " "),
        links: [...row.querySelectorAll("a")].map((link) => link.href),
        name: row.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).textContent.trim()).join(" | "),
        ltr: row.querySelector("bdi[dir=ltr]")?.textContent,
      })));
      assert.deepEqual(line.links, [`${site.root}${LINE.href}`, "tel:+18883737888"]);
      assert.equal(line.ltr, "1-888-373-7888", "a number runs from left to right everywhere");
      assert.equal(line.name, "National Hotline NH | Help line | Call 1-888-373-7888");
      assert.match(old.text, /Replaced.*Formerly: Older Division.*Replaced by: Office on Trafficking/);
      assert.deepEqual(old.links, [`${site.root}${OLD.href}`, `${site.root}agencies/otip.html`]);
    }));

    test("a number so short that it may be for texting alone is no call link", at({ "*": { records: [{ ...LINE, phones: [{ text: "233733", tel: "tel:233733" }] }] } }, async (page) => {
      await ask(page, "a");
      const number = await page.evaluate(() => [document.querySelector(".result-phone").textContent, document.querySelectorAll(".result-phone a").length]);
      assert.deepEqual(number, ["233733", 0]);
    }));

    test("names that are not translated say in which language they are", at({ "*": { records: [{ ...OFFICE, original: true }, { ...OFFICE, href: "a.html", title: "مكتب" }], language: "ar" } }, async (page) => {
      await ask(page, "a");
      const names = await page.evaluate(() => [...document.querySelectorAll(".result-title")].map((node) => [node.lang, node.dir]));
      assert.deepEqual(names, [["en", "ltr"], ["", ""]]);
    }, "ar/search.html"));

    test("arrows walk the rows while the focus stays in the field; Enter opens; Escape goes back, then clears", at({ "*": { records: [LINE, OFFICE, PAGE] } }, async (page, site) => {
      await ask(page, "a");
      assert.deepEqual(await active(page), { in: "search-input", row: null, expanded: "true" });
      await page.press("ArrowUp");
      assert.equal((await active(page)).row, null, "upwards there is nothing");
      await page.press("ArrowDown");
      await page.press("ArrowDown");
      assert.deepEqual(await active(page), { in: "search-input", row: OFFICE.title, expanded: "true" });
      for (let i = 0; i < 3; i += 1) await page.press("ArrowDown");
      assert.equal((await active(page)).row, PAGE.title, "the last row is the end");
      await page.press("Home");
      await page.type("x");
      assert.equal(await value(page), "xa", "Home is a key of the text");
      await page.until(() => !document.getElementById("search-input").hasAttribute("aria-activedescendant"), null, "no row after typing");
      await page.press("ArrowDown");
      await page.press("Escape");
      assert.deepEqual([(await active(page)).row, await value(page)], [null, "xa"], "Escape leaves the row first");
      await page.press("Escape");
      assert.deepEqual([await active(page), await value(page)], [{ in: "search-input", row: null, expanded: "false" }, ""]);
      await ask(page, "a");
      await page.press("ArrowDown");
      await page.press("ArrowDown");
      await page.press("Enter");
      await page.until((url) => location.href === url, site.root + OFFICE.href, "the second row");
    }));

    for (const [path, there, back] of [["search.html", "ArrowRight", "ArrowLeft"], ["ar/search.html", "ArrowLeft", "ArrowRight"]]) {
      test(`${path}: an arrow leads to the number of the row, and back; without a row it moves the caret`, at({ "*": { records: [LINE, OFFICE] } }, async (page) => {
        await ask(page, "ab");
        await page.press("Home");
        const caret = () => page.evaluate(() => document.getElementById("search-input").selectionStart);
        await page.press("ArrowRight");
        assert.equal(await caret(), 1, "no row: the caret goes on");
        await page.press("ArrowDown");
        await page.press(there);
        assert.equal((await active(page)).row, "1-888-373-7888");
        assert.equal(await caret(), 1, "the caret stays");
        await page.press(back);
        assert.equal((await active(page)).row, LINE.title);
        await page.evaluate(() => {
          const opened = (window.fieldguideOpened = []);
          document.addEventListener("click", (event) => (opened.push(event.target.closest("a").href), event.preventDefault()));
        });
        await page.press(there);
        await page.press("Enter");
        assert.deepEqual(await page.evaluate(() => window.fieldguideOpened), ["tel:+18883737888"]);
      }, path));
    }

    test("Enter without a row opens the first, also when the answer comes after it", at({ "*": { records: [OFFICE, LINE], wait: 300 } }, async (page, site) => {
      await page.type("otip");
      await page.press("Enter");
      await page.until((url) => location.href === url, site.root + OFFICE.href, "the first");
    }));

    test("Enter before the answer opens no near miss: it is to be seen first", at({ "*": { records: [OFFICE], tier: "spelling", corrected: "otip", wait: 300 } }, async (page, site) => {
      await page.type("otp");
      await page.press("Enter");
      await page.until(() => Boolean(document.querySelector(".result")), null, "an answer");
      await page.evaluate(() => new Promise((on) => setTimeout(on, 300)));
      assert.equal(await page.evaluate(() => location.href), `${site.root}search.html`);
    }));

    test("Tab leads through the links, arrows from row to row, Escape back to the field", at({ "*": { records: [LINE, OFFICE] } }, async (page) => {
      await ask(page, "a");
      const on = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id);
      const stops = [];
      for (let i = 0; i < 5; i += 1) {
        await page.press("Tab");
        stops.push(await on());
      }
      assert.deepEqual(stops, ["search-clear", "Narrow these results", "National Hotline NH", "Call 1-888-373-7888", "Office on Trafficking OTIP"]);
      await page.press("ArrowUp");
      assert.equal(await on(), "National Hotline NH");
      await page.press("Escape");
      assert.equal(await on(), "search-input");
      assert.equal(await value(page), "a");
    }));

    test("a key that belongs to what is being composed is left alone", at({ "*": { records: [OFFICE] } }, async (page) => {
      await ask(page, "a");
      const before = await page.evaluate(() => location.href);
      const taken = await page.evaluate(() => ["ArrowDown", "Enter", "Escape"].map((key) =>
        !document.getElementById("search-input").dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, cancelable: true, bubbles: true }))));
      assert.deepEqual([taken, (await active(page)).row, await value(page)], [[false, false, false], null, "a"]);
      assert.equal(await page.evaluate(() => location.href), before);
    }));

    test("Show more adds below, without moving what was read, and leads on with the focus", at({ "*": { records: offices(30) } }, async (page) => {
      const { groups } = await ask(page, "a");
      assert.equal(groups.flat().length, 8 + 2, "eight results and two headings");
      assert.equal(await page.evaluate(() => document.getElementById("search-more").textContent), "Show 16 more");
      const press = () => page.evaluate(() => document.getElementById("search-more").click());
      const count = (wanted) => page.until((wanted) => document.querySelectorAll(".result").length === wanted, wanted, `${wanted} results`);
      await press();
      await count(24);
      const after = (await seen(page)).groups;
      assert.deepEqual(after.slice(0, groups.length), groups, "what stood there stands there");
      assert.equal(after[2][0], "Office (continued)");
      assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Office 8");
      await press();
      await count(30);
      assert.ok(await page.evaluate(() => document.getElementById("search-more").hidden), "all are shown");
    }));

    test("what is found otherwise is said, seen and announced alike", at({
      many: { records: [OFFICE], total: 500, atLeast: true },
      trafiking: { records: [OFFICE], tier: "spelling", corrected: "trafficking" },
      linea: { records: [OFFICE], tier: "language", language: "es" },
      both: { records: [OFFICE], tier: "some" },
      lost: { records: [OFFICE], damaged: true },
      gone: { records: [], total: 1, damaged: true },
    }, async (page) => {
      for (const [typed, wanted] of [
        ["many", /^Results: at least 500$/],
        ["trafiking", /Shown instead: \u2068trafficking\u2069\. Results: 1$/],
        ["linea", /Nothing .*in this language.*: Spanish\. Results: 1$/],
        ["both", /^No page has all these words\..* Results: 1$/],
        ["lost", /^Results: 1\. A part of the search index could not be read/],
        ["gone", /^A part of the search index could not be read/],
      ]) {
        const { said, line } = await ask(page, typed);
        assert.match(said, wanted);
        assert.equal(line, said);
        await page.press("Escape");
      }
    }));

    test("an announcement waits for a pause and is not repeated", at({ "*": { records: [OFFICE] } }, async (page) => {
      await page.evaluate(() => {
        window.fieldguideSaid = [];
        const place = document.querySelector("main [role=status]");
        new MutationObserver(() => window.fieldguideSaid.push(place.textContent)).observe(place, { childList: true });
      });
      await ask(page, "a");
      await page.type("bcd");
      await page.evaluate(() => new Promise((on) => setTimeout(on, 700)));
      assert.deepEqual(await page.evaluate(() => window.fieldguideSaid), ["Results: 1"]);
      assert.equal(await page.evaluate(() => document.querySelectorAll("main [aria-live], main [role=status]").length), 1, "one place speaks");
    }));

    test("a row chosen while the answer comes stays chosen", at({ a: { records: [LINE, OFFICE] }, ab: { records: [PAGE, OFFICE], wait: 400 } }, async (page) => {
      await ask(page, "a");
      await page.type("b");
      await page.press("ArrowDown");
      await page.press("ArrowDown");
      await page.until(() => document.querySelector(".result-title").textContent === "Get help", null, "the new answer");
      assert.deepEqual(await active(page), { in: "search-input", row: OFFICE.title, expanded: "true" });
    }));

    test("an older answer that comes late is not shown", at({ a: { records: [OFFICE], wait: 400 }, ab: { records: [LINE] } }, async (page) => {
      await page.type("ab");
      await page.until(() => Boolean(document.querySelector(".result")), null, "an answer");
      await page.evaluate(() => new Promise((on) => setTimeout(on, 600)));
      assert.deepEqual((await seen(page)).groups, [["Best matches", LINE.title]]);
    }));

    test("nothing found: words of the guide to take, lists and the help line", at({ zzz: { nearest: ["visa", "trata"] }, visa: { records: [OFFICE] } }, async (page, site) => {
      const { said } = await ask(page, "zzz");
      assert.equal(said, "Nothing found.");
      const help = await page.evaluate(() => ({
        words: [...document.querySelectorAll("#search-nearest button")].map((button) => button.textContent),
        links: [...document.querySelectorAll("#search-none a")].map((link) => link.href),
        calls: [...document.querySelectorAll("main a[href^='tel:']")].filter((link) => link.checkVisibility()).length,
      }));
      assert.deepEqual(help.words, ["visa", "trata"]);
      assert.deepEqual(help.links, ["hotlines", "browse", "az", "glossary"].map((name) => `${site.root}${name}.html`));
      assert.ok(help.calls > 0);
      await page.evaluate(() => document.querySelector("#search-nearest button").click());
      await page.until(() => Boolean(document.querySelector(".result")), null, "what the word finds");
      assert.deepEqual([(await active(page)).in, await value(page)], ["search-input", "visa"]);
    }));

    test("words of distress bring the help line to the top, large, with its number", at({ help: { records: [OFFICE], distress: true }, visa: { records: [OFFICE] } }, async (page) => {
      const shown = () => page.evaluate(() => {
        const box = document.getElementById("search-danger"), call = box.querySelector("a[href='tel:+18883737888']");
        return box.checkVisibility() && call.checkVisibility() && box.getBoundingClientRect().bottom < document.getElementById("search-results").getBoundingClientRect().top;
      });
      const { said } = await ask(page, "help");
      assert.ok(await shown());
      assert.match(said, /1-888-373-7888/);
      await page.press("Escape");
      await ask(page, "visa");
      assert.equal(await shown(), false);
    }));

    for (const [problem, wanted, still] of [["missing", /could not be loaded/, 0], ["mixed", /two editions/, 1]]) {
      test(`an index that is ${problem}: a plain message, lists, the help line, and typing goes on`, at({ problem, "*": { records: problem === "mixed" ? [OFFICE] : [] } }, async (page) => {
        await ask(page, "a");
        const now = await page.evaluate(() => ({
          problem: document.getElementById("search-problem").textContent.trim(),
          seen: document.getElementById("search-problem").checkVisibility(),
          results: document.querySelectorAll(".result").length,
          ways: document.querySelector(".elsewhere").checkVisibility() && document.querySelectorAll(".elsewhere a[href^='tel:']").length,
        }));
        assert.match(now.problem, wanted);
        assert.deepEqual([now.seen, now.results, now.ways > 0], [true, still, true]);
        await page.type("b");
        assert.equal(await value(page), "ab");
      }));
    }

    test("anything may be typed: ten thousand letters, control characters, other directions, emoji", at({ "*": { tier: "none" } }, async (page) => {
      for (const text of ["x".repeat(10_000), `${"word ".repeat(2000)}`, "\u0000\u0007\u001b[31m", "\u202egnikciffart\u202c \u2067abc", "🆘🏳️‍🌈👩‍👩‍👧", "<img src=x onerror=alert(1)>", "%E0%A4%A ../..", "__proto__", "constructor"]) {
        await page.evaluate((text) => {
          const input = document.getElementById("search-input");
          input.value = text;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }, text);
        await page.until(() => document.querySelector("main [role=status]").textContent !== "", null, "an answer");
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.querySelectorAll("main img").length > 0);
        assert.equal(wide, false, `the page stays as it is with ${text.slice(0, 20)}`);
      }
    }));

    test("the clear button empties the field and leads back to it", at({ "*": { records: [OFFICE] } }, async (page) => {
      await ask(page, "a");
      await page.evaluate(() => document.getElementById("search-clear").click());
      assert.deepEqual([await active(page), await value(page)], [{ in: "search-input", row: null, expanded: "false" }, ""]);
    }));

    test("who leaves by the way out leaves no question behind for whoever goes back", at({ "*": { records: [OFFICE] } }, async (page) => {
      await ask(page, "a secret");
      const left = await page.evaluate(() => {
        document.documentElement.classList.add("left"); // as the way out does
        dispatchEvent(new PageTransitionEvent("pagehide", { persisted: true }));
        return [document.getElementById("search-input").value, document.querySelectorAll(".result").length, document.body.innerHTML.includes("secret")];
      });
      assert.deepEqual(left, ["", 0, false]);
    }));
  });
}

/** Runs in the page before its own scripts: an engine that answers what it is given, and cannot be put aside. */
function engine(answers) {
  const open = () => {
    let turn = 0;
    return {
      problem: answers.problem ?? null,
      ask: (text, { count }) => {
        const mine = ++turn;
        const { records = [], wait = 0, ...more } = (Object.hasOwn(answers, text) && answers[text]) || answers["*"] || {};
        const hits = records.slice(0, count).map((record) => ({ record, score: 1 }));
        const answer = { text: text.slice(0, 200), tier: records.length ? "all" : "none", language: document.documentElement.lang, total: records.length, atLeast: false, distress: false, nearest: [], damaged: false, hits, ...more };
        return new Promise((on) => setTimeout(() => on(mine === turn ? answer : null), wait));
      },
      marks: () => [],
      excerpt: (answer, { record }) => Promise.resolve(record.summary),
    };
  };
  Object.defineProperty(window, "fieldguideSearch", { get: () => ({ open }), set: () => {} });
}

/** Types, waits until the answer is drawn and said, and gives what is seen. */
async function ask(page, text) {
  await page.type(text);
  await page.until(() => document.getElementById("search-results").getAttribute("aria-busy") === "false" && document.querySelector("main [role=status]").textContent !== "", null, `an answer to “${text}”`);
  return seen(page);
}

function seen(page) {
  return page.evaluate(() => ({
    groups: [...document.querySelectorAll(".result-group")].map((group) => [...group.querySelectorAll("h2, .result-title")].map((node) => node.textContent)),
    said: document.querySelector("main [role=status]").textContent,
    line: document.getElementById("search-said").textContent,
  }));
}

/** Where the focus is, and the name or number of the row that is active. */
function active(page) {
  return page.evaluate(() => {
    const input = document.getElementById("search-input"), at = document.getElementById(input.getAttribute("aria-activedescendant"));
    return { in: document.activeElement.id, row: at ? (at.querySelector(".result-title") ?? at.querySelector("bdi")).textContent : null, expanded: input.getAttribute("aria-expanded") };
  });
}

function value(page) {
  return page.evaluate(() => document.getElementById("search-input").value);
}
