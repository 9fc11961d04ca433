// Runs inside a page before anything of its own, and notes what a browser's driver does not tell in every browser:
// refusals by the Content-Security-Policy, and resources that failed to load. Plain script text, not a module.
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
})();`;
