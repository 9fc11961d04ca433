// In the page: engines whose index is one file. `settings.engine` is their script.
(function () {
  "use strict";
  var ready = null;

  function script(source) {
    return new Promise(function (done, fail) {
      var element = document.createElement("script");
      element.src = source;
      element.onload = done;
      element.onerror = function () { fail(new Error(source + " could not be loaded")); };
      document.head.appendChild(element);
    });
  }

  // A page of a host fetches the index as JSON; a page of a folder can only run the same as a script.
  function text() {
    if (location.protocol !== "file:") {
      return fetch("index.json").then(function (response) {
        if (!response.ok) throw new Error("index.json: " + response.status);
        return response.text();
      });
    }
    var taken;
    window.takeIndex = function (whole) { taken = whole; };
    return script("index.js").then(function () {
      if (taken === undefined) throw new Error("index.js did not run");
      return taken;
    });
  }

  function open() {
    return Promise.all([script(settings.engine), text()]).then(function (both) {
      return window[settings.opens](both[1]);
    });
  }

  window.openMiniSearch = function (whole) {
    var index = MiniSearch.loadJSON(whole, settings.options);
    return function (query, count) {
      return index.search(query, settings.asking).slice(0, count);
    };
  };

  window.openElasticlunr = function (whole) {
    var both = JSON.parse(whole);
    var index = elasticlunr.Index.load(both.index);
    return function (query, count) {
      return index.search(query, settings.asking).slice(0, count).map(function (hit) {
        return both.documents[hit.ref];
      });
    };
  };

  window.ask = function (query, count) {
    ready = ready || open();
    return ready.then(function (search) { return search(query, count); });
  };
})();
