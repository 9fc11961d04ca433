// The end of site.js in a guide that devices keep: it is kept from the first visit on where the site says so, and word
// of a new edition. Browsers do this over https and on this computer itself, never in a folder, which has no host.
(function () {
  "use strict";
  var words = document.currentScript.dataset, worker = words.worker, keeper = navigator.serviceWorker, button, wanted;
  if (!worker || !keeper || !isSecureContext || !location.host) return;
  var before = keeper.controller;
  function say(show) {
    if (!button) {
      var box = document.createElement("p");
      box.setAttribute("role", "status");
      document.querySelector("main > *").prepend(box);
      button = document.createElement("button");
      // It looks like the button for printing, without a rule of its own.
      button.className = "print-button";
      button.textContent = words.new;
      box.append(button);
    }
    button.onclick = show;
  }
  function again() { location.reload(); }
  function watch(kept) {
    // A browser names the nearest above where there is none.
    if (!kept || kept.scope !== new URL(".", new URL(worker, location)).href) return;
    function waits() {
      if (kept.waiting && kept.active) say(function () {
        wanted = true;
        kept.waiting.postMessage("show");
      });
    }
    function comes() {
      if (kept.installing) kept.installing.addEventListener("statechange", waits);
    }
    waits();
    comes();
    kept.onupdatefound = comes;
  }
  keeper.addEventListener("controllerchange", function () {
    if (wanted) again();
    else if (before) say(again);
    before = true;
  });
  ("always" in words ? keeper.register(worker) : keeper.getRegistration(worker)).then(watch, function () {});
})();
