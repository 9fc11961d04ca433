// The headers of the snippets in a browser: no page of any kind needs what they forbid, and another site cannot frame one.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { describe, test } from "node:test";
import { ask, nginx, withServer } from "../support/hosting.js";
import { guideBelow } from "../support/hosting-sites.js";
import { none, stage, withPage } from "../support/stage.js";

export function hostingPolicy(browser) {
  describe("headers in a browser", { concurrency: 1 }, () => {
    const set = stage(browser);

    test("each kind of page in each language loads clean under the headers", async (t) => {
      const site = await guideBelow();
      await withServer(nginx, site, async (server) => {
        const pages = await samples(server, site);
        t.diagnostic(`${pages.length} pages`);
        const complaints = [];
        await withPage(set, { size: { width: 1280, height: 900 } }, async (page) => {
          for (const path of pages) {
            await page.goto(server.root + path);
            const { heard } = await page.gather();
            for (const { what, text } of heard) if (!/ERR_ABORTED/.test(text)) complaints.push(`${path}: ${what}: ${text}`);
          }
        });
        none(complaints, "complaints");
      });
    });

    test("the search works under the headers", async () => {
      const site = await guideBelow();
      await withServer(nginx, site, async (server) => {
        await withPage(set, { size: { width: 1280, height: 900 } }, async (page) => {
          await page.goto(`${server.root}search.html`);
          await page.evaluate(() => document.getElementById("search-input").focus());
          await page.type("hotline");
          let found = 0;
          for (let tries = 0; tries < 100 && found === 0; tries += 1) {
            await new Promise((next) => setTimeout(next, 100));
            found = await page.evaluate(() => document.querySelectorAll("#search-results a").length);
          }
          assert.ok(found > 0, "nothing is found");
          const { heard } = await page.gather();
          none(heard.map(({ what, text }) => `${what}: ${text}`), "complaints");
        });
      });
    });

    test("another site cannot show a page in a frame", async () => {
      const site = await guideBelow();
      await withServer(nginx, site, async (server) => {
        const other = createServer((_, answer) => {
          answer.writeHead(200, { "content-type": "text/html" });
          answer.end(`<!doctype html><title>Frame</title><iframe src="${server.root}index.html"></iframe>`);
        });
        await new Promise((ready) => other.listen(0, "127.0.0.1", ready));
        try {
          await withPage(set, {}, async (page) => {
            await page.goto(`http://localhost:${other.address().port}/`);
            const { heard } = await page.gather();
            assert.ok(heard.some(({ text }) => /frame-ancestors|X-Frame-Options|BLOCKED_BY_RESPONSE/i.test(text)), "the page was framed");
          });
        } finally {
          other.closeAllConnections();
          other.close();
        }
      });
    });

    test("the policy of the header is no stricter than that of any page", async () => {
      const site = await guideBelow();
      await withServer(nginx, site, async (server) => {
        const header = directives((await ask(`${server.root}index.html`)).headers["content-security-policy"]);
        const wrong = [];
        for (const path of site.files.filter((file) => file.endsWith(".html"))) {
          const html = await readFile(join(site.folder, path), "utf8");
          const meta = html.match(/<meta[^>]*Content-Security-Policy[^>]*>/i)?.[0].match(/content="([^"]+)"/)?.[1];
          if (!meta) wrong.push(`${path}: has no policy`);
          else for (const [name, sources] of directives(meta)) {
            const allowed = header.get(name) ?? header.get("default-src");
            for (const source of sources) if (source !== "'none'" && !allowed.includes(source)) wrong.push(`${path}: the header forbids ${name} ${source}`);
          }
        }
        none(wrong, "policies");
        assert.deepEqual(header.get("frame-ancestors"), ["'none'"]);
      });
    });
  });
}

const directives = (policy) => new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));

/** A page of each kind in each language. */
async function samples(server, site) {
  const found = new Map();
  for (const path of site.files.filter((file) => file.endsWith(".html"))) {
    const html = (await ask(server.root + path)).body.toString();
    const key = `${html.match(/<html[^>]*\blang="?([\w-]+)/)?.[1]} ${html.match(/<body[^>]*\bpage-([a-z0-9-]+)/)?.[1]}`;
    if (!found.has(key)) found.set(key, path);
  }
  return [...found.values()];
}
