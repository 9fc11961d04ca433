// A plain static host on the loopback: files as they are, no folders, nothing clever. It keeps a log, so that a test
// knows what a browser really asked for. For a report on speed it packs text as any real host does.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { createGzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

const TEXT = /^text\/|json|xml/;

/**
 * Serves `folder` below the path `base`, and answers what is not there with the folder's 404.html, as hosts do.
 * With `packed`, text goes out in gzip to those who take it. Gives the site's address, the log of requests so far, and a way to stop.
 */
export async function serve(folder, base = "/", { packed = false } = {}) {
  const log = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const name = path.startsWith(base) ? path.slice(base.length) : "";
    const found = await sized(folder, name);
    const file = found ?? (path.startsWith(base) ? await sized(folder, "404.html") : null);
    log.push({ url: request.url, path: name, status: found ? 200 : 404, size: found?.size ?? 0 });
    const type = TYPES[extname(file?.path ?? ".txt")] ?? "application/octet-stream";
    const gzip = packed && file && TEXT.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(found ? 200 : 404, {
      "content-type": type,
      "cache-control": "max-age=600",
      ...(gzip ? { "content-encoding": "gzip", vary: "accept-encoding" } : {}),
    });
    if (!file) response.end("not found");
    else if (gzip) createReadStream(file.path).pipe(createGzip()).pipe(response);
    else createReadStream(file.path).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    root: `http://127.0.0.1:${server.address().port}${base}`,
    log,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/**
 * Some other site, which answers everything with one small page, once the promise `until` is kept. Gives its address,
 * the requests so far with their headers, and a way to stop.
 */
export async function elsewhere() {
  const asked = [];
  const self = { asked, until: Promise.resolve() };
  const server = createServer(async (request, response) => {
    if (request.url === "/favicon.ico") return response.writeHead(404).end();
    asked.push({ url: request.url, headers: request.headers });
    await self.until;
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><title>Elsewhere</title><p>elsewhere</p>");
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  self.root = `http://127.0.0.1:${server.address().port}/`;
  self.stop = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return self;
}

/** The path and size of a file inside `folder`, or null. */
async function sized(folder, name) {
  const path = normalize(join(folder, name));
  const found = path.startsWith(folder + sep) && (await stat(path).catch(() => null));
  return found && found.isFile() ? { path, size: found.size } : null;
}
