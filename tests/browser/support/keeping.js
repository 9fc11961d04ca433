// Guides that devices keep: where they are served, so that the host can be changed and stopped, and what a device holds.
import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { changed } from "./sites.js";

const TYPES = { ".css": "text/css", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".json": "application/json", ".png": "image/png", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2" };

/** The small site in two languages with `offline: {keep, page: help}`; of a later `edition`, its title says so. */
export const keeping = (keep, edition = "") =>
  changed(`keeping ${keep} ${edition}`, async (site) => {
    const path = join(site, "content/site.yaml");
    if (edition) await writeFile(path, (await readFile(path, "utf8")).replace("{en: Find help.", `{en: Find help in edition ${edition}.`));
    await appendFile(path, `offline: {keep: ${keep}, page: help}\n`);
  });

/**
 * A host on the loopback with sites in folders, `{ "/guide/": site }`, which can be others later. `spoil` is a path whose file
 * comes with one byte changed; `slow` is what each file takes, in milliseconds.
 */
export async function host(folders) {
  const self = { folders, log: [], spoil: null, slow: 0 };
  const handle = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    self.log.push(path);
    if (self.slow) await new Promise((next) => setTimeout(next, self.slow));
    const base = Object.keys(self.folders).find((base) => path.startsWith(base));
    const folder = base && self.folders[base].folder;
    const file = folder && normalize(join(folder, path.slice(base.length)));
    const there = file && file.startsWith(folder + sep) && (await stat(file).catch(() => null));
    if (!there?.isFile()) return response.writeHead(404, { "content-type": "text/plain" }).end("not found");
    const bytes = await readFile(file);
    if (path === self.spoil) bytes[bytes.length >> 1] ^= 1;
    // As hosts do: what was fetched is taken for fresh for ten minutes.
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "text/plain", "cache-control": "max-age=600" });
    response.end(bytes);
  };
  let server, port = 0;
  self.start = async () => {
    server = createServer(handle);
    await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
    port = server.address().port;
    self.root = `http://127.0.0.1:${port}/`;
  };
  self.stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  await self.start();
  return self;
}

/** Runs in a page: everything that its host has left on the device. */
export async function held() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const stores = {};
  for (const name of (await caches.keys()).sort()) {
    const cache = await caches.open(name);
    stores[name] = (await cache.keys()).map(({ url }) => new URL(url).pathname).sort();
  }
  return { scopes: registrations.map(({ scope }) => new URL(scope).pathname).sort(), stores };
}

/** What of `site` a device keeps in the language whose folder is `own`. */
export function due(site, own = "") {
  const pages = /\.(html|css|js|svg|png|webmanifest|woff2)$/;
  const other = own ? /^(?!es\/|theme\/|assets\/)/ : /^es\//;
  return [...site.files.keys()].filter((path) => pages.test(path) && !other.test(path) && !path.endsWith("sw.js")).sort();
}

/** Presses the button on the home page `url`, and waits until the guide is kept. */
export async function keepIt(page, url) {
  await page.goto(url);
  await page.until(() => !document.getElementById("offline").hidden, null, "the part of the page");
  await page.evaluate(() => document.querySelector(".offline-keep").click());
  await kept(page);
}

/** Waits until the page says that it is kept. */
export const kept = (page) =>
  page.until(() => {
    const panel = document.getElementById("offline");
    return panel.querySelector("[role=status]").textContent === panel.dataset.kept;
  }, null, "word that the guide is kept");
