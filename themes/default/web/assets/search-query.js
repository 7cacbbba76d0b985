/*
 * Search, part 1 of 4: what a query means. Pure: strings in, values out.
 *
 * The index was made by src/render/search; `fold`, `analyse` and `nameKey` say the same as its fold.rs, terms.rs and
 * names.rs. ES5 and Promise only: class machines run browsers of 2016.
 */
(function (window) {
  'use strict';

  var HAN = new RegExp('^(?:[\\u3005\\u3007\\u3041-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff]|' +
    '[\\ud840-\\ud8bf][\\udc00-\\udfff])$');
  var GAP = new RegExp('^(?:[\\u0000-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u00a9\\u00ab-\\u00b4\\u00b6-\\u00b9' +
    '\\u00bb-\\u00bf\\u00d7\\u00f7\\u0589\\u05be\\u060c\\u061b\\u061f\\u066a-\\u066d\\u06d4\\u0964\\u0965\\u0f0b-\\u0f14' +
    '\\u1800-\\u180a\\u2000-\\u206f\\u20a0-\\u20cf\\u2190-\\u2bff\\u2e00-\\u2e7f\\u3000-\\u3004\\u3006\\u3008-\\u3020' +
    '\\u3030\\u303d\\u30fb\\ue000-\\uf8ff\\ufd3e\\ufd3f\\ufe10-\\ufe6f\\ufff0-\\uffff]|[\\ud83c-\\ud83e][\\udc00-\\udfff])$');
  var CHARACTER = /[\ud800-\udbff][\udc00-\udfff]|[\s\S]/g;
  /* Text of which every character folds to exactly one: nearly all there is. */
  var PLAIN = new RegExp('^[\\u0000-\\u007f\\u00b7\\u2014\\u2018-\\u201d\\u2026\\u3000-\\u3003\\u3005\\u3007-\\u3011' +
    '\\u3014-\\u301b\\u3400-\\u4dbf\\u4e00-\\u9fff\\uff01-\\uff5e]*$');
  var ACCENTS = /[\u0300-\u036f]/g;
  var SILENT = /[\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f]|\udb40[\udd00-\uddef]/g;
  var LETTERS = {
    '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643', '\u06d5': '\u0647', '\u06be': '\u0647', '\u06c1': '\u0647',
    '\u03c2': '\u03c3'
  };
  var LETTER = /[\u0649\u06cc\u06a9\u06d5\u06be\u06c1\u03c2]/g;

  var LONGEST_WORD = 40;
  /* More pairs than these narrow nothing further, and each costs a file. */
  var MOST_PAIRS = 12;

  function narrow(text) {
    return text.replace(/[\uff01-\uff5e]/g, function (c) { return String.fromCharCode(c.charCodeAt(0) - 0xfee0); })
      .replace(/\u3000/g, ' ').replace(/\u2026/g, '.').toLowerCase();
  }

  /* One form for all ways of writing a word. Without `normalize` (before 2015) only full-width forms are narrowed. */
  function fold(text) {
    if (PLAIN.test(text)) { return narrow(text); }
    var plain = text.normalize ? text.normalize('NFKD').toLowerCase().replace(ACCENTS, '').normalize('NFC') : narrow(text);
    return plain.replace(SILENT, '').replace(LETTER, function (c) { return LETTERS[c]; });
  }

  /* Folded text, and for each of its places (one more at the end) the place in `text`; `at` is null where they agree. */
  function foldWithPlaces(text) {
    if (PLAIN.test(text)) { return { text: narrow(text), at: null }; }
    var out = '', at = [], place = 0;
    (text.match(CHARACTER) || []).forEach(function (c) {
      var folded = fold(c);
      for (var i = 0; i < folded.length; i++) { at.push(place); }
      out += folded;
      place += c.length;
    });
    at.push(place);
    return { text: out, at: at };
  }

  function isGap(c) { return GAP.test(c); }

  /* Runs of one class: [{ han: boolean, chars: [character, …] }, …] */
  function runs(folded) {
    var out = [], run = null;
    (folded.match(CHARACTER) || []).forEach(function (c) {
      var han = HAN.test(c);
      if (!han && isGap(c)) { run = null; return; }
      if (!run || run.han !== han) { run = { han: han, chars: [] }; out.push(run); }
      run.chars.push(c);
    });
    return out;
  }

  /*
   * The terms of a phrase: [{ text, prefix }, …]. The last character of a run of Han is a term where the run ends
   * within the phrase; a single character that may go on counts only where it is all there is.
   */
  function analyse(folded) {
    var pairs = [], words = [], single = [];
    runs(folded).forEach(function (run, r, all) {
      if (run.han && r < all.length - 1) { words.push({ text: run.chars[run.chars.length - 1], prefix: false }); }
      if (!run.han) {
        words.push({ text: run.chars.slice(0, LONGEST_WORD).join(''), prefix: true });
      } else if (run.chars.length === 1) {
        single.push({ text: run.chars[0], prefix: true });
      } else {
        for (var i = 0; i + 1 < run.chars.length; i++) {
          pairs.push({ text: run.chars[i] + run.chars[i + 1], prefix: false });
        }
      }
    });
    if (pairs.length > MOST_PAIRS) {
      pairs = pairs.filter(function (_, i) { return i % 2 === 0 || i === pairs.length - 1; }).slice(0, MOST_PAIRS);
    }
    var terms = pairs.concat(words);
    return unique(terms.length ? terms : single);
  }

  function unique(terms) {
    var seen = Object.create(null);
    return terms.filter(function (term) { return seen[term.text] ? false : (seen[term.text] = true); });
  }

  /* Numbers ------------------------------------------------------------------------------------------------------ */

  var DIGITS = '零一二三四五六七八九';
  var NUMERAL = '[0-9]{1,6}|[零〇一二两三四五六七八九十百千]{1,12}';

  function digit(c) { return c === '〇' ? 0 : c === '两' ? 2 : DIGITS.indexOf(c); }

  /* The number that a numeral of either script writes: 1043, 一千零四十三, 二〇二三. */
  function number(numeral) {
    if (/^[0-9]+$/.test(numeral)) { return parseInt(numeral, 10); }
    var value = 0, current = 0, units = /[十百千]/.test(numeral);
    for (var i = 0; i < numeral.length; i++) {
      var c = numeral.charAt(i), size = { '十': 10, '百': 100, '千': 1000 }[c];
      if (size) {
        value += (current || (c === '十' ? 1 : 0)) * size;
        current = 0;
      } else {
        current = units ? digit(c) : current * 10 + digit(c);
      }
    }
    return value + current;
  }

  /* As a statute writes it: 1043 is 一千零四十三, 15 十五. */
  function inHan(value) {
    if (value === 0 || value > 9999) { return value === 0 ? '零' : String(value); }
    var out = '', gap = false, digits = String(value), units = ['', '十', '百', '千'];
    for (var i = 0; i < digits.length; i++) {
      var d = +digits.charAt(i), unit = units[digits.length - 1 - i];
      if (!d) { gap = true; continue; }
      if (gap && out) { out += '零'; }
      gap = false;
      out += (d === 1 && unit === '十' && !out ? '' : DIGITS.charAt(d)) + unit;
    }
    return out;
  }

  /* Queries ------------------------------------------------------------------------------------------------------ */

  function escape(text) { return text.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&'); }

  function trimGaps(text) {
    var chars = text.match(CHARACTER) || [];
    while (chars.length && isGap(chars[0])) { chars.shift(); }
    while (chars.length && isGap(chars[chars.length - 1])) { chars.pop(); }
    return chars.join('');
  }

  function phrase(text) {
    var words = trimGaps(text);
    return { text: words, terms: analyse(words), pattern: escape(words) };
  }

  /* 第三十七条, 第37条 and 37条 are one term. A branch (之一) is a term of its own. */
  function provision(text, numeral, unit, branch) {
    var value = number(numeral), either = '(?:' + inHan(value) + '|' + value + ')';
    var after = branch ? '之(?:' + inHan(number(branch)) + '|' + number(branch) + ')' : '';
    return {
      text: text,
      terms: [{ text: '§' + value + unit + (branch ? '之' + number(branch) : ''), prefix: false }],
      pattern: '(?:第' + either + '|\\b' + value + ')' + unit + after
    };
  }

  /*
   * The parts of a query, all of which a page must hold: [{ text, terms, pattern }, …]. Spaces part it, and so do
   * provisions, since 刑法第37条 stands nowhere in the Criminal Law itself. `pattern` finds the part in folded text.
   */
  function parse(query) {
    var parts = [];
    fold(query).split(/\s+/).forEach(function (word) {
      var whole = /^[零〇一二两三四五六七八九十百千]+[条章节编]$/.test(word) ? '第' + word : word;
      var each = new RegExp('(?:第(' + NUMERAL + ')|([0-9]{1,6}))(条|章|节|编)(?:之(' + NUMERAL + '))?', 'g');
      var from = 0, m;
      while ((m = each.exec(whole))) {
        parts.push(phrase(whole.slice(from, m.index)), provision(m[0], m[1] || m[2], m[3], m[3] === '条' ? m[4] : ''));
        from = each.lastIndex;
      }
      parts.push(phrase(whole.slice(from)));
    });
    return parts.filter(function (part) { return part.terms.length > 0; });
  }

  /* How the names of laws and the everyday words are written in the index. */
  function nameKey(folded) {
    var key = (folded.match(CHARACTER) || []).filter(function (c) { return !isGap(c); }).join('');
    var state = '中华人民共和国';
    return key.length > state.length && key.indexOf(state) === 0 ? key.slice(state.length) : key;
  }

  /* A law and one of its articles, where the query could be read so: { name, main, sub }, otherwise null. */
  function citation(query) {
    var address = '第?(' + NUMERAL + ')(?:条(?:之(' + NUMERAL + '))?(?:第.{1,5}款)?(?:第.{1,5}项)?)?';
    var m = new RegExp('^(.+?)' + address + '$').exec(nameKey(fold(query)));
    return m && { name: m[1], main: number(m[2]), sub: m[3] ? number(m[3]) : 0 };
  }

  window.coursepackSearch = {
    fold: fold,
    foldWithPlaces: foldWithPlaces,
    parse: parse,
    nameKey: nameKey,
    citation: citation,
    inHan: inHan
  };
})(window);
