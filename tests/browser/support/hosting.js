// Sites as real servers hand them out: nginx and Caddy with the snippets that a build wrote, and Python's own server
// that knows nothing but folders. And a reader that follows every link of every page.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { need } from "./missing.js";
import { project, scratch } from "./sites.js";

const run = promisify(execFile);
let count = 0;

/**
 * The site whose folder is `from`, with other words in its settings: `settings` at their end, and `base` as its address
 * (null takes it out); `old` are lines of `redirects`. Lies in a folder of its own below the path of that address, as on a server.
 */
export async function hosted(from, { base, settings = "", old = "", files = {} }) {
  const place = scratch(`hosting-${(count += 1)}`);
  const site = join(place, "site");
  await mkdir(site, { recursive: true });
  await cp(join(project, from, "content"), join(site, "content"), { recursive: true });
  const path = join(site, "content/site.yaml");
  const config = (await readFile(path, "utf8")).replace(/^base_url:.*\n/m, "");
  const begin = /^redirects:\n/m.test(config) ? config : `${config}redirects:\n`;
  const led = old ? begin.replace(/^redirects:\n/m, (line) => line + old) : config;
  await writeFile(path, `${led}${base ? `base_url: ${base}\n` : ""}${settings}`);
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(site, name)), { recursive: true });
    await writeFile(join(site, name), text);
  }
  const below = base ? new URL(base).pathname.replace(/^\/|\/$/g, "") : "guide";
  const www = join(place, "www");
  const folder = join(www, decodeURIComponent(below));
  await mkdir(folder, { recursive: true });
  const binary = resolve(project, process.env.FIELDGUIDE ?? "FIELDGUIDE-is-not-set");
  await run(binary, ["build", site, "--no-pdf", "--output", folder], { maxBuffer: 1 << 26 }).catch((error) => {
    throw new Error(`The site does not build:\n${(error.stderr || error.message).slice(-2000)}`);
  });
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  const root = below ? `/${below}/` : "/";
  const rules = await readFile(join(folder, "_redirects"), "utf8").catch(() => "");
  const moved = rules.split("\n").filter((line) => line.endsWith(" 301")).map((line) => line.split(" ")[0].slice(root.length));
  return { place, www, folder, path: root, files: names.sort(), moved: new Set(moved) };
}

/** nginx with the snippet of the site, and nothing else but a root. */
export async function nginx(site) {
  const binary = need("nginx", ["nginx", "/usr/sbin/nginx"], "nginx-light");
  const port = await free();
  const own = join(site.place, "nginx");
  await mkdir(own, { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${own}/${name};`).join(" ");
  const conf = join(own, "nginx.conf");
  await writeFile(
    conf,
    `daemon off; master_process off; pid ${own}/pid; error_log ${own}/error.log;
     events {}
     http { access_log off; ${temporary}
       server { listen 127.0.0.1:${port}; root ${site.www}; include ${site.folder}/hosting/nginx.conf; } }`,
  );
  await run(binary, ["-t", "-q", "-e", `${own}/error.log`, "-c", conf]);
  return started(binary, ["-e", `${own}/error.log`, "-c", conf], port, site);
}

/** Caddy with the snippet of the site, and nothing else but a root. */
export async function caddy(site) {
  const binary = need("Caddy", ["caddy"], "caddy");
  const port = await free();
  const conf = join(site.place, "Caddyfile");
  await writeFile(
    conf,
    `{\n\tadmin off\n\tauto_https off\n}\nhttp://127.0.0.1:${port} {\n\troot * ${site.www}\n\timport ${site.folder}/hosting/Caddyfile\n}\n`,
  );
  const env = { ...process.env, HOME: site.place, XDG_DATA_HOME: site.place, XDG_CONFIG_HOME: site.place };
  await run(binary, ["validate", "--config", conf, "--adapter", "caddyfile"], { env });
  return started(binary, ["run", "--config", conf, "--adapter", "caddyfile"], port, site, env);
}

/** `python3 -m http.server` in the folder above the site. */
export async function python(site) {
  const binary = need("Python", ["python3"], "python3");
  const port = await free();
  return started(binary, ["-m", "http.server", `${port}`, "--bind", "127.0.0.1", "--directory", site.www], port, site);
}

async function started(binary, args, port, site, env = process.env) {
  const server = spawn(binary, args, { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (data) => (said = (said + data).slice(-4000)));
  const ended = new Promise((end) => server.once("exit", end));
  const host = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(host, { redirect: "manual" }).catch(() => null);
    if (answer) break;
    if (tries > 100 || server.exitCode !== null) throw new Error(`${binary} does not answer:\n${said}`);
    await new Promise((next) => setTimeout(next, 100));
  }
  return {
    host,
    root: host + site.path,
    stop: () => {
      server.kill();
      return ended;
    },
  };
}

function free() {
  return new Promise((ready, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => ready(port));
    });
  });
}

