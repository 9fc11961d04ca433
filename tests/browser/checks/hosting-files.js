// `_headers`, `_redirects`, `security.txt` and packed files, read by programs that are not ours and held against the limits that hosts name.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseAllHeaders } from "netlify-headers-parser";
import { parseAllRedirects } from "netlify-redirect-parser";
import { guideBelow, smallAtRoot } from "../support/hosting-sites.js";
import { none } from "../support/stage.js";

export function hostingFiles() {
  for (const [what, make] of [
    ["the guide in a folder", guideBelow],
    ["a small site at the root", smallAtRoot],
  ]) {
    describe(`files for hosts: ${what}`, { concurrency: 1 }, () => {
      test("`_headers`: every rule is understood, for a path below the site's, and names no header that another rule names", async () => {
        const site = await make();
        const { headers, errors } = await parseAllHeaders({ headersFiles: [join(site.folder, "_headers")], configHeaders: [], minimal: true });
        assert.deepEqual(errors, []);
        assert.ok(headers.length > 5);
        const all = new Set(Object.keys(headers.find((rule) => rule.for === `${site.path}*`).values));
        for (const rule of headers) {
          assert.ok(rule.for.startsWith(site.path), rule.for);
          if (rule.for !== `${site.path}*`) none(Object.keys(rule.values).filter((name) => all.has(name)), "said twice");
        }
      });

      test("`_headers`: within what Cloudflare Pages takes: 100 rules, 2,000 characters a line, one asterisk a path", async () => {
        const site = await make();
        const lines = (await readFile(join(site.folder, "_headers"), "utf8")).split("\n");
        const rules = lines.filter((line) => line.startsWith("/"));
        assert.ok(rules.length <= 100);
        none(lines.filter((line) => line.length > 2000), "too long");
        none(rules.filter((rule) => rule.split("*").length > 2), "two asterisks");
        none(lines.filter((line) => line && !/^(#.*|\/\S*| {2}[A-Za-z-]+: \S.*)$/.test(line)), "neither remark, path nor header");
      });

      test("`_redirects`: every line is understood, from a path of the site to one that is there", async () => {
        const site = await make();
        const { redirects, errors } = await parseAllRedirects({ redirectsFiles: [join(site.folder, "_redirects")], configRedirects: [], minimal: true });
        assert.deepEqual(errors, []);
        assert.ok(redirects.filter(({ status }) => status === 301).length >= 5);
        for (const { from, to, status } of redirects) {
          assert.ok(from.startsWith(site.path), from);
          assert.ok([301, 404].includes(status), `${from} ${status}`);
          if (to.startsWith("/")) assert.ok(site.files.includes(to.slice(site.path.length)), `${to} is not there`);
        }
      });

      test("`security.txt` is what RFC 9116 says", async () => {
        const site = await make();
        const text = await readFile(join(site.folder, ".well-known/security.txt"), "utf8");
        none(securityFaults(text, new Date("2026-11-22T00:00:00Z")), "faults");
        assert.match(text, /^Canonical: https:\/\/(guide\.)?example\.org\/\.well-known\/security\.txt$/m);
      });

      test("packed files hold the bytes of the file beside them, and are smaller; no time or name is in them", async () => {
        const site = await make();
        const packed = site.files.filter((file) => /\.(gz|br)$/.test(file));
        const wrong = [];
        for (const file of packed) {
          const [bytes, original] = await Promise.all([readFile(join(site.folder, file)), readFile(join(site.folder, file.slice(0, -3)))]);
          const whole = file.endsWith(".gz") ? gunzipSync(bytes) : brotliDecompressSync(bytes);
          if (!whole.equals(original)) wrong.push(`${file}: other bytes`);
          if (bytes.length >= original.length) wrong.push(`${file}: not smaller`);
          if (original.length < 1024) wrong.push(`${file}: of a file that is small already`);
          // RFC 1952: flags and time of the header.
          if (file.endsWith(".gz") && bytes.readUIntLE(3, 5) !== 0) wrong.push(`${file}: says a name or a time`);
        }
        none(wrong, "packed files");
        const text = site.files.filter((file) => /\.(html|css|js|json|svg|xml)$/.test(file) && file !== "fieldguide-manifest.json");
        const large = (await Promise.all(text.map(async (file) => [file, (await readFile(join(site.folder, file))).length]))).filter(([, size]) => size >= 1024);
        none(large.flatMap(([file]) => [`${file}.gz`, `${file}.br`]).filter((file) => !packed.includes(file)), "not packed");
      });

      test("the manifest lists all of them, as it lists any file of the site", async () => {
        const site = await make();
        const manifest = JSON.parse(await readFile(join(site.folder, "fieldguide-manifest.json"), "utf8"));
        const listed = new Map(manifest.files.map((file) => [file.path, file]));
        assert.deepEqual([...listed.keys()].sort(), site.files.filter((file) => file !== "fieldguide-manifest.json").sort());
        for (const file of ["_headers", "hosting/nginx.conf", "index.html.br"]) {
          const sum = createHash("sha256").update(await readFile(join(site.folder, file))).digest("hex");
          assert.equal(listed.get(file).sha256, sum, file);
        }
      });
    });
  }

  test("CNAME holds the domain and nothing else", async () => {
    const site = await smallAtRoot();
    assert.equal(await readFile(join(site.folder, "CNAME"), "utf8"), "guide.example.org\n");
    assert.ok(!(await guideBelow()).files.includes("CNAME"));
  });

  test("what reads security.txt here sees every fault", () => {
    const now = new Date("2026-11-22T00:00:00Z");
    const good = "Contact: mailto:a@example.org\nExpires: 2027-01-01T00:00:00Z\n";
    assert.deepEqual(securityFaults(good, now), []);
    for (const bad of [
      "Expires: 2027-01-01T00:00:00Z\n",
      "Contact: mailto:a@example.org\n",
      `${good}Expires: 2027-01-02T00:00:00Z\n`,
      good.replace("2027", "2026"),
      good.replace("2027", "2029"),
      good.replace("T00:00:00Z", ""),
      good.replace("mailto:", ""),
      `${good}Policy: http://example.org/\n`,
      `${good}Preferred-Languages: en; es\n`,
      `${good}no field\n`,
      good.trimEnd(),
    ]) {
      assert.notDeepEqual(securityFaults(bad, now), [], bad);
    }
  });
}

/** What RFC 9116 has against `text`, read by its grammar (section 4) and its rules for fields (2.5) on the day `now`. */
function securityFaults(text, now) {
  const faults = [];
  if (!/\n$/.test(text)) faults.push("the last line has no end");
  const fields = [];
  for (const line of text.replace(/\n$/, "").split(/\r?\n/)) {
    if (/^[\t ]*$/.test(line) || /^#/.test(line)) continue;
    const field = line.match(/^([!-9;-~]+): ?(.+)$/);
    if (field) fields.push([field[1].toLowerCase(), field[2]]);
    else faults.push(`no field: ${line}`);
  }
  const all = (name) => fields.filter(([known]) => known === name).map(([, value]) => value);
  const address = (value) => /^[a-z][a-z0-9+.-]*:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+$/.test(value);
  if (all("contact").length === 0) faults.push("no Contact");
  for (const name of ["contact", "encryption", "acknowledgments", "policy", "canonical", "hiring"]) {
    for (const value of all(name)) {
      if (!address(value)) faults.push(`${name} is no address: ${value}`);
      if (/^http:/.test(value)) faults.push(`${name} is not encrypted: ${value}`);
    }
  }
  if (all("expires").length !== 1) faults.push("not one Expires");
  for (const value of all("expires")) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) faults.push(`no time: ${value}`);
    const days = (new Date(value) - now) / 86_400_000;
    if (!(days > 0 && days < 366)) faults.push(`expired, or more than a year ahead: ${value}`);
  }
  if (all("preferred-languages").length > 1) faults.push("two Preferred-Languages");
  for (const value of all("preferred-languages")) {
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*(, ?[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)*$/.test(value)) faults.push(`no languages: ${value}`);
  }
  return faults;
}
