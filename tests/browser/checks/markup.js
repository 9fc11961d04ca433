// The Nu Html Checker on every page of both sites: no error, no warning, but those in `markup-accepted.json`, each with a
// reason. An entry that nothing needs any more fails as well.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { need } from "../support/missing.js";
import { bilingual, guide } from "../support/sites.js";
import { none } from "../support/stage.js";

const run = promisify(execFile);

export function markup() {
  describe("markup", () => {
    test("every page of both sites is valid HTML", async (t) => {
      const java = need("Java", ["java"], "default-jre-headless");
      const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");
      const accepted = JSON.parse(await readFile(new URL("markup-accepted.json", import.meta.url), "utf8"));
      const sites = [await guide(), await bilingual()];
      const folders = sites.map((site) => site.folder);
      const { stderr } = await run(java, ["-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", ...folders], {
        maxBuffer: 1 << 28,
      });
      const messages = JSON.parse(stderr).messages;
      const used = new Set();
      const complaints = [];
      for (const message of messages) {
        const rule = accepted.findIndex((entry) => new RegExp(entry.message).test(message.message));
        used.add(rule);
        if (rule < 0) complaints.push(`${place(message, sites)}: ${message.subType ?? message.type}: ${message.message}`);
      }
      for (const [at, entry] of accepted.entries()) if (!used.has(at)) complaints.push(`accepted, but not seen: ${entry.message}`);
      t.diagnostic(`${sites.reduce((sum, site) => sum + site.pages.length, 0)} pages`);
      none(complaints, "the checker says");
    });
  });
}

function place(message, sites) {
  const site = sites.find((site) => message.url?.includes(site.folder));
  const path = site ? message.url.slice(message.url.indexOf(site.folder) + site.folder.length + 1) : message.url;
  return `${path}:${message.lastLine}:${message.lastColumn}`;
}
