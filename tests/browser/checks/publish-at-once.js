// Two publishers at once: one goes ahead, the other changes nothing, and what stands there is one edition.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { address, begin, edition, elsewhere, publish, same } from "../support/publishing.js";
import { everything, gate, pause } from "../support/stores.js";

const STATE = "/.fieldguide/published.json";
const bytesOf = async (store, folder) => new Map([...(await everything(store, folder))].map(([path, { bytes }]) => [path, bytes]));

export function publishAtOnce(storeOf) {
  describe("two publishers at once", { concurrency: 1 }, () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      test(`both claim in the same moment, round ${round}: exactly one wins`, async () => {
        const store = storeOf();
        // Half of them meet where nothing stands yet, half where an edition does.
        const folder = `race-${round}`;
        if (round > 3) assert.equal((await publish(await edition("third"), address(folder), store)).code, 0);
        const [one, two] = [await elsewhere(await edition("first")), await elsewhere(await edition("second"))];
        // Both have read the state before either may write it.
        let waiting = [];
        const meet = () =>
          new Promise((go) => {
            waiting.push(go);
            if (waiting.length === 2) waiting.forEach((release) => release());
          });
        const gates = await Promise.all([0, 1].map(async () => {
          let met = false;
          return gate(store, {
            hold: async ({ method, path }) => {
              if (method !== "PUT" || !path.endsWith(STATE) || met) return;
              met = true;
              await meet();
            },
            // The winner is held until the loser has been told.
            answered: ({ path, method }) => (method === "PUT" && !path.includes("/.fieldguide/") ? lost : undefined),
          });
        }));
        let told;
        const lost = new Promise((done) => (told = done));
        const runs = [publish(one, address(folder), gates[0]), publish(two, address(folder), gates[1])];
        runs.forEach((run) => run.then(told));
        const ended = await Promise.all(runs);
        gates.forEach(({ close }) => close());
        const codes = ended.map(({ code }) => code);
        assert.deepEqual([...codes].sort(), [0, 3], ended.map(({ said }) => said).join("\n"));
        const loser = codes.indexOf(3);
        assert.match(ended[loser].said, /another publisher is at work there: run [0-9a-f]{16}, last heard of on \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
        const changed = gates[loser].log.filter(({ method, status }) => method !== "GET" && method !== "HEAD" && status < 300);
        assert.deepEqual(changed, [], "the loser changed something");
        same(await bytesOf(store, folder), await edition(loser === 1 ? "first" : "second"));
      });
    }

    test("one that comes while another is at work is told so, and changes nothing", async () => {
      const store = storeOf();
      const [one, two] = [await elsewhere(await edition("first")), await elsewhere(await edition("second"))];
      let release;
      const late = new Promise((done) => (release = done));
      const slow = await gate(store, { answered: ({ path, method }) => (method === "PUT" && path.endsWith("index.html") ? late : undefined) });
      const first = begin(one, address("busy"), slow);
      while (!slow.log.some(({ path }) => path.endsWith(".html"))) await pause(50);
      const other = await gate(store);
      const second = await publish(two, address("busy"), other);
      assert.equal(second.code, 3, second.out);
      assert.match(second.said, /watching for up to 60 seconds/);
      assert.match(second.said, /another publisher is at work there/);
      assert.ok(other.log.every(({ method }) => method === "GET"), JSON.stringify(other.log));
      release();
      assert.equal((await first.ended).code, 0);
      [slow, other].forEach(({ close }) => close());
      same(await bytesOf(store, "busy"), await edition("first"));
    });

    test("one that stands still for a minute is taken for dead; when it wakes, it sends nothing more", async () => {
      const store = storeOf();
      const [one, two] = [await elsewhere(await edition("first")), await elsewhere(await edition("second"))];
      let seen = 0;
      const slow = await gate(store, { answered: () => pause(40) });
      const first = begin(one, address("asleep"), slow);
      while ((seen = slow.log.filter(({ method }) => method === "PUT").length) < 40) await pause(10);
      first.child.kill("SIGSTOP");
      await pause(500); // what was on the way arrives
      const second = await publish(two, address("asleep"), store);
      assert.equal(second.code, 0, second.said);
      assert.match(second.out, /went on from a run that was broken off/);
      assert.ok(seen > 0);
      const before = slow.log.length;
      first.child.kill("SIGCONT");
      const ended = await first.ended;
      slow.close();
      assert.equal(ended.code, 3, ended.said);
      assert.match(ended.said, /another publisher took over/);
      const sent = slow.log.slice(before).filter(({ method, status }) => method !== "GET" && status < 300);
      assert.deepEqual(sent, [], "it went on after another had taken over");
      same(await bytesOf(store, "asleep"), await edition("second"));
    });
  });
}
