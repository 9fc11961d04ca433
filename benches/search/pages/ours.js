// In the page: fieldguide's engine, loaded by the first query like the others'.
(function () {
  "use strict";
  var ready = null;

  function open() {
    return new Promise(function (done, fail) {
      var element = document.createElement("script");
      element.src = settings.engine;
      element.onload = function () { done(fieldguideSearch.open(settings.options)); };
      element.onerror = function () { fail(new Error(settings.engine + " could not be loaded")); };
      document.head.appendChild(element);
    });
  }

  window.ask = function (query, count) {
    ready = ready || open();
    return ready.then(function (index) {
      return index.ask(query, { count: count, facets: {} });
    }).then(function (answer) {
      return answer.hits.map(function (hit) { return hit.record; });
    });
  };
})();
