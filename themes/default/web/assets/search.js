/*
 * Search, part 4 of 4: the search page. On any other page only the key `/` works, which goes to the search field.
 *
 * All that is shown is built of elements and text nodes: no text of the bundle and no query is ever read as markup.
 *
 * Any page: a form of method GET that leads to search.html, whose `input[name=q]` has `data-search-field`; then this
 * script alone. The search page, at the bundle's root:
 *
 *   <main data-search-page [data-search-words='{"law":"…", …}']>      other words than the Chinese ones below
 *     <form role="search" action="search.html" method="get" data-search-form>
 *       <label for="…">…</label> <input type="search" name="q" data-search-field> <button type="submit">…</button>
 *     </form>
 *     <p role="status" aria-live="polite" data-search-status></p>
 *     <div role="group" aria-label="…" data-search-kinds hidden></div>
 *     <div data-search-results></div>
 *     <section data-search-empty>…what to try: links to search.html?q=……</section>
 *     <section data-search-none hidden>…try shorter words… <ul data-search-pieces></ul></section>
 *     <noscript>…where the title index is…</noscript>
 *   </main>
 *   and, with `defer`: assets/search-query.js, assets/search-index.js, search/meta.js, assets/search-hits.js, this.
 *
 * What is built, by class: div.search-cards > article.search-card(.search-card-law, .search-card-lead) with
 * h2.search-card-title, p.search-card-text (an article's own words), p.search-card-note, ul.search-card-targets;
 * section.search-group[data-kind] > h2.search-group-title, ol.search-hits > li.search-hit with a.search-hit-link,
 * p.search-hit-text, p.search-hit-others, and button.search-more; button.search-kind[aria-pressed]. Inside them
 * span.search-hit-label (第三十七条), span.search-hit-title, span.search-count, mark, and a.search-link on every link.
 */
