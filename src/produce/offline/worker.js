// Keeps one language of one edition of a guide on this device, whole or not at all.
//
// EDITION names what is kept; FILES lists it, from the guide's root, each file with the beginning of its SHA-256 sum. ROOT
// leads to that root. OTHERS are the folders of other languages, which have workers of their own. ABSENT is shown without
// a network for what is not kept.

// Caches belong to the whole host: each name says of which guide and language it is.
var MINE = "fieldguide " + registration.scope + " ", NAME = MINE + EDITION;
var HOME = new URL(ROOT, registration.scope).href;
var SUM = "x-fieldguide-sum", AT_ONCE = 6;
var stopped = false;

addEventListener("install", function (event) { event.waitUntil(keep()); });
addEventListener("activate", function (event) { event.waitUntil(settle()); });
addEventListener("message", function (event) {
  if (event.data === "show") self.skipWaiting();
  if (event.data === "stop") stopped = true;
});
addEventListener("fetch", function (event) {
  var request = event.request, page = request.mode === "navigate";
  if (request.method !== "GET" || request.headers.has("range")) return;
  var path = known(request.url);
  if (path) event.respondWith(page ? answer(path, request) : beside(event, path));
  else if (page) event.respondWith(fetch(request).catch(absent));
});

// Takes what is not here yet. Each file is compared with its sum, so that of a host that is just being changed no mixture
// of two editions comes to be kept. What an earlier edition has kept, or a broken attempt, is not asked for again.
async function keep() {
  var cache = await caches.open(NAME), older = [];
  for (var name of await caches.keys()) if (name.startsWith(MINE)) older.push({ name: name, cache: await caches.open(name) });
  var paths = Object.keys(FILES), next = 0, done = 0, trouble = null;
  async function take() {
    while (next < paths.length && !trouble) {
      var path = paths[next++];
      try {
        if (stopped) throw new Error("stopped");
        await one(cache, older, path);
        done++;
        if (done % 8 === 0 || done === paths.length) tell({ done: done, total: paths.length });
      } catch (error) {
        trouble = error;
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  if (stopped) await caches.delete(NAME);
  if (trouble) throw trouble;
}

async function one(cache, older, path) {
  var url = new URL(path, HOME).href, sum = FILES[path];
  for (var other of older) {
    var had = await other.cache.match(url);
    if (had && had.headers.get(SUM) === sum) return other.name === NAME ? null : cache.put(url, had);
  }
  // What lies between, a host's own store or the browser's, may be older than the list.
  var found = await ask(url, sum, "no-cache") || await ask(url, sum, "reload");
  if (!found) throw new Error(path + " is not the file of this edition");
  if (!stopped) await cache.put(url, found);
}

// The file at this address with its sum beside it, if it is the one that is meant.
async function ask(url, sum, how) {
  var found = await fetch(url, { cache: how, credentials: "same-origin" });
  if (!found.ok) return null;
  var bytes = await found.arrayBuffer(), hex = "";
  for (var byte of new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))) hex += (byte < 16 ? "0" : "") + byte.toString(16);
  if (!hex.startsWith(sum)) return null;
  var headers = new Headers(found.headers);
  for (var name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
  headers.set(SUM, sum);
  return new Response(bytes, { headers: headers });
}

// From now on this edition is shown, and no other is kept.
async function settle() {
  for (var name of await caches.keys()) if (name.startsWith(MINE) && name !== NAME) await caches.delete(name);
  await clients.claim();
}

// Which kept file is at this address; an address may lack "index.html" or ".html", as some hosts write it.
function known(address) {
  var url = new URL(address), whole = url.origin + url.pathname;
  if (!whole.startsWith(HOME)) return null;
  var path = whole.slice(HOME.length);
  var forms = path === "" || path.endsWith("/") ? [path + "index.html"] : [path, path + ".html"];
  return forms.find(function (form) { return Object.prototype.hasOwnProperty.call(FILES, form); }) || null;
}

// What a page asks for. A page of another language comes from the host, and so must its parts: they may be of another edition.
async function beside(event, path) {
  var client = event.clientId && await clients.get(event.clientId);
  var foreign = client && OTHERS.some(function (folder) { return client.url.startsWith(HOME + folder); });
  return foreign ? fetch(event.request) : answer(path, event.request);
}

async function answer(path, request) {
  var kept = await caches.match(new URL(path, HOME).href, { cacheName: NAME });
  if (kept) return kept;
  var asked = fetch(request);
  return request.mode === "navigate" ? asked.catch(absent) : asked;
}

function absent() {
  return new Response(ABSENT.split("{root}").join(HOME), {
    status: 503,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'",
      "referrer-policy": "no-referrer",
    },
  });
}

// How far it is, for the guide's pages that are open.
async function tell(what) {
  for (var client of await clients.matchAll({ includeUncontrolled: true, type: "window" })) {
    if (client.url.startsWith(HOME)) client.postMessage({ guide: registration.scope, done: what.done, total: what.total });
  }
}
