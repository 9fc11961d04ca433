// `fieldguide publish` killed at twenty moments: whoever reads meanwhile finds a whole site, and the next run completes it.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { describe, test } from "node:test";
import { address, begin, dice, edition, elsewhere, filesIn, publish, readable, same } from "../support/publishing.js";
import { scratch } from "../support/sites.js";
import { everything, gate, pause } from "../support/stores.js";

const MOMENTS = 20;
const bytesOf = async (store, folder) => new Map([...(await everything(store, folder))].map(([path, { bytes }]) => [path, bytes]));

export function publishKilled(storeOf) {
  describe("publishing killed", { concurrency: 1 }, () => {
    test("at twenty requests on the way from one edition to another", async () => {
      const store = storeOf();
      const [first, second, third] = [await edition("first"), await edition("second"), await edition("third")];
      const through = await gate(store);
      assert.equal((await publish(first, address("killed"), through)).code, 0);
      through.count = 0;
      assert.equal((await publish(second, address("killed"), through)).code, 0);
      const requests = through.count;
      const roll = dice(20261101);
      let standing = second;
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        if (standing !== first) assert.equal((await publish(first, address("killed"), through)).code, 0);
        // Each stretch of the way has its moment; half of them after the store did what was asked, before it said so.
        const at = Math.max(1, Math.floor(((moment + roll(1000) / 1000) / MOMENTS) * requests));
        const late = roll(2) === 1;
        await die(second, "killed", through, at, late);
        const where = `killed at request ${at} of ${requests}, ${late ? "after" : "before"} it was done`;
        readable(await bytesOf(store, "killed"), [first, second]);
        // Who goes on: the same machine, another one, or somebody with another edition.
        const [next, options] = [[second, []], [await elsewhere(second), ["--take-over"]], [third, ["--take-over"]]][moment % 3];
        standing = moment % 3 === 2 ? third : second;
        const done = await publish(next, address("killed"), through, options);
        assert.equal(done.code, 0, `${where}: ${done.said}`);
        same(await bytesOf(store, "killed"), standing);
        const again = await publish(standing, address("killed"), through);
        assert.match(again.out, /has this edition already/, where);
      }
      through.close();
    });

    test("at twenty requests of the first time, again and again without an end", async () => {
      const store = storeOf();
      const second = await edition("second");
      const through = await gate(store);
      const roll = dice(7);
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        await die(second, "again", through, 4 + roll(60), roll(2) === 1);
        readable(await bytesOf(store, "again"), [second]);
      }
      const done = await publish(second, address("again"), through);
      assert.equal(done.code, 0, done.said);
      same(await bytesOf(store, "again"), second);
      through.close();
    });

    test("what was sent before the last sign of life is not sent again", async () => {
      const store = storeOf();
      const second = await edition("second");
      const slow = await gate(store, { answered: ({ method }) => (method === "PUT" ? pause(600) : undefined) });
      const run = begin(second, address("resumed"), slow);
      // Two signs of life, five seconds apart, with files between them.
      while (slow.log.filter(({ path, method }) => method === "PUT" && path.endsWith("published.json")).length < 7) await pause(50);
      run.child.kill("SIGKILL");
      await run.ended;
      slow.close();
      const sent = slow.log.filter(({ path, method }) => method === "PUT" && !path.includes("/.fieldguide/")).length;
      const through = await gate(store);
      const done = await publish(second, address("resumed"), through);
      through.close();
      assert.equal(done.code, 0, done.said);
      const more = through.log.filter(({ path, method }) => method === "PUT" && !path.includes("/.fieldguide/")).length;
      assert.ok(sent + more < second.files.size + sent * 0.75, `${sent} were sent before, ${more} after, of ${second.files.size}`);
      same(await bytesOf(store, "resumed"), second);
    });

    test("at twenty moments on the way into a folder", async () => {
      const folder = scratch("www");
      await mkdir(folder, { recursive: true });
      const [first, second] = [await edition("first"), await edition("second")];
      assert.equal((await publish(first, folder)).code, 0);
      const begun = performance.now();
      assert.equal((await publish(second, folder)).code, 0);
      const time = performance.now() - begun;
      const roll = dice(99);
      let broken = 0;
      for (let moment = 0; moment < MOMENTS; moment += 1) {
        assert.equal((await publish(first, folder)).code, 0);
        const run = begin(second, folder);
        await pause(((moment + roll(1000) / 1000) / MOMENTS) * time);
        run.child.kill("SIGKILL");
        if ((await run.ended).signal) broken += 1;
        // A file that was being written has another name, and no page leads to it.
        const found = [...(await filesIn(folder))].filter(([path]) => !/#\d+$/.test(path));
        readable(new Map(found), [first, second]);
        const done = await publish(second, folder);
        assert.equal(done.code, 0, done.said);
        same(await filesIn(folder), second);
      }
      assert.ok(broken > MOMENTS / 2, `only ${broken} runs were still at work when they were to be killed`);
    });
  });
}

/** Publishes and kills the command at its request number `at`: `late`, after the store has done it. */
async function die(edition, folder, through, at, late) {
  through.count = 0;
  let run;
  const kill = async (asked) => {
    if (asked.at !== at) return;
    run.child.kill("SIGKILL");
    await run.ended;
  };
  through.hold = late ? () => {} : kill;
  through.answered = late ? kill : () => {};
  run = begin(edition, address(folder), through);
  await run.ended;
  through.hold = through.answered = () => {};
  await pause(100); // requests that were on the way reach the store
}
