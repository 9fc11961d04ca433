// Filters of a list, on http and on file:// alike. The table behind them is a classic script that calls
// fieldguideBrowse(…); it is added when the reader opens the filters. What is chosen stays on this page: no request, no
// address, no history, no storage. Without this script, or without the table, the list stays as it is.
(function () {
  "use strict";

  var box = document.getElementById("filters");
  if (!box) return;
  var choices = window.fieldguideChoices;
  var words = box.dataset;
  var form = box.querySelector("form");
  var status = box.querySelector("[role=status]");
  var groupsAt = box.querySelector(".filter-groups");
  var clear = box.querySelector(".filter-clear");
  var found = document.getElementById("filter-found");
  var list = found.querySelector("ul");
  var more = found.querySelector("button");
  var template = document.getElementById("filter-entry").content.firstElementChild;
  var standing = document.querySelectorAll(".unfiltered"); // the list as it was built, with its letters and pages

  var STEP = 50;                     // entries shown at a time
  var GONE = [2, 3];                 // superseded, historical: last in a vocabulary entry's list
  var ORDER = ["audiences", "roles", "topics", "kinds", "areas"];
  var root = words.table.replace(/[^\/]*$/, "");

  var table, script, speaking;
  var tags = [];                     // every vocabulary entry by its number: { tag, group, choice, input }
  var groups = [];                   // what is shown of each group, by its number
  var rows = [];                     // the records of the whole list, in its order: { row, path }
  var hits = [], shown = 0;

  // ---- The table ----

  function load() {
    if (!box.open || script) return;
    say(words.loading);
    script = document.createElement("script");
    script.src = words.table;
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function failed() {
    script = null; // opening the filters again tries again
    say(words.failed);
  }

  window.fieldguideBrowse = function (given) {
    if (given.version !== 1) return failed();
    table = given;
    table.groups.forEach(function (group, g) {
      group.tags.forEach(function (tag) { tags.push({ tag: tag, group: g, id: group.id }); });
    });
    rows = whole();
    var counts = tally([]).counts;
    ORDER.forEach(function (id) {
      table.groups.forEach(function (group, g) { if (group.id === id) build(id, g, counts); });
    });
    narrow();
  };

  // The records of the list that the page is a part of.
  function whole() {
    var own = -1, all = [];
    tags.forEach(function (entry, n) { if (entry.id === words.group && entry.tag.id === words.tag) own = n; });
    words.lists.split(" ").forEach(function (name) {
      var some = table[name].map(function (row) { return { row: row, path: (name === "terms" ? "glossary/" : "agencies/") + (row[0] || slug(row[1])) + ".html" }; });
      if (own >= 0) {
        some = some.filter(function (entry) { return entry.row[4].indexOf(own) >= 0; });
        some = [0, 1, 2].reduce(function (sorted, place) {
          return sorted.concat(some.filter(function (entry) { return rank(entry.row) === place; }));
        }, []);
      }
      all = all.concat(some);
    });
    if (own >= 0) tags[own].fixed = true;
    return all;
  }

  // The id of a record that is called after its name.
  function slug(name) {
    return name.toLowerCase().replace(/'/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  // Help lines first, what is no more last: as in the list itself.
  function rank(row) {
    return GONE.indexOf(row[3]) >= 0 ? 2 : row.length > 6 ? 0 : 1;
  }

  // ---- The choices ----

  function build(id, g, counts) {
    var options = tags.filter(function (entry, n) { entry.n = n; return entry.group === g && counts[n] && !entry.fixed; });
    if (!options.length || (options.length === 1 && counts[options[0].n] === rows.length)) return;
    var group = choices.group(words[id]);
    options.forEach(function (entry) {
      entry.choice = choices.option(group, entry.tag.plural || entry.tag.label);
      entry.input = entry.choice.input;
      foreign(entry.choice.name, entry.tag.original);
    });
    groups[g] = group;
    group.node.open = !groupsAt.children.length;
    groupsAt.append(group.node);
  }

  // Marks text that is not in the page's language.
  function foreign(node, original) {
    if (original) {
      node.lang = table.original.language;
      node.dir = table.original.dir;
    }
    return node;
  }

  // ---- Narrowing: any of the choices in a group, and each group ----

  // The records that fit, and for every entry how many records would fit if it were chosen.
  function tally(chosen) {
    var counts = tags.map(function () { return 0; }), fit = [], need = 0;
    chosen.forEach(function (n) { need |= 1 << tags[n].group; });
    rows.forEach(function (entry) {
      var has = 0, own = entry.row[4];
      own.forEach(function (n) { if (chosen.indexOf(n) >= 0) has |= 1 << tags[n].group; });
      var miss = need & ~has;
      if (!miss) fit.push(entry);
      else if (miss & (miss - 1)) return; // two groups or more say no
      own.forEach(function (n) { if (!miss || miss === 1 << tags[n].group) counts[n]++; });
    });
    return { fit: fit, counts: counts };
  }

  function narrow() {
    var chosen = [], inGroup = [];
    tags.forEach(function (entry, n) {
      if (!entry.input || !entry.input.checked) return;
      chosen.push(n);
      inGroup[entry.group] = (inGroup[entry.group] || 0) + 1;
    });
    var result = tally(chosen);
    tags.forEach(function (entry, n) {
      if (entry.input) choices.tell(entry.choice, result.counts[n]);
    });
    groups.forEach(function (group, g) { group.total.textContent = inGroup[g] ? words.chosen.replace("{count}", inGroup[g]) : ""; });
    hits = result.fit;
    shown = 0;
    list.replaceChildren();
    var on = chosen.length > 0;
    standing.forEach(function (part) { part.hidden = on; });
    found.hidden = clear.hidden = !on;
    if (on) show();
    say(hits.length ? words.shown.replace("{count}", hits.length).replace("{total}", rows.length) : words.none);
  }

  // ---- What fits ----

  function show() {
    var first = list.children.length;
    hits.slice(shown, shown + STEP).forEach(function (entry) { list.append(render(entry)); });
    shown = Math.min(shown + STEP, hits.length);
    more.hidden = shown >= hits.length;
    more.textContent = words.more.replace("{count}", Math.min(STEP, hits.length - shown));
    return list.children[first];
  }

  function render(entry) {
    var row = entry.row, item = template.cloneNode(true);
    function part(name) { return item.querySelector("." + name); }
    var state = table.statuses[row[3]], kind = tags[row[4][0]];
    part("card-title").href = root + entry.path;
    foreign(part("filter-name"), row[5]).textContent = row[1];
    part("acronym").textContent = row[2];
    part("card-kind").textContent = kind && kind.id === "kinds" ? kind.tag.label : "";
    if (words[state]) {
      part("badge").textContent = words[state];
      part("badge").classList.add("badge-" + state);
    } else part("badge").remove();
    if (row[6]) {
      var link = choices.make("a", "tel", row[6]);
      link.dir = "ltr";
      link.href = row[7];
      part("result-phone").append(words.help + ": ", link);
    } else part("result-phone").remove();
    return item;
  }

  // Said once the reader pauses, so that a screen reader is not flooded.
  function say(text) {
    clearTimeout(speaking);
    speaking = setTimeout(function () { if (status.textContent !== text) status.textContent = text; }, 150);
  }

  // ---- Keys and clicks ----

  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("change", narrow);
  choices.watch(form);
  clear.addEventListener("click", function () {
    tags.forEach(function (entry) { if (entry.input) entry.input.checked = false; });
    box.querySelector("summary").focus();
    narrow();
  });
  more.addEventListener("click", function () { show().querySelector("a").focus(); });
  box.addEventListener("toggle", load);
  box.hidden = false;
  load();
})();
