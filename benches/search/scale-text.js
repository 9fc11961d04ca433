// The tables of what each search costs.
import { ASKING, LIMIT } from "./settings.js";
import { minutes } from "./run.js";
import { short, spread, table } from "./table.js";

const MIB = 1024 * 1024;
const NAMES = { http: "http", file: "file://" };

export function scaleText(measured) {
  return [EXPLAINED, ...measured.map(size)].join("\n\n");
}

const EXPLAINED = `Documents are those of a made-up site: records in the theme \`civic\`, and twenty pages. fieldguide's
time and memory are those of the whole build, with all pages; the others only make their index of documents that are
there. Sizes are of what would be published, for reading from a host and from a folder. “Packed” is what a host sends
that packs text with gzip; Pagefind's parts are packed from the start. A first query is asked in a fresh page with
nothing in any cache, and loads the engine; a next one comes after it in the same page. Cells show the middle and the
largest of all queries. Hosts are on the same machine, so times hold no network. A search is given up after ${minutes(LIMIT)} of making its index,
and after ${minutes(ASKING)} of asking it in one way.`;

function size({ size, documents, queries, searches }) {
  const notes = [];
  const heading = `### ${size.toLocaleString("en")} records`;
  if (documents === 0) return `${heading}\n\nfieldguide could not build this site: ${searches[0].problem}`;
  return [
    heading,
    `${documents.toLocaleString("en")} documents. Queries: ${queries.map((query) => `“${query}”`).join(", ")}.`,
    table(["making the index", "s", "peak MiB", "files", "MB"], searches.map((search) => making(search, notes))),
    table(["what is moved", "from", "first: requests", "kB", "kB packed", "next: requests", "kB", "kB packed"], searches.flatMap(moving), 2),
    table(["milliseconds", "from", "Chromium: first", "next", "Firefox: first", "next", "answered"], searches.flatMap((search) => waiting(search, queries, notes)), 2),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n");
}

function making({ name, made, index, problem }, notes) {
  if (problem) notes.push(`${name}: ${problem}`);
  return [name, made ? short(made.seconds) : "–", made ? short(made.peak / MIB) : "–", index ? index.files.toLocaleString("en") : "–", index ? short(index.bytes / 1e6) : "–"];
}

/**
 * Which files a query moves does not depend on the browser: the first one that tells is shown. A first query always moves
 * something; Firefox tells nothing of files that it reads from a folder.
 */
function moving({ name, asked }) {
  return Object.keys(NAMES).map((way) => {
    const one = asked.find((set) => set.way === way && set.first.some(({ requests }) => requests > 0));
    const cells = ["first", "next"].flatMap((kind) => {
      const answers = one?.[kind] ?? [];
      return [
        spread(answers.map(({ requests }) => requests), String),
        spread(answers.map(({ bytes }) => bytes / 1000), short),
        spread(answers.map(({ packed }) => packed / 1000), short),
      ];
    });
    return [name, NAMES[way], ...cells];
  });
}

/** “Answered” are the queries with any result as the first of a page, in the browser with fewer of them. */
function waiting({ name, asked }, queries, notes) {
  return Object.keys(NAMES).map((way) => {
    const sets = asked.filter((set) => set.way === way);
    for (const { browser, stopped, first } of sets) {
      if (stopped) notes.push(`${name}, ${NAMES[way]}, ${browser}: ${first.length > 0 ? `stopped after ${first.length} queries` : "no results"}: ${stopped}`);
    }
    const cells = ["Chromium", "Firefox"].flatMap((browser) => {
      const set = sets.find((one) => one.browser === browser);
      if (set && set.first.length === 0) return ["no results", "–"];
      return ["first", "next"].map((kind) => spread((set?.[kind] ?? []).map(({ ms }) => ms), short));
    });
    const counts = sets.map(({ first }) => first.filter(({ found }) => found > 0).length);
    return [name, NAMES[way], ...cells, counts.length > 0 ? `${Math.min(...counts)} of ${queries.length}` : "–"];
  });
}
