// Tables in Markdown, and the page of the documentation that holds them.
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { named } from "./browsers.js";
import { project } from "./settings.js";

const PAGE = join(project, "docs/search-measured.md");
const HEAD = `# The search, measured

fieldguide's search beside three others on the same documents. \`benches/search\` makes these tables; its README says how.
`;

/** `rows` of texts under `heads`; columns stand to the right but for the first `left`. */
export function table(heads, rows, left = 1) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|${heads.map((_, i) => (i < left ? "---" : "--:")).join("|")}|`, ...rows.map(line)].join("\n");
}

/** The middle and the largest of some numbers, as “12 / 40”. */
export function spread(values, shown) {
  if (values.length === 0) return "–";
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return `${shown(middle)} / ${shown(sorted.at(-1))}`;
}

/** Three digits of meaning, and never an exponent. */
export function short(value) {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value.toFixed(value >= 10 ? 1 : 2).replace(/^(\d+)\.0+$/, "$1");
}

/** With what all this was measured. */
export async function circumstances(searches) {
  const versions = await Promise.all(searches.map(async ({ name, version }) => `${name} ${await version()}`));
  const day = new Date().toISOString().slice(0, 10);
  return `Measured on ${day} with ${[...versions, ...(await named())].join(", ")}, Node ${process.versions.node}, on ${availableParallelism()} cores.`;
}

/** Puts a section into the page, in the place of the one with the same heading. */
export async function write(heading, text) {
  const old = await readFile(PAGE, "utf8").catch(() => HEAD);
  const sections = old.split(/^(?=## )/m);
  const fresh = `## ${heading}\n\n${text.trim()}\n`;
  const at = sections.findIndex((section) => section.startsWith(`## ${heading}\n`));
  if (at < 0) sections.push(fresh);
  else sections[at] = fresh;
  await writeFile(PAGE, `${sections.map((section) => section.trim()).join("\n\n")}\n`);
  console.error("written: docs/search-measured.md");
}
