// The sheets of a built site and what should stand on them, read from the same folder that the site was made from.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { project } from "./sites.js";

const PAGE = /^(?:([a-z]{2,3}(?:-\w+)?)\/)?print\/([^/]+)\/([^/]+)\.html$/;
const FILE = /^(?:([a-z]{2,3}(?:-\w+)?)\/)?print\/([^/]+)\/(letter|a4)\/([^/]+)\.pdf$/;
const ONE_PAGE = ["poster", "cards", "flyer"];

/**
 * Everything for paper in `site`: `{ pages, files, sets, records, notices, words }`. A page is `{ path, set, name, lang, id }`, a
 * file the same with its `paper`; `set` is `{ id, form, large, discreet, display }`, and `id` the record's or topic's, or
 * empty for a sheet of many.
 */
export async function paperOf(site) {
  const [first] = await tongues(site);
  const sets = await setsOf(site);
  const records = new Map();
  for (const lang of await tongues(site)) records.set(lang, await recordsOf(site, lang, first));
  const named = await namesOf(site, records.get(first));
  const sheet = (lang, set, name) => ({ lang: lang ?? first, set: sets.get(set), name, id: named.get(`${set}/${name}`) ?? "" });
  const pages = [];
  const files = [];
  for (const path of [...site.files.keys()].sort()) {
    const page = path.match(PAGE);
    const file = path.match(FILE);
    if (page && sets.has(page[2])) pages.push({ path, ...sheet(page[1], page[2], page[3]) });
    if (file && sets.has(file[2])) files.push({ path, paper: file[3], ...sheet(file[1], file[2], file[4]) });
  }
  if (pages.length === 0) throw new Error(`The site "${site.name}" has no sheet: its site.yaml declares none under \`print:\`, or print/ was not built.`);
  if (files.length === 0) throw new Error(`The site "${site.name}" has no PDF: build the binary with  cargo build --release --locked --features pdf`);
  return { first, pages, files, sets, records, notices: await noticesOf(site), words: new Map(await Promise.all([...records.keys()].map(async (lang) => [lang, await wordsOf(lang)]))) };
}

/** Some `count` of `items`, at even distances, and one of each group at least. */
export function evenly(items, count, group) {
  const groups = new Map();
  for (const item of items) groups.set(group(item), [...(groups.get(group(item)) ?? []), item]);
  const share = count / items.length;
  return [...groups.values()].flatMap((own) => {
    const wanted = Math.max(1, Math.round(own.length * share));
    return Array.from({ length: wanted }, (_, at) => own[Math.floor(((at + 0.5) * own.length) / wanted)]);
  });
}

/** What stands in a sheet's name in a complaint. */
export const called = ({ path }) => path;

async function tongues(site) {
  const config = await readFile(join(site.source, "content/site.yaml"), "utf8");
  return config.match(/^languages:\s*\[([^\]]+)\]/m)[1].split(",").map((tag) => tag.trim());
}