/** Lends a running server to `work` and stops it whatever happens. */
export async function withServer(start, site, work) {
  const server = await start(site);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** An answer as it came, unpacked by nobody. */
export async function ask(url, { packed = "identity", method = "GET" } = {}) {
  const { request } = await import("node:http");
  return new Promise((done, fail) => {
    const asked = request(url, { method, headers: { "accept-encoding": packed } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
      answer.on("error", fail);
    });
    asked.on("error", fail);
    asked.end();
  });
}

/**
 * Follows every link, script, style, picture and font from every page in `site`. Gives how many pages and addresses were
 * asked for, and what is wrong (with `types`, a server that leads old addresses on by itself): an answer other than 200, an address outside the site, a file with the wrong type.
 */
export async function crawl(server, site, types) {
  const begin = site.files.filter((name) => name.endsWith(".html") && (!types || !site.moved.has(name)));
  const open = begin.map((name) => server.root + name);
  open.push(server.root);
  const seen = new Set(open);
  const wrong = [];
  let pages = 0;
  const one = async (url) => {
    const answer = await ask(url);
    if (answer.status !== 200) wrong.push(`${url}: answered with ${answer.status}`);
    const type = answer.headers["content-type"] ?? "nothing";
    const ending = new URL(url).pathname.match(/\.([a-z0-9]+)$/)?.[1] ?? "html";
    const wanted = types?.[ending];
    if (wanted && type !== wanted) wrong.push(`${url}: is called ${type}, not ${wanted}`);
    if (types && !wanted) wrong.push(`${url}: nobody says what .${ending} is`);
    const text = ending === "html" || ending === "css" ? answer.body.toString() : "";
    pages += ending === "html" ? 1 : 0;
    for (const link of ending === "css" ? inSheet(text) : inPage(text)) {
      const to = new URL(link, url);
      to.hash = "";
      if (!/^https?:$/.test(to.protocol) || to.origin !== server.host) continue;
      if (!to.href.startsWith(server.root)) wrong.push(`${url}: ${link} leads out of the site`);
      else if (!seen.has(to.href)) {
        seen.add(to.href);
        open.push(to.href);
      }
    }
  };
  const worker = async () => {
    for (let url = open.pop(); url; url = open.pop()) await one(url);
  };
  // A worker that finds nothing to do ends, so rounds go on until nothing new was found.
  while (open.length > 0) await Promise.all(Array.from({ length: 8 }, worker));
  return { pages, begun: begin.length, asked: seen.size, wrong };
}

const inPage = (html) =>
  [...html.matchAll(/<[a-z][^>]*?\s(?:href|src|data-manifest|data-index|data-parts|data-away)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/gi)]
    .map((match) => (match[1] ?? match[2] ?? match[3]).replaceAll("&amp;", "&"))
    .concat([...html.matchAll(/<meta[^>]*refresh[^>]*url=([^"'\s>]+)/gi)].map((match) => match[1]));

const inSheet = (css) => [...css.matchAll(/url\(\s*["']?([^"')]+)["']?\s*\)/g)].map((match) => match[1]).filter((url) => !url.startsWith("data:"));
