/*
 * Search, part 3 of 4: pages, laws and everyday words that answer a query.
 *
 * Nothing here touches the page; results are plain values. `index` is what part 2 read.
 */
(function (window) {
  'use strict';

  var search = window.coursepackSearch, index = search.index, root = index.root;
  var overview = null;

  function open() {
    return index.open().then(function (read) { overview = read; });
  }

  /* Pages -------------------------------------------------------------------------------------------------------- */

  var TITLE = 1;
  var SIZE = new Uint8Array(64);
  for (var s = 1; s < 64; s++) { SIZE[s] = SIZE[s >> 1] + (s & 1); }

  /*
   * What is known of a page before its text is read, or null if it lacks a part of the query. Titles weigh most, then
   * units in which all parts meet, then how many units hold any. `leaves`: where to look, the best first.
   */
  function candidate(page, sets) {
    var from = overview.leafStart[page], to = overview.leafStart[page + 1];
    var titles = 0, met = 0, held = 0, places = [];
    for (var p = 0; p < sets.length; p++) {
      var any = 0;
      for (var leaf = from; leaf < to; leaf++) { any |= sets[p][leaf]; }
      if (!any) { return null; }
      if (sets[p][from] & TITLE) { titles++; }
    }
    for (leaf = from; leaf < to; leaf++) {
      var all = 63, some = 0;
      for (p = 0; p < sets.length; p++) { all &= sets[p][leaf]; some |= sets[p][leaf]; }
      all = SIZE[all & ~TITLE];
      some = SIZE[some & ~TITLE];
      met += all;
      held += some;
      if (some) { places.push({ leaf: leaf, merit: all * 8 + some }); }
    }
    places.sort(function (a, b) { return b.merit - a.merit || a.leaf - b.leaf; });
    if (!places.length) { places.push({ leaf: from, merit: 0 }); }
    return {
      page: page,
      merit: titles * 100 + (met ? 20 : 0) + Math.log(1 + met) * 4 + Math.log(1 + held),
      leaves: places.map(function (place) { return place.leaf; })
    };
  }

  function candidates(sets) {
    return overview.kinds.map(function (kind, k) {
      var hits = [];
      for (var page = overview.kindStart[k]; page < overview.kindEnd[k]; page++) {
        var hit = candidate(page, sets);
        if (hit) { hits.push(hit); }
      }
      hits.sort(function (a, b) { return b.merit - a.merit || a.page - b.page; });
      return { kind: kind, hits: hits };
    }).filter(function (group) { return group.hits.length > 0; });
  }

  /* People ask (加班费怎么算); no statute does. */
  var ASKING = /^(?:怎么|怎么办|怎样|什么|为什么|如何|多少|多久|哪些|哪里|可以|能否|是否)$/;

  /* Pieces of a query without a hit that would each have one: the longest runs of pairs that meet somewhere. */
  function pieces(parts) {
    if (parts.length > 1) {
      return parts.filter(function (part) { return holdsAny(index.unitsWithAll(part.terms)); })
        .map(function (part) { return part.text; });
    }
    var out = [], text = parts[0].text, set = null, from = 0;
    for (var i = 0; i + 1 < text.length; i++) {
      var term = { text: text.substr(i, 2), prefix: false };
      var known = parts[0].terms.some(function (t) { return t.text === term.text; });
      var next = known ? index.unitsOf(term) : null;
      if (next && !holdsAny(next)) { next = null; }
      var both = set && next ? index.intersect(new Uint8Array(set), next) : null;
      if (both && holdsAny(both)) { set = both; continue; }
      if (set) { out.push(text.slice(from, i + 1)); set = null; from = i + 1; continue; }
      set = next;
      from = i;
    }
    if (set) { out.push(text.slice(from)); }
    return out;
  }

  function holdsAny(sets) {
    for (var i = 0; i < sets.length; i++) { if (sets[i]) { return true; } }
    return false;
  }

  /* Texts -------------------------------------------------------------------------------------------------------- */

  var BEFORE = 24, SNIPPET = 110;

  function sectionsOf(text) {
    var out = [];
    for (var u = 2; u < text.length; u++) {
      for (var i = 0; i < text[u].length; i += 3) {
        out.push({ anchor: text[u][i], label: text[u][i + 1], text: text[u][i + 2] });
      }
    }
    return out;
  }

  function patterns(parts) {
    return parts.map(function (part) { return new RegExp(part.pattern); });
  }

  /* How well a section answers: each part of the query once, a little more if it is in the section's own name. */
  function answers(section, finders) {
    var label = search.fold(section.label), text = search.foldWithPlaces(section.text).text;
    return finders.reduce(function (sum, finder) {
      var named = finder.test(label);
      return sum + (named || finder.test(text) ? 1 : 0) + (named ? 0.25 : 0);
    }, 0);
  }

  /* `text` in pieces [{ text, hit }, …] for display, around the first place where a part of the query stands. */
  function snippet(text, parts) {
    var folded = search.foldWithPlaces(text);
    var finder = new RegExp(parts.map(function (part) { return part.pattern; }).join('|'), 'g');
    var place = function (i) { return folded.at ? folded.at[i] : i; };
    var first = finder.exec(folded.text), from = first ? Math.max(0, place(first.index) - BEFORE) : 0;
    if (first && from > 0) {
      var sentence = /[。；！？\n][^。；！？\n]*$/.exec(text.slice(from, place(first.index)));
      if (sentence) { from += sentence.index + 1; }
    }
    var to = Math.min(text.length, from + SNIPPET), out = [], at = from;
    var add = function (piece, hit) { if (piece) { out.push({ text: piece.replace(/\n/g, ' '), hit: hit }); } };
    if (from > 0) { add('…', false); }
    for (var m = first; m && place(m.index) < to; m = finder.exec(folded.text)) {
      if (!m[0]) { break; }
      var begin = place(m.index), end = Math.min(to, place(m.index + m[0].length));
      if (begin < at) { continue; }
      add(text.slice(at, begin), false);
      add(text.slice(begin, end), true);
      at = end;
    }
    add(text.slice(at, to), false);
    if (to < text.length) { add('…', false); }
    return out;
  }

  /* One leaf's answer to the query. */
  function answer(text, parts) {
    var finders = patterns(parts), title = search.fold(text[0]), sections = sectionsOf(text);
    var scores = sections.map(function (section) { return answers(section, finders); });
    var best = scores.indexOf(Math.max.apply(null, [0.5].concat(scores)));
    var others = sections.filter(function (section, i) {
      return best >= 0 && i !== best && section.label && scores[i] >= scores[best] - 0.25;
    });
    /* A heading has no text of its own: what follows it is shown. */
    var shown = sections.slice(Math.max(0, best)).filter(function (section) { return section.text; })[0];
    return {
      title: text[0],
      url: root + text[1],
      anchor: best < 0 ? '' : sections[best].anchor,
      label: best < 0 ? '' : sections[best].label,
      snippet: snippet(shown ? shown.text : '', parts),
      titleMarks: snippet(text[0], parts),
      /* How many parts stand, letter by letter, in the section shown, and in the title. */
      literal: best < 0 ? 0 : Math.floor(scores[best]),
      inTitle: finders.filter(function (finder) { return finder.test(title); }).length,
      /* Whether each part stands somewhere here, and the candidate is not just a meeting of the same pairs. */
      exact: finders.every(function (finder) {
        return finder.test(title) || sections.some(function (section) { return answers(section, [finder]) > 0; });
      }),
      others: others.slice(0, 3).map(function (section) { return { anchor: section.anchor, label: section.label }; })
    };
  }

  /* A hit with its text read: title, url, anchor, label, snippet. A second leaf is read where the first misleads. */
  function detail(result, hit) {
    return index.leafText(hit.leaves[0]).then(function (text) {
      var first = answer(text, result.parts);
      if (first.exact || hit.leaves.length === 1) { return first; }
      return index.leafText(hit.leaves[1]).then(function (text) {
        var second = answer(text, result.parts);
        return second.exact || second.literal > first.literal ? second : first;
      });
    });
  }

  /* Names -------------------------------------------------------------------------------------------------------- */

  var MOST_CARDS = 3;

  function holdsArticle(ranges, main, sub) {
    return ranges.split(',').some(function (range) {
      var ends = range.split('-'), branch = range.split('.');
      if (branch.length === 2) { return +branch[0] === main && +branch[1] === sub; }
      return sub === 0 && main >= +ends[0] && main <= +ends[ends.length - 1];
    });
  }

  /* The shard that holds all names with this first character. */
  function shardOfNames(first, character) { return index.shardOf(first, character + '\uffff'); }

  /* The cards of laws by name: of the one so named, else (names being sorted) of the first that begin so. */
  function lawsNamed(name) {
    if (!overview.laws.length || name.length < 2) { return Promise.resolve([]); }
    return index.loadNames('n', [shardOfNames(overview.laws, name.charAt(0))]).then(function (shards) {
      var exact = shards[0].filter(function (entry) { return entry[0] === name; });
      var like = shards[0].filter(function (entry) { return name.length > 2 && entry[0].indexOf(name) === 0; });
      return (exact.length ? exact : like).reduce(function (cards, entry) { return cards.concat(entry[1]); }, []).slice(0, MOST_CARDS);
    });
  }

  function lawCard(law, cited) {
    var parts = law[1], article = null;
    if (cited) {
      var home = parts.filter(function (part) { return holdsArticle(part[3], cited.main, cited.sub); })[0];
      article = {
        label: '第' + search.inHan(cited.main) + '条' + (cited.sub ? '之' + search.inHan(cited.sub) : ''),
        anchor: 'art-' + cited.main + (cited.sub ? '-' + cited.sub : ''),
        term: '§' + cited.main + '条',
        url: home ? root + home[0] : '',
        page: home ? home[1] : -1
      };
    }
    return {
      type: 'law',
      title: law[0],
      parts: parts.map(function (part) { return { label: part[2], url: root + part[0] }; }),
      article: article
    };
  }

  function lawCards(query) {
    var cited = search.citation(query), name = search.nameKey(search.fold(query));
    return Promise.all([cited ? lawsNamed(cited.name) : [], lawsNamed(name)]).then(function (found) {
      var cards = found[0].map(function (law) { return lawCard(law, cited); });
      return cards.length ? cards : found[1].map(function (law) { return lawCard(law, null); });
    });
  }

  function leadCard(lead) {
    return {
      type: 'lead',
      title: lead[0],
      url: root + lead[1],
      note: lead[2],
      targets: lead[3].map(function (target) { return { label: target[0], url: root + target[1] }; })
    };
  }

  /* 0 if the words have nothing to do with the text; the same words beat longer ones in it, and those a beginning. */
  function leadMerit(words, text) {
    if (words === text) { return 1000; }
    if (text.indexOf(words) >= 0) { return words.length; }
    return text.length > 1 && words.indexOf(text) === 0 ? 0.5 : 0;
  }

  /* Everyday words that the query is, holds or begins; the likeliest first. */
  function leadCards(query) {
    var text = search.nameKey(search.fold(query)), wanted = Object.create(null);
    if (!overview.leads.length || !text) { return Promise.resolve([]); }
    for (var i = 0; i < text.length && i < 24; i++) { wanted[shardOfNames(overview.leads, text.charAt(i))] = true; }
    return index.loadNames('w', Object.keys(wanted).map(Number)).then(function (shards) {
      var found = [];
      shards.forEach(function (entries) {
        entries.forEach(function (entry) {
          var merit = leadMerit(entry[0], text);
          if (merit) { entry[1].forEach(function (card) { found.push({ card: card, merit: merit }); }); }
        });
      });
      found.sort(function (a, b) { return b.merit - a.merit; });
      var seen = Object.create(null);
      var once = found.filter(function (f) { return seen[f.card[1]] ? false : (seen[f.card[1]] = true); });
      return once.slice(0, MOST_CARDS).map(function (f) { return leadCard(f.card); });
    });
  }

  /* The beginning of an article's text, for its card; '' if it is not at hand. */
  function articleText(article) {
    if (article.page < 0) { return Promise.resolve(''); }
    var term = { text: article.term, prefix: false };
    return index.loadTerms([{ terms: [term] }]).then(function () {
      var sets = index.unitsOf(term), leaves = [];
      for (var leaf = overview.leafStart[article.page]; leaf < overview.leafStart[article.page + 1]; leaf++) {
        if (sets[leaf]) { leaves.push(leaf); }
      }
      return leaves.reduce(function (found, leaf) {
        return found.then(function (text) {
          return text || index.leafText(leaf).then(function (data) { return textAt(data, article.anchor); });
        });
      }, Promise.resolve(''));
    });
  }

  function textAt(data, anchor) {
    var section = sectionsOf(data).filter(function (s) { return s.anchor === anchor; })[0];
    return section ? section.text : '';
  }

  /* ---------------------------------------------------------------------------------------------------------------- */

  /* The parts of a query; the number in 民法典 1043 is that of an article, since there is a law of that name. */
  function partsOf(query) {
    var cited = search.citation(query);
    return (cited ? lawsNamed(cited.name) : Promise.resolve([])).then(function (laws) {
      if (!laws.length) { return search.parse(query); }
      return search.parse(cited.name + ' 第' + cited.main + '条' + (cited.sub ? '之' + cited.sub : ''));
    });
  }

  /*
   * All pages that hold every part of the query: { query, parts, groups: [{ kind, hits }], pieces, relaxed }. The hits
   * are not yet checked against the text; `detail` does that for one of them. Of a phrase that stands nowhere, `pieces`
   * are those parts that do; where they meet on some page, `relaxed` is true and these pages are the result.
   */
  function find(query) {
    return open().then(function () { return partsOf(query); }).then(function (parts) {
      return pagesWith(parts).then(function (groups) {
        var found = { query: query, parts: parts, groups: groups, pieces: [], relaxed: false };
        if (groups.length || !parts.length) { return found; }
        found.pieces = pieces(parts).filter(function (piece) { return !ASKING.test(piece); });
        return parts.length > 1 || !found.pieces.length ? found : relax(found);
      });
    });
  }

  function pagesWith(parts) {
    return index.loadTerms(parts).then(function () {
      return parts.length ? candidates(parts.map(function (part) { return index.unitsWithAll(part.terms); })) : [];
    });
  }

  function relax(found) {
    var parts = search.parse(found.pieces.join(' '));
    return pagesWith(parts).then(function (groups) {
      return groups.length ? { query: found.query, parts: parts, groups: groups, pieces: found.pieces, relaxed: true } : found;
    });
  }

  /* What the query names outright, before any page: an article by its number, everyday words, laws. */
  function cards(query) {
    return open().then(function () { return Promise.all([leadCards(query), lawCards(query)]); })
      .then(function (found) {
        var numbered = found[1].filter(function (card) { return card.article; });
        return numbered.length ? numbered.concat(found[0]) : found[0].concat(found[1]);
      });
  }

  search.open = open;
  search.find = find;
  search.detail = detail;
  search.cards = cards;
  search.articleText = articleText;
})(window);
