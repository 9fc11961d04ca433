// `fieldguide print` on the command line: single sheets, where and as they were wished for, and nothing of others' lost.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { describe, test } from "node:test";
import { filesBelow, paperOf } from "../support/paper.js";
import { PAPERS, fingerprint, objects, pages, tight } from "../support/pdf.js";
import { paper, project, scratch } from "../support/sites.js";

export function paperCommand() {
  describe("fieldguide print", () => {
    test("a record alone: its fact sheet, the same file as in the built site", async () => {
      const site = await paper();
      const { code, made } = await print("alone", "harbor-line");
      assert.equal(code, 0);
      assert.equal(made.length, 1);
      assert.equal(await fingerprint(made[0]), await fingerprint(join(site.folder, "print/fact-sheets/letter/harbor-line.pdf")));
    });

    test("several records, one after the other", async () => {
      const { made } = await print("several", "harbor-line", "spelled");
      assert.deepEqual(made.map((file) => basename(file)).sort(), ["harbor-line.pdf", "spelled.pdf"]);
    });

    test("a set alone: every sheet of it", async () => {
      const all = await paperOf(await paper());
      const { code, made } = await print("set", "--set", "topics");
      assert.equal(code, 0);
      const wanted = all.files.filter(({ set, lang, paper }) => set.id === "topics" && lang === all.first && paper === "letter");
      assert.deepEqual(made.map((file) => basename(file)).sort(), wanted.map(({ path }) => basename(path)).sort());
    });

    test("on A4", async () => {
      const { made } = await print("a4", "harbor-line", "--paper", "a4");
      const [[width, height]] = (await objects(made[0])).pages;
      assert.ok(Math.abs(width - PAPERS.a4[0]) < 0.01 && Math.abs(height - PAPERS.a4[1]) < 0.01, `${width} × ${height}`);
    });

    test("in another language", async () => {
      const { made } = await print("es", "harbor-line", "--lang", "es");
      const [found, text] = await Promise.all([objects(made[0]), pages(made[0])]);
      assert.equal(found.lang, "es");
      assert.ok(tight(text.join(" ")).includes(tight("Línea Nocturna del Puerto")));
    });

    test("a discreet sheet: nothing in its name, nor in what is said about it, tells whose it is", async () => {
      const { made, said } = await print("discreet", "harbor-line", "--set", "handouts");
      assert.equal(made.length, 1);
      assert.match(basename(made[0]), /^sheet-[0-9a-f]{8}\.pdf$/);
      assert.doesNotMatch(said, /harbor-line|Harbor Night Line/);
    });

    test("a file that fieldguide did not make stays, and that is said; one that it made is made anew", async () => {
      const first = await print("theirs", "harbor-line");
      await writeFile(first.made[0], "A letter that was never meant to go.\n");
      const second = await print("theirs", "harbor-line");
      assert.notEqual(second.code, 0);
      assert.match(second.said, /harbor-line\.pdf/);
      assert.equal(await readFile(first.made[0], "utf8"), "A letter that was never meant to go.\n");
      const other = await print("ours", "spelled");
      const again = await print("ours", "spelled");
      assert.equal(again.code, 0);
      assert.deepEqual(again.made, other.made);
    });

    test("an unknown record, set, language or paper: said, with what is near, and nothing made", async () => {
      for (const [words, near] of [
        [["harbor-lime"], "harbor-line"],
        [["harbor-line", "--set", "fact-sheet"], "fact-sheets"],
        [["harbor-line", "--lang", "ess"], "es"],
        [["harbor-line", "--paper", "a5"], "a4"],
      ]) {
        const { code, made, said } = await print(`unknown-${words.at(-1)}`, ...words);
        assert.equal(code, 2, said);
        assert.equal(made.length, 0);
        assert.ok(said.includes(near), `${words.join(" ")}: “${near}” is not offered:\n${said}`);
        assert.doesNotMatch(said, /panicked|RUST_BACKTRACE/);
      }
    });

    test("nothing named: the sets, with what they hold", async () => {
      const { code, made, said } = await print("nothing");
      assert.equal(code, 2);
      assert.equal(made.length, 0);
      for (const id of (await paperOf(await paper())).sets.keys()) assert.ok(said.includes(id), `${id} is not listed:\n${said}`);
    });
  });
}

/** Runs the command on the hard cases with a folder of this trial's own; what it says, how it ends, and what lies there. */
async function print(trial, ...words) {
  const site = await paper();
  const output = scratch(`print-${trial}`);
  await mkdir(output, { recursive: true });
  const binary = resolve(project, process.env.FIELDGUIDE);
  const { code, said } = await new Promise((done) => {
    execFile(binary, ["print", ...words, "--site", site.source, "--output", output], (error, stdout, stderr) => done({ code: error?.code ?? 0, said: stdout + stderr }));
  });
  const made = (await filesBelow(output)).filter((file) => file.endsWith(".pdf"));
  return { code, said: said.replaceAll(output, ""), made: made.sort() };
}
