// The guide on real file systems of sticks: written there by `fieldguide usb`, named so that Windows can open it, opened from
// there in both browsers, brought up to date there, and sound when the stick is looked through afterwards.
import assert from "node:assert/strict";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium, firefox } from "../support/browsers.js";
import { KINDS, answer, difference, edition, files, stick, usb } from "../support/sticks.js";

const WINDOWS = 259; // characters that most programs there take for a path, with the drive's letter
const PHOTO = Buffer.from("a picture of someone else's");

export function usbSticks() {
  for (const kind of Object.keys(KINDS)) {
    describe(`a stick with ${kind}`, { concurrency: 1 }, () => {
      let set;
      let problem;
      before(async () => {
        try {
          set = await stick(`stick-${kind}`, kind);
          await set.mount();
          await writeFile(join(set.at, "photo.jpg"), PHOTO);
          await usb(set.at, await edition("2026-11-22"));
        } catch (error) {
          problem = error; // told by each test, in its own name
        }
      });
      after(() => set?.pull());
      const at = () => {
        if (problem) throw problem;
        return set.at;
      };

      test("holds the site as it was built, and is whole by the line that README.txt prints", async () => {
        const { output } = await edition("2026-11-22");
        assert.equal(difference(await files(output), await files(join(at(), "guide"))), "");
        for (const system of ["LINUX", "MACOS"]) assert.match(await answer(at(), system), /^WHOLE\n[0-9a-f ]{24}$/);
        assert.ok((await readFile(join(at(), "photo.jpg"))).equals(PHOTO));
      });

      test("has names that Windows can open, and no two that it takes for one", async () => {
        const paths = [...(await files(at())).keys()];
        const longest = Math.max(...paths.map((path) => `E:\\${path}`.length));
        assert.ok(longest <= WINDOWS, `the longest path has ${longest} characters`);
        assert.equal(new Set(paths.map((path) => path.toLowerCase())).size, paths.length);
        for (const path of paths) assert.match(path, /^[\w.\-/]+$/, "letters that every system knows");
        if (KINDS[kind].caseless) await stat(join(at(), "GUIDE/INDEX.HTML")); // the driver does as Windows does
      });

      for (const browser of [chromium, firefox]) {
        test(`opens in ${browser.name} by START-HERE.html, and its search works from there`, async () => {
          const root = pathToFileURL(at()).href;
          const opened = await browser.launch();
          try {
            const page = await opened.open();
            await page.goto(`${root}/START-HERE.html`);
            await page.until((href) => location.href === href && document.readyState === "complete", `${root}/guide/index.html`, "the guide's home page");
            await page.goto(`${root}/guide/search.html`);
            await page.evaluate(() => document.querySelector("#search-input").focus());
            await page.type("otip");
            await page.until(() => document.querySelectorAll("#search-results .result-link").length > 0, null, "answers");
            assert.match(await page.evaluate(() => document.querySelector("#search-results .result-link").href), /\/guide\/agencies\/otip\.html$/);
            await page.goto(`${root}/EDITION-CARD.html`);
            const card = await page.evaluate(() => ({ digits: document.querySelector(".digits").textContent, bold: getComputedStyle(document.querySelector(".digits")).fontWeight }));
            assert.equal(card.digits, (await answer(at())).split("\n")[1].trim());
            assert.equal(card.bold, "700", "the page's own style is let in by its policy");
            const { heard } = await page.gather();
            assert.deepEqual(heard, []);
            await page.close();
          } finally {
            await opened.close();
          }
        });
      }

      test("is brought up to date by writing only what changed, and is sound after it is pulled out", async () => {
        const [old, next] = [await edition("2026-11-22"), await edition("2026-11-23")];
        const [was, is] = [await files(old.output), await files(next.output)];
        const changed = [...is].filter(([path, bytes]) => !was.get(path)?.equals(bytes)).length;
        const { out } = await usb(at(), next);
        const [, fresh, over] = out.match(/\((\d+) new, (\d+) changed\)/);
        // The list, its seal, the card and the text with the date at the root.
        assert.equal(Number(fresh) + Number(over), changed + 4, out);
        await set.pull();
        await KINDS[kind].sound(set.image);
        await set.mount();
        assert.equal(difference(is, await files(join(set.at, "guide"))), "");
        assert.match(await answer(set.at), /^WHOLE\n/);
        assert.ok((await readFile(join(set.at, "photo.jpg"))).equals(PHOTO));
      });
    });
  }
}
