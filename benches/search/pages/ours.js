// In the page: fieldguide's engine, loaded by the first query like the others'.
(function () {
  "use strict";
  var ready = null;

  function script(source) {
    return new Promise(function (done, fail) {
      var element = document.createElement("script");
      element.src = source;
      element.async = false; // all are asked for at once and run in their order
      element.onload = done;
      element.onerror = function () { fail(new Error(source + " could not be loaded")); };
      document.head.appendChild(element);
    });
  }

  function open() {
    return Promise.all(settings.engine.map(script)).then(function () {
      return fieldguideSearch.open(settings.options);
    });
  }

  window.ask = function (query, count) {
    ready = ready || open();
    return ready.then(function (index) {
      return index.ask(query, { count: count, facets: {} }).then(function (answer) {
        if (index.problem || answer.damaged) throw new Error("the index is " + (index.problem || "damaged"));
        // Excerpts are what a result shows under its name; the search page asks for them too.
        return Promise.all(answer.hits.map(function (hit) {
          return index.excerpt(answer, hit).then(function () { return hit.record; });
        }));
      });
    });
  };
})();
