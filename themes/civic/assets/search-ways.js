// Ways of asking: as typed, with neighbours joined, with words mended, with most of the words; as src/search/ways and
// src/search/round, and a test holds the two together.
(function () {
  "use strict";

  var W = window.fieldguideWords, LONGER = window.fieldguideSearchIndex.LONGER;
  var FEW = 8;                         // fewer answers make neighbouring words be tried as one
  var TOO_FEW = 3, LONG = 3;           // fewer answers to so many words: most of the words will do
  var RARE = 64;                       // a word in fewer than one of so many documents may be a slip
  var SHORTEST_JOINED = 6;             // letters of a word that is tried as two
  var MOST_OF_FEW = 6, MOST_OF_MANY = 10; // fifteenths of what all words tell
  var COVERED = 40;                    // what each sixteenth of a bit counts where not all words are found

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
    round.scores.set(doc, Math.floor(sum * worth(index, doc, round.distress) / 16) + (round.named.get(doc) || 0));
  }

  // Documents that have every word; a word whose list was cut need not be seen where another word is.
  function all(index, founds, named, allowed, distress) {
    var round = { founds: founds, named: named, distress: distress, scores: new Map(), whole: 0 };
    if (!founds.length || founds.some(function (found) { return !found.variants.length; })) return round;
    var open = founds.map(isOpen), closed = open.indexOf(false) >= 0, given = sums(index, founds);
    given.touched.forEach(function (doc) {
      var has = open.every(function (cut, at) { return (cut && closed) || given.seen[doc] & (1 << at); });
      if (has && (!allowed || allowed.has(doc))) score(index, round, doc, given.points[doc]);
    });
    round.whole = round.scores.size;
    return round;
  }

  // Documents that have words which together tell at least so many fifteenths of what all tell.
  function most(index, founds, named, share, distress) {
    var round = { founds: founds, named: named, distress: distress, scores: new Map(), whole: 0 }, given = sums(index, founds);
    var rarity = founds.map(telling);
    var whole = rarity.reduce(function (sum, one) { return sum + one; }, 0);
    given.touched.forEach(function (doc) {
      var told = rarity.reduce(function (sum, one, at) { return given.seen[doc] & (1 << at) ? sum + one : sum; }, 0);
      if (told * 15 >= whole * share) score(index, round, doc, given.points[doc] + told * COVERED);
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

  function telling(found) {
    return found.variants.reduce(function (top, variant) { return Math.max(top, variant.idf); }, 0);
  }

  // Adds what another way finds; the better points count.
  function add(round, other) {
    other.scores.forEach(function (points, doc) { round.scores.set(doc, Math.max(round.scores.get(doc) || 0, points)); });
  }

  // So many digits are a number and nothing else.
  function isWholeNumber(number) {
    return !number.spelled && number.digits.length >= 7;
  }

  function isBegun(query) {
    return query.words.length > 0 && query.words[query.words.length - 1].begun;
  }

  // Every word, phrase and number as it was typed.
  async function strict(index, query, distress) {
    var numbers = query.number ? await index.numbered(query.number) : new Map();
    if (numbers.size && isWholeNumber(query.number)) return { founds: [], named: new Map(), distress: distress, scores: new Map(numbers), whole: numbers.size, numbers: numbers };
    await index.expect(query); // what is surely needed, at once
    var founds = await each(query.words, find(index)), named = await index.named(query.name, isBegun(query)), allowed = null;
    await each(query.phrases, async function (phrase) {
      var there = await index.phrase(phrase);
      if (there) allowed = allowed ? new Set(Array.from(allowed).filter(function (doc) { return there.has(doc); })) : there;
    });
    var free = !query.phrases.length && !numbers.size, round = all(index, founds, named, allowed, distress);
    if (free && round.scores.size < FEW && await doubt(index, query, founds)) round = all(index, founds, named, allowed, distress);
    if (free && round.scores.size < FEW && query.words.length > 1) await joined(index, query, round);
    round.whole = round.scores.size;
    if (free && round.whole && round.whole < TOO_FEW && query.words.length >= LONG) add(round, most(index, founds, named, MOST_OF_MANY, distress));
    numbers.forEach(function (points, doc) { round.scores.set(doc, (round.scores.get(doc) || 0) + points); });
    round.numbers = numbers;
    return round;
  }

  // Adds what may have been meant to words that stand nowhere as they were typed and whose stem is rare; the rare stem
  // then tells no more than what was meant.
  async function doubt(index, query, founds) {
    var doubted = false;
    await each(query.words, async function (word, at) {
      var found = founds[at], goesOn = word.begun && found.variants.some(function (one) { return one.factor === LONGER; });
      if (!found.variants.length || goesOn || await index.term(word.text) || !mayBeSlip(index, word, found)) return;
      var meant = await index.meant(word);
      if (meant.length !== 1) return;
      found.variants.forEach(function (variant) {
        variant.idf = Math.min(variant.idf, telling(meant[0]));
        variant.factor = Math.min(variant.factor, LONGER);
      });
      if (extend(found, meant[0])) doubted = true;
    });
    return doubted;
  }

  function extend(found, meant) {
    var fresh = meant.variants.filter(function (variant) { return found.variants.every(function (known) { return known.term !== variant.term; }); });
    found.variants = found.variants.concat(fresh);
    return fresh.length > 0;
  }

  function mayBeSlip(index, word, found) {
    var having = found.variants.reduce(function (sum, variant) { return sum + variant.list.having; }, 0);
    return having * RARE <= index.manifest.documents + RARE * 2 && W.count(word.text) > 4;
  }

  // What the words of a question lead to, `count` of them from `at` on replaced.
  async function replaced(index, query, at, count, by) {
    var before = await each(query.words.slice(0, at), find(index));
    return before.concat(by, await each(query.words.slice(at + count), find(index)));
  }

  // Two neighbouring words taken as one, where that is a word.
  async function joined(index, query, round) {
    for (var at = 0; at + 1 < query.words.length; at++) {
      var left = query.words[at], right = query.words[at + 1], both = await index.found({ text: left.text + right.text, begun: right.begun });
      if (!both.variants.length) continue;
      var way = await replaced(index, query, at, 2, [both]);
      add(round, all(index, way, new Map(), null, round.distress));
      round.founds = round.founds.concat(way);
    }
  }

  // The words with those mended that are not known, or so rare that they may be slips.
  async function mended(index, query) {
    var result = { founds: [], whole: true, instead: new Map() };
    await each(query.words, async function (word) {
      var found = await index.found(word), unknown = !found.variants.length;
      if (!unknown && !mayBeSlip(index, word, found)) return result.founds.push(found);
      var meant = await index.meant(word), words = meant.map(function (one) { return one.word; });
      if (unknown) {
        if (meant.length) result.instead.set(word.text, words); else result.whole = false;
        result.founds = result.founds.concat(meant);
        return;
      }
      if (meant.length === 1 && extend(found, meant[0])) {
        result.instead.set(word.text, words);
        found.word = meant[0].word;
      }
      result.founds.push(found);
    });
    return result;
  }

  // Documents that have every word of the mended question, or of one in which a word is taken for two.
  async function respelled(index, query, better, distress) {
    var round;
    if (better.whole && better.instead.size) {
      var name = [];
      query.name.forEach(function (word) { name = name.concat(better.instead.get(word) || [word]); });
      var named = await index.named(name, false);
      round = all(index, better.founds, named, null, distress);
      if (round.scores.size) {
        if (round.whole < TOO_FEW && query.words.length >= LONG) add(round, most(index, better.founds, named, MOST_OF_MANY, distress));
        return round;
      }
    }
    for (var at = 0; at < query.words.length; at++) {
      var parts = W.count(query.words[at].text) < SHORTEST_JOINED ? null : await index.parted(query.words[at].text);
      if (!parts) continue;
      var both = await each(parts, function (part) { return index.found({ text: part, begun: false }); });
      round = all(index, await replaced(index, query, at, 1, both), new Map(), null, distress);
      if (round.scores.size) return round;
    }
    return null;
  }

  // The first way of asking that finds something: in the reader's language, then in others, then mended.
  async function first(indexes, parse, distress) {
    var own = indexes[0], query = parse(own), round = await strict(own, query, distress);
    if (round.scores.size) return { tier: "all", index: own, round: round };
    for (var i = 1; i < indexes.length; i++) {
      if (!await indexes[i].open()) continue;
      var other = await strict(indexes[i], parse(indexes[i]), distress);
      if (other.scores.size) return { tier: "language", index: indexes[i], round: other };
    }
    var better = await mended(own, query);
    round = await respelled(own, query, better, distress);
    if (round) return { tier: "spelling", index: own, round: round, corrected: round.founds.map(function (found) { return found.word; }).join(" ") };
    round = most(own, better.founds, await own.named(query.name, isBegun(query)), MOST_OF_FEW, distress);
    return { tier: round.scores.size ? "some" : "none", index: own, round: round };
  }

  window.fieldguideSearchWays = { first: first, isOpen: isOpen };
})();
