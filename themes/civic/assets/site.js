// Small comforts on every page. Everything works without them.
(function () {
  "use strict";
  var self = document.currentScript;

  // Leaving. The link works by itself; with scripts the page is gone before the next one comes, without a network it is
  // a neutral page of this site, and Shift pressed three times does the same from anywhere. Capitals do not count, and
  // Escape is left to other things. The history is not touched: this page stays in it.
  var exit = document.querySelector(".exit"), root = document.documentElement, title = document.title;
  if (exit) {
    var presses = 0, alone = false, forget, said = document.createElement("p");
    said.className = "exit-said";
    said.setAttribute("role", "status");
    exit.parentNode.after(said);
    var say = function (left) {
      said.textContent = exit.getAttribute("data-" + left);
      said.dataset.left = left;
    };
    var leave = function () {
      root.classList.add("left");
      document.title = "\u2026";
      location.href = navigator.onLine ? exit.href : exit.getAttribute("data-away");
    };
    exit.addEventListener("click", function (event) {
      event.preventDefault();
      leave();
    });
    addEventListener("keydown", function (event) {
      if (!event.repeat) alone = event.key === "Shift";
    });
    addEventListener("keyup", function (event) {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      clearTimeout(forget);
      if (++presses === 3) return leave();
      say(3 - presses);
      forget = setTimeout(function () {
        presses = 0;
        say(0);
        forget = setTimeout(function () { said.textContent = ""; }, 3000);
      }, 5000);
    });
    addEventListener("pageshow", function (event) {
      if (!event.persisted) return;
      root.classList.remove("left");
      document.title = title;
      presses = 0;
      said.textContent = "";
    });
  }

  // Browsers refuse a web manifest on file:// with an error in the console, so it is named on http only. Sheets have none.
  var manifest = self.getAttribute("data-manifest");
  if (manifest && /^https?:$/.test(location.protocol)) {
    var link = document.createElement("link");
    link.rel = "manifest";
    link.href = manifest;
    document.head.appendChild(link);
  }

  // A menu closes when the reader leaves it or presses Escape.
  var menu = document.querySelector("details.menu");
  if (menu) {
    document.addEventListener("click", function (event) {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
    menu.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
    });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  }

  // A table wider than the page scrolls in a region that the keyboard can reach; others stay as they are.
  document.querySelectorAll(".prose > table").forEach(function (table) {
    var region = document.createElement("div");
    region.className = "table-scroll";
    table.before(region);
    region.appendChild(table);
    function fit() {
      if (region.scrollWidth > region.clientWidth + 1) {
        region.tabIndex = 0;
        region.setAttribute("role", "group");
        region.setAttribute("aria-label", self.getAttribute("data-table"));
      } else {
        region.removeAttribute("tabindex");
        region.removeAttribute("role");
        region.removeAttribute("aria-label");
      }
    }
    fit();
    addEventListener("resize", fit);
  });

  // Walking backwards, Firefox leaves a control where it is when it lies in view, even under the sticky bar:
  // the whole help line on wide screens, its lower row on narrow ones. Forwards, it may show no more of a control than
  // its upper edge.
  document.addEventListener("focusin", function (event) {
    requestAnimationFrame(function () { // after the browser has scrolled by itself
      document.querySelectorAll(".helpline, .helpline-act, .sheet-bar, .bar-exit").forEach(function (bar) {
        if (getComputedStyle(bar).position !== "sticky" || bar.contains(event.target)) return;
        var over = bar.getBoundingClientRect().bottom - event.target.getBoundingClientRect().top;
        if (over > 0) scrollBy(0, -over - 8);
      });
      var box = event.target.getBoundingClientRect(), under = box.bottom - innerHeight;
      if (under > 0 && box.height < innerHeight / 2) scrollBy(0, under + 8);
    });
  });

  // Printing is a key press away on a computer, but hidden deep in a telephone's menus.
  var print = document.querySelector("button.print-button");
  if (print) {
    print.hidden = false;
    print.addEventListener("click", function () { window.print(); });
  }
})();
