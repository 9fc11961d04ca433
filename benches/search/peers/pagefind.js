// Pagefind: an index in parts, made from HTML by a program of its own, read by WebAssembly.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { chromiumHost } from "../ask.js";
import { timed } from "../run.js";
import { BOOSTS, FIELDS } from "../site.js";
import { here } from "../settings.js";
import { version, writePage } from "./shared.js";

// Fields that are a document's data more than its text are given as such too: a match there counts once more, so that a
// name is not drowned by long texts. The title's weight is Pagefind's own, 5; the others stand to it as elsewhere.
const DATA = FIELDS.filter((field) => field !== "title" && BOOSTS[field] >= 5);
const OPTIONS = { ranking: { metaWeights: { title: 5, ...Object.fromEntries(DATA.map((field) => [field, (BOOSTS[field] / BOOSTS.title) * 5])) } } };

export const pagefind = {
  name: "Pagefind",
  version: () => version("pagefind"),
  /**
   * It is given pages and not records (`addCustomRecord`): only in HTML can a field have a weight. And its program is
   * run by itself: through Node, records would go to it one by one, which costs time and memory that is not its own.
   * Writing the pages is not counted; a site has pages anyway.
   */
  make: async (documents, folder, language = "en") => {
    const pages = join(folder, "pages");
    await rm(folder, { recursive: true, force: true });
    for (const document of documents) {
      const path = join(pages, document.href);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, html(document, language));
    }
    return timed(await program(), ["--site", pages, "--output-path", join(folder, "pagefind"), "--silent"]);
  },
  // Ready-made interfaces lie beside the index; who writes a page of their own does not publish them.
  counts: (path) => /^pagefind\/(?!.*(ui\.|highlight|playground))/.test(path),
  page: (folder) => writePage(folder, "pagefind.js", { options: OPTIONS }),
  /** It knows the language by the page's `lang`, with stems for each of the guide's. */
  open: async (documents, language, folder) => {
    await pagefind.make(documents, folder, language);
    await pagefind.page(folder);
    return chromiumHost(folder);
  },
};

/** The heading is the result's title; Pagefind takes it for that by itself. Its heaviest weight is 10. */
function html(document, language) {
  const parts = FIELDS.filter((field) => document[field]).map((field) => {
    const name = field === "title" ? "h1" : "p";
    const data = DATA.includes(field) ? ` data-pagefind-meta="${field}"` : "";
    return `<${name} data-pagefind-weight="${BOOSTS[field]}"${data}>${escaped(document[field])}</${name}>`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>Page</title></head><body><main data-pagefind-body>${parts.join("\n")}</main></body></html>\n`;
}

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (text) => text.replace(/[&<>]/g, (sign) => ENTITIES[sign]);

/** The program for this machine: the larger of the two, which knows all languages, is the one the package runs. */
async function program() {
  const { resolveBinaryPath } = await import(join(here, "node_modules/pagefind/lib/resolveBinary.js"));
  return resolveBinaryPath(["pagefind_extended", "pagefind"]);
}
