// One-file copies and signatures, held against programs that are not ours: xorriso and fuseiso read the image, unzip
// the archive, sha256sum the lists, minisign the signatures. Each of them agrees with `fieldguide verify`.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { join, relative, resolve, sep } from "node:path";
import { find, need } from "../support/missing.js";
import { guide, project, scratch } from "../support/sites.js";

const LISTS = "SHA256SUMS";

/** Runs a program; what it says, and how it ended. */
function run(program, words, options = {}) {
  return new Promise((done) => {
    execFile(program, words, { maxBuffer: 1 << 28, ...options }, (error, out, said) => done({ code: error ? (error.code ?? 1) : 0, out, said }));
  });
}

const fieldguide = (...words) => run(resolve(project, process.env.FIELDGUIDE ?? ""), words);

/** What `fieldguide` says when it must succeed. */
async function well(...words) {
  const ran = await fieldguide(...words);
  assert.equal(ran.code, 0, `fieldguide ${words.join(" ")}\n${ran.out}${ran.said}`);
  return ran;
}

/** Every file below `folder` with its bytes, by path. */
async function files(folder) {
  const out = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath ?? entry.path, entry.name);
    out.set(relative(folder, full).split(sep).join("/"), await readFile(full));
  }
  return out;
}

/** The same paths, and every byte. */
function same(found, wanted, what) {
  assert.deepEqual([...found.keys()].sort(), [...wanted.keys()].sort(), what);
  for (const [path, bytes] of wanted) assert.ok(bytes.equals(found.get(path)), `${what}: ${path} differs`);
}

