// fieldguide's own search, by the engine that a built site ships. What that engine expects is known here and in
// pages/ours.js, and nowhere else.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { writePage } from "./peers/shared.js";
import { files, languages } from "./site.js";

/** Adds the page that asks to a built site. */
export async function page(output) {
  await writePage(output, "ours.js", { engine: await engine(output), options: await options(output, "") });
}

/** The index is every part of it, both as JSON and as scripts, in all languages. */
export const counts = (path) => /^([a-z]{2,3}(-\w+)?\/)?search\//.test(path);

/** The search of one language of a built site, run in Node as if by a page of its root folder. */
export async function open(output, folder) {
  const context = createContext({ setTimeout, clearTimeout, queueMicrotask, performance, TextDecoder, TextEncoder, MessageChannel, console, atob });
  context.window = context.self = context.globalThis = context;
  const load = async (path) => {
    const source = await readFile(join(output, path.replace(/[?#].*$/, "")), "utf8");
    return path.endsWith(".json") ? JSON.parse(source) : new Script(source, { filename: path }).runInContext(context);
  };
  await load(await engine(output));
  const index = context.fieldguideSearch.open({ ...(await options(output, folder)), load });
  return {
    ask: async (text, count) => (await index.ask(text, { count, facets: {} })).hits.map(({ record }) => record),
    close: async () => {},
  };
}

/** The language that is searched comes first, the site's others after it. */
async function options(output, folder) {
  const all = await languages(output);
  const own = all.find((one) => one.folder === folder);
  return { root: "", languages: [own, ...all.filter((one) => one !== own)].map(({ language }) => language) };
}

async function engine(output) {
  const found = (await files(output)).find(({ path }) => /(^|\/)search-engine\.js$/.test(path));
  if (!found) throw new Error("this fieldguide ships no search-engine.js");
  return found.path;
}
