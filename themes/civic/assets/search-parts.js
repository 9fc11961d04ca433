// The index of one language in parts, on http and on file:// alike: each part is a classic script that calls
// fieldguideSearchPart(…), read when a question needs it and kept. What a word, a number, a phrase or a name leads to is
// found here as in src/search; a test holds the two together.
(function () {
  "use strict";

  var W = window.fieldguideWords;
  var VERSION = 1;
  var WHOLE = 4, LONGER = 3;           // what a word counts as typed, and one that goes on after it
  var FACTORS = [3, 2, 1];             // what a word counts that is so many slips away
  var NAMED = 1000, BEGINS = 150;
  var DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var VALUE = {};
  DIGITS.split("").forEach(function (digit, value) { VALUE[digit] = value; });

  // ---- Numbers as text ----

  function Reader(text) {
    this.text = text;
    this.at = 0;
  }
  Reader.prototype.more = function () { return this.at < this.text.length; };
  Reader.prototype.read = function () {
    for (var number = 0, unit = 1; ; unit *= 32) {
      var digit = VALUE[this.text.charAt(this.at++)];
      if (digit === undefined) throw new Error("a part is damaged");
      number += (digit % 32) * unit;
      if (digit < 32) return number;
    }
  };
  Reader.prototype.rising = function (count) {
    var list = [];
    for (var next = 0; count > 0; count--) {
      next += this.read();
      list.push(next++);
    }
    return list;
  };

  // Lines of terms: how much is shared with the one before, the rest, and where it leads. The shared length counts
  // bytes of UTF-8, which only differ from characters outside ASCII.
  function lines(text) {
    var last = "";
    return text.split(";").filter(Boolean).map(function (line) {
      var reader = new Reader(line), shared = reader.read(), end = line.search(/[|=]/);
      if (end < 0) throw new Error("a part is damaged");
      last = head(last, shared) + line.slice(reader.at, end);
      return { term: last, alias: line.charAt(end) === "=", leads: line.slice(end + 1) };
    });
  }

  function head(text, bytes) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.slice(0, bytes);
    for (var at = 0, used = 0; used < bytes; at++) {
      var code = text.charCodeAt(at);
      used += code < 0x80 ? 1 : code < 0x800 ? 2 : code >= 0xd800 && code < 0xe000 ? 2 : 3;
    }
    return text.slice(0, at);
  }

  function postings(text) {
    var reader = new Reader(text), list = { having: reader.read(), documents: [], classes: [] };
    while (reader.more()) {
      var weight = reader.read(), run = reader.rising(reader.read());
      for (var i = 0; i < run.length; i++) {
        list.documents.push(run[i]);
        list.classes.push(weight);
      }
    }
    return list;
  }

  function idf(documents, having) {
    having = Math.max(having, 1);
    var ratio = Math.floor((documents + having) * 256 / having), whole = 0;
    while (ratio >= 512) { ratio = Math.floor(ratio / 2); whole++; }
    return whole * 16 + Math.floor(Math.max(ratio - 256, 0) / 16);
  }

  // ---- Loading ----

  var arrived = {};
  window.fieldguideSearchPart = function (path, part) { arrived[path] = part; };

  function script(path) {
    return new Promise(function (done) {
      var node = document.createElement("script");
      node.src = path;
      node.onload = node.onerror = function () { node.remove(); done(); };
      document.head.appendChild(node);
    });
  }

  // The index of one language.
  function Index(options, tag) {
    this.folder = tag === options.original ? "" : tag + "/";
    this.options = options;
    this.parts = {};
    this.damage = {};
    this.mixed = false;
  }

  Index.prototype.part = function (name, decode) {
    var self = this, path = this.folder + "search/" + name;
    if (!this.parts[name]) {
      this.parts[name] = Promise.resolve((this.options.load || script)(this.options.root + path + ".js")).catch(function () {}).then(function () {
        var part = arrived[path];
        delete arrived[path];
        try {
          if (!part) throw new Error("missing");
          if (part.numbering && self.manifest && part.numbering !== self.manifest.numbering) {
            self.mixed = true;
            throw new Error("mixed");
          }
          return decode ? decode(part) : part;
        } catch (error) {
          self.damage[name] = true;
          delete self.parts[name]; // another try may find it
          return null;
        }
      });
    }
    return this.parts[name];
  };

  Index.prototype.open = async function () {
    var manifest = this.manifest || await this.part("manifest");
    if (manifest && manifest.version === VERSION) this.manifest = manifest;
    return Boolean(this.manifest);
  };

  Index.prototype.place = function (term) {
    var terms = this.manifest.terms, low = 0, high = terms.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (W.compare(terms[middle], term) <= 0) low = middle + 1; else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  Index.prototype.shard = async function (at) {
    return await this.part("terms/" + at, function (part) { return lines(part.terms); }) || [];
  };

  function find(list, term) {
    var low = 0, high = list.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (W.compare(list[middle].term, term) < 0) low = middle + 1; else high = middle;
    }
    return low < list.length && list[low].term === term ? low : -1;
  }

  Index.prototype.leads = function (line) {
    if (line.alias || line.list) return line;
    try { line.list = postings(line.leads); } catch (error) { line.list = { having: 0, documents: [], classes: [] }; this.damage.terms = true; }
    return line;
  };

  Index.prototype.term = async function (term) {
    var list = await this.shard(this.place(term)), at = find(list, term);
    return at < 0 ? null : this.leads(list[at]);
  };

  // Reads the shards of a question's words and of the name that they may be side by side; one after the other would take
  // as many times as long.
  Index.prototype.expect = function (query) {
    var self = this, stems = this.manifest.stems;
    var terms = query.words.map(function (word) { return W.stem(word.text, stems); }).concat(query.name.join(" ") + " ");
    return Promise.all(terms.map(function (term) { return self.shard(self.place(term)); }));
  };

  // Every term that begins so, in the shard where it would stand and at most two more.
  Index.prototype.beginning = async function (start) {
    var first = this.place(start), terms = this.manifest.terms, found = [];
    for (var at = first; at < Math.min(first + 3, terms.length); at++) {
      if (at > first && !(terms[at].indexOf(start) === 0 || W.compare(terms[at], start) < 0)) break;
      found = found.concat((await this.shard(at)).filter(function (line) { return line.term.indexOf(start) === 0; }));
    }
    return found.map(this.leads, this);
  };

  // ---- What a word leads to ----

  Index.prototype.variant = async function (word, factor) {
    var line = await this.term(W.stem(word, this.manifest.stems));
    return line && !line.alias ? { term: line.term, idf: idf(this.manifest.documents, line.list.having), factor: factor, list: line.list } : null;
  };

  Index.prototype.found = async function (word) {
    var whole = await this.variant(word.text, WHOLE), variants = whole ? [whole] : [];
    if (word.begun) await this.longer(word.text, variants);
    return { word: word.text, begun: word.begun, variants: variants };
  };

  Index.prototype.longer = async function (start, variants) {
    var documents = this.manifest.documents, best = await this.term(start + "*");
    if (best && !best.alias) {
      variants.push({ term: best.term, idf: idf(documents, best.list.having), factor: LONGER, list: best.list });
      return;
    }
    var all = await this.beginning(start), more = [];
    for (var i = 0; i < all.length; i++) {
      var line = all[i];
      if (/[ *]/.test(line.term)) continue;
      if (line.alias) { // a form of a word, whose stem may not begin with what was typed
        if (line.leads.indexOf(start) === 0) continue;
        line = await this.term(line.leads);
        if (!line || line.alias) continue;
      }
      if (!variants.concat(more).some(function (known) { return known.term === line.term; })) more.push(line);
    }
    var having = more.reduce(function (sum, line) { return sum + line.list.having; }, 0);
    var rarity = idf(documents, Math.min(having, documents));
    more.forEach(function (line) { variants.push({ term: line.term, idf: rarity, factor: LONGER, list: line.list }); });
  };

  Index.prototype.numbered = async function (number) {
    var found = await this.digits(number.digits, number.spelled);
    if (!found.size && /^1\d{3}/.test(number.digits)) found = await this.digits(number.digits.slice(1), number.spelled);
    return found;
  };

  Index.prototype.digits = async function (digits, whole) {
    var start = "+" + digits, best = new Map(), most = whole ? null : await this.term(start + "*");
    var all = most ? [{ term: start, list: most.list }] : await this.beginning(start);
    all.forEach(function (line) {
      if (line.alias || /\*/.test(line.term) || (whole && line.term !== start)) return;
      line.list.documents.forEach(function (doc, i) {
        var points = 1000000 + 10000 * line.list.classes[i] + (line.term === start ? 50000 : 0);
        if (points > (best.get(doc) || 0)) best.set(doc, points);
      });
    });
    return best;
  };

  // Points for documents of which the question is a name, or may become one; the question's words that need not be
  // found need not stand in the name.
  Index.prototype.named = async function (words, begun) {
    var points = new Map(), stop = this.manifest.stop, name = words.join(" ");
    var telling = words.filter(function (word) { return stop.indexOf(word) < 0; }).join(" ");
    function give(weight) {
      return function (line) {
        if (line && !line.alias) line.list.documents.forEach(function (doc, i) {
          points.set(doc, Math.max(points.get(doc) || 0, weight * line.list.classes[i]));
        });
      };
    }
    if (name) give(NAMED)(await this.term(name + " "));
    if (telling && telling !== name) give(NAMED)(await this.term(telling + " "));
    if (!begun || W.count(name) < 3 || await this.term(name + "*")) return points;
    (await this.beginning(name)).filter(function (line) { return / $/.test(line.term) && line.term.trim() !== name; }).forEach(give(BEGINS));
    return points;
  };

  // The documents in which words stand one after the other; null where places cannot be read.
  Index.prototype.phrase = async function (phrase) {
    var stop = this.manifest.stop, stops = function (word) { return stop.indexOf(word) >= 0; };
    var only = phrase.every(stops), kept = null;
    for (var at = 0; at < phrase.length; at++) {
      if (!only && stops(phrase[at])) continue;
      var term = W.stem(phrase[at], this.manifest.stems), place = this.place(term), list = await this.shard(place), line = find(list, term);
      if (line < 0 || list[line].alias) return new Set();
      var places = await this.part("positions/" + place, function (part) { return part.positions.split(";"); });
      if (!places) return null;
      var reader = new Reader(places[line] || ""), starts = new Map();
      this.leads(list[line]).list.documents.forEach(function (doc) {
        var own = reader.rising(reader.read()).map(function (p) { return p - at; });
        var before = kept && kept.get(doc);
        if (kept) own = own.filter(function (p) { return before && before.indexOf(p) >= 0; });
        own = own.filter(function (p) { return p >= 0; });
        if (own.length) starts.set(doc, own);
      });
      kept = starts;
    }
    return kept ? new Set(kept.keys()) : null;
  };

  // ---- Spelling ----

  Index.prototype.known = async function () {
    var all = [];
    for (var i = 0; i < this.manifest.words; i++) {
      all = all.concat(await this.part("words/" + i, function (part) {
        return lines(part.words).map(function (line) { return { term: line.term, letters: Array.from(line.term), having: new Reader(line.leads).read() }; });
      }) || []);
    }
    return all;
  };

  Index.prototype.near = async function (word, most, begun) {
    if (!most) return [];
    var typed = Array.from(word), near = [];
    (await this.known()).forEach(function (known) {
      var edits = W.edits(typed, known.letters, most, begun);
      if (edits >= 0) near.push({ edits: edits, other: known.letters[0] === typed[0] ? 0 : 1, having: known.having, term: known.term });
    });
    return near.sort(nearer);
  };

  function nearer(a, b) {
    return a.edits - b.edits || a.other - b.other || b.having - a.having || W.compare(a.term, b.term);
  }

  Index.prototype.parted = async function (word) {
    var known = await this.known(), letters = Array.from(word), best = null;
    function having(part) { var at = find(known, part); return at < 0 ? -1 : known[at].having; }
    for (var at = 3; at <= letters.length - 3; at++) {
      var left = letters.slice(0, at).join(""), right = letters.slice(at).join("");
      var both = Math.min(having(left), having(right));
      if (both >= 0 && (!best || both > best.both)) best = { both: both, parts: [left, right] };
    }
    return best && best.parts;
  };

  Index.prototype.meant = async function (word) {
    var letters = W.count(/^[\u0621-\u064a]/.test(word.text) ? W.stem(word.text, this.manifest.stems) : word.text);
    var near = (await this.near(word.text, letters < 3 ? 0 : letters < 6 ? 1 : 2, word.begun)).filter(function (one) {
      return one.edits < 2 || W.plausible(word.text, one.term);
    });
    if (!near.length || near[0].edits > 1) {
      var parts = await this.parted(word.text);
      if (parts) return [await this.found({ text: parts[0], begun: false }), await this.found({ text: parts[1], begun: false })];
    }
    var variants = [];
    for (var i = 0; i < Math.min(near.length, 3); i++) {
      var variant = await this.variant(near[i].term, FACTORS[Math.min(near[i].edits, 2)]);
      if (variant && !variants.some(function (known) { return known.term === variant.term; })) variants.push(variant);
    }
    return variants.length ? [{ word: near[0].term, begun: false, variants: variants }] : [];
  };

  Index.prototype.nearest = async function (words) {
    var all = [], offered = [];
    for (var i = 0; i < words.length; i++) {
      if (W.count(words[i].text) > 3) all = all.concat(await this.near(words[i].text, 3, true));
    }
    all.sort(nearer).forEach(function (near) { if (offered.length < 5 && offered.indexOf(near.term) < 0) offered.push(near.term); });
    return offered;
  };

  window.fieldguideSearchIndex = { Index: Index, Reader: Reader, LONGER: LONGER };
})();
