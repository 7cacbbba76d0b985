/*
 * Search, part 2 of 4: reading the index.
 *
 * A page opened from a folder may not fetch anything, but it may add script elements. So each file of `search/` is a
 * script that calls cpS(family, number, data); see src/render/search/mod.rs for what is in them. No word of this
 * part touches the page, apart from those script elements.
 */
(function (window, document) {
  'use strict';

  var search = window.coursepackSearch;
  var root = document.currentScript.src.replace(/assets\/[^\/]*$/, '');

  /* Files -------------------------------------------------------------------------------------------------------- */

  var FILES_OF_FOLDER = 128;
  var loaded = Object.create(null), loading = Object.create(null);

  window.cpS = function (family, at, data) { loaded[family + at] = data; };

  /* Files have numbers, or names of five characters. */
  function pathOf(family, key) {
    if (family === 'm') { return 'meta.js'; }
    return family + '/' + (typeof key === 'string' ? key.charAt(0) + '/' + key.slice(1) : Math.floor(key / FILES_OF_FOLDER) + '/' + key) + '.js';
  }

  /* A promise of one file's data. A file that failed may be asked for again; meta.js may stand in the page itself. */
  function load(family, at) {
    var key = family + at;
    if (key in loaded) { return Promise.resolve(loaded[key]); }
    if (!loading[key]) {
      loading[key] = new Promise(function (resolve, reject) {
        var script = document.createElement('script');
        script.charset = 'utf-8';
        script.src = root + 'search/' + pathOf(family, at);
        script.onload = function () {
          document.head.removeChild(script);
          if (key in loaded) { resolve(loaded[key]); } else { reject(new Error('not a search file: ' + script.src)); }
        };
        script.onerror = function () {
          document.head.removeChild(script);
          delete loading[key];
          reject(new Error('cannot read ' + script.src));
        };
        document.head.appendChild(script);
      });
    }
    return loading[key];
  }

  function loadAll(family, numbers) {
    return Promise.all(numbers.map(function (at) { return load(family, at); }));
  }

  /* Numbers: base 64 digits, five bits each, the sixth says that more follow ---------------------------------------- */

  var DIGIT = new Uint8Array(128);
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('').forEach(function (c, value) {
    DIGIT[c.charCodeAt(0)] = value;
  });

  function numbers(text) {
    var out = [], value = 0, shift = 0;
    for (var i = 0; i < text.length; i++) {
      var d = DIGIT[text.charCodeAt(i)];
      value |= (d & 31) << shift;
      if (d & 32) { shift += 5; } else { out.push(value); value = shift = 0; }
    }
    return out;
  }

  /* Where each group begins if the groups have these sizes; one more entry for the end. */
  function starts(sizes) {
    var out = new Uint32Array(sizes.length + 1);
    sizes.forEach(function (size, i) { out[i + 1] = out[i] + size; });
    return out;
  }

  /* Names of files, written one after the other. */
  function names(text) { return text.match(/.{5}/g) || []; }

  /* The last group that begins at or before `place`. */
  function groupOf(begin, place) {
    var low = 0, high = begin.length - 2;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (begin[middle] <= place) { low = middle; } else { high = middle - 1; }
    }
    return low;
  }

  var overview = null;

  function open() {
    return load('m', 0).then(function (meta) {
      if (!overview) {
        overview = { kinds: meta.kinds.map(function (kind) { return kind[0]; }), laws: meta.laws, leads: meta.leads };
        number(meta);
      }
      return overview;
    });
  }

  /*
   * Pages and leaves are numbered through all parts of the index, each of which counts from 0: `parts` say where theirs
   * begin. Pages of a kind lie together, from kindStart to kindEnd.
   */
  function number(meta) {
    var leaves = [], leaf = 0;
    overview.kindStart = [];
    overview.kindEnd = [];
    overview.parts = meta.parts.map(function (part, p) {
      var own = numbers(part.leaves), page = leaves.length;
      meta.kinds.forEach(function (kind, k) {
        if (kind[2] !== p) { return; }
        overview.kindStart[k] = page;
        page = overview.kindEnd[k] = page + kind[1];
      });
      leaves = leaves.concat(own);
      var read = {
        leaf: leaf, terms: part.terms, shards: names(part.shards),
        textStart: starts(numbers(part.texts)), textFiles: names(part.textFiles)
      };
      leaf += own.reduce(function (sum, count) { return sum + count; }, 0);
      return read;
    });
    overview.leafStart = starts(leaves);
    overview.pages = leaves.length;
    overview.leaves = leaf;
  }

  /* Terms -------------------------------------------------------------------------------------------------------- */

  /* A prefix is followed through so many shards of 40 kB. */
  var MOST_SHARDS = 16;

  function inOrder(unit) { return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000; }

  /* Whether `a` comes before `b` by code points, which differs from `<` where surrogates meet U+E000 to U+FFFF. */
  function before(a, b) {
    for (var i = 0; i < a.length && i < b.length; i++) {
      var x = a.charCodeAt(i), y = b.charCodeAt(i);
      if (x !== y) {
        return x >= 0xd800 && y >= 0xd800 ? inOrder(x) < inOrder(y) : x < y;
      }
    }
    return a.length < b.length;
  }

  /* The number of the shard that would hold `key`, given the first key of each. */
  function shardOf(first, key) {
    var low = 0, high = first.length - 1;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (before(key, first[middle])) { high = middle - 1; } else { low = middle; }
    }
    return low;
  }

  /* The shards that may hold a term: [{ name, leaf }, …], `leaf` being the first of their part. */
  function shardsOf(term) {
    var out = [];
    overview.parts.forEach(function (part) {
      var first = part.terms, at = shardOf(first, term.text), most = at + MOST_SHARDS;
      for (; at < first.length && at < most; at++) {
        out.push({ name: part.shards[at], leaf: part.leaf });
        if (!term.prefix || at + 1 >= first.length || first[at + 1].indexOf(term.text) !== 0) { break; }
      }
    });
    return out;
  }

  /* Adds the postings that begin at `from` in a shard to `sets`, the set of units for each leaf. */
  function addPostings(shard, from, first, sets) {
    var leaf = first - 1, delta = 0, shift = 0;
    for (var i = from; i < shard.length; i++) {
      var c = shard.charCodeAt(i);
      if (c === 124) { return; }
      delta |= (DIGIT[c] & 31) << shift;
      if (DIGIT[c] & 32) {
        shift += 5;
      } else {
        leaf += delta + 1;
        sets[leaf] |= DIGIT[shard.charCodeAt(++i)];
        delta = shift = 0;
      }
    }
  }

  /* For each leaf, the set of its units that hold the term. Its shards must be loaded. */
  function unitsOf(term) {
    var sets = new Uint8Array(overview.leaves);
    shardsOf(term).forEach(function (found) {
      var shard = loaded['i' + found.name], leaf = found.leaf, wanted = '|' + term.text + (term.prefix ? '' : ' '), at = shard.indexOf(wanted);
      while (at >= 0) {
        addPostings(shard, shard.indexOf(' ', at) + 1, leaf, sets);
        at = term.prefix ? shard.indexOf(wanted, at + 1) : -1;
      }
    });
    return sets;
  }

  function intersect(a, b) {
    for (var i = 0; i < a.length; i++) { a[i] &= b[i]; }
    return a;
  }

  /* For each leaf, the set of its units that hold every term. */
  function unitsWithAll(terms) {
    return terms.map(unitsOf).reduce(intersect);
  }

  function loadTerms(parts) {
    var wanted = Object.create(null);
    parts.forEach(function (part) {
      part.terms.forEach(function (term) { shardsOf(term).forEach(function (shard) { wanted[shard.name] = true; }); });
    });
    return loadAll('i', Object.keys(wanted));
  }

  /* Texts -------------------------------------------------------------------------------------------------------- */

  /* A leaf as the index holds it: [title, url, [anchor, label, text, …] for each unit, …]. */
  function leafText(leaf) {
    var part = overview.parts[0];
    overview.parts.forEach(function (each) { if (each.leaf <= leaf && each.textFiles.length) { part = each; } });
    var own = leaf - part.leaf, file = groupOf(part.textStart, own);
    return load('t', part.textFiles[file]).then(function (leaves) { return leaves[own - part.textStart[file]]; });
  }

  search.index = {
    root: root,
    open: open,
    loadTerms: loadTerms,
    loadNames: loadAll,
    leafText: leafText,
    unitsOf: unitsOf,
    unitsWithAll: unitsWithAll,
    intersect: intersect,
    shardOf: shardOf
  };
})(window, document);
