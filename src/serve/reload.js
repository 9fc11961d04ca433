// Follows the preview: a page reloads when the site was made again, style sheets are changed in place, and mistakes are
// shown over the page that was right before them. Nothing of this is in a site that is built.
(function () {
  "use strict";
  var self = document.currentScript;
  var build = self.getAttribute("data-build"); // none on the page that shows mistakes in the place of the site
  var round = self.getAttribute("data-round");
  var news = null;
  var box = null;

  // Browsers keep the place on a page by a guess that is made before the page is whole. The entry in the tab's history
  // is the one place that outlives a reload and leaves no trace in the address or on the disk.
  function reload() {
    history.scrollRestoration = "manual";
    history.replaceState({ previewPlace: [scrollX, scrollY], own: history.state }, "");
    location.reload();
  }
  function back(place) {
    scrollTo({ left: place[0], top: place[1], behavior: "instant" });
  }
  var kept = history.state;
  if (kept && kept.previewPlace) {
    history.replaceState(kept.own, "");
    back(kept.previewPlace);
    addEventListener("load", function () {
      back(kept.previewPlace);
      history.scrollRestoration = "auto";
    });
  }

  function hear(event) {
    var state = JSON.parse(event.data);
    if (round !== null) {
      if (state.round !== round) reload();
      return;
    }
    if (state.build !== build) {
      if (!state.restyles || state.restyles !== build) {
        reload();
        return;
      }
      build = state.build;
      restyle();
    }
    if (state.text) {
      box = box || makeBox();
      box.show(state);
    } else if (box) {
      box.remove();
      box = null;
    }
  }

  // Browsers allow few connections to one host; a page that nobody sees needs none. It hears the latest when it is seen
  // again.
  function follow() {
    if (document.visibilityState === "hidden") {
      if (news) news.close();
      news = null;
    } else if (!news) {
      news = new EventSource("/-/events");
      news.addEventListener("state", hear);
    }
  }
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", function () {
    if (news) news.close();
    news = null;
  });
  addEventListener("pageshow", follow);
  follow();

  // The old sheet stays until the new one is there, so that the page never stands bare.
  function restyle() {
    document.querySelectorAll('link[rel~="stylesheet"][href]').forEach(function (old) {
      var fresh = old.cloneNode();
      fresh.href = old.href.split("?")[0] + "?" + build;
      fresh.addEventListener("load", function () { old.remove(); });
      fresh.addEventListener("error", function () { old.remove(); });
      old.after(fresh);
    });
  }

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  // In a shadow tree, where the theme's styles do not reach. Focus is never moved to it: someone may be typing.
  function makeBox() {
    var shown = null; // the text that was last shown or closed
    var host = make("div", { lang: "en", dir: "ltr" });
    var tree = host.attachShadow({ mode: "open" });
    var heading = make("h2", { id: "heading" });
    var lead = make("p", { role: "status" });
    var text = make("pre", { tabindex: "0", role: "group", "aria-labelledby": "heading" });
    var close = make("button", { type: "button", "class": "close" }, ["Close (Esc)"]);
    var panel = make("section", { "aria-labelledby": "heading", "class": "panel" }, [
      make("div", { "class": "head" }, [heading, close]), lead, text,
    ]);
    var badge = make("button", { type: "button", "class": "badge" });
    tree.append(make("link", { rel: "stylesheet", href: "/-/overlay.css" }), panel, badge);
    panel.hidden = true;

    function open(yes) {
      var inside = panel.contains(tree.activeElement);
      panel.hidden = !yes;
      badge.hidden = yes;
      if (!yes && inside) badge.focus();
    }
    function escape(event) {
      if (event.key === "Escape" && !panel.hidden && !event.defaultPrevented) open(false);
    }
    close.addEventListener("click", function () { open(false); });
    badge.addEventListener("click", function () { open(true); close.focus(); });
    document.addEventListener("keydown", escape);
    document.documentElement.append(host);

    return {
      show: function (state) {
        heading.textContent = badge.textContent = state.counts;
        lead.textContent = state.broken
          ? "The site was not made again. This page is as it was before."
          : "The site was made; this is worth a look.";
        panel.classList.toggle("broken", state.broken);
        badge.classList.toggle("broken", state.broken);
        if (state.text === shown) return;
        shown = state.text;
        text.textContent = state.text.trimEnd();
        open(state.broken);
      },
      remove: function () {
        document.removeEventListener("keydown", escape);
        host.remove();
      },
    };
  }
})();