/** The sets that `site.yaml` declares, by id. */
async function setsOf(site) {
  const config = await readFile(join(site.source, "content/site.yaml"), "utf8");
  const block = config.match(/^print:\s*\n((?:[ \t].*\n|\s*#.*\n|\s*\n)*)/m)?.[1] ?? "";
  const sets = new Map();
  for (const part of block.split(/\n\s*- (?=\{?\s*id:)/).slice(1)) {
    const one = (key) => part.match(new RegExp(`(?:^|[\\n{,])\\s*${key}:\\s*([\\w-]+)`))?.[1];
    const form = one("form");
    const discreet = form === "handout" || one("discreet") === "true";
    sets.set(one("id"), { id: one("id"), form, large: one("type") === "large", discreet, display: ONE_PAGE.includes(form), wording: /\n\s*wording:/.test(part) });
  }
  return sets;
}

/** What the site says that it is not, in each language. */
async function noticesOf(site) {
  const config = await readFile(join(site.source, "content/site.yaml"), "utf8");
  const group = config.match(/^notice:\n((?: +.*\n)+)/m)[1];
  return new Map([...group.matchAll(/^ +(\S+): *["']?(.*?)["']?$/gm)].map(([, lang, notice]) => [lang, notice]));
}

/** Which record or topic a sheet is of, by `set/name`. The names of discreet sheets do not tell; the list of sheets does. */
async function namesOf(site, records) {
  const html = await readFile(join(site.folder, "print.html"), "utf8").catch(() => "");
  const named = new Map();
  for (const [, set, name, label] of html.matchAll(/href="?print\/([^/"]+)\/([^/"]+)\.html"?[^>]*>([\s\S]*?)<\/a>/g)) {
    const said = spelled(label.replace(/<[^>]*>/g, "")).trim();
    const record = [...records.values()].find(({ title }) => said === title || said.startsWith(`${title} `));
    named.set(`${set}/${name}`, record?.id ?? name);
  }
  for (const path of site.files.keys()) {
    const page = path.match(PAGE);
    if (page && records.has(page[3])) named.set(`${page[2]}/${page[3]}`, page[3]);
  }
  return named;
}

const spelled = (html) => html.replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#(?:x27|39);/g, "'");

/** The records in a language: names and numbers from the search's index, dates and documents from their YAML. */
async function recordsOf(site, lang, first) {
  const index = JSON.parse(await readFile(join(site.folder, lang === first ? "" : lang, "search-index.json"), "utf8"));
  const sources = await sourcesOf(site);
  const records = new Map();
  for (const { id, kind, title, acronym, phones, vanity } of index.documents) {
    if (kind !== "agency") continue;
    const yaml = await readFile(join(site.source, "content/agencies", `${id}.yaml`), "utf8");
    const translation = await readFile(join(site.source, "content/agencies", `${id}.${lang}.yaml`), "utf8").catch(() => "");
    records.set(id, {
      id,
      title,
      acronym: acronym ?? "",
      phones,
      vanity,
      emails: [...yaml.matchAll(/^\s*email: *(\S+)/gm)].map(([, email]) => email),
      checked: /^\s*(?:- )?last_verified:/m.test(yaml) || /[{,]\s*last_verified:/.test(yaml),
      sources: listed(yaml, "sources").map((id) => sources.get(id)).filter(Boolean),
      discreet: scalar(translation, "discreet") || scalar(yaml, "discreet"),
      yaml,
    });
  }
  return records;
}

async function sourcesOf(site) {
  const yaml = await readFile(join(site.source, "content/sources.yaml"), "utf8");
  const parts = yaml.split(/^  - (?=id:)/m).slice(1);
  return new Map(parts.map((part) => [part.match(/^id: *(\S+)/)[1], { title: scalar(part, "title"), published: scalar(part, "published") }]));
}

/** The value of a key that stands alone on its line; in a block (`>-`), its lines as one. */
function scalar(yaml, key) {
  const found = yaml.match(new RegExp(`^\\s*${key}: *(.*)$((?:\\n {2,}.*)*)`, "m"));
  if (!found) return "";
  if (/^[>|][-+]?$/.test(found[1])) return found[2].replace(/\s+/g, " ").trim();
  const value = found[1].trim();
  if (value.startsWith('"')) return JSON.parse(value);
  return value.startsWith("'") ? value.slice(1, -1).replace(/''/g, "'") : value;
}

function listed(yaml, key) {
  const inline = yaml.match(new RegExp(`^${key}: *\\[([^\\]]*)\\]`, "m"));
  if (inline) return inline[1].split(",").map((item) => item.trim());
  const block = yaml.match(new RegExp(`^${key}:\\n((?: *- .*\\n)+)`, "m"));
  return block ? [...block[1].matchAll(/- *(.+)/g)].map(([, item]) => item.trim()) : [];
}

/** The strings of the interface that paper shows. */
async function wordsOf(lang) {
  const yaml = await readFile(join(project, "themes/civic/strings", `${lang}.yaml`), "utf8");
  return new Proxy({}, { get: (_, key) => scalar(yaml, String(key)) });
}

/** A telephone number as its digits. */
export const digits = (text) => text.replace(/\D/g, "");

/** Every word that a record's YAML holds for readers, without keys, ids, remarks and marks of Markdown. */
export function wordsOfRecord(yaml) {
  const keys = /^(kind|status|parent|roles|audiences|topics|areas|languages|sources?|line|search_terms|related|members|verified_against|last_verified|until|when|succeeded_by|always_open|discreet|printed|phone|sms|tty)$/;
  const words = [];
  let quiet = -1;
  for (const line of yaml.split("\n")) {
    const indent = line.search(/\S/);
    if (indent < 0 || /^\s*#/.test(line) && !/^\s*##/.test(line)) continue;
    if (quiet >= 0 && indent > quiet) continue;
    quiet = -1;
    const pair = line.match(/^\s*(?:- )?(\w+): *(.*)$/);
    if (pair && keys.test(pair[1])) {
      quiet = indent;
      continue;
    }
    const value = pair ? pair[2] : line;
    if (/^\s*- *\{/.test(line)) {
      words.push(...[...line.matchAll(/\b(?:name|acronym|what|says): ([^,}]+)/g)].flatMap(([, text]) => text.split(/\s+/)));
      continue;
    }
    const text = value.replace(/\[@[^\]]*\]/g, " ").replace(/\]\([a-z]+:[^)]*\)/g, (link) => (link.startsWith("](http") ? ` ${link.slice(2, -1)} ` : " "));
    words.push(...text.split(/\s+/));
  }
  return words.map((word) => word.replace(/^["'“(*_[>|`#]+|[\])"'”.,;:*_|`!?]+$/g, "")).filter((word) => /\p{L}{2}/u.test(word) && !/^\[?!/.test(word));
}

/** The file names in a folder and below, and what each weighs. */
export async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}
