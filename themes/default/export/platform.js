/*
 * What a page tells the learning platform around it: that its reader has learned it, and how many questions were right.
 * Nothing else is told, and nothing is asked: no name, no time, no answer. Without a platform the page is a page. ES5.
 *
 * SCORM 1.2 calls its interface API, SCORM 2004 calls it API_1484_11; either lies in a window above this one or in the
 * one that opened it.
 */
(function (window, document) {
  'use strict';

  var words = window.cpWords;
  var FURTHEST = 12;

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(name, kind, children) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return element;
  }

  /* For quiz.js, which is the bundle's own. */
  window.cpHelp = { navigation: { words: { learn: words.learn } }, make: make, all: all };

  /* The platform ----------------------------------------------------------------------------------------------------- */

  /* The interface in `from` or in a window above it. Windows of others may not be looked into. */
  function above(from) {
    var here = from;
    for (var steps = 0; here && steps < FURTHEST; steps += 1) {
      try {
        if (here.API_1484_11) { return new Platform(here.API_1484_11, true); }
        if (here.API) { return new Platform(here.API, false); }
        if (here.parent === here) { return null; }
        here = here.parent;
      } catch (_) { return null; }
    }
    return null;
  }

  function Platform(api, is2004) {
    this.api = api;
    this.is2004 = is2004;
    this.open = String(is2004 ? api.Initialize('') : api.LMSInitialize('')) === 'true';
  }

  Platform.prototype.get = function (name) {
    return String(this.is2004 ? this.api.GetValue(name) : this.api.LMSGetValue(name));
  };

  Platform.prototype.set = function (name, value) {
    return this.is2004 ? this.api.SetValue(name, String(value)) : this.api.LMSSetValue(name, String(value));
  };

  Platform.prototype.commit = function () { return this.is2004 ? this.api.Commit('') : this.api.LMSCommit(''); };

  Platform.prototype.close = function () {
    if (!this.open) { return; }
    this.open = false;
    if (this.is2004) { this.api.Terminate(''); } else { this.api.LMSFinish(''); }
  };

  Platform.prototype.status = function () {
    return this.get(this.is2004 ? 'cmi.completion_status' : 'cmi.core.lesson_status');
  };

  Platform.prototype.isDone = function () { return /^(completed|passed|failed)$/.test(this.status()); };

  Platform.prototype.tell = function (status) {
    this.set(this.is2004 ? 'cmi.completion_status' : 'cmi.core.lesson_status', status);
  };

  Platform.prototype.score = function (right, of) {
    var element = this.is2004 ? 'cmi.score.' : 'cmi.core.score.';
    if (this.is2004) { this.set('cmi.score.scaled', Math.round(right / of * 100) / 100); }
    this.set(element + 'raw', Math.round(right / of * 100));
    this.set(element + 'min', 0);
    this.set(element + 'max', 100);
  };

  var platform = above(window) || (window.opener && !window.opener.closed ? above(window.opener) : null);
  if (!platform || !platform.open) { return; }

  var isDone = platform.isDone();
  if (!isDone) { platform.tell('incomplete'); }
  platform.commit();

  /* The reader ------------------------------------------------------------------------------------------------------- */

  var button = make('button', '', [isDone ? words.noted : words.done]);
  button.type = 'button';
  button.disabled = isDone;
  var line = make('p', 'finish', [button]);
  line.setAttribute('role', 'status');

  button.addEventListener('click', function () {
    platform.tell('completed');
    platform.commit();
    button.disabled = true;
    button.textContent = words.noted;
  });

  document.querySelector('main').appendChild(line);

  /* What quiz.js has judged. A score is told when all questions of the page have been answered, and only then. */
  var told = '';

  function score() {
    var questions = all('.question').filter(function (item) { return item.querySelector('.key'); });
    var right = all('.outcome.right').length, wrong = all('.outcome.wrong').length;
    var now = right + ' ' + wrong;
    if (!questions.length || right + wrong < questions.length || now === told) { return; }
    told = now;
    platform.score(right, questions.length);
    platform.commit();
  }

  document.addEventListener('click', function () { window.setTimeout(score, 0); });
  document.addEventListener('keyup', function () { window.setTimeout(score, 0); });

  window.addEventListener('pagehide', function () { platform.close(); });
  window.addEventListener('beforeunload', function () { platform.close(); });
})(window, document);
