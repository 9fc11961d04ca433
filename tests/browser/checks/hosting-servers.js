// The guide behind nginx and Caddy with the snippets of its own build, in a folder and at the root, and behind
// Python's http.server: every page, every file and every link answers, with the headers that were promised.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { parseAllHeaders } from "netlify-headers-parser";
import { ask, caddy, crawl, nginx, python, withServer } from "../support/hosting.js";
import { guideAnywhere, guideBelow, smallAtRoot, smallBelow } from "../support/hosting-sites.js";
import { none } from "../support/stage.js";

/** By the media types that IANA registered, and UTF-8 for text but JSON, which knows nothing else. */
const TYPES = {
  atom: "application/atom+xml; charset=utf-8",
  css: "text/css; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  jsonld: "application/ld+json",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  vcf: "text/vcard; charset=utf-8",
  webmanifest: "application/manifest+json",
  woff2: "font/woff2",
  xml: "application/xml; charset=utf-8",
};

/** What a server reads and does not hand out, or hands out as something to be saved. */
const FOR_SERVERS = /^(_headers|_redirects|CNAME|\.nojekyll|hosting\/.*)$/;

const SERVERS = [
  ["nginx", nginx],
  ["Caddy", caddy],
];

const SITES = [
  ["the guide in a folder", guideBelow],
  ["a small site at the root", smallAtRoot],
  ["a small site in a folder with a strange name", smallBelow],
];

