// Old addresses: a reader who has one lands on the page of today, in the same language, from a host and from a folder,
// without a script; the way back leads to where one was before and not round in a circle. In this browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { need } from "../support/missing.js";
import { bilingual } from "../support/sites.js";
import { none, stage, WAYS, withPage } from "../support/stage.js";

export function moved(browser) {
  describe("old addresses", () => {
    const set = stage(browser, bilingual);

    for (const way of WAYS) {
      test(`over ${way}: each leads to a page of today in its language, without a complaint`, async (t) => {
        const site = await bilingual();
        const root = set.address(site, way);
        const complaints = [];
        for (const { path, lang, to } of leading(site)) {
          await withPage(set, {}, async (page) => {
            const aim = new URL(to, root + path).href;
            const landed = site.pages.find((entry) => root + entry.path === aim);
            if (!landed) return complaints.push(`${path}: ${aim} is no page of the site`);
            await page.goto(root + path);
            await page.until((aim) => location.href === aim && document.readyState === "complete", aim, `${path} to lead to ${aim}`);
            const { heard, asked } = await page.gather();
            for (const { what, text } of heard.filter(({ text }) => !leftBehind(text))) complaints.push(`${path}: ${what}: ${text}`);
            for (const url of asked.filter((url) => !url.startsWith(root) && !url.startsWith("data:"))) complaints.push(`${path}: asks for ${url}`);
            const shown = await page.evaluate(() => document.documentElement.lang);
            if (shown !== lang) complaints.push(`${path}: was in ${lang}, leads to a page in ${shown}`);
          });
        }
        t.diagnostic(`${leading(site).length} old addresses`);
        none(complaints, "old addresses");
      });

      test(`over ${way}: the way back leads to the page before, not to the old address again`, async () => {
        const site = await bilingual();
        const root = set.address(site, way);
        const { path, to } = leading(site).find(({ path }) => path === "agencies/nhtrc.html");
        const aim = new URL(to, root + path).href;
        await withPage(set, {}, async (page) => {
          await page.goto(`${root}az.html`);
          await page.evaluate((old) => void setTimeout(() => { // as a reader does who follows a link
            const link = document.body.appendChild(document.createElement("a"));
            link.href = old;
            link.click();
          }), root + path);
          await page.until((aim) => location.href === aim && document.readyState === "complete", aim, "the page of today");
          await page.evaluate(() => void setTimeout(() => history.back()));
          await page.until((from) => location.href === from, `${root}az.html`, "the page before");
          await new Promise((next) => setTimeout(next, 500));
          assert.equal(await page.evaluate(() => location.href), `${root}az.html`, "and it stays");
        });
      });

      test(`over ${way}: nobody is taken to another site unasked`, async () => {
        const site = await bilingual();
        const out = site.moved.find(({ to }) => !to);
        assert.equal(out?.path, "es/tienda.html");
        await withPage(set, {}, async (page) => {
          await page.goto(set.address(site, way) + out.path);
          await new Promise((next) => setTimeout(next, 1000));
          const { asked } = await page.gather();
          assert.deepEqual(asked.filter((url) => /example\.org/.test(url)), [], "nothing is asked of it");
          assert.equal(await page.evaluate(() => location.href), set.address(site, way) + out.path);
          const link = await page.evaluate(() => document.querySelector("main a").href);
          assert.equal(link, "https://www.example.org/tienda");
        });
      });
    }

    test("no such page has a script, and each has a link for readers whose browser does not lead on", async () => {
      const site = await bilingual();
      assert.ok(site.moved.length > 10, "the site has old addresses");
      for (const { path, html, to } of site.moved) {
        assert.doesNotMatch(html, /<script|\son[a-z]+=/, path);
        if (to) assert.ok(html.includes(`href=${to}`) || html.includes(`href="${to}"`), `${path} has no link to ${to}`);
      }
    });

    if (browser.name === "Chromium") {
      test("they lead on where JavaScript is switched off", async () => {
        const site = await bilingual();
        const root = set.address(site, "file");
        await withPage(set, { script: false }, async (page) => {
          await page.goto(`${root}es/guides/get-help.html`);
          for (let i = 0; i < 100 && page.url() !== `${root}es/help.html`; i += 1) await new Promise((next) => setTimeout(next, 50));
          assert.equal(page.url(), `${root}es/help.html`);
        });
      });
    }

    describe("served by python3 -m http.server", () => {
      let host;
      before(async () => (host = await python((await bilingual()).folder).catch((problem) => ({ problem }))));
      after(() => host?.stop?.());

      for (const old of ["old/page", "old/page/", "old/page/index.html", "guides/get-help.html"]) {
        test(`/${old} leads to the page`, async () => {
          if (host.problem) throw host.problem;
          await withPage(set, {}, async (page) => {
            await page.goto(host.root + old);
            await page.until((aim) => location.href === aim, `${host.root}help.html`, "the page of today");
            const words = await page.evaluate(() => document.querySelector("h1").textContent);
            assert.equal(words, "Get help");
          });
        });
      }
    });
  });
}

/** The pages that lead on by themselves. */
const leading = (site) => site.moved.filter(({ to }) => to);

/** A style sheet or font of the page that leads on may still have been on its way when the next one came. */
const leftBehind = (text) => /ABORTED|BINDING_ABORTED/.test(text);

/** Python's own little server for `folder`, on a free port of the loopback. */
async function python(folder) {
  const program = need("Python 3", ["python3"], "python3");
  const server = spawn(program, ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", folder], { stdio: ["ignore", "pipe", "ignore"] });
  const port = await new Promise((found, failed) => {
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
      const port = said.match(/port (\d+)/)?.[1];
      if (port) found(port);
    });
    server.on("error", failed);
    server.on("exit", () => failed(new Error(`python3 -m http.server ended: ${said}`)));
  });
  return { root: `http://127.0.0.1:${port}/`, stop: () => server.kill() };
}
