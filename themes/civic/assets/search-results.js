// Draws what the search has found, in a grid that a screen reader can walk: the best three of all, then the rest by kind.
// Every row holds real links, so that a mouse, a finger, the Tab key and the arrows all open the same things.
// Nothing here knows what is asked or when; search.js does.
(function () {
  "use strict";

  var BEST = 3;     // results above all kinds
  var SHORT = 7;    // digits of a number that can surely be called
  var WAIT = 16;    // milliseconds that a drawing waits for the sentences beside the names

  var list = document.getElementById("search-results");
  var rowPattern = document.getElementById("search-result").content.firstElementChild;
  var groupPattern = document.getElementById("search-group").content.firstElementChild;
  var labels = document.getElementById("search-labels").content;
  var own = document.documentElement.lang;

  var drawn = {};   // addresses of the results that are shown
  var kinds = {};   // names of the groups that are shown
  var numbers = 0;  // rows so far, for their ids

  function label(kind, key) {
    var found = key && labels.querySelector("[data-" + kind + '="' + key + '"]');
    return found ? found.textContent : "";
  }

  // Names that are not translated, and pages found in another language, say in which language they are.
  function tongue(node, record, answer) {
    var tag = record.original ? list.dataset.original : answer.language;
    if (!tag || tag === own) return node;
    var known = labels.querySelector('[data-language="' + tag + '"]');
    node.lang = tag;
    node.dir = known ? known.dir : "auto";
    return node;
  }

  // Text with the words that were found in it marked.
  function mark(place, text, ranges) {
    var at = 0;
    place.replaceChildren();
    (ranges || []).forEach(function (range) {
      if (range[0] < at || range[1] <= range[0]) return;
      var marked = document.createElement("mark");
      marked.textContent = text.slice(range[0], range[1]);
      place.append(text.slice(at, range[0]), marked);
      at = range[1];
    });
    place.append(text.slice(at));
    return place;
  }

  function heading(record) {
    return record.kind || label("type", record.type);
  }

  function render(hit, text, index, answer, inGroup) {
    var record = hit.record, row = rowPattern.cloneNode(true), id = "found-" + ++numbers;
    function part(name) { return row.querySelector("." + name); }
    function words(name, text) {
      var place = part(name);
      if (text) mark(tongue(place, record, answer), text, index.marks(answer, text));
      return place;
    }
    row.id = id;
    if (record.line) row.classList.add("result-" + record.line);
    part("result-link").href = list.dataset.root + record.href;
    words("result-title", record.title);
    mark(part("acronym"), record.acronym || "", index.marks(answer, record.acronym || ""));
    part("card-kind").textContent = label("line", record.line) || (inGroup ? "" : heading(record));
    var badge = part("badge");
    badge.textContent = record.status === "current" ? "" : label("status", record.status);
    if (badge.textContent) badge.classList.add("badge-" + record.status);
    if (record.also) other(part("result-also"), record, index, answer);
    if (record.successor) next(part("result-next"), record, answer);
    phone(part("result-phone"), record.phones[0], id + "-1");
    words("card-summary", text);
    // A screen reader hears what is needed to choose, not the whole row.
    ["result-link", "card-meta", "result-phone"].forEach(function (name, i) {
      var node = part(name);
      if (node && node.textContent.trim()) {
        node.id = id + "-" + i;
        row.setAttribute("aria-labelledby", ((row.getAttribute("aria-labelledby") || "") + " " + node.id).trim());
      }
    });
    return row;
  }

  // The older or other name that was found, when it is not the title that was found.
  function other(place, record, index, answer) {
    var name = document.createElement("bdi");
    mark(name, record.also.name, index.marks(answer, record.also.name));
    place.append(label("also", record.also.how) + ": ", name);
  }

  function next(place, record, answer) {
    var link = tongue(document.createElement("a"), record.successor, answer);
    link.href = list.dataset.root + record.successor.href;
    link.textContent = record.successor.title;
    place.append(label("next", record.status === "superseded" ? "replaced" : "other") + " ", link);
  }

  // The first number; all stand on the page of the record. One so short may be for texting alone, and is no call link.
  // `who`: the id of the words that say who answers; a call to the police must not be made by mistake.
  function phone(place, given, who) {
    if (!given) return place.remove();
    var link = document.createElement("a"), verb = document.createElement("span"), number = document.createElement("bdi");
    number.dir = "ltr";
    number.textContent = given.text;
    if (given.tel.replace(/;.*|\D/g, "").length < SHORT) return place.append(number);
    verb.className = "visually-hidden";
    verb.textContent = label("verb", "call") + " ";
    link.className = "tel";
    link.href = given.tel;
    link.setAttribute("aria-describedby", who);
    link.append(verb, number);
    place.append(link);
  }

  function group(name, more) {
    var part = groupPattern.cloneNode(true), head = part.querySelector("h2");
    head.id = "found-kind-" + ++numbers;
    head.textContent = name;
    if (more) {
      var small = document.createElement("span");
      small.className = "letter-continued";
      small.textContent = "(" + label("more", "more") + ")";
      head.append(" ", small);
    }
    part.setAttribute("aria-labelledby", head.id);
    return part;
  }

  // The groups of some results, each kind where its best one stands; `rows` takes the row of each result.
  function groups(hits, texts, index, answer, best, rows) {
    var all = [], byName = {};
    hits.forEach(function (hit, i) {
      var first = best && i < BEST, name = first ? label("more", "best") : heading(hit.record), key = (first ? "*" : "") + name;
      if (!byName[key]) {
        all.push((byName[key] = group(name, !first && kinds[name])));
        if (!first) kinds[name] = true;
      }
      drawn[hit.record.href] = true;
      rows.push(render(hit, texts[i] === undefined ? hit.record.summary || "" : texts[i], index, answer, !first));
      byName[key].append(rows[i]);
    });
    return all;
  }

  // Shows an answer in place of what stands there, or what is new in it below that. The sentences beside the names come
  // from other parts of the index: those that are late are put in afterwards. `wanted` says whether the reader still
  // waits for this answer. Gives the first new row, or null.
  function show(index, answer, add, wanted) {
    var hits = answer.hits.filter(function (hit) { return !add || !drawn[hit.record.href]; });
    var texts = [], rows = [];
    var sentences = Promise.all(hits.map(function (hit, i) {
      return Promise.resolve(index.excerpt(answer, hit)).then(function (text) {
        texts[i] = text || hit.record.summary || "";
        if (!rows[i] || !rows[i].isConnected || texts[i] === hit.record.summary) return;
        mark(rows[i].querySelector(".card-summary"), texts[i], index.marks(answer, texts[i]));
      }).catch(function () {}); // the summary stands there
    }));
    return Promise.race([sentences, new Promise(function (on) { setTimeout(on, WAIT); })]).then(function () {
      if (!wanted()) return null;
      if (!add) {
        drawn = {};
        kinds = {};
      }
      var parts = groups(hits, texts, index, answer, !add, rows);
      if (add) list.append.apply(list, parts);
      else list.replaceChildren.apply(list, parts);
      list.hidden = !list.children.length;
      return rows[0] || null;
    });
  }

  function clear() {
    drawn = {};
    kinds = {};
    list.hidden = true;
    list.replaceChildren();
  }

  window.fieldguideResults = { show: show, clear: clear, label: label };
})();
