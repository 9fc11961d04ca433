// `fieldguide publish` on real stores: what is sent, in which order, with which headers; whose files are left alone.
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { address, edition, elsewhere, filesIn, publish, same } from "../support/publishing.js";
import { BUCKET, KEYS, careless, everything, gate, paths, read, stopAll, weed } from "../support/stores.js";
import { publishAtOnce } from "./publish-at-once.js";
import { publishKilled } from "./publish-killed.js";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", json: "application/json",
  svg: "image/svg+xml; charset=utf-8", png: "image/png", woff2: "font/woff2", xml: "application/xml; charset=utf-8", txt: "text/plain; charset=utf-8",
  webmanifest: "application/manifest+json", csv: "text/csv; charset=utf-8", vcf: "text/vcard; charset=utf-8", atom: "application/atom+xml; charset=utf-8",
  jsonld: "application/ld+json", pdf: "application/pdf", minisig: "text/plain; charset=utf-8",
};

/** Paths and bytes of what an anonymous reader gets. */
const bytesOf = async (store, folder) => new Map([...(await everything(store, folder))].map(([path, { bytes }]) => [path, bytes]));

export function publishChecks() {
  describe("publishing", { concurrency: 1 }, () => {
    let store;
    before(async () => {
      store = await weed();
    });
    after(stopAll);

    test("the first time everything is sent, the second time nothing", async () => {
      const first = await edition("first");
      const done = await publish(first, address("plain"), store);
      assert.equal(done.code, 0, done.said);
      assert.match(done.out, new RegExp(`${first.files.size} new, 0 replaced, 0 removed`));
      same(await bytesOf(store, "plain"), first);
      const through = await gate(store);
      const again = await publish(first, address("plain"), through);
      through.close();
      assert.equal(again.code, 0);
      assert.match(again.out, /has this edition already/);
      assert.deepEqual(through.log.map(({ method }) => method), ["GET"]);
    });

    test("types and cache headers are right for every ending", async () => {
      const seen = new Set();
      for (const [path, file] of await everything(store, "plain")) {
        const ending = path.match(/\.([a-z0-9]+)$/)?.[1] ?? "";
        seen.add(ending);
        const plain = path === ".nojekyll" ? "application/octet-stream" : undefined;
        const search = path.endsWith("opensearch.xml") ? "application/opensearchdescription+xml; charset=utf-8" : undefined;
        assert.equal(file.type, search ?? TYPES[ending] ?? plain, path);
        assert.equal(file.cache, "no-cache", path);
      }
      for (const ending of ["html", "css", "js", "json", "png", "xml", "txt"]) assert.ok(seen.has(ending), `no file ends in ${ending}`);
    });

    test("a dry run says what would be done and does nothing", async () => {
      const second = await edition("second");
      const through = await gate(store);
      const done = await publish(second, address("plain"), through, ["--dry-run"]);
      through.close();
      assert.equal(done.code, 0, done.said);
      assert.match(done.out, /new {6}assets\/round\.png/);
      assert.match(done.out, /Nothing was changed/);
      assert.ok(through.log.every(({ method }) => method === "GET" || method === "HEAD"), JSON.stringify(through.log));
      same(await bytesOf(store, "plain"), await edition("first"));
    });

    test("of another edition only what changed is sent: new files, then pages, then the home page; removals last", async () => {
      const [first, second] = [await edition("first"), await edition("second")];
      const changed = [...second.files].filter(([path, bytes]) => !first.files.get(path)?.equals(bytes)).map(([path]) => path);
      const gone = [...first.files.keys()].filter((path) => !second.files.has(path));
      const through = await gate(store);
      const done = await publish(second, address("plain"), through);
      through.close();
      assert.equal(done.code, 0, done.said);
      same(await bytesOf(store, "plain"), second);
      const sent = through.log.filter(({ method }) => method === "PUT").map(({ path }) => path.slice(`/${BUCKET}/plain/`.length));
      const files = sent.filter((path) => !path.startsWith(".fieldguide/"));
      assert.deepEqual([...files].sort(), changed.sort(), "what was sent is not what changed");
      assert.ok(gone.length > 0 && done.out.includes(`${gone.length} removed`), done.out);
      const at = (path) => files.indexOf(path);
      const last = (test) => files.findLastIndex((path) => test(path));
      assert.ok(at("assets/round.png") < at("news.html"), "a picture went after the page that shows it");
      assert.ok(at("news.html") < files.findIndex((path) => path.endsWith(".html") && first.files.has(path)), "a new page went after one that was there");
      assert.equal(last((path) => path.endsWith(".html")), last((path) => path.endsWith("index.html")), "a page went after the home page");
      assert.equal(files.at(-1), "fieldguide-manifest.json");
      const order = through.log.map(({ method, path }) => (method === "PUT" && !path.includes("/.fieldguide/") ? "sent" : method === "POST" || method === "DELETE" ? "removed" : ""));
      assert.ok(order.lastIndexOf("sent") < order.indexOf("removed"), "something was removed before all was sent");
    });

    test("another's files are left alone, and nothing is put over them unless that is asked for", async () => {
      const first = await edition("first");
      await store.plant("shared/notes.txt", "Not ours.\n");
      await store.plant("shared/help.html", "A page of somebody else.\n");
      const refused = await publish(first, address("shared"), store);
      assert.equal(refused.code, 2);
      assert.match(refused.said, /stands in the way that fieldguide did not put there: `help\.html`/);
      assert.deepEqual(await paths(store, "shared"), ["help.html", "notes.txt"]);
      assert.equal((await read(store, "shared/help.html")).bytes.toString(), "A page of somebody else.\n");
      assert.equal((await read(store, "shared/.fieldguide/published.json")).status, 404);
      const adopted = await publish(first, address("shared"), store, ["--adopt"]);
      assert.equal(adopted.code, 0, adopted.said);
      same(await bytesOf(store, "shared"), first, ["notes.txt"]);
      const second = await edition("second");
      assert.equal((await publish(second, address("shared"), store)).code, 0);
      same(await bytesOf(store, "shared"), second, ["notes.txt"]);
    });

    test("a file that was changed after it was built is not sent, and the next build and run make it good", async () => {
      const first = await elsewhere(await edition("first"));
      const page = join(first.site, "output/hotlines.html");
      const whole = await readFile(page);
      await writeFile(page, Buffer.concat([whole, Buffer.from("<!-- -->")]));
      const done = await publish(first, address("touched"), store);
      assert.equal(done.code, 3);
      assert.match(done.said, /`hotlines\.html` was changed after it was built/);
      await writeFile(page, whole);
      const again = await publish(first, address("touched"), store, ["--take-over"]);
      assert.equal(again.code, 0, again.said);
      same(await bytesOf(store, "touched"), await edition("first"));
    });

    test("a host that passes over conditions is found out; who is alone may use it", async () => {
      const other = await careless();
      const first = await edition("first");
      const refused = await publish(first, address("careless"), other);
      assert.equal(refused.code, 3);
      assert.match(refused.said, /cannot promise/);
      assert.equal((await filesIn(join(other.folder, BUCKET))).size, 0);
      const alone = await publish(first, address("careless"), other, ["--alone"]);
      assert.equal(alone.code, 0, alone.said);
      same(await filesIn(join(other.folder, BUCKET, "careless")), first);
      const second = await edition("second");
      assert.equal((await publish(second, address("careless"), other, ["--alone"])).code, 0);
      same(await filesIn(join(other.folder, BUCKET, "careless")), second);
      other.stop();
    });

    test("keys are never said, whatever goes wrong", async () => {
      const first = await edition("first");
      const wrong = { AWS_SECRET_ACCESS_KEY: "another-secret-value" };
      for (const [to, more] of [[address("x"), wrong], [address("x"), { AWS_ACCESS_KEY_ID: "nobody" }], [address("x"), { AWS_ENDPOINT_URL: "http://127.0.0.1:9" }]]) {
        const { code, said, out } = await publish(first, to, store, ["--dry-run"], more);
        const { code: real, said: words } = await publish(first, to, store, [], more);
        assert.ok(real !== 0, `${to} ${JSON.stringify(more)} ${code}`);
        for (const secret of [KEYS.AWS_SECRET_ACCESS_KEY, KEYS.AWS_ACCESS_KEY_ID, wrong.AWS_SECRET_ACCESS_KEY]) {
          assert.ok(!`${said}${out}${words}`.includes(secret), `${said}${out}${words}`);
        }
        assert.match(words, /^error: .+\nhelp: .+/s);
      }
    });

    publishAtOnce(() => store);
    publishKilled(() => store);
  });
}
