// MiniSearch: an inverted index in one piece, in memory.
import { BOOSTS, FIELDS } from "../site.js";
import { copyIn, require, version, writeIndex, writePage } from "./shared.js";

// What a result shows is stored with the index; the texts are not, which would double it.
const OPTIONS = { fields: FIELDS, storeFields: ["href", "title", "summary"] };
// Prefixes and a fifth of a word's length in typos, as its documentation advises for search while typing. Words are
// combined as it does by itself: any may match, and documents with more of them rank higher.
const ASKING = { prefix: true, fuzzy: 0.2, boost: BOOSTS };

const load = () => require("minisearch");

export const minisearch = {
  name: "MiniSearch",
  version: () => version("minisearch"),
  script: "minisearch",
  write: (documents, folder) => writeIndex(folder, JSON.stringify(index(documents))),
  page: async (folder) => {
    // The package ships this file as it is, with comments. Its few kilobytes decide nothing beside an index.
    await copyIn("minisearch/dist/umd/index.js", folder, "minisearch.js");
    await writePage(folder, "whole.js", { engine: "minisearch.js", opens: "openMiniSearch", options: OPTIONS, asking: ASKING });
  },
  // Both forms count: a site that is to work from a host and from a folder has both, as fieldguide's has.
  counts: (path) => /^index\.js(on)?$/.test(path),
  /** It knows no language: no stems and no stop words in any. */
  open: async (documents) => {
    const made = index(documents);
    return { ask: async (text, count) => made.search(text, ASKING).slice(0, count), close: async () => {} };
  },
};

function index(documents) {
  const made = new (load())(OPTIONS);
  made.addAll(documents);
  return made;
}
