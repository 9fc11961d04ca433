// elasticlunr: an inverted index in one piece, in memory; what Zola and mdBook search with.
import { BOOSTS, FIELDS } from "../site.js";
import { copyIn, require, version, writeIndex, writePage } from "./shared.js";

// All words must stand there, and a word also finds longer ones that begin with it: as Zola sets it.
const ASKING = {
  fields: Object.fromEntries(FIELDS.map((field) => [field, { boost: BOOSTS[field] }])),
  bool: "AND",
  expand: true,
};

export const elasticlunr = {
  name: "elasticlunr",
  version: () => version("elasticlunr"),
  script: "elasticlunr",
  write: (documents, folder) => {
    // Only what a result shows lies beside the index; by itself it would keep every text in whole.
    const shown = documents.map(({ href, title, summary }) => ({ href, title, summary }));
    return writeIndex(folder, JSON.stringify({ index: index(documents, "en"), documents: shown }));
  },
  page: async (folder) => {
    await copyIn("elasticlunr/elasticlunr.min.js", folder, "elasticlunr.js");
    await writePage(folder, "whole.js", { engine: "elasticlunr.js", opens: "openElasticlunr", asking: ASKING });
  },
  counts: (path) => /^index\.js(on)?$/.test(path),
  open: async (documents, language) => {
    const made = index(documents, language);
    return {
      ask: async (text, count) => made.search(text, ASKING).slice(0, count).map(({ ref }) => documents[ref]),
      close: async () => {},
    };
  },
};

function index(documents, language) {
  const engine = speaking(language);
  const made = engine(function () {
    if (engine[language]) this.use(engine[language]);
    this.setRef("id");
    FIELDS.forEach((field) => this.addField(field));
    this.saveDocument(false);
  });
  documents.forEach((document) => made.addDoc(document));
  return made;
}

/** The engine with stems and stop words of a language, from lunr-languages; English is in it from the start. */
function speaking(language) {
  const engine = require("elasticlunr");
  if (language !== "en" && !engine[language]) {
    if (!engine.stemmerSupport) require("lunr-languages/lunr.stemmer.support.js")(engine);
    // Its languages are written for lunr, which makes stop words by this function; elasticlunr has none of the name.
    engine.generateStopWordFilter ??= stopping;
    require(`lunr-languages/lunr.${language}.js`)(engine);
  }
  return engine;
}

function stopping(words) {
  const stopped = new Set(words);
  return (token) => (stopped.has(token) ? undefined : token);
}
