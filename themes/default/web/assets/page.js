/*
 * What pages gain by scripts: nothing that they need. Everything is readable without.
 *
 * This script stands in the head, before the text: light or dark and the size of the type are known before anything
 * is shown. nav.js, which all pages of a bundle share, then calls cpNav with the course tree. What both add above and
 * beside the text is there before the text is shown, so that nothing jumps. Classic scripts and ES5 throughout: pages
 * are opened from file:// in browsers of many ages.
 */
(function (window, document) {
  'use strict';

  var root = document.documentElement;

  /* Choices are kept for the session; a browser that refuses storage only forgets them from page to page. */
  function kept(key) {
    try { return window.sessionStorage.getItem('cp-' + key); } catch (_) { return null; }
  }

  function keep(key, value) {
    try { window.sessionStorage.setItem('cp-' + key, value); } catch (_) { /* forgotten, no harm */ }
  }

  window.cpSession = { kept: kept, keep: keep };

  function isDark() {
    var chosen = root.getAttribute('data-theme');
    if (chosen) { return chosen === 'dark'; }
    return !!(window.matchMedia && window.matchMedia('(prefers-color-scheme: dark)').matches);
  }

  /* How pages are shown: `theme` is light or dark, `contrast` is full, `size` is 1 to 3. Nothing stands for the usual. */
  function choose(what, value) {
    if (value) { root.setAttribute('data-' + what, value); } else { root.removeAttribute('data-' + what); }
    keep(what, value || '');
  }

  /* Light or dark; pages without tools call it themselves. */
  window.cpTurnTheme = function () { choose('theme', isDark() ? 'light' : 'dark'); };

  ['theme', 'contrast', 'size'].forEach(function (what) {
    if (kept(what)) { root.setAttribute('data-' + what, kept(what)); }
  });
  /* The style sheet keeps room for what scripts will show. */
  root.className += ' scripted';

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  /* An element with a class, children (elements or strings) and, for links, an address. */
  function make(name, kind, children, href) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    if (href) { element.setAttribute('href', href); }
    return element;
  }

  var assets = document.currentScript ? document.currentScript.src.replace(/[^\/]*$/, '') : '';

  function load(name) {
    var script = make('script');
    script.src = assets + name;
    document.head.appendChild(script);
  }

  function isNarrow() { return window.innerWidth < 960; }

  /* Navigation ------------------------------------------------------------------------------------------------- */

  var navigation = null;
  var isFramed = false;

  window.cpNav = function (data) {
    navigation = data;
    if (isFramed) { showNavigation(); }
  };

  /* The head of the page and its rail, as soon as they are read: once, before the text below them is shown. */
  function frame() {
    if (isFramed) { return; }
    isFramed = true;
    showNavigation();
    foldContents();
  }

  function watchForFrame() {
    if (!window.MutationObserver) { return; }
    var observer = new window.MutationObserver(function () {
      if (!document.querySelector('main')) { return; }
      observer.disconnect();
      frame();
    });
    observer.observe(root, { childList: true, subtree: true });
  }

  watchForFrame();

  function here() { return document.body.getAttribute('data-url') || ''; }

  function address(url) { return (document.body.getAttribute('data-root') || '') + encodeURI(url); }

  function showNavigation() {
    if (!navigation) { return; }
    showEdition();
    showSets();
    showTree();
    showTools();
  }

  /* Pages of laws are the same in all editions: the mark is added here. */
  function showEdition() {
    if (navigation.trainer && !document.querySelector('.edition')) {
      document.body.insertBefore(make('aside', 'edition', [navigation.mark]), document.querySelector('.top'));
    }
  }

  function showSets() {
    var nav = document.querySelector('.sets');
    if (!nav) { return; }
    var first = nav.firstChild;
    navigation.sets.forEach(function (set) {
      var link = make('a', '', [set[0]], address(set[1]));
      if (set[1] === here()) { link.setAttribute('aria-current', 'page'); }
      nav.insertBefore(link, first);
    });
  }

  /* The course that this lesson belongs to, above the page's own contents. */
  function showTree() {
    var url = here();
    var course = navigation.courses.filter(function (each) {
      return each.url === url || each.lessons.some(function (lesson) { return lesson[2] === url; });
    })[0];
    if (!course || !/^lessons\//.test(url)) { return; }
    var list = make('ol', '', course.lessons.map(function (lesson) {
      var link = make('a', '', [make('span', 'number', [String(lesson[0])]), make('span', '', [lesson[1]])], address(lesson[2]));
      if (lesson[2] === url) { link.setAttribute('aria-current', 'page'); }
      return make('li', '', [link]);
    }));
    var tree = make('div', 'tree', [make('a', '', [course.title], address(course.url)), list]);
    var rail = document.querySelector('.rail');
    if (!rail) {
      rail = make('nav', 'rail');
      rail.setAttribute('aria-label', navigation.words.menu);
      var frame = document.querySelector('.frame');
      frame.insertBefore(rail, frame.firstChild);
    }
    rail.insertBefore(tree, rail.firstChild);
  }

  /* Size, colours, reading aloud: tools.js. */
  function showTools() {
    var bar = document.querySelector('.top .inner');
    window.cpHelp = { navigation: navigation, make: make, all: all, choose: choose, isDark: isDark };
    if (bar && window.cpTools) { window.cpTools(bar, window.cpHelp); }
  }

  /* The class that is taught today comes first. */
  function showToday() {
    var list = document.querySelector('.class-list');
    if (!list || !navigation) { return; }
    var now = new Date();
    var two = function (n) { return (n < 10 ? '0' : '') + n; };
    var today = now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
    all('li', list).forEach(function (item) {
      var from = item.getAttribute('data-from'), to = item.getAttribute('data-to');
      if (from && from <= today && today <= to) {
        item.className = 'today';
        var link = item.querySelector('a');
        link.insertBefore(make('span', 'tag', [navigation.words.today]), link.firstChild);
        list.insertBefore(item, list.querySelector('li:not(.today)') || null);
      } else if (to && to < today) {
        item.className = 'over';
      }
    });
  }

  /* Contents --------------------------------------------------------------------------------------------------- */

  function foldContents() {
    var contents = document.querySelector('.contents');
    if (contents && isNarrow()) { contents.removeAttribute('open'); }
  }

  /* Marks the part of the text that is being read. */
  function followReading() {
    if (!window.IntersectionObserver) { return; }
    var links = {};
    all('.contents a[href^="#"]').forEach(function (link) {
      var target = document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
      if (target && !/^group-/.test(target.id)) { links[target.id] = link; }
    });
    var current = null;
    var observer = new window.IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        if (current) { current.removeAttribute('aria-current'); }
        current = links[entry.target.id];
        current.setAttribute('aria-current', 'true');
      });
    }, { rootMargin: '0px 0px -70% 0px' });
    Object.keys(links).forEach(function (id) { observer.observe(document.getElementById(id)); });
  }

  /* Media ------------------------------------------------------------------------------------------------------ */

  /* Most pages play nothing: what players need is read where there is one. */
  function prepareMedia() {
    if (document.querySelector('video, audio, [data-medium], [data-volume]')) { load('media.js'); }
  }

  /* Citations -------------------------------------------------------------------------------------------------- */

  var opened = null;

  /* The nearest element from `node` upwards that the selector names. */
  function nearest(node, selector) {
    var matches = root.matches || root.webkitMatchesSelector || root.msMatchesSelector;
    while (node && node.nodeType === 1 && !matches.call(node, selector)) { node = node.parentNode; }
    return node && node.nodeType === 1 ? node : null;
  }

  function quoteOf(link) {
    if (/\bterm\b/.test(link.className)) { return termOf(link); }
    var id = link.getAttribute('data-quote');
    return id ? document.getElementById(id) : ownArticle(link);
  }

  /* On a law's page its own provisions stand on the page already. */
  function ownArticle(link) {
    var id = /^#(art-.+)$/.exec(link.getAttribute('href'));
    return id && document.getElementById(id[1]);
  }

  /* The words of a provision of this page: an article, or a paragraph or item of one. */
  function copyOfArticle(found, link) {
    var article = nearest(found, '.article'), whole = found === article;
    var lines = whole ? all('p:not(.cited-by)', article) : [found];
    var words = make('blockquote', 'statute', lines.map(function (line) {
      var copy = line.cloneNode(true);
      copy.removeAttribute('id');
      return copy;
    }));
    return [
      make('p', 'source', [whole ? article.querySelector('.no').textContent : link.textContent]),
      words,
      make('p', 'more', [make('a', '', [navigation.words.in_the_law], '#' + found.id)])
    ];
  }

  /* What a word means, as the list of this page's terms says it. */
  function copyOfTerm(found, link) {
    return [
      make('p', 'source', [link.textContent]),
      make('div', 'meaning', Array.prototype.slice.call(found.cloneNode(true).childNodes)),
      make('p', 'more', [make('a', '', [navigation.words.glossary], link.getAttribute('href'))])
    ];
  }

  function termOf(link) {
    return all('.terms-here dt a').filter(function (each) {
      return each.getAttribute('href') === link.getAttribute('href');
    }).map(function (each) { return each.parentNode.nextElementSibling; })[0];
  }

  function copyOfQuote(quote) {
    return Array.prototype.slice.call(quote.cloneNode(true).children);
  }

  /* Behind the paragraph, list or table that the citation stands in: the lines above keep their places. */
  function place(panel, link) {
    var host = nearest(link, '.scroll, .chips, .options, .stem, .article > p, h1, h2, h3, h4, h5, h6, dt')
      || nearest(link, 'p, li, dd, figcaption') || link.parentNode;
    if (/^(?:LI|DD|FIGCAPTION)$/.test(host.nodeName)) {
      host.appendChild(panel);
    } else {
      host.parentNode.insertBefore(panel, host.nextSibling);
    }
  }

  function closeQuote() {
    if (!opened) { return null; }
    var link = opened.link;
    opened.panel.parentNode.removeChild(opened.panel);
    link.setAttribute('aria-expanded', 'false');
    link.removeAttribute('aria-controls');
    opened = null;
    return link;
  }

  function closeAndReturn() {
    var link = closeQuote();
    if (link) { link.focus(); }
  }

  function wordsOf(link, found) {
    if (found.nodeName === 'DD') { return copyOfTerm(found, link); }
    return link.getAttribute('data-quote') ? copyOfQuote(found) : copyOfArticle(found, link);
  }

  function openQuote(link, quote) {
    var button = make('button', 'close', [navigation.words.close]);
    button.type = 'button';
    button.addEventListener('click', closeAndReturn);
    var panel = make('section', 'opened', [button].concat(wordsOf(link, quote)));
    panel.id = 'opened';
    panel.tabIndex = -1;
    panel.querySelector('.source').id = 'opened-head';
    panel.setAttribute('aria-labelledby', 'opened-head');
    place(panel, link);
    link.setAttribute('aria-expanded', 'true');
    link.setAttribute('aria-controls', panel.id);
    opened = { link: link, panel: panel };
    panel.focus();
    if (panel.getBoundingClientRect().bottom > window.innerHeight) { panel.scrollIntoView(false); }
  }

  function prepareQuotes() {
    all('a.cite, main a.term').forEach(function (link) {
      if (quoteOf(link)) { link.setAttribute('aria-expanded', 'false'); }
    });
    document.addEventListener('click', function (event) {
      var asked = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      var link = !asked && navigation && nearest(event.target, 'a[aria-expanded]');
      if (!link) { return; }
      event.preventDefault();
      if (closeQuote() !== link) { openQuote(link, quoteOf(link)); }
    });
    document.addEventListener('keydown', function (event) {
      if (opened && (event.key === 'Escape' || event.key === 'Esc' || event.keyCode === 27)) { closeAndReturn(); }
    });
  }

  /* What was ticked is not there again after a reload. In HTML only a form may say so, and Enter would send a form. */
  function forgetAnswers() {
    all('.options input, .ticks input').forEach(function (input) { input.setAttribute('autocomplete', 'off'); });
  }

  /* Keyboard and paper ----------------------------------------------------------------------------------------- */

  function isTyping(target) { return /^(?:input|textarea|select)$/i.test(target.nodeName) || target.isContentEditable; }

  /* The key `/` leads to the search field; search.js does the same on its own page. */
  function onKey(event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) { return; }
    if (document.querySelector('[data-search-page]')) { return; }
    var field = all('[data-search-field]').filter(function (each) { return each.offsetWidth > 0; })[0];
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  }

  /* What is folded on the screen is open on paper. */
  function openForPaper() { all('details').forEach(function (each) { each.setAttribute('open', ''); }); }

  document.addEventListener('DOMContentLoaded', function () {
    frame();
    showToday();
    followReading();
    prepareMedia();
    if (navigation && document.body.hasAttribute('data-keys')) { load('quiz.js'); }
    prepareQuotes();
    forgetAnswers();
    document.addEventListener('keydown', onKey);
    window.addEventListener('beforeprint', openForPaper);
  });
})(window, document);
