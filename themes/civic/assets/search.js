// The search page, on http and on file:// alike: asks the engine while the reader types, shows and tells what is found.
// Nothing that is typed leaves this page: no request, no address, no history, no storage.
(function () {
  "use strict";

  var results = window.fieldguideResults, facets = window.fieldguideFacets;
  var form = document.getElementById("search-form");
  var input = document.getElementById("search-input");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status"); // for a screen reader, after a pause
  var line = document.getElementById("search-said");     // the same to be seen, at once
  var wipe = document.getElementById("search-clear");
  var more = document.getElementById("search-more");
  var none = document.getElementById("search-none");
  var nearest = document.getElementById("search-nearest");
  var problem = document.getElementById("search-problem");
  var danger = document.getElementById("search-danger");
  var words = form.dataset;

  var FIRST = 8, STEP = 16;  // results at first, and with each “Show more”
  var PAUSE = 350;           // milliseconds without a key before anything is announced
  var SLOW = 500;            // milliseconds before it is said that the index is loading
  var MOST = 10000;          // letters that the engine is given: it takes fewer

  var index = null;          // the engine, once it is needed
  var turn = 0;              // number of the question under way
  var asking = false;        // whether its answer is still to come
  var asked = null;          // text of the answer that is shown
  var shown = 0;             // results asked for
  var hurry = false;         // Enter was pressed before the answer came
  var stood = "";            // address of the row that is active
  var slow, speaking;

  // ---- Asking ----

  function engine() {
    if (!index && window.fieldguideSearch) index = window.fieldguideSearch.open({ root: words.root, original: words.original, languages: words.languages.split(" ") });
    return index;
  }

  function ask(count, add) {
    var mine = ++turn, text = input.value.slice(0, MOST);
    wipe.hidden = !input.value;
    if (!text.trim()) return reset();
    function wanted() { return mine === turn; }
    asking = true;
    list.setAttribute("aria-busy", "true");
    clearTimeout(slow);
    slow = setTimeout(function () { say(words.loading); }, SLOW);
    // A promise of its own, so that an engine that is not there fails like one that cannot read.
    new Promise(function (on) {
      on(engine().ask(text, { count: count, facets: facets.chosen(), counts: facets.isOpen() }));
    }).then(function (answer) {
      if (!answer || !wanted()) return;
      if (!answer.text.trim()) return reset();
      return show(answer, count, add, wanted);
    }).catch(function () {
      if (!wanted()) return;
      settle();
      failed(words.failed, true);
    });
  }

  function settle() {
    asking = false;
    clearTimeout(slow);
    list.setAttribute("aria-busy", "false");
  }

  function reset() {
    turn++;
    settle();
    hurry = false;
    asked = null;
    leave();
    results.clear();
    expand();
    facets.show(false);
    none.hidden = more.hidden = problem.hidden = true;
    if (danger) danger.hidden = true;
    say("");
  }

  function clear() {
    input.value = "";
    wipe.hidden = true;
    facets.clear();
    reset();
  }

  // ---- Showing ----

  function show(answer, count, add, wanted) {
    var chosen = facets.count(), fresh = asked !== answer.text;
    var trouble = index.problem === "mixed" ? words.mixed : answer.damaged ? words.damaged : "";
    if (index.problem === "missing" && !answer.hits.length) {
      settle();
      return failed(words.failed, true);
    }
    return results.show(index, answer, add, wanted).then(function (row) {
      if (!wanted()) return;
      settle();
      if (!add) keep();
      asked = answer.text;
      shown = count;
      failed(trouble, false);
      expand();
      if (danger) danger.hidden = !answer.distress;
      var left = answer.total - answer.hits.length;
      more.hidden = !answer.hits.length || !(left > 0 || answer.atLeast);
      more.textContent = words.more.replace("{count}", left > 0 && !answer.atLeast ? Math.min(STEP, left) : STEP);
      facets.show(answer.hits.length > 0 || chosen > 0);
      if (answer.counts) facets.update(answer.counts, fresh);
      nothing(answer, chosen);
      say(sentence(answer, chosen, trouble));
      if (add && row) row.querySelector(".result-link").focus();
      if (hurry && answer.tier === "all") open(first(), false);
      hurry = false; // a near miss is to be seen first
    });
  }

  // What is shown when nothing is found: words of the guide that are like those typed.
  function nothing(answer, chosen) {
    none.hidden = answer.hits.length > 0;
    var near = none.hidden || chosen ? [] : answer.nearest || [];
    nearest.parentNode.hidden = !near.length;
    nearest.replaceChildren.apply(nearest, near.map(function (word) {
      var item = document.createElement("li"), button = document.createElement("button");
      button.type = "button";
      button.dir = "auto";
      button.textContent = word;
      item.append(button);
      return item;
    }));
  }

  function failed(text, alone) {
    problem.hidden = !text;
    problem.querySelector("p").textContent = text;
    if (!alone) return;
    results.clear();
    expand();
    none.hidden = more.hidden = true;
    facets.show(false);
    hurry = false;
    say(text);
  }

  function expand() {
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  // ---- Telling ----

  function sentence(answer, chosen, trouble) {
    var parts = [];
    if (answer.distress && words.danger) parts.push(words.danger.replace("{phone}", "\u2066" + words.phone + "\u2069"));
    if (!answer.hits.length) {
      if (!trouble) parts.push(chosen ? words.nofit : words.none); // with a part missing, nobody can tell
    } else {
      if (answer.tier === "spelling") parts.push(words.spelling.replace("{text}", isolated(answer.searched || answer.corrected || "")));
      if (answer.tier === "language") parts.push(words.language.replace("{language}", results.label("language", answer.language) || answer.language));
      if (answer.tier === "some") parts.push(words.some);
      parts.push((answer.atLeast ? words.atLeast : words.count).replace("{count}", answer.total));
      if (answer.whole && answer.whole < answer.total && !chosen) parts.push(words.whole.replace("{count}", answer.whole));
    }
    if (chosen) parts.push(words.chosen.replace("{count}", chosen));
    if (trouble) parts.push(trouble);
    return parts.map(function (part, i) { return i === parts.length - 1 || /[.!?]$/.test(part) ? part : part + "."; }).join(" ");
  }

  // Between marks that keep the direction of what was typed to itself, as those around the number keep it from left to right.
  function isolated(text) {
    return "\u2068" + text + "\u2069";
  }

  // Seen at once; said once the reader pauses, so that a screen reader is not flooded, and never twice.
  function say(text) {
    clearTimeout(speaking);
    line.textContent = text;
    if (!text) { status.textContent = ""; return; }
    speaking = setTimeout(function () {
      if (status.textContent !== text) status.textContent = text;
    }, PAUSE);
  }

  // ---- The active row: the focus stays in the field ----

  function rows() { return Array.prototype.slice.call(list.querySelectorAll(".result")); }
  function first() { return list.querySelector(".result-link"); }
  function active() { return list.querySelector(".result[aria-selected=true]"); }
  function cell() { return list.querySelector(".result-phone.is-active"); }

  function leave() {
    var row = active(), call = cell();
    if (row) row.setAttribute("aria-selected", "false");
    if (call) call.classList.remove("is-active");
    input.removeAttribute("aria-activedescendant");
    stood = "";
    return Boolean(row);
  }

  // A row that was chosen while the answer came stays chosen, if it is found again.
  function keep() {
    var again = stood && rows().filter(function (row) { return address(row) === stood; })[0];
    leave();
    if (again) activate(again);
  }

  function address(row) { return row.querySelector(".result-link").href; }

  // From the rows to the text, which may have gone out of sight.
  function back() {
    var was = leave();
    if (was) input.scrollIntoView({ block: "nearest" });
    return was;
  }

  function activate(row, call) {
    leave();
    if (!row) return;
    row.setAttribute("aria-selected", "true");
    if (call) call.classList.add("is-active");
    input.setAttribute("aria-activedescendant", call ? call.id : row.id);
    stood = address(row);
    row.scrollIntoView({ block: "nearest" });
  }

  function open(link, apart) {
    hurry = false;
    if (!link) return;
    if (apart && !/^tel:/.test(link.href)) window.open(link.href, "_blank", "noopener");
    else link.click();
  }

  // ---- Keys ----

  function move(event, by) {
    var all = rows(), at = all.indexOf(active());
    if (!all.length || (at < 0 && by < 0)) return;
    event.preventDefault();
    if (at + by < 0) back();
    else activate(all[Math.min(at + by, all.length - 1)]);
  }

  // To the number of the active row and back; elsewhere these keys move the caret.
  function sideways(event) {
    var row = active(), link = row && row.querySelector(".result-phone a"), call = link && link.parentNode;
    var on = (event.key === "ArrowRight") === (document.documentElement.dir !== "rtl");
    if (!call || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (on === Boolean(cell())) return on && event.preventDefault();
    event.preventDefault();
    activate(row, on ? call : null);
  }

  function enter(event) {
    var row = active(), target = cell() || row;
    event.preventDefault();
    if (target) return open(target.querySelector("a"), event.ctrlKey || event.metaKey);
    // On a telephone this key says “search”: the keyboard goes away, and the results are seen.
    if (matchMedia("(hover: none) and (pointer: coarse)").matches) return input.blur();
    if (asking) hurry = true;
    else open(first(), event.ctrlKey || event.metaKey);
  }

  input.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) return; // the key belongs to what is being composed
    if (event.key !== "Enter") hurry = false;
    if (event.key === "ArrowDown") move(event, 1);
    else if (event.key === "ArrowUp") move(event, -1);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") sideways(event);
    else if (event.key === "Enter") enter(event);
    else if (event.key === "Escape") {
      event.preventDefault();
      if (!back()) clear();
    }
  });

  // With the focus on a link of the results, arrows go from row to row, and Escape goes back to the field.
  list.addEventListener("keydown", function (event) {
    var by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (!by && event.key !== "Escape") return;
    event.preventDefault();
    var all = rows(), at = all.indexOf(event.target.closest(".result"));
    if (!by || at + by < 0) input.focus();
    else all[Math.min(at + by, all.length - 1)].querySelector(".result-link").focus();
  });

  // ---- Everything else ----

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", function () {
    leave();
    ask(FIRST, false);
  });
  input.addEventListener("focus", function () {
    try { engine(); } catch (error) { return; } // said when something is asked
  });
  wipe.addEventListener("click", function () {
    clear();
    input.focus();
  });
  more.addEventListener("click", function () { ask(shown + STEP, true); });
  nearest.addEventListener("click", function (event) {
    if (event.target.localName !== "button") return;
    input.value = event.target.textContent;
    input.focus();
    ask(FIRST, false);
  });
  facets.listen(function () { ask(FIRST, false); });

  // Who leaves by the way out leaves no question behind for whoever goes back.
  addEventListener("pagehide", function () {
    if (document.documentElement.classList.contains("left")) clear();
  });

  // Where the site's search is a search engine of the browser, a question comes behind the # of the address. It is taken
  // out of there before anything else is done with it: what is shown and copied from then on does not have it.
  function take() {
    if (!form.hasAttribute("data-from-address") || !/^#q=/.test(location.hash)) return false;
    var text = location.hash.slice(3).replace(/\+/g, " ");
    history.replaceState(null, "", location.href.split("#")[0]);
    try { text = decodeURIComponent(text); } catch (error) { text = ""; }
    input.value = text.slice(0, MOST);
    return true;
  }
  addEventListener("hashchange", function () { if (take()) ask(FIRST, false); });

  take();
  if (input.value) ask(FIRST, false); // typed before this script came, or brought by the address
})();
