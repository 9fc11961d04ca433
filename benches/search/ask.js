// A search asked in a browser: what each query moves and how long it takes, from a host and from a folder.
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium, serve } from "./browsers.js";
import { minutes } from "./run.js";
import { ASKING } from "./settings.js";

/** Results that a page shows at once. */
export const COUNT = 8;

/** What hosts pack on the way. Pagefind's own files are packed already. */
const TEXT = new Set([".js", ".json", ".html"]);

/**
 * Asks every query as the first of a fresh page, with nothing in any cache, and after it the next one in the same page.
 * `way` is "http" or "file". Gives `{ first, next, stopped }`: lists of `{ ms, found, requests, bytes, packed }`, and
 * why there are not as many as queries, if so.
 */
export async function measure(browser, folder, way, queries) {
  const server = way === "http" ? await serve(folder) : null;
  const root = server?.root ?? `${pathToFileURL(folder).href}/`;
  const packed = packer(folder);
  const result = { first: [], next: [], stopped: null };
  let launched;
  try {
    launched = await browser.launch();
    const until = Date.now() + ASKING * 1000;
    for (let i = 0; i < queries.length; i += 1) {
      const page = await launched.open();
      try {
        await page.goto(`${root}ask.html`);
        const moved = server ? overHttp(page, server) : fromFolder(page, folder);
        for (const [kind, query] of [["first", queries[i]], ["next", queries[(i + 1) % queries.length]]]) {
          await moved(); // what the page itself took
          const answer = await within(until, page.evaluate(asking, { query, count: COUNT }));
          if (answer.error) throw new Error(answer.error);
          result[kind].push({ ...answer, ...(await weight(await within(until, moved()), folder, packed)) });
        }
      } finally {
        // A page that is still busy may not answer; the browser is closed in any case.
        await within(Date.now() + 10_000, page.close()).catch(() => {});
      }
    }
  } catch (error) {
    result.stopped = plainly(error.message);
  } finally {
    await launched?.close().catch(() => {});
    await server?.stop();
  }
  return result;
}

/** The same search to be asked many times, in one page in Chromium: for engines that run in browsers only. */
export async function chromiumHost(folder) {
  const server = await serve(folder);
  const launched = await chromium.launch();
  const page = await launched.open();
  await page.goto(`${server.root}ask.html`);
  return {
    ask: async (query, count) => {
      const answer = await page.evaluate(asking, { query, count });
      if (answer.error) throw new Error(answer.error);
      return answer.hits;
    },
    close: async () => {
      await launched.close();
      await server.stop();
    },
  };
}

/** Runs in the page. */
async function asking({ query, count }) {
  const from = performance.now();
  try {
    const hits = await window.ask(query, count);
    return { ms: performance.now() - from, found: hits.length, hits: hits.map(({ href }) => ({ href })) };
  } catch (error) {
    return { error: String(error) };
  }
}

/** The paths that the server was asked for since the last time, each as often as it was. */
function overHttp(page, { log }) {
  let from = 0;
  return async () => {
    await page.gather();
    const fresh = log.slice(from).map(({ path }) => path);
    from = log.length;
    return fresh;
  };
}

/** The files that the page has asked for since the last time, and never before. */
function fromFolder(page, folder) {
  const known = new Set();
  return async () => {
    const { asked } = await page.gather();
    const fresh = asked.filter((url) => url.startsWith("file:") && !known.has(url));
    fresh.forEach((url) => known.add(url));
    return fresh.map((url) => fileURLToPath(url.replace(/[?#].*$/, "")).slice(folder.length + 1));
  };
}

async function weight(paths, folder, packed) {
  const sum = { requests: paths.length, bytes: 0, packed: 0 };
  for (const path of paths) {
    const found = await stat(join(folder, path)).catch(() => null);
    if (!found?.isFile()) continue;
    sum.bytes += found.size;
    sum.packed += await packed(path, found.size);
  }
  return sum;
}

/** How many bytes a file is on the way from a host that packs text; each is packed once. */
function packer(folder) {
  const known = new Map();
  return async (path, size) => {
    if (!TEXT.has(extname(path))) return size;
    if (!known.has(path)) known.set(path, gzipSync(await readFile(join(folder, path))).length);
    return known.get(path);
  };
}

async function within(until, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took over ${minutes(ASKING)}`)), Math.max(0, until - Date.now()));
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

/** A message in one line, without the folder of this run. */
const plainly = (message) => message.replace(/\s+/g, " ").replace(/(file|http):\/\/\S*\/([\w.-]+)/g, "$2").slice(0, 160);
