// What a PDF says of itself, read by tools of the system: qpdf for its objects, poppler for its text, zbar for its codes.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { need } from "./missing.js";
import { scratch } from "./sites.js";

const call = promisify(execFile);
const PLENTY = { maxBuffer: 1 << 28 };

export const qpdf = () => need("qpdf", ["qpdf"], "qpdf");
export const poppler = (name) => need(name, [name], "poppler-utils");
export const zbar = () => need("zbarimg", ["zbarimg"], "zbar-tools");

/** Points of the two papers, width by height: 8.5 × 11 in, 210 × 297 mm. */
export const PAPERS = { letter: [612, 792], a4: [595.276, 841.89] };

/** The reading of a file is kept: several checks ask for it. */
function once(read) {
  const kept = new Map();
  return (file) => {
    if (!kept.has(file)) kept.set(file, read(file));
    return kept.get(file);
  };
}

/** What `qpdf --check` has to complain of; nothing for a sound file. */
export async function faults(file) {
  try {
    await call(qpdf(), ["--check", file], PLENTY);
    return [];
  } catch (error) {
    if (typeof error.code !== "number") throw error;
    return error.stderr.trim().split("\n");
  }
}

/**
 * The file's objects: `{ pages: [[width, height]…], lang, title, showsTitle, marked, headings: [{ level, title }…],
 * tables, figures: [alternative text or null…], fonts: [{ name, embedded, subset }…], dated, metadata }`.
 */
export const objects = once(async (file) => {
  const { stdout } = await call(qpdf(), ["--json", "--json-key=qpdf", file], PLENTY);
  const all = JSON.parse(stdout).qpdf[1];
  const at = (what) => (typeof what === "string" && / \d+ R$/.test(what) ? follow(all[`obj:${what}`]) : what);
  const text = (what) => (typeof what === "string" ? what.replace(/^u:/, "") : null);
  const trailer = all.trailer.value;
  const root = at(trailer["/Root"]) ?? {};
  const info = at(trailer["/Info"]) ?? {};
  const found = { headings: [], tables: [], figures: [], list: [] };
  const tree = at(root["/StructTreeRoot"]);
  if (tree) walk(tree, at, text, found, at(tree["/RoleMap"]) ?? {});
  // A metadata stream may not be packed in PDF/UA: it stands in the file as it is.
  const metadata = (await readFile(file, "latin1")).match(/<x:xmpmeta[\s\S]*?<\/x:xmpmeta>/)?.[0] ?? "";
  return {
    pages: sizes(at(root["/Pages"]), at),
    lang: text(root["/Lang"]),
    title: text(info["/Title"]) ?? "",
    showsTitle: at(root["/ViewerPreferences"])?.["/DisplayDocTitle"] === true,
    marked: at(root["/MarkInfo"])?.["/Marked"] === true,
    structured: Boolean(tree),
    headings: found.headings,
    tables: found.tables,
    figures: found.figures,
    fonts: fonts(all, at),
    dated: [...Object.keys(info).filter((key) => /Date$/.test(key)), ...(metadata.match(/xmp:\w*Date/g) ?? [])],
    metadata: Buffer.from(metadata, "latin1").toString("utf8"),
    info: Object.values(info).map(text).filter(Boolean).join("\n"),
  };
});

const follow = (entry) => entry?.value ?? entry?.stream?.dict;

function sizes(node, at, box) {
  const own = at(node["/MediaBox"]) ?? box;
  if (node["/Type"] === "/Page") return [[own[2] - own[0], own[3] - own[1]]];
  return at(node["/Kids"]).flatMap((kid) => sizes(at(kid), at, own));
}

/** Every font that draws, once: one without a file is not embedded. */
function fonts(all, at) {
  const found = [];
  for (const [key, entry] of Object.entries(all)) {
    const font = follow(entry);
    if (!key.startsWith("obj:") || font?.["/Type"] !== "/Font" || font["/Subtype"] === "/Type0" || font["/Subtype"] === "/Type3") continue;
    const name = String(font["/BaseFont"]).slice(1);
    const described = at(font["/FontDescriptor"]) ?? {};
    const embedded = ["/FontFile", "/FontFile2", "/FontFile3"].some((way) => described[way]);
    found.push({ name, embedded, subset: /^[A-Z]{6}\+/.test(name) });
  }
  return found;
}

/** Goes through the structure in the order in which it is read aloud. */
function walk(node, at, text, found, roles) {
  const role = String(node["/S"] ?? "");
  const kind = /^\/(H\d|Table|Figure)$/.test(role) ? role : (roles[role] ?? role);
  if (/^\/H\d$/.test(kind)) found.headings.push({ level: Number(kind.slice(2)), title: text(node["/T"]) ?? "" });
  if (kind === "/Table") found.tables.push({ heads: 0 });
  if (kind === "/TH" && found.tables.length > 0) found.tables.at(-1).heads += 1;
  if (kind === "/Figure") found.figures.push(text(node["/Alt"]));
  for (const kid of [at(node["/K"]) ?? []].flat()) {
    const child = at(kid);
    if (child && typeof child === "object" && !Array.isArray(child) && child["/S"]) walk(child, at, text, found, roles);
  }
}

