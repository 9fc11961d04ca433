// The part of the home page by which a reader keeps the guide on this device, and removes it. Hidden where the browser
// cannot: in a folder, without https, in many private windows.
(function () {
  "use strict";
  var panel = document.getElementById("offline"), keeper = navigator.serviceWorker;
  if (!panel || !keeper || !isSecureContext || !location.host || !window.caches) return;
  var words = panel.dataset, said = panel.querySelector("[role=status]");
  var keep = panel.querySelector(".offline-keep"), remove = panel.querySelector(".offline-remove");
  // How many files are here, and how many were when an attempt ended.
  var here = 0, ended = 0, turn = 0;
  // A guide has a worker for each language. This page keeps its own; what is removed is all of them.
  var scope = new URL("./", new URL(words.worker, location)).href;
  var scopes = words.folders.split(" ").map(function (folder) { return new URL(words.root + folder, location).href; });

  function registered(scope) {
    // A browser names the nearest above where there is none.
    return keeper.getRegistration(scope).then(function (found) { return found && found.scope === scope ? found : null; });
  }

  async function stores(scopes) {
    var names = await caches.keys();
    return names.filter(function (name) {
      return scopes.some(function (scope) { return name.startsWith("fieldguide " + scope + " "); });
    });
  }

  // Shows what can be done now, and says `text`, or else how things stand.
  async function show(text) {
    var own = ++turn;
    var found = await registered(scope), all = await Promise.all(scopes.map(registered));
    var parts = await stores([scope]), others = await stores(scopes);
    // Something else is to be shown by now.
    if (own !== turn) return;
    var coming = found && !found.active && (found.installing || found.waiting);
    if (coming) watch(coming);
    if (text) said.textContent = text;
    else if (coming) progress(0);
    else if (found) said.textContent = words.kept;
    else said.textContent = parts.length ? words.broken : "";
    keep.hidden = Boolean(found);
    remove.hidden = !all.some(Boolean) && !others.length;
    panel.hidden = false;
  }

  function progress(part) {
    said.textContent = words.keeping.replace("{percent}", Math.floor(100 * part));
  }

  function watch(worker) {
    worker.onstatechange = function () {
      if (worker.state === "activated") show();
      if (worker.state !== "redundant" || ended === Infinity) return;
      // What has come stays for the next attempt. As long as more comes each time, there is one at once: browsers give a
      // worker some minutes only.
      if (here <= ended) return show();
      ended = here;
      begin();
    };
  }

  function begin() {
    keep.hidden = true;
    remove.hidden = false;
    progress(0);
    keeper.register(words.worker).then(function () { return show(); }, function () { return show(words.broken); });
  }

  async function end() {
    ended = Infinity;
    for (var found of await Promise.all(scopes.map(registered))) {
      if (!found) continue;
      [found.installing, found.waiting, found.active].forEach(function (worker) {
        if (worker) worker.postMessage("stop");
      });
      await found.unregister();
    }
    for (var name of await stores(scopes)) await caches.delete(name);
    await show(words.removed);
    keep.focus();
  }

  keep.addEventListener("click", function () {
    here = ended = 0;
    begin();
  });
  remove.addEventListener("click", end);
  keeper.addEventListener("message", function (event) {
    var far = event.data;
    if (!far || far.guide !== scope || !keep.hidden) return;
    here = Math.max(here, far.done);
    if (far.done < far.total) progress(far.done / far.total);
  });
  keeper.startMessages();

  fetch(words.about, { cache: "no-cache" }).then(function (found) {
    return found.ok ? found.json() : null;
  }).then(function (about) {
    var size = about && Math.max(1, Math.round(about.bytes / 1e6));
    if (size) panel.querySelector(".offline-size").textContent = words.size.replace("{size}", size);
  }).catch(function () {});
  show().catch(function () {});
})();
