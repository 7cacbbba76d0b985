/*
 * Chinese that scripts write on a page of another language says that it is Chinese: titles in the rail, what a search finds,
 * captions, the sessions of a day; and words of the page's own language among Chinese say so, too. What stands in the page
 * from the beginning has been marked already.
 */
(function (window, document) {
  'use strict';

  var root = document.documentElement;
  var HAN = /[\u3400-\u9fff]/g;
  var ARABIC = /[\u0620-\u06ff]/;
  var isFromRight = root.getAttribute('dir') === 'rtl';

  /* A word of Latin among Chinese does not make it another language. */
  function isChinese(text) {
    var han = (text.match(HAN) || []).length;
    return han > 0 && !ARABIC.test(text) && han >= text.replace(/[^A-Za-z\u0400-\u052f]/g, '').length;
  }

  function isOwn(text) {
    return !text.match(HAN) && (isFromRight ? ARABIC : /[A-Za-z\u0400-\u052f]{2}/).test(text);
  }

  function langOf(element) {
    while (element && !element.lang) { element = element.parentElement; }
    return element ? element.lang : '';
  }

  function says(element, isHan) {
    element.lang = isHan ? 'zh-Hans' : root.lang;
    element.dir = isHan || !isFromRight ? 'ltr' : 'rtl';
  }

  /* The largest elements that are in one language; what is beside other words gets an element of its own. */
  function mark(node) {
    var isText = node.nodeType === 3, place = isText ? node.parentElement : node;
    if (!place || !isText && node.nodeType !== 1 || /^(?:script|style|option|textarea|select)$/i.test(place.nodeName)) { return; }
    /* Columns keep their order. */
    if (!isText && (/^(?:table|thead|tbody|tr)$/i.test(node.nodeName) || node.querySelector('table'))) {
      Array.prototype.slice.call(node.childNodes).forEach(mark);
      return;
    }
    var text = node.textContent, around = /^zh/.test(langOf(place));
    var isHan = !around && isChinese(text), isOurs = around && isOwn(text);
    if (!isHan && !isOurs) {
      if (!isText && text.match(HAN) || around) { Array.prototype.slice.call(node.childNodes).forEach(mark); }
    } else if (isText && place.childNodes.length > 1) {
      var run = document.createElement('span');
      place.replaceChild(run, node);
      run.appendChild(node);
      says(run, isHan);
    } else {
      says(place, isHan);
    }
  }

  function start() {
    /* What was written while the page was still being read. */
    Array.prototype.slice.call(document.querySelectorAll('.rail .tree, .today-sessions')).forEach(mark);
    new window.MutationObserver(function (changes) {
      changes.forEach(function (change) { Array.prototype.slice.call(change.addedNodes).forEach(mark); });
    }).observe(document.body, { childList: true, subtree: true });
  }

  if (!window.MutationObserver || /^(?:zh|ja|ko)/.test(root.lang)) { return; }
  /* Before the scripts that wait for the whole text. */
  document.addEventListener('readystatechange', function () {
    if (document.readyState === 'interactive') { start(); }
  });
})(window, document);