/** A folder of this name, empty. */
async function empty(name) {
  const folder = scratch(name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}

export function verifyFiles() {
  describe("one-file copies and signatures, by other programs", () => {
    let copy, image, archive, wanted;
    before(async () => {
      const site = await guide();
      [copy, image, archive] = [await empty("carried"), scratch("carried.iso"), scratch("carried.zip")];
      await well("usb", copy, "--site", site.source, "--output", site.folder, "--as-built", "--zip", archive, "--iso", image);
      wanted = await files(copy);
      assert.ok(wanted.size > 100 && wanted.has(LISTS), "a copy of the guide");
    });

    for (const [names, words] of [["Rock Ridge", []], ["Joliet", ["-read_fs", "norock"]]]) {
      test(`xorriso reads every byte of the image by the names of ${names}`, async () => {
        const xorriso = need("xorriso", ["xorriso"], "xorriso");
        const folder = await empty(`image-${names.slice(0, 4)}`);
        const ran = await run(xorriso, ["-abort_on", "WARNING", "-osirrox", "on", ...words, "-indev", image, "-extract", "/", folder]);
        assert.equal(ran.code, 0, ran.said);
        assert.doesNotMatch(ran.said, /warning|sorry|failure/i, "it finds nothing odd");
        await run("chmod", ["-R", "u+w", folder]);
        same(await files(folder), wanted, names);
        assert.match((await well("verify", folder, "--strict")).out, /^WHOLE: /);
      });
    }

    test("mounted, the image is the copy, and verify reads it there", async () => {
      const fuseiso = need("fuseiso", ["fuseiso"], "fuseiso");
      const folder = await empty("mounted");
      const ran = await run(fuseiso, [image, folder]);
      assert.equal(ran.code, 0, `${ran.out}${ran.said}`);
      try {
        same(await files(folder), wanted, "mounted");
        assert.match((await well("verify", folder, "--strict")).out, /^WHOLE: /);
      } finally {
        await run(find(["fusermount", "fusermount3"]) ?? "umount", ["-u", folder]);
      }
    });

    test("unzip finds no fault in the archive and unpacks the copy", async () => {
      const unzip = need("unzip", ["unzip"], "unzip");
      const folder = await empty("unpacked");
      const ran = await run(unzip, ["-q", archive, "-d", folder]);
      assert.equal(ran.code, 0, ran.out + ran.said);
      same(await files(folder), wanted, "unpacked");
      const verdict = (await well("verify", archive)).out;
      assert.equal((await well("verify", copy)).out, verdict, "verify says the same of both");
      const sum = await run("sha256sum", [join(copy, LISTS)]);
      const digits = verdict.match(/^fingerprint: (.*)$/m)?.[1].replaceAll(" ", "");
      assert.ok(digits?.length === 20 && sum.out.startsWith(digits), "the fingerprint is the beginning of its sum");
    });

    test("written again, archive and image are the same bytes", async () => {
      const site = await guide();
      const again = [scratch("again.zip"), scratch("again.iso")];
      await well("usb", "--site", site.source, "--output", site.folder, "--as-built", "--zip", again[0], "--iso", again[1]);
      assert.ok((await readFile(again[0])).equals(await readFile(archive)), "archive");
      assert.ok((await readFile(again[1])).equals(await readFile(image)), "image");
    });

    test("a flipped bit in the image is found in what it shows", async () => {
      const xorriso = need("xorriso", ["xorriso"], "xorriso");
      const bytes = await readFile(image);
      const page = wanted.get("guide/index.html");
      const at = bytes.indexOf(page);
      assert.ok(at > 0, "the page stands in the image as it is");
      bytes[at + 40] ^= 1;
      const other = scratch("flipped.iso");
      await writeFile(other, bytes);
      const folder = await empty("flipped");
      await run(xorriso, ["-osirrox", "on", "-indev", other, "-extract", "/", folder]);
      const ran = await fieldguide("verify", folder);
      assert.equal(ran.code, 1, ran.out);
      assert.match(ran.out, /^ {2}guide\/index\.html: other bytes, the same size$/m);
      assert.match(ran.out, /^NOT WHOLE: 1 changed; /m);
      await run("chmod", ["-R", "u+w", folder]);
    });

    test("minisign checks what a build signs, and verify checks what minisign signs", async () => {
      const minisign = need("minisign", ["minisign"], "minisign");
      const site = await guide();
      const place = await empty("signed");
      const [key, output, manifest] = [join(place, "guide.key"), join(place, "output"), join(place, "output/fieldguide-manifest.json")];
      const line = (await well("key", "new", key, "--no-password")).out.trim();
      await well("build", site.source, "--output", output, "--sign", key);
      const check = (...words) => run(minisign, ["-V", "-m", manifest, ...words]);
      const ours = await check("-P", line);
      assert.equal(ours.code, 0, ours.out + ours.said);
      const fingerprint = (await well("verify", output, "--key", `${key}.pub`)).out.match(/^fingerprint: (.*)$/m)?.[1];
      assert.ok(ours.out.includes(`fingerprint ${fingerprint}`), "the comment that minisign trusts has the fingerprint");
      assert.equal((await check("-p", `${key}.pub`)).code, 0, "the public key's file is one of minisign's");

      await rm(`${manifest}.minisig`);
      const signed = await run(minisign, ["-S", "-s", key, "-m", manifest, "-t", "signed elsewhere"]);
      assert.equal(signed.code, 0, signed.out + signed.said);
      assert.match((await well("verify", output, "--key", line)).out, /^signature: good, of the key [0-9A-F]{16}: signed elsewhere$/m);

      const theirs = [join(place, "their.pub"), join(place, "their.key")];
      const made = await run(minisign, ["-G", "-W", "-p", theirs[0], "-s", theirs[1]]);
      assert.equal(made.code, 0, made.out + made.said);
      const wrong = await fieldguide("verify", output, "--key", theirs[0]);
      assert.equal(wrong.code, 1, "another key");
      await well("build", site.source, "--output", output, "--sign", theirs[1]);
      assert.equal((await check("-p", theirs[0])).code, 0, "a key that minisign made signs a build");

      await writeFile(manifest, (await readFile(manifest, "utf8")).replace(/"size": (\d)/, (_, digit) => `"size": ${digit === "1" ? 2 : 1}`));
      assert.notEqual((await check("-p", theirs[0])).code, 0, "minisign sees an altered list");
      const altered = await fieldguide("verify", output, "--key", theirs[0]);
      assert.equal(altered.code, 1);
      assert.match(altered.out, /^signature: WRONG: .*it was made for other bytes$/m);
    });
  });
}
