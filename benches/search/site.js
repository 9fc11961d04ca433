// Sites to search in: made-up ones of any size, and the guide that ships; built by fieldguide, and their documents.
import { execFile } from "node:child_process";
import { access, constants, cp, mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { timed } from "./run.js";
import { project } from "./settings.js";

const run = promisify(execFile);

/** What every search is given of a document, and how much a match there counts. */
export const BOOSTS = {
  title: 10,
  acronym: 10,
  former: 6,
  aliases: 6,
  terms: 5,
  phones: 5,
  vanity: 5,
  summary: 2,
  synonyms: 2,
  text: 1,
};
export const FIELDS = Object.keys(BOOSTS);

/** A folder with a made-up site of so many records. */
export async function corpus(records, workshop) {
  const ready = process.env.CORPUS && join(resolve(process.env.CORPUS), `civic-${records}`);
  if (ready && (await there(ready))) return ready;
  const folder = join(workshop, `civic-${records}`);
  if (!(await there(folder))) await run("cargo", ["bench", "--quiet", "--bench", "build", "--", "corpus", String(records), folder], { cwd: project });
  return folder;
}

/** A copy of the guide that ships, so that building leaves nothing in the checkout. */
export async function guide(workshop) {
  const folder = join(workshop, "guide");
  await mkdir(folder, { recursive: true });
  await cp(join(project, "content"), join(folder, "content"), { recursive: true });
  return folder;
}

/** Builds the site in `folder` into `output`, from nothing, and gives what that cost. */
export async function build(folder, output) {
  const program = resolve(project, process.env.FIELDGUIDE ?? "target/release/fieldguide");
  await access(program, constants.X_OK).catch(() => {
    throw new Error(`There is no program at ${relative(process.cwd(), program)}. Build it with:  cargo build --release\nor name another in FIELDGUIDE.`);
  });
  await rm(output, { recursive: true, force: true });
  const remembered = join(folder, ".fieldguide");
  await rm(remembered, { recursive: true, force: true });
  try {
    return await timed(program, ["build", folder, "--output", output]);
  } finally {
    await rm(remembered, { recursive: true, force: true });
  }
}

/** The languages of a built site, its own first, each with its folder: “” or “es/”. */
export async function languages(output) {
  const entries = await readdir(output, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => `${entry.name}/`);
  const found = [];
  for (const folder of ["", ...folders.sort()]) {
    if (await there(join(output, folder, "search-index.json"))) found.push({ language: (await index(output, folder)).language, folder });
  }
  return found;
}

/** The documents of one language, each field one text: that is what peers take. */
export async function documents(output, folder = "") {
  const { documents } = await index(output, folder);
  return documents.map((document, id) => ({ ...flat(document), id, href: document.href }));
}

export const index = async (output, folder) => JSON.parse(await readFile(join(output, folder, "search-index.json"), "utf8"));

function flat(document) {
  return Object.fromEntries(FIELDS.map((field) => [field, [document[field] ?? ""].flat().join("\n")]));
}

/** Every file below `folder` with its size, in order. */
export async function files(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const all = [];
  for (const path of found.sort()) all.push({ path: relative(folder, path).split(sep).join("/"), size: (await stat(path)).size });
  return all;
}

const there = (path) => access(path).then(() => true, () => false);
