// The two engines of the search, the reader's in JavaScript and the maintainer's in Rust, answer alike: the same way of
// asking, the same documents, the same points, the same order, for hundreds of questions made from the guide's own words.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, test } from "node:test";
import { createContext, Script } from "node:vm";
import { bilingual, guide, languages, project } from "../support/sites.js";

/** How many questions are made from each language's index. */
const QUESTIONS = 240;

export function engine() {
  describe("search engines", () => {
    for (const [name, make, folder] of [["guide", guide, "."], ["bilingual", bilingual, "tests/sites/bilingual"]]) {
      test(`${name}: JavaScript and Rust answer alike`, async () => {
        const site = await make();
        for (const tag of languages(site)) {
          const questions = await made(site, tag);
          assert.ok(name !== "guide" || new Set(questions).size >= QUESTIONS, `${questions.length} questions in ${tag}`);
          const told = await rust(join(project, folder), tag, questions);
          const search = await javascript(site, tag);
          const tiers = new Set();
          for (const [at, question] of questions.entries()) {
            const answer = await search.ask(question, { count: 10 });
            const mine = { tier: answer.tier, language: answer.language, corrected: answer.corrected || null, distress: answer.distress, total: answer.total, whole: answer.whole, nearest: answer.nearest, hits: answer.hits.map(({ record, score }) => ({ href: record.href, title: record.title, score })) };
            const { query, ...theirs } = told[at];
            assert.equal(query, question);
            assert.deepEqual(JSON.parse(JSON.stringify(mine)), theirs, `“${question}” in ${tag}`);
            tiers.add(answer.tier);
          }
          if (name === "guide") assert.ok(tiers.size >= 4, `the questions try most ways of asking: ${[...tiers]}`);
        }
      });
    }
  });
}

/** The reader's engine, run without a browser on the parts of a built site. */
async function javascript(site, tag) {
  const context = createContext({});
  context.window = context;
  const load = async (path) => new Script(await readFile(join(site.folder, path), "utf8")).runInContext(context);
  for (const script of ["words", "parts", "ways", "engine"]) await load(`theme/search-${script}.js`);
  const all = languages(site);
  return context.fieldguideSearch.open({ root: "", original: all[0], languages: [tag, ...all.filter((one) => one !== tag)], load });
}

/** The maintainer's engine, asked line by line. */
async function rust(folder, tag, questions) {
  const binary = resolve(project, process.env.FIELDGUIDE);
  const child = spawn(binary, ["search", "-", "--site", folder, "--lang", tag, "--format", "json"], { cwd: project });
  let out = "";
  let complaints = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (complaints += text));
  child.stdin.end(questions.join("\n") + "\n");
  const code = await new Promise((done) => child.on("close", done));
  assert.equal(code, 0, complaints);
  return out.trim().split("\n").map((line) => JSON.parse(line));
}

/** Questions from the words of an index: names, beginnings, slips, joined and parted words, phrases, numbers, nonsense. */
async function made(site, tag) {
  const folder = tag === languages(site)[0] ? "" : `${tag}/`;
  const { documents } = JSON.parse(await readFile(join(site.folder, `${folder}search-index.json`), "utf8"));
  const draw = drawing(tag);
  const pick = (list) => list[draw(list.length)];
  const words = (text) => text.split(/[^\p{L}\p{N}\p{M}]+/u).filter(Boolean);
  const slip = (word) => {
    const letters = [...word];
    const at = draw(letters.length);
    const ways = [
      () => letters.splice(at, 1),
      () => letters.splice(at, 0, pick(["e", "s", "x"])),
      () => letters.splice(at, 1, pick(["a", "n", "z"])),
      () => at && letters.splice(at - 1, 2, letters[at], letters[at - 1]),
    ];
    pick(ways)();
    return letters.join("");
  };
  const some = (text, count) => {
    const all = words(text);
    const from = draw(Math.max(1, all.length - count));
    return all.slice(from, from + count);
  };
  const kinds = [
    (doc) => doc.title,
    (doc) => doc.title.slice(0, 3 + draw(12)),
    (doc) => doc.acronym || doc.title.toUpperCase(),
    (doc) => pick([...doc.former, ...doc.aliases, doc.title]),
    (doc) => some(doc.summary, 2).join(" "),
    (doc) => some(doc.text, 3).join(" "),
    (doc) => `${pick(words(doc.title))} ${pick(words(doc.summary))}`,
    (doc) => slip(pick(words(doc.title))),
    (doc) => words(doc.title).map(slip).join(" "),
    (doc) => some(doc.title, 2).join(""),
    (doc) => pick([...doc.terms, ...doc.synonyms, doc.title]),
    (doc) => `"${some(doc.text, 2).join(" ")}"`,
    (doc) => `${pick(words(doc.summary))} "${some(doc.title, 3).join(" ")}" ${pick(words(doc.title)).slice(0, 4)}`,
    (doc) => { const number = pick([...doc.phones, "8883737888"]); return number.slice(draw(4), number.length - draw(3)); },
    (doc) => pick([...doc.vanity, "1-866-DHS-2-ICE", "befree"]),
    (doc) => pick(words(doc.title)).slice(0, 1 + draw(2)),
    (doc) => `${pick(words(doc.text || doc.title))} ${pick(words(pick(documents).text || doc.title))} ${pick(words(pick(documents).title))}`,
    () => pick(["the", "who is it", "de la", "help me", "ayuda", "مساعدة", "zzzz qqqq", "\u202eabc", "!!!", "人身売買", "e\u0301l", "U.S. code"]),
  ];
  return Array.from({ length: QUESTIONS * 2 }, (_, at) => kinds[at % kinds.length](pick(documents)).replace(/[\n\r]/g, " "));
}

/** Numbers below a limit, the same in every run. */
function drawing(seed) {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
