// Every page, from a host in one browser and from a folder in the other, and samples the other way round: loads without a word in the console, asks for nothing
// outside the site, keeps nothing, scrolls in one direction only, and every link on it leads to a file and an anchor that
// exist.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bilingual, faulty, guide, plainGuide, samples } from "../support/sites.js";
import { none, stage, WAYS, withPage } from "../support/stage.js";

// Each browser opens every page in the way that asks more of it: Chromium reports every request to a host, and Firefox
// is the stricter one about folders. The other way, kinds stand for their pages.
const EVERY = { Chromium: "http", Firefox: "file" };
// http at the width of a computer, file:// at that of the smallest telephone: both are seen, and each page loads twice.
const SIZE = { http: { width: 1280, height: 900 }, file: { width: 320, height: 640 } };
const ABORTED = /ERR_ABORTED|NS_BINDING_ABORTED/;
const ELSEWHERE = /^(https?|mailto|tel|sms):/;

export function pages(browser) {
  describe("pages", () => {
    const set = stage(browser, guide, plainGuide, bilingual, faulty);
    for (const make of [guide, plainGuide, bilingual]) {
      for (const way of WAYS) {
        const every = EVERY[browser.name] === way && make !== plainGuide;
        test(`${make.name} over ${way}: ${every ? "every page" : "each kind of page"} loads clean, every link leads somewhere`, async (t) => {
          const site = await make();
          const { complaints, visited, links } = await visit(set, site, way, every ? site.pages : samples(site));
          t.diagnostic(`${visited} pages, ${links} links in the site`);
          none(complaints, `${browser.name} over ${way}`);
        });
      }
    }
    test("bilingual over http: a page that is not there is answered by a whole page, at any depth", async () => {
      const site = await bilingual();
      const root = set.address(site, "http");
      await withPage(set, {}, async (page) => {
        await page.goto(`${root}no/such/page.html`);
        const { heard } = await page.gather();
        const facts = await page.evaluate(read);
        const wrong = heard.filter(({ what, text }) => !(what === "console" && /status of 404/.test(text)));
        none(wrong.map(({ what, text }) => `${what}: ${text}`), "the 404 page does not load clean");
        const elsewhere = facts.links.filter(({ as }) => !as.startsWith("#"));
        const lost = elsewhere.map(({ to }) => dead(to, root, site, new Map())).filter((fault) => fault && !/anchor/.test(fault));
        none(lost, "links of the 404 page lead nowhere");
        assert.ok(facts.links.length > 10 && facts.ids.length > 0, "the 404 page is empty");
      });
    });
    for (const way of WAYS) {
      test(`over ${way} these checks see every fault`, async () => {
        const { complaints } = await visit(set, await faulty(), way);
        for (const fault of [
          /console: spoken error/,
          /console: spoken warning/,
          /error: .*(thrown|Script error)/,
          /policy: script-src/,
          /failed: .*missing\.png/,
          /asks for http:\/\/127\.0\.0\.2:18999\/outside\.png/,
          /scrolls sideways/,
          /missing\.html.* no such file/,
          /index\.html#nowhere.* no such anchor/,
          /\.\/ .* a folder/,
          /javascript:.* a scheme/,
          /keeps: setItem/,
          /keeps: cookie/,
          /keeps: open/,
          /writes history: replaceState/,
          /asks: sendBeacon/,
          /asks: WebSocket/,
        ]) {
          assert.ok(complaints.some((line) => fault.test(line)), `not seen: ${fault}\n${complaints.join("\n")}`);
        }
      });
    }
  });
}

async function visit(set, site, way, pages = site.pages) {
  const root = set.address(site, way);
  const found = new Map();
  const complaints = [];
  let icons = new Set();
  await withPage(set, { size: SIZE[way] }, async (page) => {
    for (const { path, kind } of pages) {
      // A host answers with 404.html at any depth. So its links rest on the published address, where that is known,
      // and it is no page of a folder.
      if (kind === "missing" && way === "file" && site.address) continue;
      await page.goto(root + path);
      const { heard, asked } = await page.gather();
      // An icon that was still on its way when the page before was left. That it exists, its link shows.
      const faults = heard.filter(({ what, text }) => !(what === "failed" && ABORTED.test(text) && icons.has(text.split(" ")[0])));
      for (const { what, text } of faults) complaints.push(`${path}: ${what}: ${text}`);
      for (const url of asked) if (outside(url, root)) complaints.push(`${path}: asks for ${url}`);
      const facts = await page.evaluate(read);
      icons = new Set(facts.icons);
      if (facts.width > SIZE[way].width) {
        complaints.push(`${path}: scrolls sideways, ${facts.width} px wide on ${SIZE[way].width}: ${facts.widest}`);
      }
      found.set(path, facts);
    }
  });
  let links = 0;
  for (const [path, facts] of found) {
    for (const { as, to } of facts.links) {
      if (to.startsWith(root)) links += 1;
      const wrong = dead(to, root, site, found);
      if (wrong) complaints.push(`${path}: ${as} leads to ${wrong}`);
    }
  }
  return { complaints, visited: found.size, links };
}

function outside(url, root) {
  return !url.startsWith(root) && !/^(data|blob|about):/.test(url);
}

/** Runs in the page: its anchors, and all that it points to, as the browser resolves it. */
function read() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const links = [...document.querySelectorAll("[href], [src]")].map((element) => {
    const as = element.getAttribute(element.hasAttribute("href") ? "href" : "src");
    return { as, to: new URL(as, document.baseURI).href };
  });
  const icons = [...document.querySelectorAll("link[rel~=icon], link[rel=apple-touch-icon]")].map((icon) => icon.href);
  const width = document.documentElement.scrollWidth;
  let widest = "";
  if (width > innerWidth) {
    const far = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > innerWidth + 1);
    widest = far.slice(0, 3).map((element) => element.tagName.toLowerCase() + "." + element.className).join(" ");
  }
  return { ids, links, icons, width, widest };
}

/** What is wrong with an address, or nothing. */
function dead(to, root, site, found) {
  if (!to.startsWith(root)) {
    if (to.startsWith("data:") || (ELSEWHERE.test(to) && !to.startsWith(new URL(root).origin + "/"))) return "";
    return to.startsWith("file:") ? `${to}, outside the site` : `${to}, a scheme that is not allowed`;
  }
  const [address, anchor] = to.slice(root.length).split("#");
  const path = decodeURIComponent(address);
  if (path === "" || path.endsWith("/")) return `${path || "./"}, a folder`;
  if (!site.files.has(path)) return `${path}, no such file`;
  const there = found.get(path); // of a page that was not opened, the anchors are not known
  if (anchor && there && !there.ids.includes(decodeURIComponent(anchor))) return `${path}#${anchor}, no such anchor`;
  return "";
}
