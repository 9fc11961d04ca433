// The end of site.js in a guide that devices keep: it is kept from the first visit on where the site says so, and word
// of a new edition. Browsers do this over https and on this computer itself, never in a folder.
(function () {
  "use strict";
  var self = document.currentScript, worker = self.getAttribute("data-worker"), keeper = navigator.serviceWorker, box;
  if (!worker || !keeper || !isSecureContext || !/^https?:$/.test(location.protocol)) return;
  var scope = new URL("./", new URL(worker, location)).href, before = keeper.controller, wanted;
  function say(show) {
    if (!box) {
      box = document.createElement("div");
      box.className = "banner";
      box.setAttribute("role", "status");
      document.querySelector("main > *").prepend(box);
      var button = document.createElement("button");
      // It looks like the button for printing, without a rule of its own.
      button.className = "print-button";
      button.textContent = self.getAttribute("data-show");
      box.append(self.getAttribute("data-new"), button);
    }
    box.lastChild.onclick = show;
  }
  function watch(kept) {
    if (!kept || kept.scope !== scope) return;
    function waits() {
      var next = kept.waiting;
      if (next && kept.active) say(function () {
        wanted = true;
        next.postMessage("show");
      });
    }
    waits();
    kept.addEventListener("updatefound", function () {
      if (kept.installing) kept.installing.addEventListener("statechange", waits);
    });
  }
  function again() { location.reload(); }
  keeper.addEventListener("controllerchange", function () {
    if (wanted) again();
    else if (before) say(again);
    before = true;
  });
  (self.hasAttribute("data-always") ? keeper.register(worker, { updateViaCache: "none" }) : keeper.getRegistration(scope))
    .then(watch).catch(function () {});
})();
