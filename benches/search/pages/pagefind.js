// In the page: Pagefind, by its script interface.
(function () {
  "use strict";
  var ready = null;

  function open() {
    // The whole address: by a relative one, a script of a folder would already fail at naming it.
    return import(new URL("pagefind/pagefind.js", location.href)).then(function (engine) {
      return engine.options(settings.options).then(function () { return engine; });
    });
  }

  window.ask = function (query, count) {
    ready = ready || open();
    return ready.then(function (engine) {
      return engine.search(query);
    }).then(function (found) {
      // What a result shows is loaded for those that are shown, as Pagefind's own interface does it.
      return Promise.all(found.results.slice(0, count).map(function (result) { return result.data(); }));
    }).then(function (results) {
      return results.map(function (result) {
        return { title: result.meta.title, href: result.url.replace(/^\//, "") };
      });
    });
  };
})();
