// fieldguide's own search, by the engine that a built site ships. What that engine expects is known here and in
// pages/ours.js, and nowhere else.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { writePage } from "./peers/shared.js";
import { languages } from "./site.js";

/** Adds the page that asks to a built site. */
export async function page(output) {
  await writePage(output, "ours.js", { engine: await engine(output), options: await options(output, "") });
}

/** The index is every part of it, both as JSON and as scripts, in all languages. */
export const counts = (path) => /^([a-z]{2,3}(-\w+)?\/)?search\//.test(path);

/** The search of one language of a built site, run in Node as if by a page of its root folder. */
export async function open(output, folder) {
  const context = createContext({});
  context.window = context;
  const load = async (path) => {
    new Script(await readFile(join(output, path), "utf8"), { filename: path }).runInContext(context);
  };
  for (const script of await engine(output)) await load(script);
  const index = context.fieldguideSearch.open({ ...(await options(output, folder)), load });
  return {
    ask: async (text, count) => {
      const answer = await index.ask(text, { count, facets: {} });
      if (index.problem || answer.damaged) throw new Error(`the index is ${index.problem ?? "damaged"}`);
      return answer.hits.map(({ record }) => record);
    },
    close: async () => {},
  };
}

/** The language that is searched comes first, the site's others after it, as on a page of that language. */
async function options(output, folder) {
  const all = await languages(output);
  const own = all.find((one) => one.folder === folder);
  return { root: "", original: all[0].language, languages: [own, ...all.filter((one) => one !== own)].map(({ language }) => language) };
}

/**
 * The engine's scripts, as the built search page names them: those called `search-…` up to the engine itself. What stands
 * after it shows results and is the page's affair.
 */
async function engine(output) {
  const page = await readFile(join(output, "search.html"), "utf8");
  const named = [...page.matchAll(/<script[^>]*\ssrc=["']?([^"'\s>]+)/g)].map(([, source]) => source).filter((source) => /(^|\/)search-\w+\.js$/.test(source));
  const last = named.findIndex((source) => source.endsWith("search-engine.js"));
  if (last < 0) throw new Error("this fieldguide ships no search-engine.js");
  return named.slice(0, last + 1);
}