(function (window, document) {
  'use strict';

  var search = window.coursepackSearch;
  var WAIT = 120;          /* ms after the last key before searching */
  var FIRST = 5;           /* hits of a kind shown at first */
  var NEXT = 10;           /* and with each `more` */
  var MOST = 24;           /* hits read in search of literal ones */

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }

  /* An element with a class, children (elements or strings; null is left out) and, for links, an address. */
  function make(name, kind, children, href) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    (children || []).forEach(function (child) {
      if (child) { element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child); }
    });
    if (href) { element.href = href; }
    return element;
  }

  function clear(element) {
    while (element.firstChild) { element.removeChild(element.firstChild); }
  }

  function isVisible(element) { return element.offsetWidth > 0 || element.offsetHeight > 0; }

  /* The key `/`, on every page ----------------------------------------------------------------------------------- */

  function isTyping(target) {
    return /^(?:input|textarea|select)$/i.test(target.nodeName) || target.isContentEditable;
  }

  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) { return; }
    var field = all('[data-search-field]').filter(isVisible)[0];
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  /* The search page ---------------------------------------------------------------------------------------------- */

  var page = document.querySelector('[data-search-page]');
  if (!page || !search) { return; }

  var form = page.querySelector('[data-search-form]');
  var field = form.querySelector('[data-search-field]');
  var status = page.querySelector('[data-search-status]');
  var kinds = page.querySelector('[data-search-kinds]');
  var results = page.querySelector('[data-search-results]');
  var empty = page.querySelector('[data-search-empty]');
  var none = page.querySelector('[data-search-none]');
  var pageTitle = document.title;

  var WORDS = {
    law: '法律', lesson: '课', policy: '政策', 'case': '案例', quiz: '题库', media: '影音', 'class': '班次',
    glossary: '词语', course: '课程', all: '全部', more: '再看 {n} 条', also: '另见', pages: '“{q}”：{n} 页',
    relaxed: '没有一整句“{q}”；同时有{parts}的：{n} 页', cards: '“{q}”：见下面第一条',
    nothing: '没有找到“{q}”', searching: '正在找……', noArticle: '这部法律里没有{article}。', broken: '搜索要用的文件读不出来，文件夹或光盘可能不完整。'
  };

  function readWords() {
    try {
      var own = JSON.parse(page.getAttribute('data-search-words') || '{}');
      Object.keys(own).forEach(function (key) { WORDS[key] = own[key]; });
    } catch (_) { /* the built-in words remain */ }
  }

  function say(key, values) {
    return (WORDS[key] || key).replace(/\{(\w+)\}/g, function (whole, name) {
      return values && name in values ? values[name] : whole;
    });
  }

  /* Pieces of text with the hits marked. */
  function marked(pieces) {
    return pieces.map(function (piece) { return piece.hit ? make('mark', '', [piece.text]) : piece.text; });
  }

  function withAnchor(url, anchor) { return anchor ? url + '#' + encodeURIComponent(anchor) : url; }

  /* Cards -------------------------------------------------------------------------------------------------------- */

  function links(name, kind, targets) {
    return targets.length ? make(name, kind, targets.map(function (target) {
      return make('li', '', [make('a', 'search-link', [target.label], target.url)]);
    })) : null;
  }

  function leadCard(card) {
    return make('article', 'search-card search-card-lead', [
      make('h2', 'search-card-title', [make('a', 'search-link', [card.title], card.url)]),
      card.note ? make('p', 'search-card-note', [card.note]) : null,
      links('ul', 'search-card-targets', card.targets)
    ]);
  }

  function lawCard(card) {
    var article = card.article, found = article && article.url, parts = card.parts;
    var name = make('span', 'search-hit-title', [card.title]);
    var heading = found
      ? make('a', 'search-link', [make('span', 'search-hit-label', [article.label]), ' ', name], article.url + '#' + article.anchor)
      : make('a', 'search-link', [name], parts.length ? parts[0].url : '');
    var text = found ? make('p', 'search-card-text') : null;
    if (found) {
      search.articleText(article).then(function (words) { text.textContent = words; }, function () { /* the link remains */ });
    }
    return make('article', 'search-card search-card-law', [
      make('h2', 'search-card-title', [heading]),
      text,
      article && !found ? make('p', 'search-card-note', [say('noArticle', { article: article.label })]) : null,
      !found && parts.length > 1 ? links('ul', 'search-card-targets', parts) : null
    ]);
  }

  function showCards(cards, place) {
    clear(place);
    cards.forEach(function (card) { place.appendChild(card.type === 'lead' ? leadCard(card) : lawCard(card)); });
  }

  /* Hits --------------------------------------------------------------------------------------------------------- */

  function hitItem(hit) {
    var others = hit.others.map(function (other) {
      return make('a', 'search-link', [other.label], withAnchor(hit.url, other.anchor));
    });
    return make('li', 'search-hit', [
      make('a', 'search-link search-hit-link', [
        hit.label ? make('span', 'search-hit-label', [hit.label]) : null,
        hit.label ? ' ' : null,
        make('span', 'search-hit-title', marked(hit.titleMarks))
      ], withAnchor(hit.url, hit.anchor)),
      make('p', 'search-hit-text', marked(hit.snippet)),
      others.length ? make('p', 'search-hit-others', [say('also') + ' '].concat(others)) : null
    ]);
  }

  /* Literal hits first; among them those whose title or section is nearest to the query; else as the index ranked. */
  function byText(details) {
    var merit = function (hit) { return (hit.exact ? 100 : 0) + hit.inTitle * 10 + hit.literal; };
    return details.map(function (hit, i) { return { hit: hit, i: i }; })
      .sort(function (a, b) { return merit(b.hit) - merit(a.hit) || a.i - b.i; })
      .map(function (entry) { return entry.hit; });
  }

  /* The section of one kind: it shows a few hits and reads more when asked. */
  function groupSection(result, group, isCurrent) {
    var list = make('ol', 'search-hits'), more = make('button', 'search-more');
    var section = make('section', 'search-group', [
      make('h2', 'search-group-title', [say(group.kind), ' ', make('span', 'search-count', [String(group.hits.length)])]),
      list, more
    ]);
    var ready = [], read = 0, shown = false;
    more.type = 'button';
    more.hidden = true;
    section.setAttribute('data-kind', group.kind);

    function readOn(count) {
      var next = group.hits.slice(read, read + count);
      read += next.length;
      return Promise.all(next.map(function (hit) { return search.detail(result, hit); })).then(function (details) {
        ready = byText(ready.concat(details));
        return next.length;
      });
    }

    /* Reads on while too few of the hits read are literal: a rare phrase of common pairs has many false candidates. */
    function readEnough(count, most) {
      var literal = ready.filter(function (hit) { return hit.exact; }).length;
      if (literal >= count || read >= most || !isCurrent()) { return Promise.resolve(); }
      return readOn(count - literal).then(function (got) { return got ? readEnough(count, most) : null; });
    }

    function show(count) {
      return readEnough(count, read + (shown ? count : MOST)).then(function () {
        if (!isCurrent()) { return; }
        ready.splice(0, count).forEach(function (hit) { list.appendChild(hitItem(hit)); });
        shown = true;
        var left = ready.length + group.hits.length - read;
        more.hidden = left === 0;
        more.textContent = say('more', { n: Math.min(NEXT, left) });
      });
    }

    more.addEventListener('click', function () {
      var last = list.lastChild;
      show(NEXT).then(function () {
        var link = last && last.nextSibling && last.nextSibling.querySelector('a');
        if (link) { link.focus(); }
      }, broken);
    });
    return { element: section, show: show };
  }

  function broken() { status.textContent = say('broken'); }

  /* The kinds, to see one of them alone. */
  function showKinds(groups) {
    clear(kinds);
    kinds.hidden = groups.length < 2;
    var choices = [{ kind: '', label: say('all'), count: '' }].concat(groups.map(function (group) {
      return { kind: group.kind, label: say(group.kind), count: String(group.hits.length) };
    }));
    choices.forEach(function (choice) {
      var count = choice.count ? make('span', 'search-count', [choice.count]) : null;
      var button = make('button', 'search-kind', [choice.label, count ? ' ' : null, count]);
      button.type = 'button';
      button.setAttribute('aria-pressed', String(!choice.kind));
      button.addEventListener('click', function () {
        all('.search-kind', kinds).forEach(function (other) {
          other.setAttribute('aria-pressed', String(other === button));
        });
        all('.search-group', results).forEach(function (section) {
          section.hidden = !!choice.kind && section.getAttribute('data-kind') !== choice.kind;
        });
      });
      kinds.appendChild(button);
    });
  }

  /* A query without a hit: its parts that would have one. */
  function showNone(result) {
    var place = none.querySelector('[data-search-pieces]');
    none.hidden = false;
    if (!place) { return; }
    clear(place);
    result.pieces.forEach(function (piece) {
      place.appendChild(make('li', '', [make('a', 'search-link', [piece], '?q=' + encodeURIComponent(piece))]));
    });
  }

  /* Running a query ---------------------------------------------------------------------------------------------- */

  var turn = 0, shownQuery = null, timer = null, composing = false;

  function run() {
    window.clearTimeout(timer);
    var query = field.value.replace(/^\s+|\s+$/g, '');
    if (query === shownQuery) { return Promise.resolve(); }
    shownQuery = query;
    turn++;
    remember(query);
    if (!query) {
      reset();
      return Promise.resolve();
    }
    status.textContent = say('searching');
    return answerTo(query, turn);
  }

  function reset() {
    clear(results);
    clear(kinds);
    kinds.hidden = none.hidden = true;
    empty.hidden = false;
    status.textContent = '';
  }

  function answerTo(query, mine) {
    var isCurrent = function () { return turn === mine; };
    return Promise.all([search.cards(query), search.find(query)]).then(function (found) {
      if (!isCurrent()) { return; }
      var cards = found[0], result = found[1], place = make('div', 'search-cards');
      reset();
      empty.hidden = true;
      showCards(cards, place);
      results.appendChild(place);
      showKinds(result.groups);
      var total = result.groups.reduce(function (sum, group) { return sum + group.hits.length; }, 0);
      var outcome = result.relaxed ? 'relaxed' : total ? 'pages' : cards.length ? 'cards' : 'nothing';
      status.textContent = say(outcome, { q: query, n: total, parts: result.pieces.join('、') });
      if (!total && !cards.length) { showNone(result); }
      return Promise.all(result.groups.map(function (group) {
        var section = groupSection(result, group, isCurrent);
        results.appendChild(section.element);
        return section.show(FIRST);
      }));
    }).then(null, function () { if (isCurrent()) { broken(); } });
  }

  /* The address keeps the query, so that a result page can be left and found again, and written down. */
  function remember(query) {
    document.title = query ? query + ' · ' + pageTitle : pageTitle;
    var own = query ? '?q=' + encodeURIComponent(query) : window.location.pathname.replace(/^.*\//, '');
    try {
      window.history.replaceState(null, '', own);
    } catch (_) {
      /* older browsers refuse this for files */
      if (query || window.location.hash) { window.location.replace('#' + (query ? 'q=' + encodeURIComponent(query) : '')); }
    }
  }

  function remembered() {
    var m = /[?&#]q=([^&#]*)/.exec(window.location.hash) || /[?&]q=([^&#]*)/.exec(window.location.search);
    if (!m) { return ''; }
    try { return decodeURIComponent(m[1].replace(/\+/g, ' ')); } catch (_) { return ''; }
  }

  function later() {
    window.clearTimeout(timer);
    timer = window.setTimeout(run, WAIT);
  }

  /* Moves the focus by `step` through the field and all links of the results. */
  function move(step) {
    var stops = [field].concat(all('a.search-link', results).filter(isVisible));
    var next = stops[stops.indexOf(document.activeElement) + step];
    if (next) { next.focus(); }
    return !!next;
  }

  function onKey(event) {
    if (composing || event.isComposing || event.keyCode === 229) { return; }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (move(event.key === 'ArrowDown' ? 1 : -1)) { event.preventDefault(); }
    } else if (event.key === 'Escape' || event.key === 'Esc') {
      field.value = '';
      field.focus();
      run();
    }
  }

  readWords();
  field.addEventListener('compositionstart', function () { composing = true; });
  field.addEventListener('compositionend', function () { composing = false; later(); });
  field.addEventListener('input', function () { if (!composing) { later(); } });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    if (!composing) { run(); }
  });
  form.addEventListener('keydown', onKey);
  results.addEventListener('keydown', onKey);

  search.open().then(null, broken);
  field.value = remembered() || field.value;
  if (field.value) { run(); } else { field.focus(); }
})(window, document);
