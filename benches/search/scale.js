// What each search costs as a site grows: making the index, its size, and asking it from a host and from a folder.
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { measure } from "./ask.js";
import { BROWSERS } from "./browsers.js";
import * as ours from "./ours.js";
import { elasticlunr } from "./peers/elasticlunr.js";
import { minisearch } from "./peers/minisearch.js";
import { pagefind } from "./peers/pagefind.js";
import { draw } from "./queries.js";
import { timed } from "./run.js";
import { scaleText } from "./scale-text.js";
import { here, inWorkshop, MEMORY } from "./settings.js";
import { build, corpus, documents, files } from "./site.js";
import { circumstances, write } from "./table.js";

const PEERS = [pagefind, minisearch, elasticlunr];
export const WAYS = ["http", "file"];

export async function scale(sizes, { write: kept }) {
  await inWorkshop(async (workshop) => {
    const measured = [];
    for (const size of sizes) measured.push(await at(size, workshop));
    const text = `${await circumstances(PEERS)}\n\n${scaleText(measured)}`;
    console.log(text);
    if (kept) await write("As a site grows", text);
  });
}

/** Everything about one size: `{ size, documents, queries, searches: [{ name, made, index, asked }] }`. */
async function at(size, workshop) {
  const output = join(workshop, `built-${size}`);
  say(`${size} records: fieldguide builds the site`);
  const result = { size, documents: 0, queries: [], searches: [] };
  const site = await corpus(size, workshop);
  let built;
  try {
    built = await build(site, output);
  } catch (error) {
    // Nothing to compare at this size; the other sizes are worth having.
    if (!error.stopped) throw error;
    result.searches.push({ name: "fieldguide", made: null, index: null, asked: [], problem: error.message });
    return result;
  }
  // Held as long as Pagefind's pages are written; at 100,000 records they are a gigabyte.
  const held = { all: await documents(output) };
  result.documents = held.all.length;
  result.queries = draw(held.all);
  result.searches.push(await one({ name: "fieldguide", page: ours.page, counts: ours.counts }, output, async () => built, result.queries));
  for (const peer of PEERS) {
    const folder = join(workshop, `${peer.name.toLowerCase()}-${size}`);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const make = async () => {
      if (peer.make) {
        const all = held.all;
        held.all = null;
        return peer.make(all, folder);
      }
      // The heap of Node ends by itself below what the machine has; here the limit is the one that is set.
      return timed(process.execPath, [`--max-old-space-size=${Math.round(MEMORY * 953)}`, join(here, "make.js"), peer.script, output, folder]);
    };
    result.searches.push(await one(peer, folder, make, result.queries));
    await rm(folder, { recursive: true, force: true });
  }
  await rm(output, { recursive: true, force: true });
  return result;
}

/** One search, made and asked in each browser and way; what fails is a part of the result, and not the end. */
async function one(search, folder, make, queries) {
  const result = { name: search.name, made: null, index: null, asked: [], problem: null };
  try {
    say(`  ${search.name}: index`);
    result.made = await make();
    const parts = (await files(folder)).filter(({ path }) => search.counts(path));
    result.index = { files: parts.length, bytes: parts.reduce((sum, { size }) => sum + size, 0) };
    await search.page(folder);
  } catch (error) {
    result.problem = error.message;
    say(`    ${error.message}`);
    return result;
  }
  for (const browser of BROWSERS) {
    for (const way of WAYS) {
      say(`  ${search.name}: ${browser.name} over ${way}`);
      const answers = await measure(browser, folder, way, queries);
      if (answers.stopped) say(`    ${answers.stopped}`);
      result.asked.push({ browser: browser.name, way, ...answers });
    }
  }
  return result;
}

/** How far it is, for whoever waits: the tables come at the end. */
function say(text) {
  console.error(text);
}
