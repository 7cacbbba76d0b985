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

  function pathOf(family, at) {
    return family === 'm' ? 'meta.js' : family + '/' + Math.floor(at / FILES_OF_FOLDER) + '/' + at + '.js';
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
        overview = {
          kinds: meta.kinds.map(function (kind) { return kind[0]; }),
          kindStart: starts(meta.kinds.map(function (kind) { return kind[1]; })),
          leafStart: starts(numbers(meta.leaves)),
          textStart: starts(numbers(meta.texts)),
          terms: meta.terms,
          laws: meta.laws,
          leads: meta.leads
        };
        overview.pages = overview.leafStart.length - 1;
        overview.leaves = overview.leafStart[overview.pages];
      }
      return overview;
    });
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

  function shardsOf(term) {
    var first = overview.terms, at = shardOf(first, term.text), out = first.length ? [at] : [];
    while (term.prefix && ++at < first.length && first[at].indexOf(term.text) === 0 && out.length < MOST_SHARDS) {
      out.push(at);
    }
    return out;
  }

  /* Adds the postings that begin at `from` in a shard to `sets`, the set of units for each leaf. */
  function addPostings(shard, from, sets) {
    var leaf = -1, delta = 0, shift = 0;
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
    shardsOf(term).forEach(function (at) {
      var shard = loaded['i' + at], wanted = '|' + term.text + (term.prefix ? '' : ' '), found = shard.indexOf(wanted);
      while (found >= 0) {
        addPostings(shard, shard.indexOf(' ', found) + 1, sets);
        found = term.prefix ? shard.indexOf(wanted, found + 1) : -1;
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
      part.terms.forEach(function (term) { shardsOf(term).forEach(function (at) { wanted[at] = true; }); });
    });
    return loadAll('i', Object.keys(wanted).map(Number));
  }

  /* Texts -------------------------------------------------------------------------------------------------------- */

  /* A leaf as the index holds it: [title, url, [anchor, label, text, …] for each unit, …]. */
  function leafText(leaf) {
    var file = groupOf(overview.textStart, leaf);
    return load('t', file).then(function (leaves) { return leaves[leaf - overview.textStart[file]]; });
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
