// From one edition to the next: the reader decides when it is shown, only what changed is fetched, a host that is half
// changed or damaged changes nothing, and two guides on one host leave each other alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { held, host, keepIt, kept, keeping } from "../support/keeping.js";
import { stage, withPage } from "../support/stage.js";

export function offlineEditions(browser) {
  describe("editions", () => {
    const set = stage(browser);
    let there, root, first, second;
    before(async () => {
      [first, second] = [await keeping("ask"), await keeping("ask", "two")];
      there = await host({ "/guide/": first, "/other/": first });
      root = `${there.root}guide/`;
    });
    after(() => there.stop());
    const visit = (work) => () => {
      Object.assign(there, { folders: { "/guide/": first, "/other/": first }, spoil: null });
      return withPage(set, {}, work);
    };
    const lead = (page) => page.evaluate(() => document.querySelector(".lead").textContent);
    const told = (page) => page.until(() => /new edition/.test(document.querySelector("main [role=status]")?.textContent), null, "word of the new edition");
    const show = (page) => page.evaluate(() => document.querySelector("main [role=status] button").click());

    test("a new edition is told of, and shown when the reader says so; only what changed is fetched", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      await keepIt(page, `${there.root}other/index.html`);
      const before = await page.evaluate(held);
      there.folders["/guide/"] = second;
      there.log.length = 0;
      await page.goto(`${root}index.html`);
      await told(page);
      assert.equal(await lead(page), "Find help.", "until then it is the edition before");
      const changes = [...second.files.keys()].filter((path) => there.log.includes(`/guide/${path}`)).sort();
      assert.deepEqual(changes.filter((path) => /agencies|theme/.test(path)), [], "what is the same is not fetched again");
      assert.ok(changes.includes("index.html"), changes.join(" "));
      await page.goto(`${root}help.html`);
      await told(page);
      await page.goto(`${root}index.html`);
      await told(page);
      await show(page);
      await page.until(() => /edition two/.test(document.querySelector(".lead")?.textContent), null, "the new edition");
      const now = await page.evaluate(held);
      const own = (all) => Object.keys(all.stores).filter((name) => name.includes("/guide/ "));
      const others = (all) => Object.entries(all.stores).filter(([name]) => name.includes("/other/ "));
      assert.equal(own(now).length, 1, "one edition is kept");
      assert.notDeepEqual(own(now), own(before));
      assert.deepEqual(others(now), others(before), "the neighbour's is as it was");
      assert.deepEqual(now.scopes, ["/guide/", "/other/"]);
      await there.stop();
      await page.goto(`${root}index.html`);
      assert.match(await lead(page), /edition two/);
      await page.goto(`${there.root}other/index.html`);
      assert.equal(await lead(page), "Find help.");
      await there.start();
    }));

    test("another open page of the guide is told, and not changed under its reader", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      const beside = await page.beside();
      await beside.goto(`${root}index.html`);
      there.folders["/guide/"] = second;
      await page.goto(`${root}help.html`);
      await told(page);
      await show(page);
      await told(beside);
      assert.equal(await lead(beside), "Find help.");
      await show(beside);
      await beside.until(() => /edition two/.test(document.querySelector(".lead")?.textContent), null, "the new edition");
    }));

    test("a damaged file on the host: the edition before stays, whole; once it is mended, the new one comes", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      const before = await page.evaluate(held);
      there.folders["/guide/"] = second;
      there.spoil = "/guide/index.html";
      await page.goto(`${root}index.html`);
      await page.until(async () => {
        const kept = await navigator.serviceWorker.getRegistration();
        return kept && !kept.installing && !kept.waiting && (await caches.keys()).length > 1;
      }, null, "the attempt to end");
      await page.goto(`${root}index.html`);
      assert.equal(await lead(page), "Find help.");
      const [name] = Object.keys(before.stores);
      assert.deepEqual((await page.evaluate(held)).stores[name], before.stores[name]);
      there.spoil = null;
      await page.goto(`${root}index.html`);
      await told(page);
      await show(page);
      await page.until(() => /edition two/.test(document.querySelector(".lead")?.textContent), null, "the new edition");
      assert.equal(Object.keys((await page.evaluate(held)).stores).length, 1, "no broken attempt is left");
    }));

    test("a damaged file at the first attempt: it says that it is not whole, and the next attempt goes on", visit(async (page) => {
      there.spoil = "/guide/help.html";
      await page.goto(`${root}index.html`);
      await page.until(() => !document.getElementById("offline").hidden, null, "the part of the page");
      await page.evaluate(() => document.querySelector(".offline-keep").click());
      await page.until(() => {
        const panel = document.getElementById("offline");
        return panel.querySelector("[role=status]").textContent === panel.dataset.broken && !panel.querySelector(".offline-keep").hidden;
      }, null, "word that it is not whole");
      assert.deepEqual((await page.evaluate(held)).scopes, []);
      there.spoil = null;
      await page.evaluate(() => document.querySelector(".offline-keep").click());
      await kept(page);
    }));

    test("a guide that is not to be kept any more takes itself away", visit(async (page) => {
      await keepIt(page, `${root}index.html`);
      await keepIt(page, `${there.root}other/index.html`);
      there.folders["/guide/"] = await keeping("remove");
      await page.goto(`${root}help.html`);
      await page.until(async () => {
        const names = await caches.keys();
        const all = await navigator.serviceWorker.getRegistrations();
        return !names.some((name) => name.includes("/guide/ ")) && !all.some(({ scope }) => scope.endsWith("/guide/"));
      }, null, "the guide to be gone");
      const now = await page.evaluate(held);
      assert.deepEqual(now.scopes, ["/other/"], "its neighbour stays");
      assert.equal(Object.keys(now.stores).length, 1);
      await page.goto(`${root}index.html`);
      assert.equal(await page.evaluate(() => navigator.serviceWorker.controller === null), true, "pages come from the host");
    }));
  });
}
