// Runs inside a page before anything of its own, and notes what a browser's driver does not tell in every browser:
// refusals by the Content-Security-Policy, resources that failed to load, and every way in which a page could keep or
// tell something. Plain script text, not a module.
export const watch = `(function () {
  var seen = (window.fieldguideSeen = []);
  document.addEventListener("securitypolicyviolation", function (event) {
    seen.push({ what: "policy", text: event.violatedDirective + " " + (event.blockedURI || "") });
  });
  window.addEventListener("error", function (event) {
    var from = event.target;
    if (from && from !== window) seen.push({ what: "failed", text: from.src || from.href || from.nodeName });
    else seen.push({ what: "error", text: String(event.message) });
  }, true);
  window.addEventListener("unhandledrejection", function (event) {
    seen.push({ what: "error", text: "unhandled rejection: " + event.reason });
  });

  function heard(owner, name, what) {
    var plain = owner && owner[name];
    if (!plain) return;
    owner[name] = function () {
      seen.push({ what: what, text: name });
      return plain.apply(this, arguments);
    };
  }
  function told(owner, name, what) {
    var plain = owner && Object.getOwnPropertyDescriptor(owner, name);
    if (!plain || !plain.set) return;
    Object.defineProperty(owner, name, { get: plain.get, configurable: true, set: function (value) {
      seen.push({ what: what, text: name });
      plain.set.call(this, value);
    } });
  }
  heard(window.Storage && Storage.prototype, "setItem", "keeps");
  heard(window.IDBFactory && IDBFactory.prototype, "open", "keeps");
  heard(window.CacheStorage && CacheStorage.prototype, "open", "keeps");
  heard(window.ServiceWorkerContainer && ServiceWorkerContainer.prototype, "register", "keeps");
  heard(window.CookieStore && CookieStore.prototype, "set", "keeps");
  told(Document.prototype, "cookie", "keeps");
  told(window, "name", "keeps");
  heard(window.History && History.prototype, "pushState", "writes history");
  heard(window.History && History.prototype, "replaceState", "writes history");
  heard(window, "fetch", "asks");
  heard(window.XMLHttpRequest && XMLHttpRequest.prototype, "open", "asks");
  heard(window.Navigator && Navigator.prototype, "sendBeacon", "asks");
  ["WebSocket", "EventSource"].forEach(function (name) {
    var Plain = window[name];
    if (Plain) window[name] = function (a, b) { seen.push({ what: "asks", text: name }); return b === undefined ? new Plain(a) : new Plain(a, b); };
  });
})();`;
