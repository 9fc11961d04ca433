// The judged queries: what a reader types, and which document is the right answer.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { project } from "./settings.js";

const FILE = "tests/guide/queries.yaml";

/** `[{ query, lang, sort, right: [names] }]`; `known` are the names of all documents of the site. */
export async function judged(known) {
  const path = process.env.QUERIES ?? join(project, FILE);
  const text = await readFile(path, "utf8").catch(() => {
    throw new Error(`There are no judged queries at ${process.env.QUERIES ?? FILE}.`);
  });
  const queries = parse(text);
  const mistakes = queries.flatMap(({ query, lang, sort, right }, i) => {
    if (!query || !lang || !sort || !right?.length) return [`number ${i + 1}: query, lang, sort and right are needed`];
    return right.filter((name) => !known.has(name)).map((name) => `“${query}”: there is no ${name}`);
  });
  if (mistakes.length > 0) throw new Error(`${FILE}:\n${mistakes.join("\n")}`);
  return queries;
}

/** How documents are named there: by their page, without its language's folder and its ending. */
export function nameOf(href, folders) {
  const folder = folders.find((one) => one && href.startsWith(one)) ?? "";
  return href.slice(folder.length).replace(/\.html$/, "");
}

/** The place of the first right answer among the names, from 1; 0 if there is none. */
export const place = (names, { right }) => names.findIndex((name) => right.includes(name)) + 1;

/** Places as measures: mean of 1/place, and shares of queries with a right answer first, or among the first three. */
export function score(places) {
  const mean = (worth) => places.reduce((sum, at) => sum + worth(at), 0) / places.length;
  return { rank: mean((at) => (at ? 1 / at : 0)), first: mean((at) => Number(at === 1)), three: mean((at) => Number(at >= 1 && at <= 3)) };
}
