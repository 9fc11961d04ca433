// Answers: which documents, in which order, as src/search gives them; a test holds the two together. Nothing that is
// typed leaves this page: no request, no address, no history, no storage.
(function () {
  "use strict";

  var W = window.fieldguideWords;
  var Index = window.fieldguideSearchIndex.Index, Reader = window.fieldguideSearchIndex.Reader;
  var LONGEST = 200, MOST_WORDS = 16;  // of a question
  var FEW = 3;                         // fewer answers make two neighbouring words be tried as one
  var RARE = 64;                       // a word in fewer than one of so many documents may be a slip
  var COVERED = 40;                    // what each sixteenth of a bit counts where not all words are found
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

  // ---- One way of asking ----

  function isOpen(found) {
    return found.variants.some(function (variant) { return variant.list.having > variant.list.documents.length; });
  }

  // The points of every document that has a word, and which words it has.
  function sums(index, founds) {
    var count = index.manifest.documents, best = new Float64Array(count), points = new Float64Array(count), seen = new Int32Array(count), touched = [];
    founds.forEach(function (found, at) {
      var own = [];
      found.variants.forEach(function (variant) {
        var each = variant.idf * variant.factor, list = variant.list;
        for (var i = 0; i < list.documents.length; i++) {
          var doc = list.documents[i], more = each * list.classes[i];
          if (doc >= count) continue;
          if (!best[doc]) own.push(doc);
          if (more > best[doc]) best[doc] = more;
        }
      });
      own.forEach(function (doc) {
        if (!seen[doc]) touched.push(doc);
        points[doc] += best[doc];
        seen[doc] |= 1 << at;
        best[doc] = 0;
      });
    });
    return { touched: touched, points: points, seen: seen };
  }

  function worth(index, doc, distress) {
    var ranks = index.manifest.ranks, rank = null;
    for (var i = 0; i < ranks.length; i++) if (ranks[i].from <= doc) rank = ranks[i];
    return rank ? rank.worth * (rank.help && distress ? 2 : 1) : 16;
  }

  function score(index, round, doc, sum) {
    round.scores.set(doc, Math.floor((sum + (round.named.get(doc) || 0)) * worth(index, doc, round.distress) / 16));
  }

  // Documents that have every word; a word whose list was cut need not be seen where another word is.
  function all(index, founds, named, allowed, distress) {
    var round = { founds: founds, named: named, distress: distress, scores: new Map() };
    if (!founds.length || founds.some(function (found) { return !found.variants.length; })) return round;
    var open = founds.map(isOpen), closed = open.indexOf(false) >= 0, given = sums(index, founds);
    given.touched.forEach(function (doc) {
      var has = open.every(function (cut, at) { return (cut && closed) || given.seen[doc] & (1 << at); });
      if (has && (!allowed || allowed.has(doc))) score(index, round, doc, given.points[doc]);
    });
    return round;
  }

  // Documents that have words which together tell at least half of what all tell.
  function most(index, founds, named, distress) {
    var round = { founds: founds, named: named, distress: distress, scores: new Map() }, given = sums(index, founds);
    var rarity = founds.map(function (found) { return found.variants.reduce(function (top, variant) { return Math.max(top, variant.idf); }, 0); });
    var whole = rarity.reduce(function (sum, one) { return sum + one; }, 0);
    given.touched.forEach(function (doc) {
      var told = rarity.reduce(function (sum, one, at) { return given.seen[doc] & (1 << at) ? sum + one : sum; }, 0);
      if (told * 2 >= whole) score(index, round, doc, given.points[doc] + told * COVERED);
    });
    return round;
  }

  async function each(list, work) {
    var done = [];
    for (var i = 0; i < list.length; i++) done.push(await work(list[i], i));
    return done;
  }

  function find(index) {
    return function (word) { return index.found(word); };
  }

  // Every word, phrase and number as it was typed.
  async function strict(index, query, distress) {
    var numbers = query.number ? await index.numbered(query.number) : new Map();
    var founds = await each(query.words, find(index)), named = await index.named(query), allowed = null;
    await each(query.phrases, async function (phrase) {
      var there = await index.phrase(phrase);
      if (there) allowed = allowed ? new Set(Array.from(allowed).filter(function (doc) { return there.has(doc); })) : there;
    });
    var round = all(index, founds, named, allowed, distress);
    if (round.scores.size < FEW && query.words.length > 1 && !query.phrases.length) await joined(index, query, round);
    numbers.forEach(function (points, doc) { round.scores.set(doc, (round.scores.get(doc) || 0) + points); });
    round.numbers = numbers;
    return round;
  }

  // Two neighbouring words taken as one, where that is a word.
  async function joined(index, query, round) {
    for (var at = 0; at + 1 < query.words.length; at++) {
      var left = query.words[at], right = query.words[at + 1], both = await index.found({ text: left.text + right.text, begun: right.begun });
      if (!both.variants.length) continue;
      var way = await each(query.words.filter(function (word) { return word !== left && word !== right; }), find(index));
      way.splice(Math.min(at, way.length), 0, both);
      all(index, way, new Map(), null, round.distress).scores.forEach(function (points, doc) {
        round.scores.set(doc, Math.max(round.scores.get(doc) || 0, points));
      });
      round.founds = round.founds.concat(way);
    }
  }

  // The words with those mended that are not known, or so rare that they may be slips.
  async function mended(index, query) {
    var result = { founds: [], changed: false, whole: true };
    await each(query.words, async function (word) {
      var found = await index.found(word), meant;
      if (found.variants.length) {
        var having = found.variants.reduce(function (sum, variant) { return sum + variant.list.having; }, 0);
        if (having * RARE <= index.manifest.documents + RARE * 2 && W.count(word.text) > 4) {
          meant = await index.meant(word);
          if (meant.length === 1) {
            meant[0].variants.forEach(function (variant) {
              if (found.variants.every(function (known) { return known.term !== variant.term; })) {
                found.variants.push(variant);
                result.changed = true;
                found.word = meant[0].word;
              }
            });
          }
        }
        result.founds.push(found);
        return;
      }
      meant = await index.meant(word);
      if (meant.length) result.changed = true; else result.whole = false;
      result.founds = result.founds.concat(meant);
    });
    return result;
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
    await each(ids, async function (id) {
      var chosen = facets[id] || [], tags = chosen.length || counted ? await facet(index, id) : null;
      if (!tags) return;
      var group = { id: id, tags: tags, chosen: chosen, has: chosen.length ? new Uint8Array(count) : null };
      tags.forEach(function (tag) {
        if (group.has && chosen.indexOf(tag.id) >= 0) tag.documents.forEach(function (doc) { group.has[doc] = 1; });
      });
      groups.push(group);
    });
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

  function shown(index, answer, stored, number) {
    var phones = (stored.p || []).map(telephone);
    var asked = number && phones.filter(function (phone) { return phone.tel.indexOf(number.digits) >= 0 || phone.tel.indexOf(number.digits.replace(/^1/, "")) >= 0; });
    var record = {
      href: index.folder + FOLDERS[stored.y] + (stored.i || slug(stored.t)) + ".html",
      type: KINDS[stored.y], title: stored.t, original: Boolean(stored.x), acronym: stored.a || "",
      kind: index.manifest.kinds[stored.k] || "", status: stored.s || "", line: stored.l || "",
      phones: asked && asked.length ? asked : stored.l ? phones.slice(0, 2) : [],
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

  // The first way of asking that finds something.
  async function first(indexes, text, query, distress) {
    var own = indexes[0], round = await strict(own, query, distress);
    if (round.scores.size) return { tier: "all", index: own, round: round };
    for (var i = 1; i < indexes.length; i++) {
      if (!await indexes[i].open()) continue;
      var other = await strict(indexes[i], parse(text, indexes[i].manifest), distress);
      if (other.scores.size) return { tier: "language", index: indexes[i], round: other };
    }
    var better = await mended(own, query);
    if (better.changed && better.whole) {
      round = all(own, better.founds, new Map(), null, distress);
      if (round.scores.size) return { tier: "spelling", index: own, round: round, corrected: better.founds.map(function (found) { return found.word; }).join(" ") };
    }
    round = most(own, better.founds, await own.named(query), distress);
    return { tier: round.scores.size ? "some" : "none", index: own, round: round };
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
      var answer = { text: clean(text), tier: "none", language: options.languages[0], corrected: "", total: 0, atLeast: false, distress: false, hits: [], counts: null, nearest: [], damaged: !ready, stems: new Set(), begun: [], rule: "", index: indexes[0], number: null };
      if (!ready) return answer;
      var query = parse(text, indexes[0].manifest);
      answer.distress = isDistress(indexes[0], query);
      answer.rule = indexes[0].manifest.stems;
      if (!query.words.length && !query.number) return answer;
      var found = await first(indexes, text, query, answer.distress);
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
      answer.atLeast = found.round.founds.length > 0 && found.round.founds.every(isOpen);
      if (found.tier === "none") answer.nearest = await indexes[0].nearest(query.words);
      var size = found.index.manifest.records;
      var parts = await Promise.all(order.slice(0, count).map(function (hit) { return found.index.part("records/" + Math.floor(hit.document / size)); }));
      if (mine !== asked) return null;
      answer.order = order;
      order.slice(0, count).forEach(function (hit, i) {
        var stored = parts[i] && parts[i].records[hit.document % size];
        if (stored) answer.hits.push({ document: hit.document, score: hit.score, record: shown(found.index, answer, stored, answer.number) });
      });
      answer.damaged = indexes.some(function (index) { return Object.keys(index.damage).length > 0; });
      trouble();
      return answer;
    }

    return search;
  }

  window.fieldguideSearch = { open: open };
})();
