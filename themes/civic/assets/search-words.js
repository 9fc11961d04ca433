// Text as words: the same folding, cutting, stems, numbers and slips of the finger as in the program that wrote the
// index (src/search). A test holds the two together.
(function () {
  "use strict";

  var LONGEST_WORD = 40;
  var UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u312f\\u31a0-\\u31bf\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  var RUN = new RegExp("(?:(?![" + UNSPACED + "])[\\p{Alphabetic}\\p{N}])+|(?:(?=[" + UNSPACED + "])[\\p{Alphabetic}\\p{N}])+", "gu");
  var PAIRED = new RegExp("^[" + UNSPACED + "]", "u");
  var UNSEEN = /[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
  var LETTERS = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ς": "σ", "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك" };

  // ---- Folding ----

  function fold(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().replace(/'/g, "").replace(/[\x00-\x1f\x7f]/g, " ");
    return text.normalize("NFKD").toLowerCase().normalize("NFKD")
      .replace(/(?![\u3099\u309a])\p{M}/gu, "")
      .replace(/['’‘ʼ\u0640]/g, "")
      .replace(UNSEEN, "")
      .replace(/[ßæœøłđðıςةىیک]/g, function (c) { return LETTERS[c]; })
      .replace(/[\u0660-\u0669]/g, function (c) { return c.charCodeAt(0) - 0x660; })
      .replace(/[\u06f0-\u06f9]/g, function (c) { return c.charCodeAt(0) - 0x6f0; })
      .replace(/[\x00-\x1f\x7f-\x9f]/g, " ")
      .normalize("NFC");
  }

  function count(text) {
    return /[\ud800-\udfff]/.test(text) ? Array.from(text).length : text.length;
  }

  // The words of folded text: runs of letters and digits; initials with dots are one word, scripts without spaces
  // become overlapping pairs.
  function words(folded) {
    var found = [], initials = -1, match;
    RUN.lastIndex = 0;
    while ((match = RUN.exec(folded))) {
      var text = match[0], length = count(text);
      if (PAIRED.test(text)) {
        var signs = Array.from(text);
        if (length === 1) found.push(text);
        for (var i = 0; i + 1 < signs.length; i++) found.push(signs[i] + signs[i + 1]);
        initials = -1;
        continue;
      }
      var letter = length === 1 && /\p{Alphabetic}/u.test(text);
      if (letter && initials >= 0 && folded.slice(initials, match.index) === ".") found[found.length - 1] += text;
      else found.push(length > LONGEST_WORD ? Array.from(text).slice(0, LONGEST_WORD).join("") : text);
      initials = letter ? match.index + text.length : -1;
    }
    return found;
  }

  // ---- One form for the forms of a word ----

  var IRREGULAR = { children: "child", women: "woman", men: "man", people: "person", wives: "wife", lives: "life" };

  function english(word) {
    if (Object.prototype.hasOwnProperty.call(IRREGULAR, word)) return IRREGULAR[word];
    if (word.length < 4) return word;
    var stem = word;
    if (word.length > 4 && /ies$/.test(word)) stem = word.slice(0, -3) + "y";
    else if (/(?:sses|shes|ches|xes|zes)$/.test(word)) stem = word.slice(0, -2);
    else if (/s$/.test(word) && !/(?:ss|us|is)$/.test(word)) stem = word.slice(0, -1);
    var ending = /ing$/.test(stem) && stem.length >= 6 ? 3 : /ed$/.test(stem) && stem.length >= 5 && !/eed$/.test(stem) ? 2 : 0;
    var kept = stem.length - ending;
    if (ending && kept >= 3 && /[aeiouy]/.test(stem.slice(0, kept))) {
      var last = stem.charAt(kept - 1);
      if (last === stem.charAt(kept - 2) && "lsz".indexOf(last) < 0 && kept > 3) kept--;
      stem = stem.slice(0, kept);
    }
    return stem.length > 4 && /e$/.test(stem) ? stem.slice(0, -1) : stem;
  }

  function spanish(word) {
    if (word.length < 4) return word;
    var stem = word;
    if (word.length > 6 && /eses$/.test(word)) stem = word.slice(0, -4);
    else if (word.length > 4 && /ces$/.test(word)) stem = word.slice(0, -3) + "z";
    else if (word.length > 4 && /es$/.test(word)) stem = word.slice(0, -2);
    else if (/[^i]s$/.test(word)) stem = word.slice(0, -1);
    return stem.length >= 4 && /[aeo]$/.test(stem) ? stem.slice(0, -1) : stem;
  }

  function arabic(word) {
    ["وال", "بال", "كال", "فال", "لل", "ال"].some(function (start) {
      if (word.indexOf(start) !== 0 || word.length - start.length < 3) return false;
      word = word.slice(start.length);
      return true;
    });
    ["ات", "ون", "ين", "يه", "ه"].some(function (end) {
      if (word.slice(-end.length) !== end || word.length - end.length < 3) return false;
      word = word.slice(0, -end.length);
      return true;
    });
    return word;
  }

  function stem(word, rule) {
    if (/^[\u0621-\u064a]/.test(word)) return arabic(word);
    if (!/^[a-z]*$/.test(word)) return word;
    return rule === "en" ? english(word) : rule === "es" ? spanish(word) : word;
  }

  // ---- Telephone numbers ----

  var KEYPAD = "22233344455566677778889999"; // a … z, ITU-T E.161

  function keys(text) {
    return text.replace(/[a-z]/g, function (c) { return KEYPAD.charAt(c.charCodeAt(0) - 97); });
  }

  function number(text) {
    var folded = fold(text), bare = folded.replace(/[\s\x85().+\-\/\u2010-\u2015]/g, "");
    if (!bare || bare.length > 15 || !/^[a-z0-9]*$/i.test(bare)) return null;
    var digits = bare.replace(/[^0-9]/g, "").length;
    if (digits === bare.length) return digits >= 3 ? { digits: bare, spelled: false } : null;
    var spelled = !digits;
    var enough = spelled ? bare.length >= 6 && folded.trim().indexOf(" ") < 0 : bare.length >= 7;
    return enough ? { digits: keys(bare), spelled: spelled } : null;
  }

  // ---- Slips of the finger: optimal string alignment; with `begun`, what is not typed yet is free ----

  function edits(typed, known, most, begun) {
    var rows = typed.length, columns = known.length;
    if (rows > columns + most || (!begun && columns > rows + most)) return -1;
    if (begun && columns > rows + most) columns = rows + most;
    var before = [], last = [], row, column;
    for (column = 0; column <= columns; column++) last.push(column);
    for (row = 1; row <= rows; row++) {
      var now = [row], least = row;
      for (column = 1; column <= columns; column++) {
        var same = typed[row - 1] === known[column - 1];
        var cost = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        if (row > 1 && column > 1 && typed[row - 1] === known[column - 2] && typed[row - 2] === known[column - 1]) cost = Math.min(cost, before[column - 2] + 1);
        now.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return -1;
      before = last;
      last = now;
    }
    var found = begun ? Math.min.apply(null, last) : last[columns];
    return found <= most ? found : -1;
  }

  // Whether two slips leave enough of a word: of six or seven letters only where the first and the last stay.
  function plausible(typed, known) {
    var own = Array.from(typed), other = Array.from(known);
    return own.length > 7 || (own[0] === other[0] && own[own.length - 1] === other[other.length - 1]);
  }

  // By code point, as terms are sorted.
  function compare(a, b) {
    if (a === b) return 0;
    if (!/[\ud800-\udfff]/.test(a + b)) return a < b ? -1 : 1;
    var left = Array.from(a), right = Array.from(b), at = 0;
    while (left[at] === right[at]) at++;
    if (at >= left.length || at >= right.length) return left.length - right.length;
    return left[at].codePointAt(0) - right[at].codePointAt(0);
  }

  window.fieldguideWords = { fold: fold, words: words, stem: stem, number: number, keys: keys, edits: edits, plausible: plausible, compare: compare, count: count };
})();
