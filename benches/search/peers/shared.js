// What peers have in common: a page that asks them, and an index in one piece in two forms.
import { createWriteStream } from "node:fs";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { here } from "../settings.js";

export const require = createRequire(import.meta.url);

/** The version of an installed package; its `package.json` need not be exported, so it is looked up by its file. */
export async function version(name) {
  return JSON.parse(await readFile(join(here, "node_modules", name, "package.json"), "utf8")).version;
}

/**
 * Writes `ask.html` and `ask.js` into `folder`: a page with nothing on it but `ask(text, count)`. Engine and index are
 * loaded by the first query, as search pages do it, and are so counted with it.
 */
export async function writePage(folder, client, settings) {
  await mkdir(folder, { recursive: true });
  const script = await readFile(join(here, "pages", client), "utf8");
  await writeFile(join(folder, "ask.js"), `var settings = ${JSON.stringify(settings)};\n${script}`);
  await writeFile(join(folder, "ask.html"), '<!doctype html><html lang="en"><meta charset="utf-8"><title>Ask</title><link rel="icon" href="data:,"><script src="ask.js"></script>');
}

export async function copyIn(from, folder, name) {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await copyFile(join(here, "node_modules", from), join(folder, name));
}

/**
 * An index as `index.json`, for `fetch`, and as `index.js`, a classic script, since a page of `file://` may not fetch.
 * The script holds it as a text for `JSON.parse`: engines read that faster than the same thing as source code.
 */
export async function writeIndex(folder, text) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "index.json"), text);
  const twin = createWriteStream(join(folder, "index.js"));
  const put = (piece) => twin.write(piece) || new Promise((next) => twin.once("drain", next));
  await put("takeIndex('");
  // Piece by piece: with its escapes, the whole may be longer than a text can be.
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + (1 << 20), text.length);
    if (/[\ud800-\udbff]/.test(text[end - 1])) end += 1;
    await put(text.slice(at, end).replace(/[\\']/g, "\\$&"));
    at = end;
  }
  await put("');\n");
  await new Promise((done, fail) => twin.end(done).on("error", fail));
}
