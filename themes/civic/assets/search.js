// Search over the site's index, on http and on file:// alike. The index is a classic script that calls
// fieldguideSearchIndex(…); it is added when the reader turns to the search box. Nothing that is typed leaves this
// page: no request, no address, no history, no storage.
(function () {
  "use strict";

  var form = document.getElementById("search-form");
  var input = document.getElementById("search-input");
  var list = document.getElementById("search-results");
  var status = document.getElementById("search-status");
  var none = document.getElementById("search-none");
  var template = document.getElementById("search-result").content.firstElementChild;
  var labels = document.getElementById("search-statuses").content;
  var words = form.dataset;

  var SHOWN = 30;        // results on the page
  var SLICE = 10;        // milliseconds of work before typing gets its turn
  var WEIGHT = [60, 52, 40, 22, 8, 4, 2]; // title, acronym, other names, search terms, summary, synonyms, text
  var TEXT = 6;          // the place of the text among these fields
  var FIELDS = 7;
  var STATUS = { superseded: 0.6, historical: 0.55, renamed: 0.7, unverified: 0.96 };
  var KEYPAD = "22233344455566677778889999"; // a … z

  var entries = [];      // prepared documents
  var phase = 0;         // 0: nothing, 1: names and summaries are ready, 2: texts too
  var loading = false;
  var run = 0;           // number of the query under way
  var last = null;       // the last query that was answered in full, to narrow when the reader types on
  var announcing = 0;

  // ---- Taking turns: a timer would wait four milliseconds each time ----

  var channel = new MessageChannel(), waiting = [];
  channel.port1.onmessage = function () { waiting.shift()(); };
  function later(work) {
    waiting.push(work);
    channel.port2.postMessage(0);
  }

  // ---- Preparing: once, in slices ----

  function fold(text) {
    text = text.toLowerCase();
    if (/[^\x00-\x7f]/.test(text)) {
      text = text.normalize("NFD").replace(/[\p{M}\u0640]/gu, "").replace(/\u0629/g, "\u0647").replace(/\u0649/g, "\u064a").replace(/ß/g, "ss").replace(/æ/g, "ae").replace(/ø/g, "o").replace(/ł/g, "l");
      text = text.replace(/((?:^|[^\p{L}\p{N}])(?:\p{L}\.)+\p{L})\.?/gu, dotless);
      return " " + text.replace(/[^\p{L}\p{N}]+/gu, " ").trim() + " ";
    }
    if (text.indexOf(".") >= 0) text = text.replace(/((?:^|[^a-z0-9])(?:[a-z]\.)+[a-z])\b\.?/g, dotless);
    return " " + text.replace(/[^a-z0-9]+/g, " ").trim() + " ";
  }

  function dotless(match, initials) { // U.S. → US
    return initials.replace(/\./g, "");
  }

  function join(parts) {
    return parts && parts.length ? parts.map(fold).join("|") : "";
  }

  function slices(count, each, done) {
    var at = 0;
    (function slice() {
      var until = performance.now() + SLICE;
      while (at < count && performance.now() < until) {
        for (var end = Math.min(at + 20, count); at < end; at++) each(at);
      }
      if (at < count) later(slice); else done();
    })();
  }

  window.fieldguideSearchIndex = function (index) {
    if (index.version !== 1) return failed();
    var documents = index.documents;
    slices(documents.length, function (i) {
      var doc = documents[i];
      var fields = [fold(doc.title), doc.acronym ? fold(doc.acronym) : "", join((doc.former || []).concat(doc.aliases || [])), join(doc.terms), fold(doc.summary || ""), join(doc.synonyms), ""];
      entries.push({ doc: doc, fields: fields, head: fields.join("|") });
    }, function () {
      phase = 1;
      search();
      slices(entries.length, function (i) {
        entries[i].fields[TEXT] = fold(entries[i].doc.text || "");
      }, function () {
        phase = 2;
        search();
      });
    });
  };

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = words.index;
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function failed() {
    say(words.failed);
  }

  // ---- Matching ----

  // 2: stands as a word of its own, 1: a word begins with it, 0: neither.
  function find(field, word, prefix) {
    var at = field.indexOf(word), best = 0;
    while (at > 0) {
      if (field.charCodeAt(at - 1) === 32) {
        if (field.charCodeAt(at + word.length) === 32) return 2;
        best = 1;
      }
      at = field.indexOf(word, at + 1);
    }
    return prefix ? best : 0;
  }

  function score(entry, query) {
    var total = 0, fields = entry.fields, deepest = 0;
    for (var w = 0; w < query.words.length; w++) {
      var word = query.words[w], prefix = query.loose || w === query.words.length - 1, best = 0;
      for (var f = entry.head.indexOf(word) < 0 ? TEXT : 0; f < query.depth && !best; f++) {
        if (!fields[f]) continue;
        var found = find(fields[f], word, prefix);
        if (found) {
          best = WEIGHT[f] * (found === 2 ? 1 : 0.7);
          if (f > deepest) deepest = f;
        }
      }
      if (!best) return 0;
      total += best;
    }
    total /= query.words.length;
    var whole = query.whole;
    if (fields[0] === whole) total += 400;
    else if (fields[0].indexOf(whole.trimEnd()) === 0) total += 45;
    if (fields[1] === whole) total += 350;
    if (fields[2] && ("|" + fields[2] + "|").indexOf("|" + whole + "|") >= 0) total += 220;
    if (fields[3] && ("|" + fields[3] + "|").indexOf("|" + whole + "|") >= 0) total += 30;
    query.deepest = deepest;
    return total;
  }

  function scorePhone(doc, query) {
    var best = 0;
    var phones = doc.phones || [];
    for (var i = 0; i < phones.length; i++) {
      var phone = phones[i];
      for (var d = 0; d < query.digits.length; d++) {
        var digits = query.digits[d], at = phone.indexOf(digits), value = 0;
        if (at < 0) continue;
        if (phone.length === digits.length || (at === 1 && phone.charAt(0) === "1" && phone.length === digits.length + 1)) value = 600;
        else if (query.exact) continue;
        else if (at === 0 || (at === 1 && phone.charAt(0) === "1")) value = 340;
        else value = at + digits.length === phone.length ? 320 : 300;
        if (value > best) { best = value; query.phone = phone; }
      }
    }
    return best;
  }

  function weigh(doc, points) {
    return points * (STATUS[doc.status] || 1) * (doc.line === "help" ? 1.3 : 1) + (doc.line === "help" ? 4 : 0);
  }

  function keypad(text) {
    return text.toLowerCase().replace(/[a-z]/g, function (c) { return KEYPAD[c.charCodeAt(0) - 97]; }).replace(/\D/g, "");
  }

  function parse(text) {
    var whole = fold(text);
    var query = { whole: whole, words: whole.split(" ").filter(Boolean), digits: [], exact: false, loose: false, depth: FIELDS };
    var bare = text.replace(/[\s().+\-\u2010-\u2015\/]/g, "");
    if (/^\d{3,}$/.test(bare)) query.digits.push(bare);
    else if (/^[a-z0-9]+$/i.test(bare) && /\d/.test(bare) && bare.length >= 7) query.digits.push(keypad(bare));
    else if (/^[a-z]{6,}$/i.test(bare) && query.words.length === 1) { query.digits.push(keypad(bare)); query.exact = true; }
    if (query.digits.length && /^1\d{3,}$/.test(query.digits[0])) query.digits.push(query.digits[0].slice(1));
    return query;
  }

  // Fewer demands, when nothing meets them all: every word may be a beginning, endings of the plural and short words
  // do not count.
  function loosen(query) {
    var kept = query.words.filter(function (word) { return word.length > 3; });
    if (!kept.length) kept = query.words;
    return {
      whole: query.whole, digits: query.digits, exact: query.exact, loose: true, depth: query.depth,
      words: kept.map(function (word) { return word.length > 4 ? word.replace(/e?s$/, "") : word; })
    };
  }

  function search() {
    var mine = ++run;
    var text = input.value.trim();
    if (!text || !fold(text).trim()) {
      list.hidden = none.hidden = true;
      list.replaceChildren();
      return say("");
    }
    load();
    if (phase === 0) return say(words.loading);
    var query = parse(text), ready = phase === 2;
    var narrowed = last && !query.digits.length && text.indexOf(last.text) === 0;
    query.depth = TEXT;
    match(mine, query, [], narrowed ? last.entries : entries, function (hits, rest) {
      var enough = ready && /^[a-z0-9]$/i.test(text); // one letter is in every text
      if (hits.length) show(query, hits, enough);
      if (enough && hits.length) return;
      if (!ready) return hits.length ? 0 : say(words.loading);
      query.depth = FIELDS;
      match(mine, query, hits, rest, function (all) {
        last = all.length && !query.digits.length ? { text: text, entries: all.map(function (hit) { return hit.entry; }) } : null;
        if (all.length) return show(query, all, true);
        var easier = loosen(query);
        match(mine, easier, [], entries, function (found) { show(easier, found, true); });
      });
    });
  }

  // Goes through the candidates in slices, and gives up as soon as the reader has typed on.
  function match(mine, query, hits, candidates, done) {
    var all = hits.slice(), rest = [], at = 0;
    (function slice() {
      if (mine !== run) return;
      var until = performance.now() + SLICE;
      while (at < candidates.length) {
        var entry = candidates[at++];
        var points = score(entry, query);
        query.phone = "";
        var deep = points ? query.deepest : 0;
        if (query.digits.length) points += scorePhone(entry.doc, query);
        if (points) all.push({ entry: entry, doc: entry.doc, points: weigh(entry.doc, points), deep: deep, phone: query.phone });
        else rest.push(entry);
        if ((at & 63) === 0 && performance.now() > until) return later(slice);
      }
      done(all, rest);
    })();
  }

  // ---- Showing ----

  function show(query, hits, final) {
    hits.sort(function (a, b) { return b.points - a.points || (a.doc.title < b.doc.title ? -1 : 1); });
    var shown = hits.slice(0, SHOWN);
    list.replaceChildren.apply(list, shown.map(function (hit) { return render(query, hit); }));
    list.hidden = !hits.length;
    none.hidden = !final || hits.length > 0;
    if (!final) return;
    if (!hits.length) say(words.none);
    else say((hits.length > SHOWN ? words.more : words.count).replace("{count}", hits.length).replace("{shown}", SHOWN));
  }

  function render(query, hit) {
    var doc = hit.doc, item = template.cloneNode(true);
    function part(name) { return item.querySelector("." + name); }
    if (doc.line) item.classList.add("result-" + doc.line);
    part("result-link").href = words.root + doc.href;
    mark(part("result-title"), doc.title, query);
    mark(part("acronym"), doc.acronym || "", query);
    part("card-kind").textContent = label("line", doc.line) || doc.label || "";
    var badge = part("badge");
    badge.textContent = label("status", doc.status);
    badge.classList.add("badge-" + doc.status);
    other(part("result-also"), doc, query);
    phones(part("result-phone"), hit);
    mark(part("card-summary"), hit.deep === TEXT ? excerpt(doc, query) : doc.summary || "", query);
    return item;
  }

  function label(kind, key) {
    var found = key && labels.querySelector("[data-" + kind + '="' + key + '"]');
    return found ? found.textContent : "";
  }

  // The older or other name that was found, when it is not the title that was found.
  function other(place, doc, query) {
    if (touches(doc.title, query) || touches(doc.acronym || "", query)) return;
    [["former", words.former], ["aliases", words.alias]].some(function (kind) {
      return (doc[kind[0]] || []).some(function (name) {
        if (!touches(name, query)) return false;
        place.append(kind[1] + ": ");
        var span = document.createElement("span");
        mark(span, name, query);
        place.append(span);
        return true;
      });
    });
  }

  function touches(text, query) {
    var field = fold(text);
    return query.words.some(function (word) { return find(field, word, true); });
  }

  function phones(place, hit) {
    var numbers = hit.phone ? [hit.phone] : hit.doc.line ? (hit.doc.phones || []).slice(0, 2) : [];
    numbers.forEach(function (digits, i) {
      if (i) place.append(" · ");
      var text = digits.length === 11 && digits.charAt(0) === "1" ? digits.replace(/^1(\d{3})(\d{3})(\d{4})$/, "1-$1-$2-$3") : digits;
      if (digits.length < 10) return place.append(text);
      var link = document.createElement("a");
      link.dir = "ltr";
      link.href = "tel:+" + digits;
      link.textContent = text;
      place.append(link);
    });
    (hit.phone ? hit.doc.vanity || [] : []).forEach(function (letters) {
      if (keypad(letters) !== hit.phone) return;
      var form = document.createElement("bdi");
      form.dir = "ltr";
      form.textContent = letters;
      place.append(" (", form, ")");
    });
  }

  var WORD = /[\p{L}\p{N}\p{M}]+/gu;

  function hitsWord(token, query) {
    var folded = fold(token).trim();
    return query.words.some(function (word, i) {
      return query.loose || i === query.words.length - 1 ? folded.indexOf(word) === 0 : folded === word;
    });
  }

  function mark(place, text, query) {
    var at = 0, match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      if (!hitsWord(match[0], query)) continue;
      place.append(text.slice(at, match.index));
      var marked = document.createElement("mark");
      marked.textContent = match[0];
      place.append(marked);
      at = match.index + match[0].length;
    }
    place.append(text.slice(at));
  }

  function excerpt(doc, query) {
    var text = doc.text || "", match;
    WORD.lastIndex = 0;
    while ((match = WORD.exec(text))) {
      if (match[0].length < 2 || !hitsWord(match[0], query)) continue;
      var from = Math.max(0, text.lastIndexOf(" ", Math.max(0, match.index - 70)));
      var to = text.indexOf(" ", match.index + 110);
      return (from ? "… " : "") + text.slice(from, to < 0 ? undefined : to).trim() + (to < 0 ? "" : " …");
    }
    return doc.summary || "";
  }

  // Said once the reader pauses, so that a screen reader is not flooded.
  function say(text) {
    clearTimeout(announcing);
    if (!text) { status.textContent = ""; return; }
    announcing = setTimeout(function () {
      if (status.textContent !== text) status.textContent = text;
    }, 250);
  }

  // ---- Keys ----

  function links() {
    return Array.prototype.slice.call(list.querySelectorAll(".result-link"));
  }

  function clear() {
    input.value = "";
    search();
    input.focus();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = links()[0];
    if (first) first.focus();
  });
  input.addEventListener("input", search);
  input.addEventListener("focus", load);
  input.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") {
      var first = links()[0];
      if (first) { event.preventDefault(); first.focus(); }
    } else if (event.key === "Escape") {
      event.preventDefault();
      clear();
    }
  });
  list.addEventListener("keydown", function (event) {
    if (event.key === "Escape") return clear();
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var all = links(), item = event.target.closest(".result");
    var at = all.indexOf(item && item.querySelector(".result-link"));
    if (at < 0) return;
    event.preventDefault();
    if (event.key === "ArrowDown") (all[at + 1] || all[at]).focus();
    else (all[at - 1] || input).focus();
  });

  if (input.value) search();
})();