export function hostingServers() {
  for (const [name, start] of SERVERS) {
    for (const [what, make] of SITES) {
      describe(`${what}, served by ${name} with the snippet of its build`, { concurrency: 1 }, () => {
        const served = (work) => async (t) => {
          const site = await make();
          await withServer(start, site, (server) => work(server, site, t));
        };

        test("every link of every page leads to a file of the site, called what it is", served(async (server, site, t) => {
          const { pages, begun, asked, wrong } = await crawl(server, site, TYPES);
          t.diagnostic(`${pages} pages, ${asked} addresses`);
          none(wrong, "wrong answers");
          assert.ok(begun > 50 && pages >= begun);
        }));

        test("every file of the build answers with its own bytes", served(async (server, site) => {
          const wrong = [];
          for (const file of site.files.filter((file) => !FOR_SERVERS.test(file) && !site.moved.has(file))) {
            const [answer, bytes] = await Promise.all([ask(server.root + file), readFile(join(site.folder, file))]);
            if (answer.status !== 200) wrong.push(`${file}: ${answer.status}`);
            else if (!answer.body.equals(bytes)) wrong.push(`${file}: other bytes`);
          }
          none(wrong, "files that do not answer");
        }));

        test("each answer has the headers of `_headers`, once", served(async (server, site) => {
          const promised = await everywhere(site);
          assert.ok(Object.keys(promised).length >= 8);
          for (const path of ["index.html", "theme/civic.css", "search-index.json", "no/such/page", "es/no-such-page.html", "assets/line.vcf"]) {
            const { headers } = await ask(server.root + path);
            for (const [name, value] of Object.entries(promised)) {
              assert.equal(headers[name.toLowerCase()], value, `${name} of ${path}`);
            }
          }
        }));

        test("what is not there is answered by the page that says so, in the language of its folder, at any depth", served(async (server, site) => {
          for (const [path, page] of [
            ["nothing.html", "404.html"],
            ["no/such/page.html", "404.html"],
            ["nothing.vcf", "404.html"],
            ["agencies/", "404.html"],
            ["es/no/such/page", "es/404.html"],
            ["es/agencies/", "es/404.html"],
          ]) {
            const { status, headers, body } = await ask(server.root + path);
            assert.equal(status, 404, path);
            assert.equal(headers["content-type"], TYPES.html, path);
            assert.ok(body.equals(await readFile(join(site.folder, page))), `${path} is not answered by ${page}`);
          }
        }));

        test("the page for missing addresses leads back into the site from any depth", served(async (server) => {
          for (const path of ["no/such/page.html", "es/a/b/c/d"]) {
            const { body } = await ask(server.root + path);
            const links = [...body.toString().matchAll(/\s(?:href|src)=("?)([^"\s>]+)\1/g)].map((match) => new URL(match[2], server.root + path));
            const own = links.filter((url) => url.origin === server.host && !url.href.startsWith(`${server.root + path}#`));
            assert.ok(own.length > 8, "few links");
            const answers = await Promise.all(own.map(async (url) => [url.href, (await ask(url)).status]));
            none(answers.filter(([, status]) => status !== 200).map(String), "links of the 404 page");
          }
        }));

        test("a ready packed file is handed out as it lies there, and only to those who take it", served(async (server, site) => {
          const ways = name === "Caddy" ? [["gzip", "gz"], ["br", "br"]] : [["gzip", "gz"]];
          for (const [coding, ending] of ways) {
            for (const path of ["index.html", "theme/civic.css", "search-index.json", "es/404.html"]) {
              const packed = await ask(server.root + path, { packed: coding });
              assert.equal(packed.headers["content-encoding"], coding, path);
              assert.match(packed.headers.vary ?? "", /accept-encoding/i, path);
              assert.ok(packed.body.equals(await readFile(join(site.folder, `${path}.${ending}`))), `${path} is not ${path}.${ending}`);
            }
          }
          const plain = await ask(`${server.root}index.html`);
          assert.equal(plain.headers["content-encoding"], undefined);
        }));

        test("addresses from before answer 301, with the new one", served(async (server) => {
          const path = new URL(server.root).pathname;
          for (const [old, now] of [
            ["old/page.html", `${path}hotlines.html`],
            ["old/folder", `${path}az.html`],
            ["old/folder/", `${path}az.html`],
            ["caf%C3%A9%20list.php", `${path}glossary.html`],
            ["elsewhere.php", "https://example.org/elsewhere"],
          ]) {
            const { status, headers } = await ask(server.root + old);
            assert.equal(status, 301, old);
            assert.equal(headers.location, now, old);
          }
        }));

        test("nobody is taken to another site unasked where a page can say so first", served(async (server, site) => {
          const { status, body } = await ask(`${server.root}elsewhere.html`);
          assert.equal(status, 200);
          assert.ok(body.equals(await readFile(join(site.folder, "elsewhere.html"))));
          assert.match(body.toString(), /href="?https:\/\/example\.org\/elsewhere/);
        }));

        test("a folder without its slash gets it, and so does the site's own", served(async (server) => {
          for (const url of new Set([`${server.root}es`, server.root.slice(0, -1)])) {
            if (url === server.host) continue;
            const { status, headers } = await ask(url);
            assert.match(`${status}`, /^30[18]$/, url);
            assert.equal(new URL(headers.location, url).href, `${url}/`);
          }
        }));

        test("security.txt answers where programs look for it, as plain text", served(async (server, site) => {
          const { status, headers, body } = await ask(`${server.host}/.well-known/security.txt`);
          assert.equal(status, 200);
          assert.equal(headers["content-type"], "text/plain; charset=utf-8");
          assert.ok(body.equals(await readFile(join(site.folder, ".well-known/security.txt"))));
        }));
      });
    }
  }

  describe("the guide without an address, in a folder of python3 -m http.server", { concurrency: 1 }, () => {
    test("every link of every page answers, and none leaves the folder", async (t) => {
      const site = await guideAnywhere();
      await withServer(python, site, async (server) => {
        const { pages, asked, wrong } = await crawl(server, site, null);
        t.diagnostic(`${pages} pages, ${asked} addresses`);
        none(wrong, "wrong answers");
      });
    });

    test("nothing was written for hosts that nobody asked for", async () => {
      const { files } = await guideAnywhere();
      assert.deepEqual(files.filter((file) => /^(_|CNAME|hosting|\.well-known)|\.(gz|br)$/.test(file)), []);
      assert.ok(files.includes(".nojekyll") && files.includes("404.html"));
    });

    test("the reader that follows links sees those that lead nowhere and those that leave", async () => {
      const site = await guideAnywhere();
      await withServer(python, site, async (server) => {
        const inside = { ...server, root: `${server.root}es/` };
        const { wrong } = await crawl(inside, { ...site, files: ["index.html", "no-such-page.html"] }, TYPES);
        assert.ok(wrong.some((line) => /leads out of the site/.test(line)), "a link that leaves");
        assert.ok(wrong.some((line) => /no-such-page\.html: answered with 404/.test(line)), "a page that is not there");
        assert.ok(wrong.some((line) => /is called/.test(line)), "a wrong type");
      });
    });
  });
}

/** The headers for every file, as a program of Netlify's reads them. */
async function everywhere(site) {
  const { headers, errors } = await parseAllHeaders({ headersFiles: [join(site.folder, "_headers")], configHeaders: [], minimal: true });
  assert.deepEqual(errors, []);
  return headers.find((rule) => rule.for === `${site.path}*`).values;
}
