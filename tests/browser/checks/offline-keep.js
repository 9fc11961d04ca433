// Keeping the guide and removing it: nothing before the button, everything after it, nothing after the other one. Without a
// network every page of the language opens and the search answers; what is not kept is told so, with the line to call.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { bilingual } from "../support/sites.js";
import { due, held, host, keepIt, kept, keeping } from "../support/keeping.js";
import { none, stage, withPage } from "../support/stage.js";

const NOTHING = { scopes: [], stores: {} };

export function offlineKeep(browser) {
  describe("keeping and removing", () => {
    const set = stage(browser);
    let there, root;
    before(async () => {
      there = await host({ "/guide/": await keeping("ask"), "/always/": await keeping("always"), "/off/": await bilingual() });
      root = `${there.root}guide/`;
    });
    after(() => there.stop());
    const visit = (work) => async (t) => {
      there.folders["/guide/"] = await keeping("ask");
      there.spoil = null;
      await withPage(set, {}, (page) => work(page, t));
    };

    test("where it may be asked for, nothing is kept before the button is pressed", visit(async (page) => {
      for (const path of ["index.html", "agencies/hotline.html", "search.html", "es/index.html"]) {
        await page.goto(root + path);
        const { heard } = await page.gather();
        // The home page asks its own host how much would be kept.
        assert.deepEqual(heard.filter(({ what, text }) => !(path.endsWith("index.html") && what === "asks" && text === "fetch")), [], path);
        assert.deepEqual(await page.evaluate(held), NOTHING, path);
      }
    }));

    test("the size is said, and what it means, with the page that says more", visit(async (page) => {
      await page.goto(`${root}index.html`);
      await page.until(() => /\d MB/.test(document.querySelector(".offline-size").textContent), null, "the size");
      const text = await page.evaluate(() => document.getElementById("offline").innerText);
      assert.match(text, /Anyone who uses this device can find it/);
      assert.equal(await page.evaluate(() => document.querySelector("#offline a").href), `${root}help.html`);
      assert.equal(await page.evaluate(() => document.querySelector(".offline-remove").hidden), true);
    }));

    test("the button keeps the guide and does nothing else", visit(async (page) => {
      await page.goto(`${root}index.html`);
      await page.evaluate(() => (window.print = () => (document.title = "printed")));
      await page.until(() => !document.getElementById("offline").hidden, null, "the part of the page");
      await page.evaluate(() => document.querySelector(".offline-keep").click());
      await kept(page);
      assert.equal(await page.evaluate(() => document.title), "Help guide");
    }));

    test("after the button all of its language is kept, and opens with the network gone", visit(async (page, t) => {
      const site = await keeping("ask");
      await keepIt(page, `${root}index.html`);
      const { scopes, stores } = await page.evaluate(held);
      assert.deepEqual(scopes, ["/guide/"]);
      assert.equal(Object.keys(stores).length, 1);
      assert.deepEqual(Object.values(stores)[0], due(site).map((path) => `/guide/${path}`));
      await there.stop();
      try {
        await page.offline?.(true);
        const wrong = [];
        const pages = due(site).filter((path) => path.endsWith(".html"));
        for (const path of pages) {
          await page.goto(root + path);
          const leads = site.moved.some((one) => one.path === path && one.to);
          if (leads) await page.until((old) => location.href !== old && document.readyState === "complete", root + path, "the page that the old address leads to");
          const seen = await page.evaluate(look);
          if (!seen.title || !seen.styled) wrong.push(`${path}: ${JSON.stringify(seen)}`);
        }
        none(wrong, "pages that do not open");
        t.diagnostic(`${pages.length} pages`);
        await page.goto(`${root}search.html?from=elsewhere#x`);
        await page.evaluate(() => document.getElementById("search-input").focus());
        await page.type("hotline");
        await page.until(() => document.querySelector("#search-results .result-link") !== null, null, "an answer of the search");
        await page.goto(root);
        assert.equal((await page.evaluate(look)).title, "Help guide", "the folder is its start page");
        await page.goto(`${root}agencies/hotline`);
        assert.match((await page.evaluate(look)).title, /otline/, "as hosts write it that leave out .html");
      } finally {
        await page.offline?.(false);
        await there.start();
      }
    }));

    test("without a network, another language's page says that it is not here, and whom to call", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      await there.stop();
      try {
        await page.goto(`${root}es/agencies/hotline.html`);
        const seen = await page.evaluate(() => ({
          title: document.title,
          links: [...document.querySelectorAll("a")].map((link) => link.href),
          ground: getComputedStyle(document.querySelector("main")).maxWidth,
        }));
        assert.equal(seen.title, "This page is not on your device");
        assert.deepEqual(seen.links, ["tel:+18883737888", `${root}index.html`]);
        assert.notEqual(seen.ground, "none", "it has its style sheet");
      } finally {
        await there.start();
      }
      await page.goto(`${root}es/agencies/hotline.html`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "es", "with a network it is there");
    }));

    test("each language is kept by itself, and what is removed is all of them", visit(async (page) => {
      const site = await keeping("ask");
      await keepIt(page, `${root}es/index.html`);
      const spanish = await page.evaluate(held);
      assert.deepEqual(spanish.scopes, ["/guide/es/"]);
      assert.deepEqual(Object.values(spanish.stores)[0], due(site, "es/").map((path) => `/guide/${path}`));
      await keepIt(page, `${root}index.html`);
      assert.deepEqual((await page.evaluate(held)).scopes, ["/guide/", "/guide/es/"]);
      await there.stop();
      await page.goto(`${root}es/agencies/hotline.html`);
      assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
      await page.goto(`${root}index.html`);
      await there.start();
      await removeIt(page);
      assert.deepEqual(await page.evaluate(held), NOTHING);
      await page.goto(`${root}es/index.html`);
      assert.deepEqual(await page.evaluate(held), NOTHING, "and on the next page");
    }));

    test("what was removed can be kept again, at once", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      await removeIt(page);
      await page.evaluate(() => document.querySelector(".offline-keep").click());
      await kept(page);
      await page.goto(`${root}help.html`);
      assert.deepEqual((await page.evaluate(held)).scopes, ["/guide/"]);
    }));

    test("what is removed while it is coming is gone, and stays gone", visit(async (page) => {
      there.slow = 60;
      try {
        await page.goto(`${root}index.html`);
        await page.until(() => !document.getElementById("offline").hidden, null, "the part of the page");
        await page.evaluate(() => document.querySelector(".offline-keep").click());
        await page.until(async () => {
          const [name] = await caches.keys();
          return name && (await (await caches.open(name)).keys()).length > 8;
        }, null, "some files");
        await removeIt(page);
        await new Promise((next) => setTimeout(next, 1500));
        assert.deepEqual(await page.evaluate(held), NOTHING);
      } finally {
        there.slow = 0;
      }
    }));

    test("where it is always kept, the first visit to any page does it", visit(async (page) => {
      await page.goto(`${there.root}always/agencies/hotline.html`);
      await page.until(async () => Boolean((await navigator.serviceWorker.getRegistration())?.active), null, "the worker");
      assert.deepEqual((await page.evaluate(held)).scopes, ["/always/"]);
      await page.goto(`${there.root}always/index.html`);
      await kept(page);
    }));

    test("over file:// nothing happens, without a word", visit(async (page) => {
      for (const keep of ["ask", "always"]) {
        const site = await keeping(keep);
        for (const path of ["index.html", "agencies/hotline.html"]) {
          await page.goto(site.root + path);
          const { heard } = await page.gather();
          assert.deepEqual(heard, [], path);
          const panel = await page.evaluate(() => document.getElementById("offline")?.hidden);
          if (path === "index.html") assert.equal(panel, true, "there is nothing to press");
        }
      }
    }));

    test("a guide that is not to be kept has not a byte of it", async () => {
      const off = await bilingual();
      const names = [...off.files.keys()].filter((path) => /sw\.js$|offline/.test(path));
      assert.deepEqual(names, []);
      const on = await keeping("ask");
      assert.ok(on.files.get("theme/site.js") > off.files.get("theme/site.js"));
      assert.ok(on.files.get("index.html") > off.files.get("index.html"));
    });
  });
}

/** Presses the other button, and waits for its word. */
async function removeIt(page) {
  await page.evaluate(() => document.querySelector(".offline-remove").click());
  await page.until(() => {
    const panel = document.getElementById("offline");
    return panel.querySelector("[role=status]").textContent === panel.dataset.removed;
  }, null, "word that it is removed");
}

/** Runs in a page: whether it is one of the guide's, and has its style. */
function look() {
  return { title: document.title === "This page is not on your device" ? "" : document.title, styled: document.styleSheets.length > 0 && [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0) };
}
