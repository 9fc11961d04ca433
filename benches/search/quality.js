// How often the right answer comes first, over the guide that ships and its judged queries.
import { join } from "node:path";
import { judged, nameOf, place, score } from "./judged.js";
import * as ours from "./ours.js";
import { elasticlunr } from "./peers/elasticlunr.js";
import { minisearch } from "./peers/minisearch.js";
import { pagefind } from "./peers/pagefind.js";
import { inWorkshop } from "./settings.js";
import { build, documents, guide, languages } from "./site.js";
import { circumstances, table, write } from "./table.js";

const PEERS = [pagefind, minisearch, elasticlunr];
const TOP = 10; // a right answer further down is as good as none

export async function quality({ misses, write: kept }) {
  await inWorkshop(async (workshop) => {
    const output = join(workshop, "guide-built");
    await build(await guide(workshop), output);
    const tongues = await languages(output);
    const folders = tongues.map(({ folder }) => folder);
    for (const tongue of tongues) tongue.documents = await documents(output, tongue.folder);
    const queries = await judged(new Set(tongues.flatMap((tongue) => tongue.documents.map(({ href }) => nameOf(href, folders)))));

    const searches = [{ name: "fieldguide", open: (tongue) => ours.open(output, tongue.folder) }];
    for (const peer of PEERS) {
      // An index a language: so each knows what words of that language are, and answers in it.
      const open = ({ language, documents }) => peer.open(documents, language, join(workshop, peer.name.toLowerCase(), language));
      searches.push({ name: peer.name, open });
    }
    const notes = [];
    for (const search of searches) {
      console.error(`${search.name}: ${queries.length} queries`);
      try {
        search.answers = await answers(search, tongues, queries, folders);
      } catch (error) {
        notes.push(`- ${search.name} could not be asked: ${error.message}`);
      }
    }
    const text = [await circumstances(PEERS), EXPLAINED, tableOf(searches, queries), ...notes].join("\n\n");
    console.log(text);
    if (misses) console.log(`\n${missed(searches[0], queries)}`);
    if (kept) await write("Judged queries", text);
  });
}

const EXPLAINED = `Queries are those of \`tests/guide/queries.yaml\`, asked of the shipped guide in the language of the page a reader is
on. Cells show the mean reciprocal rank of the first right answer among the first ${TOP}, and how many of a hundred queries have a
right answer first, and among the first three. Every search was given the same documents; the others an index a language.
Pagefind knows the stems of all languages here, elasticlunr by lunr-languages, MiniSearch of none. fieldguide's ranking has
been worked on with these queries at hand, and so were Pagefind's weights, in its favour; the others are set as their documentation
advises. A replaced record asked for by its very name stands second by rule, under the one that took its place, and counts as a
miss here. So the table says how well the guide is served, and not which search is better elsewhere.`;

/** The names that a search finds for each query, best first. */
async function answers({ open }, tongues, queries, folders) {
  const found = new Map();
  for (const tongue of tongues) {
    const own = queries.filter(({ lang }) => lang === tongue.language);
    if (own.length === 0) continue;
    const index = await open(tongue);
    try {
      for (const query of own) {
        const hits = await index.ask(query.query, TOP);
        found.set(query, hits.map(({ href }) => nameOf(href, folders)));
      }
    } finally {
      await index.close();
    }
  }
  const strangers = queries.filter((query) => !found.has(query));
  if (strangers.length > 0) throw new Error(`the guide has no language ${strangers[0].lang}`);
  return found;
}

function tableOf(searches, queries) {
  const sorts = [...new Set(queries.map(({ sort }) => sort))];
  const row = (name, some) => [
    name,
    String(some.length),
    ...searches.map(({ answers }) => {
      if (!answers) return "–";
      const { rank, first, three } = score(some.map((query) => place(answers.get(query), query)));
      return `${rank.toFixed(3)} · ${Math.round(first * 100)} · ${Math.round(three * 100)}`;
    }),
  ];
  const rows = [row("**all**", queries), ...sorts.map((sort) => row(sort, queries.filter((query) => query.sort === sort)))];
  return table(["sort", "queries", ...searches.map(({ name }) => name)], rows);
}

/** Queries whose first answer is not right: what came first, and where a right one came. */
function missed({ name, answers }, queries) {
  if (!answers) return "";
  const lines = queries.flatMap((query) => {
    const names = answers.get(query);
    const at = place(names, query);
    if (at === 1) return [];
    const where = at ? `right at ${at}` : `no ${query.right[0]} among ${names.length}`;
    return [`- ${query.sort}, ${query.lang}: “${query.query}”: first ${names[0] ?? "nothing"}; ${where}`];
  });
  return [`${name}: ${lines.length} of ${queries.length} without a right answer first`, ...lines].join("\n");
}
