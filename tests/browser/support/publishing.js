// Editions of a small site, and the command that publishes them.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { BUCKET, KEYS } from "./stores.js";
import { project, scratch } from "./sites.js";

const run = promisify(execFile);
const binary = () => resolve(project, process.env.FIELDGUIDE ?? "");
const made = new Map();
const BASE = "/guide/"; // of base_url in tests/sites/bilingual

const page = (title, text) => `---\ntitle: ${title}\nsummary: A page.\nsources: [sheet-2009]\n---\n${text}\n`;
const old = (site) => writeFile(join(site, "content/pages/old.md"), page("Old", "[Get help](page:help)"));
const title = (site, name) => change(join(site, "content/site.yaml"), (text) => text.replace(/^title:.*$/m, `title: {en: ${name}, es: ${name}}`));

/** How an edition differs from the site in tests/sites/bilingual. */
const EDITIONS = {
  first: old,
  // A page less, a page with a picture more, another title on all of them.
  second: async (site) => {
    await cp(join(site, "content/assets/square.png"), join(site, "content/assets/round.png"));
    await writeFile(join(site, "content/pages/news.md"), page("News", "![A square](assets/round.png)\n\n[The help line](agency:hotline)"));
    await change(join(site, "content/pages/help.md"), (text) => `${text}\nSee [the news](page:news).\n`);
    await title(site, "Second guide");
  },
  third: async (site) => {
    await old(site);
    await title(site, "Third guide");
  },
};

const change = async (path, how) => writeFile(path, how(await readFile(path, "utf8")));

/** A built edition: its folder `site`, its `output`, and its files by path. */
export function edition(name) {
  if (!made.has(name)) made.set(name, build(name));
  return made.get(name);
}

async function build(name) {
  const site = scratch(`publish-${name}`);
  await cp(join(project, "tests/sites/bilingual"), site, { recursive: true });
  await EDITIONS[name](site);
  await run(binary(), ["build", site], { maxBuffer: 1 << 26 }).catch((error) => {
    throw new Error(`The ${name} edition does not build:\n${error.stderr}`);
  });
  const output = join(site, "output");
  return { name, site, output, files: await filesIn(output) };
}

/** Each file below a folder with its bytes, without fieldguide's own folder. */
export async function filesIn(folder) {
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const full = join(entry.parentPath ?? entry.path, entry.name);
    const path = relative(folder, full).split(sep).join("/");
    if (entry.isFile() && !path.startsWith(".fieldguide/")) files.set(path, await readFile(full));
  }
  return files;
}

/** Another machine's copy of an edition: the built files, and nothing that this machine remembers. */
export async function elsewhere({ name, output }) {
  const folder = scratch(`elsewhere-${name}-${Math.random().toString(36).slice(2)}`);
  await cp(output, join(folder, "output"), { recursive: true });
  return { name, site: folder };
}

/** The environment in which a store is found. */
export const environment = (store, more = {}) => ({
  ...process.env, ...KEYS, AWS_REGION: "us-east-1", AWS_ENDPOINT_URL: `http://127.0.0.1:${store.port}`, ...more,
});

export const address = (folder) => `s3://${BUCKET}/${folder}`;

/** Begins publishing; `ended` gives how it ended. */
export function begin(edition, to, store, options = [], more = {}) {
  const args = ["publish", to, edition.site, ...options];
  const child = spawn(binary(), args, { env: store ? environment(store, more) : process.env, stdio: ["ignore", "pipe", "pipe"] });
  let [out, said] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (said += data));
  const ended = new Promise((done) => child.on("close", (code, signal) => done({ code, signal, out, said })));
  return { child, ended, said: () => said };
}

export const publish = (...args) => begin(...args).ended;

/** What stands there is this edition, byte for byte, and nothing else of ours. */
export function same(found, edition, beside = []) {
  const paths = [...found.keys()].filter((path) => !beside.includes(path)).sort();
  assert.deepEqual(paths, [...edition.files.keys()].sort());
  for (const [path, bytes] of edition.files) assert.ok(bytes.equals(found.get(path)), `${path} is not as it was built`);
}

/** What stands there may be read: every file is one of an edition, and every page finds what it loads and what it links to. */
export function readable(found, editions) {
  for (const [path, bytes] of found) {
    assert.ok(editions.some(({ files }) => files.get(path)?.equals(bytes)), `${path} is of no edition: ${bytes.length} bytes`);
    if (!path.endsWith(".html")) continue;
    for (const target of named(path, bytes.toString("utf8"))) {
      assert.ok(found.has(target), `${path} names ${target}, which is not there`);
    }
  }
}

/** The files that a page names, by path. */
function named(path, html) {
  const found = [];
  for (const [, quoted, bare] of html.matchAll(/\s(?:href|src)=(?:"([^"]*)"|([^\s"'>]+))/g)) {
    const link = (quoted ?? bare).replaceAll("&amp;", "&");
    if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#|^$/i.test(link)) continue;
    const plain = decodeURIComponent(link.split(/[?#]/)[0]);
    // The page for what is not there names files from the site's base, since it answers at any depth.
    found.push(plain.startsWith(BASE) ? plain.slice(BASE.length) : posix.normalize(posix.join(dirname(path), plain)));
  }
  return found;
}

/** Numbers that look thrown, the same each time. */
export function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
