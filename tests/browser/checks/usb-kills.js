// `fieldguide usb` killed at random moments: what is on the stick is never lost and never half shown, and the next run
// finishes it. The seed of the moments is printed; KILLS_SEED repeats them.
import assert from "node:assert/strict";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { answer, begin, clear, difference, edition, files, stick, usb } from "../support/sticks.js";
import { scratch } from "../support/sites.js";

const TIMES = 20;
const LETTER = "a letter of someone else's";
const UNFINISHED = "NOT-FINISHED.txt";

export function usbKills() {
  const seed = Number(process.env.KILLS_SEED ?? Date.now() % 100_000);
  describe(`fieldguide usb killed at random moments (KILLS_SEED=${seed})`, { concurrency: 1 }, () => {
    test(`in a folder, ${TIMES} times`, async () => {
      const folder = scratch("killed");
      await mkdir(folder, { recursive: true });
      const caught = await kills(folder, TIMES, random(seed));
      assert.ok(caught >= TIMES / 4, `only ${caught} of ${TIMES} kills came while files were written`);
    });

    test("on a stick with exFAT, three times, pulled out each time", async () => {
      const set = await stick("killed-stick", "exFAT");
      try {
        await set.mount();
        const pulled = async () => {
          await set.pull();
          await set.mount();
        };
        assert.ok((await kills(set.at, 3, random(seed + 1), pulled)) > 0, "no kill came while files were written");
      } finally {
        await set.pull();
      }
    });
  });
}

/** Kills runs between two editions; how many were caught while they wrote. */
async function kills(folder, times, next, between = async () => {}) {
  const editions = [await edition("2026-11-22"), await edition("2026-11-23")];
  const sites = await Promise.all(editions.map(({ output }) => files(output)));
  await writeFile(join(folder, "letter.txt"), LETTER);
  await usb(folder, editions[0]);
  // How long a run takes, and how much of it is writing.
  const started = Date.now();
  const trial = begin(folder, editions[1]);
  await until(() => exists(join(folder, UNFINISHED)), trial.ended);
  const wrote = Date.now();
  await trial.ended;
  const [first, writing] = [wrote - started, Date.now() - wrote];
  let caught = 0;
  let stands = 1;
  for (let time = 0; time < times; time += 1) {
    const target = 1 - stands;
    const run = begin(folder, editions[target]);
    // A quarter at any moment, the others while it writes.
    if (time % 4 === 0) await wait(next() * (first + writing));
    else {
      await until(() => exists(join(folder, UNFINISHED)), run.ended);
      await wait(next() * writing);
    }
    run.kill();
    await run.ended;
    await between();
    const moment = `kill ${time + 1}`;
    if (await exists(join(folder, UNFINISHED))) {
      caught += 1;
      // It says that it is not finished, and opens nothing half: not by the page, and not by the printed line.
      const page = await readFile(join(folder, "START-HERE.html"), "utf8");
      if (page.includes("guide/index.html")) {
        const guide = await files(join(folder, "guide"));
        assert.ok(sites.some((site) => difference(site, guide) === ""), `${moment}: a half guide opens`);
      }
      assert.match(await answer(folder), /NOT WHOLE/, moment);
    } else {
      const guide = await files(join(folder, "guide"));
      assert.ok(sites.some((site) => difference(site, guide) === ""), `${moment}: neither edition, and not said to be unfinished`);
      assert.match(await answer(folder), /^WHOLE\n/, moment);
    }
    assert.equal(await readFile(join(folder, "letter.txt"), "utf8"), LETTER, moment);
    // Every other time another edition than the one begun finishes it.
    stands = time % 2 === 0 ? target : 1 - target;
    await usb(folder, editions[stands]);
    assert.equal(difference(sites[stands], await files(join(folder, "guide"))), "", moment);
    assert.match(await answer(folder), /^WHOLE\n/, moment);
    assert.equal(await exists(join(folder, UNFINISHED)), false, moment);
    assert.equal(await exists(join(folder, "NOT-FINISHED.part")), false, moment);
  }
  await clear(join(folder, "guide"));
  return caught;
}

async function until(test, ended) {
  let over = false;
  ended.then(() => (over = true));
  while (!over && !(await test())) await wait(1);
}

const exists = (path) => stat(path).then(() => true, () => false);

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
