// Answers: which documents, in which order, as src/search gives them; a test holds the two together. Nothing that is
// typed leaves this page: no request, no address, no history, no storage.
(function () {
  "use strict";

  var W = window.fieldguideWords;
  var Index = window.fieldguideSearchIndex.Index, Reader = window.fieldguideSearchIndex.Reader, ways = window.fieldguideSearchWays;
  var LONGEST = 200, MOST_WORDS = 16;  // of a question
  var KINDS = { a: "agency", t: "term", p: "page" }, FOLDERS = { a: "agencies/", t: "glossary/", p: "" };

  // ---- The question ----

  function parse(text, manifest) {
    text = Array.from(text).slice(0, LONGEST).join("");
    var query = { words: [], name: [], phrases: [], number: W.number(text) };
    text = text.replace(/[“”„«»]/g, '"');
    var parts = text.split('"');
    parts.forEach(function (part, at) {
      var found = W.words(W.fold(part));
      if (at % 2 === 1 && found.length > 1) query.phrases.push(found);
      query.name = query.name.concat(found);
    });
    var typing = parts.length % 2 === 1 && /[\p{Alphabetic}\p{N}]$/u.test(text);
    var stops = function (word) { return manifest.stop.indexOf(word) >= 0; };
    var all = query.name.every(stops);
    query.name.forEach(function (word, at) {
      if (query.words.length === MOST_WORDS || (!all && stops(word))) return;
      var begun = typing && at === query.name.length - 1;
      var known = query.words.filter(function (other) { return other.text === word; })[0];
      if (known) known.begun = known.begun && begun;
      else query.words.push({ text: word, begun: begun });
    });
    return query;
  }

  function isDistress(index, query) {
    return query.name.some(function (word) { return index.manifest.distress.indexOf(W.stem(word, index.manifest.stems)) >= 0; });
  }

  // ---- Ranking ----

  function ranked(index, round, fits) {
    var scores = round.scores;
    for (var link = 0; link < 4; link++) {
      index.manifest.succession.forEach(function (pair) {
        var before = scores.get(pair[0]), after = scores.get(pair[1]);
        if (before !== undefined && after !== undefined && before >= after) scores.set(pair[0], Math.max(after - 1, 0));
      });
    }
    var order = [];
    scores.forEach(function (points, doc) { if (!fits || fits(doc)) order.push({ document: doc, score: points }); });
    return order.sort(function (a, b) { return b.score - a.score || a.document - b.document; });
  }

  function facet(index, id) {
    return index.part("facets/" + id, function (part) {
      return part.tags.map(function (tag) {
        var reader = new Reader(tag.documents);
        return { id: tag.id, label: tag.label, original: Boolean(tag.original), documents: reader.rising(reader.read()) };
      });
    });
  }

  // Which documents the choices leave, and how many each entry would: any of a facet, and every facet.
  async function narrow(index, round, facets, counted) {
    var ids = index.manifest.facets, count = index.manifest.documents, groups = [];
    await Promise.all(ids.map(async function (id, place) {
      var chosen = facets[id] || [], tags = chosen.length || counted ? await facet(index, id) : null;
      if (!tags) return;
      var group = { id: id, tags: tags, chosen: chosen, has: chosen.length ? new Uint8Array(count) : null };
      tags.forEach(function (tag) {
        if (group.has && chosen.indexOf(tag.id) >= 0) tag.documents.forEach(function (doc) { group.has[doc] = 1; });
      });
      groups[place] = group;
    }));
    groups = groups.filter(Boolean);
    function fits(doc, but) {
      return groups.every(function (group) { return group === but || !group.has || group.has[doc]; });
    }
    return {
      fits: function (doc) { return fits(doc, null); },
      counts: counted ? groups.map(function (group) {
        return {
          group: group.id,
          tags: group.tags.map(function (tag) {
            var fit = tag.documents.filter(function (doc) { return round.scores.has(doc) && fits(doc, group); });
            return { id: tag.id, label: tag.label, original: tag.original, count: fit.length, chosen: group.chosen.indexOf(tag.id) >= 0 };
          })
        };
      }) : null
    };
  }

  // ---- What is shown ----

  function slug(title) {
    return title.toLowerCase().replace(/'/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  function telephone(text) {
    var parts = text.split(" ext. "), digits = parts[0].replace(/\D/g, "");
    return { text: text, tel: "tel:" + (digits.length > 6 ? "+" : "") + digits + (parts[1] ? ";ext=" + parts[1] : "") };
  }

  function isAsked(text, digits) {
    var own = text.split(" ext. ")[0].replace(/\D/g, "");
    return own.indexOf(digits) >= 0 || own.indexOf(digits.replace(/^1/, "")) >= 0;
  }

  function shown(index, answer, stored, number) {
    var voice = (stored.p || []).map(telephone), texts = (stored.m || []).map(function (text) { return { text: text, tel: "" }; });
    var asked = number ? voice.concat(texts).filter(function (phone) { return isAsked(phone.text, number.digits); }) : [];
    var record = {
      href: index.folder + FOLDERS[stored.y] + (stored.i || slug(stored.t)) + ".html",
      type: KINDS[stored.y], title: stored.t, original: Boolean(stored.x), acronym: stored.a || "",
      kind: index.manifest.kinds[stored.k] || "", status: stored.s || "", line: stored.l || "",
      phones: asked.length ? asked : stored.l ? voice.slice(0, 2) : [],
      also: null, successor: stored.n ? { title: stored.n[0], href: stored.n[1] } : null, summary: stored.d || ""
    };
    var own = touched(answer, record.title) + touched(answer, record.acronym);
    [["former", stored.f], ["alias", stored.o]].forEach(function (kind) {
      (kind[1] || []).forEach(function (name) {
        var words = touched(answer, name);
        if (words > own) { own = words; record.also = { how: kind[0], name: name }; }
      });
    });
    return record;
  }

  // ---- Marking ----

  var TOKEN = /[\p{L}\p{N}\p{M}]+(?:['’.][\p{L}\p{N}\p{M}]+)*/gu;

  function hits(answer, token) {
    return W.words(W.fold(token)).filter(function (word) {
      return answer.stems.has(W.stem(word, answer.rule)) || answer.begun.some(function (start) { return word.indexOf(start) === 0; });
    });
  }

  function touched(answer, text) {
    var seen = new Set();
    (text.match(TOKEN) || []).forEach(function (token) {
      hits(answer, token).forEach(function (word) { seen.add(W.stem(word, answer.rule)); });
    });
    return seen.size;
  }

  function marks(answer, text) {
    var found = [], match;
    TOKEN.lastIndex = 0;
    while ((match = TOKEN.exec(text))) {
      var words = hits(answer, match[0]);
      if (!words.length) continue;
      if (/^[\x00-\u0dff\u0f00-\u0fff]/.test(match[0])) found.push([match.index, match.index + match[0].length]);
      else words.forEach(function (word) { // scripts without spaces: only what was looked for
        var at = match[0].indexOf(word), last = found[found.length - 1];
        if (at < 0) return;
        if (last && last[1] >= match.index + at) last[1] = Math.max(last[1], match.index + at + word.length);
        else found.push([match.index + at, match.index + at + word.length]);
      });
    }
    return found;
  }

  // A mended word as the results write it: folding took its accents away.
  function written(answer, word) {
    var found = word;
    answer.hits.some(function (hit) {
      return [hit.record.title, hit.record.summary].some(function (text) {
        return (text.match(TOKEN) || []).some(function (token) {
          var same = W.fold(token) === word;
          if (same) found = token.toLowerCase();
          return same;
        });
      });
    });
    return found;
  }

  async function excerpt(answer, hit) {
    var record = hit.record, size = answer.index.manifest.texts;
    if (!size || answer.number || marks(answer, record.summary).length || touched(answer, record.title) || record.also) return record.summary;
    var texts = await answer.index.part("texts/" + Math.floor(hit.document / size)), text = texts && texts.texts[hit.document % size] || "";
    var first = marks(answer, text)[0];
    if (!first) return record.summary;
    var from = Math.max(0, text.lastIndexOf(" ", Math.max(0, first[0] - 70))), to = text.indexOf(" ", first[1] + 110);
    return (from ? "… " : "") + text.slice(from, to < 0 ? undefined : to).trim() + (to < 0 ? "" : " …");
  }

  // ---- Asking ----

  function clean(text) {
    return Array.from(text).slice(0, LONGEST).join("").replace(/[\x00-\x1f\x7f-\x9f]/g, " ").replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, "");
  }

  function open(options) {
    var indexes = options.languages.map(function (tag) { return new Index(options, tag); }), asked = 0;
    var search = { problem: null, ask: ask, marks: marks, excerpt: excerpt };

    function trouble() {
      if (!indexes[0].manifest) search.problem = "missing";
      else search.problem = indexes.some(function (index) { return index.mixed; }) ? "mixed" : null;
    }

    async function ask(text, settings) {
      var mine = ++asked, facets = settings.facets || {}, count = settings.count || 8;
      var ready = await indexes[0].open();
      trouble();
      if (mine !== asked) return null;
      var answer = { text: clean(text), tier: "none", language: options.languages[0], corrected: "", searched: "", total: 0, whole: 0, atLeast: false, distress: false, hits: [], counts: null, nearest: [], damaged: !ready, stems: new Set(), begun: [], rule: "", index: indexes[0], number: null };
      if (!ready) return answer;
      var query = parse(text, indexes[0].manifest);
      answer.distress = isDistress(indexes[0], query);
      answer.rule = indexes[0].manifest.stems;
      if (!query.words.length && !query.number) return answer;
      var found = await ways.first(indexes, function (index) { return parse(text, index.manifest); }, answer.distress);
      if (mine !== asked) return null;
      answer.tier = found.tier;
      answer.index = found.index;
      answer.rule = found.index.manifest.stems;
      answer.language = found.index.manifest.language;
      answer.corrected = found.corrected || "";
      found.round.founds.forEach(function (word) {
        answer.stems.add(W.stem(word.word, answer.rule));
        if (word.begun) answer.begun.push(word.word);
      });
      answer.number = found.round.numbers && found.round.numbers.size ? query.number : null;
      var narrowed = await narrow(found.index, found.round, facets, settings.counts);
      var order = ranked(found.index, found.round, narrowed.fits);
      answer.counts = narrowed.counts;
      answer.total = order.length;
      answer.whole = found.round.whole;
      answer.atLeast = found.round.founds.length > 0 && found.round.founds.every(ways.isOpen);
      if (found.tier === "none") answer.nearest = await indexes[0].nearest(query.words);
      var size = found.index.manifest.records;
      var parts = await Promise.all(order.slice(0, count).map(function (hit) { return found.index.part("records/" + Math.floor(hit.document / size)); }));
      if (mine !== asked) return null;
      answer.order = order;
      order.slice(0, count).forEach(function (hit, i) {
        var stored = parts[i] && parts[i].records[hit.document % size];
        if (stored) answer.hits.push({ document: hit.document, score: hit.score, record: shown(found.index, answer, stored, answer.number) });
      });
      answer.searched = answer.corrected.split(" ").map(function (word) { return written(answer, word); }).join(" ");
      answer.damaged = indexes.some(function (index) { return Object.keys(index.damage).length > 0; });
      trouble();
      return answer;
    }

    return search;
  }

  window.fieldguideSearch = { open: open };
})();