/** The text as it is read, page by page, blanks run together. */
export const pages = once(async (file) => {
  const { stdout } = await call(poppler("pdftotext"), ["-enc", "UTF-8", file, "-"], PLENTY);
  return stdout.split("\f").slice(0, -1).map(smooth);
});

/** Text without what makes no difference to a reader: kinds of blank, signs that show nothing, composed letters. */
export function smooth(text) {
  return text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "").replace(/\s+/g, " ").trim();
}

/**
 * Without any blank or hyphen: an address or a long word may go over several lines, and poppler takes a hyphen at the end
 * of a line away. Arabic without its small signs, alef and lam:
 * they melt into one letter, which poppler takes apart in the wrong order, with the signs in the wrong place.
 */
export const tight = (text) => smooth(text).replace(/[-\s\u2010\u2011\u064b-\u0655\u0670\u0622\u0623\u0625\u0627\u0644]/g, "");

/** Whether a word has one of those small signs on it: poppler says the letter below it twice, or puts it elsewhere. */
export const signed = (word) => /[\u064b-\u0655\u0670]/.test(word.normalize("NFKC"));

/** Lines of text with their places in points: `[{ width, height, lines: [{ left, top, right, bottom, text }…] }…]`. */
export const lines = once(async (file) => {
  const { stdout } = await call(poppler("pdftotext"), ["-bbox-layout", "-enc", "UTF-8", file, "-"], PLENTY);
  return [...stdout.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map(([, width, height, body]) => ({
    width: Number(width),
    height: Number(height),
    lines: [...body.matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g)].map(([, place, words]) => ({
      ...box(place),
      text: [...words.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map((word) => plain(word[2])).join(" "),
      words: [...words.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map((word) => ({ ...box(word[1]), text: plain(word[2]) })),
    })),
  }));
});

function box(attributes) {
  const value = (name) => Number(attributes.match(new RegExp(`${name}="(-?[\\d.]+)"`))[1]);
  return { left: value("xMin"), top: value("yMin"), right: value("xMax"), bottom: value("yMax") };
}

/** Lines of text with the size of their smallest letters in points: `[{ size, text }…]`. */
export const sized = once(async (file) => {
  const scale = 3; // sizes are told in whole numbers
  const { stdout } = await call(poppler("pdftohtml"), ["-xml", "-i", "-hidden", "-stdout", "-zoom", String(scale), file], PLENTY);
  const fonts = new Map([...stdout.matchAll(/<fontspec id="(\d+)" size="(-?\d+)"/g)].map(([, id, size]) => [id, Number(size) / scale]));
  const found = [];
  let last;
  for (const [, top, font, body] of stdout.matchAll(/<text top="(-?\d+)"[^>]*font="(\d+)"[^>]*>([\s\S]*?)<\/text>/g)) {
    const text = plain(body.replace(/<[^>]*>/g, ""));
    const near = last && Math.abs(last.top - Number(top)) < 3 * scale;
    if (near) last.text += text;
    else found.push((last = { top: Number(top), size: Infinity, text }));
    if (/[\p{L}\p{N}]/u.test(text)) last.size = Math.min(last.size, fonts.get(font));
  }
  return found.filter(({ size }) => size !== Infinity);
});

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const plain = (text) => text.replace(/&(amp|lt|gt|quot|apos|#(\d+));/g, (_, name, code) => (code ? String.fromCodePoint(code) : ENTITIES[name]));

let drawn = 0;

/** What the codes on a page say to a scanner, in the order in which they are found. */
export async function scanned(file, page = 1) {
  zbar();
  const picture = scratch(`codes-${(drawn += 1)}`);
  await call(poppler("pdftoppm"), ["-r", "200", "-gray", "-f", page, "-l", page, "-singlefile", "-png", file, picture].map(String), PLENTY);
  try {
    const { stdout } = await call(zbar(), ["--raw", "-q", "-Sdisable", "-Sqrcode.enable", `${picture}.png`], PLENTY);
    return stdout.split("\n").filter(Boolean);
  } catch (error) {
    if (error.code === 4) return []; // there is none
    throw error;
  }
}

export const fingerprint = async (file) => createHash("sha256").update(await readFile(file)).digest("hex");

/** Does `work` on each of `items`, two at a time: one a core. */
export async function each(items, work) {
  const rest = [...items].entries();
  const one = async () => {
    for (const [at, item] of rest) await work(item, at);
  };
  await Promise.all([one(), one()]);
}
