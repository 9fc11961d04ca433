// The sites under test, built once by the binary in FIELDGUIDE, in a temporary folder outside the repository.
// The site's folder is copied first: a test leaves no cache in the checkout.
import { execFile } from "node:child_process";
import { appendFile, cp, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
export const project = fileURLToPath(new URL("../../..", import.meta.url));
const workshop = await mkdtemp(join(tmpdir(), "fieldguide-browser-"));
const made = new Map();

/** The guide that the repository ships. */
export const guide = () => once("guide", () => build("guide", project));

/** The same guide, in the theme without scripts; which page is of which kind is said by the pages of the other. */
export const plainGuide = () =>
  once("plain guide", async () => {
    const kinds = new Map((await guide()).pages.map(({ path, kind }) => [path, kind]));
    const site = await build("plain guide", project, "plain");
    for (const page of site.pages) page.kind = kinds.get(page.path) ?? page.kind;
    return site;
  });

/** Each theme that fieldguide ships, with the guide in it. */
export const THEMES = [["civic", guide], ["plain", plainGuide]];

/** A small site in two languages. */
export const bilingual = () => once("bilingual", () => build("bilingual", join(project, "tests/sites/bilingual")));

/** The same site with its search as a search engine of the browser. */
export const searchable = () =>
  once("searchable", () => build("searchable", join(project, "tests/sites/bilingual"), null, "exports: [opensearch]\n"));

/** A small site in three languages with what is hard to put on paper: long, missing, old. */
export const paper = () => once("paper", () => build("paper", join(project, "tests/sites/paper")));

/** A site built once more from a copy of what it was made from, in other folders. */
export const rebuilt = (site) => once(`${site.name} again`, () => build(`${site.name} again`, site.source));

/** Pages with every fault that the tests look for, to prove that they see them. */
export const faulty = () => once("faulty", () => describe("faulty", fileURLToPath(new URL("../faulty", import.meta.url))));

/** A file of this run's own, gone afterwards. */
export const scratch = (name) => join(workshop, name);

export const clean = () => rm(workshop, { recursive: true, force: true });

function once(name, make) {
  if (!made.has(name)) made.set(name, make());
  return made.get(name);
}

async function build(name, from, theme, more) {
  const binary = process.env.FIELDGUIDE;
  if (!binary) throw new Error("FIELDGUIDE does not name the binary to test. Run tests/run, which builds it and sets this.");
  await stat(join(from, "content/site.yaml")).catch(() => {
    throw new Error(`There is no site to test at ${from}: content/site.yaml is missing.`);
  });
  const site = join(workshop, name, "site");
  const output = join(workshop, name, "output");
  await mkdir(site, { recursive: true });
  for (const part of ["content", "themes", "fonts"]) {
    await cp(join(from, part), join(site, part), { recursive: true }).catch((error) => {
      if (error.code !== "ENOENT") throw error; // a site need not have a theme or fonts of its own
    });
  }
  if (theme) await wear(site, theme);
  if (more) await appendFile(join(site, "content/site.yaml"), more);
  try {
    await run(resolve(project, binary), ["build", site, "--output", output], { maxBuffer: 1 << 26 });
  } catch (error) {
    // What stopped it stands last, after all warnings.
    throw new Error(`The site "${name}" does not build:\n${(error.stderr || error.message).slice(-2000)}`);
  }
  const config = await readFile(join(site, "content/site.yaml"), "utf8");
  return { ...(await describe(name, output)), source: site, address: config.match(/^base_url:\s*["']?([^"'\s]+)/m)?.[1] };
}

/** Gives the site another theme, in one line of its `site.yaml`. */
async function wear(site, theme) {
  const path = join(site, "content/site.yaml");
  const config = await readFile(path, "utf8");
  if (!/^theme:.*$/m.test(config)) throw new Error(`${path} names no theme to put another in its place.`);
  await writeFile(path, config.replace(/^theme:.*$/m, `theme: ${theme}`));
}

/**
 * What a built site holds; `address` is where it says that it will be published, if it does: its files, its pages with
 * their kind, and apart from them the pages that only lead on from an old address.
 */
async function describe(name, folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map();
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const full = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(folder, full).split(sep).join("/"), (await stat(full)).size);
  }
  const [pages, moved] = [[], []];
  for (const path of [...files.keys()].filter((path) => /\.html?$/.test(path)).sort()) {
    const html = await readFile(join(folder, path), "utf8");
    const lang = html.match(/<html[^>]*\blang="?([\w-]+)/)?.[1] ?? "";
    const kind = html.match(/<body[^>]*\bpage-([a-z0-9-]+)/)?.[1] ?? "unknown";
    const to = html.match(/content="?0; url=([^"\s>]+)/)?.[1];
    if (kind === "moved" || to) moved.push({ path, lang, html, to });
    else pages.push({ path, lang, size: files.get(path), kind });
  }
  if (pages.length === 0) throw new Error(`The site "${name}" has no page.`);
  return { name, folder, files, pages, moved, root: pathToFileURL(folder).href + "/" };
}

/** The pages of each kind, smallest first. */
export function kinds(site) {
  const groups = new Map();
  for (const page of [...site.pages].sort((a, b) => a.size - b.size)) {
    groups.set(page.kind, [...(groups.get(page.kind) ?? []), page]);
  }
  return groups;
}

/** The languages of a site, its own first. */
export function languages(site) {
  const first = site.pages.find(({ path }) => path === "index.html")?.lang;
  return [...new Set([first, ...site.pages.map(({ lang }) => lang)])].filter(Boolean);
}

/** The largest page of each kind in each language. */
export function largest(site) {
  const tongues = languages(site);
  return [...kinds(site).values()].flatMap((pages) => tongues.map((tongue) => pages.findLast(({ lang }) => lang === tongue)).filter(Boolean));
}

/** The smallest and the largest page of each kind, the sparse and the rich case; of other languages, the largest. */
export function samples(site) {
  const [first] = languages(site);
  const sparse = [...kinds(site).values()].map((pages) => pages.find(({ lang }) => lang === first));
  return [...new Set([...sparse, ...largest(site)])].filter(Boolean);
}
