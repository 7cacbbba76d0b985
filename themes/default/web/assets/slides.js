/*
 * A lesson on a projector: one slide fills the screen, keys and clickers turn, a second window shows the notes.
 *
 * Classic script, ES5. Windows opened from file:// may not touch each other, but they may send messages: the two tell
 * each other only the number of the slide, and listen to nobody else.
 */
(function (window, document) {
  'use strict';

  var root = document.documentElement;
  var isPresenter = /[?&]presenter/.test(window.location.search);
  var slides = [];
  var now = 0;
  var other = null;
  var typed = '';
  var clocks = {};

  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function make(name, kind, text) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    if (text) { element.appendChild(document.createTextNode(text)); }
    return element;
  }

  function word(name) { return document.body.getAttribute('data-' + name) || ''; }

  /* Size ------------------------------------------------------------------------------------------------------- */

  /* By how much the contents are taller than their place. They are centred, so that they stick out at both ends. */
  function excess(stage) {
    var first = stage.firstElementChild;
    var last = stage.lastElementChild;
    if (!first) { return 0; }
    return last.getBoundingClientRect().bottom - first.getBoundingClientRect().top - stage.clientHeight;
  }

  function letters() { return Math.max(10, Math.min(window.innerWidth / 40, window.innerHeight / 25)) + 'px'; }

  /* Letters grow with the screen, so that a slide holds as much on every projector; one that holds too much shrinks. */
  function fit() {
    if (isPresenter) { return; }
    root.style.fontSize = letters();
    var slide = slides[now];
    var stage = slide.querySelector('.stage');
    var size = 100;
    var media = stage.querySelector('figure img, figure video');
    stage.style.fontSize = '';
    if (media) {
      media.style.maxHeight = '';
      var over = excess(stage);
      if (over > 0) { media.style.maxHeight = Math.max(100, media.offsetHeight - over) + 'px'; }
    }
    var base = parseFloat(window.getComputedStyle(stage).fontSize);
    while (size > 50 && excess(stage) > 1) {
      size -= 4;
      stage.style.fontSize = base * size / 100 + 'px';
    }
  }

  /* Turning ---------------------------------------------------------------------------------------------------- */

  function show(number, quiet) {
    number = Math.max(0, Math.min(slides.length - 1, number));
    all('video, audio', slides[now]).forEach(function (player) { player.pause(); });
    now = number;
    slides.forEach(function (slide, at) {
      slide.className = slide.className.replace(/ now\b/g, '') + (at === now ? ' now' : '');
    });
    root.className = root.className.replace(/ blank\b/g, '');
    document.querySelector('.remote .count').textContent = now + 1 + ' / ' + slides.length;
    document.querySelector('.remote .bar i').style.width = (now + 1) / slides.length * 100 + '%';
    if (isPresenter) { desk(); } else { fit(); }
    try {
      window.history.replaceState(null, '', '#' + (now + 1));
    } catch (_) { /* the address stays as it was */ }
    if (!quiet) { tell(); }
  }

  function tell() {
    if (!other) { return; }
    try { other.postMessage('cp-slide ' + now, '*'); } catch (_) { other = null; }
  }

  window.addEventListener('message', function (event) {
    var told = typeof event.data === 'string' && /^cp-slide (\d+|\?)$/.exec(event.data);
    if (!told || !other || event.source !== other) { return; }
    if (told[1] === '?') { tell(); } else { show(+told[1], true); }
  });

  /* What a slide waits for is done first: the answer of a question, then the next slide. */
  function forward() {
    var key = slides[now].querySelector('.key:not([open])');
    if (key && !isPresenter) {
      key.setAttribute('open', '');
      fit();
    } else {
      show(now + 1);
    }
  }

  function blank() {
    root.className = / blank\b/.test(root.className) ? root.className.replace(/ blank\b/g, '') : root.className + ' blank';
  }

  function full() {
    var element = document.documentElement;
    var begin = element.requestFullscreen || element.webkitRequestFullscreen || element.mozRequestFullScreen || element.msRequestFullscreen;
    var end = document.exitFullscreen || document.webkitExitFullscreen || document.mozCancelFullScreen || document.msExitFullscreen;
    var isFull = document.fullscreenElement || document.webkitFullscreenElement || document.mozFullScreenElement;
    var done = isFull ? end && end.call(document) : begin && begin.call(element);
    if (done && done['catch']) { done['catch'](function () { /* the browser does not allow it */ }); }
  }

  function present() {
    var address = window.location.href.replace(/[?#].*$/, '') + '?presenter#' + (now + 1);
    other = window.open(address, 'cp-presenter', 'width=1000,height=700');
  }

  /* Countdown -------------------------------------------------------------------------------------------------- */

  function clock(slide) {
    var left = +slide.getAttribute('data-minutes') * 60;
    var line = make('p', 'clock');
    var button = make('button', '', word('start'));
    var digits = make('b', '');
    var ends = 0;
    var timer = 0;
    button.type = 'button';
    function paint() {
      var seconds = Math.max(0, Math.round(left));
      digits.textContent = Math.floor(seconds / 60) + ':' + ('0' + seconds % 60).slice(-2);
      line.className = seconds ? 'clock' : 'clock over';
    }
    function tick() {
      left = (ends - Date.now()) / 1000;
      if (left <= 0) { left = 0; stop(); }
      paint();
    }
    function stop() {
      window.clearInterval(timer);
      timer = 0;
      button.textContent = word('start');
    }
    function toggle() {
      if (timer) { stop(); return; }
      if (left <= 0) { left = +slide.getAttribute('data-minutes') * 60; }
      ends = Date.now() + left * 1000;
      timer = window.setInterval(tick, 250);
      button.textContent = word('pause');
    }
    button.addEventListener('click', toggle);
    line.appendChild(button);
    line.appendChild(digits);
    slide.querySelector('.stage').appendChild(line);
    paint();
    clocks[slide.id] = toggle;
  }

  /* The trainer's own window ----------------------------------------------------------------------------------- */

  var began = Date.now();
  var time = null;
  var notes = null;
  var views = null;

  function two(number) { return ('0' + number).slice(-2); }

  function desk() {
    var own = slides[now].querySelector('.notes');
    notes.innerHTML = '';
    if (own) { notes.appendChild(own.cloneNode(true)); }
    views.innerHTML = '';
    [slides[now], slides[now + 1]].forEach(function (slide, at) {
      if (!slide) { return; }
      if (at) { views.appendChild(make('p', 'label', word('next'))); }
      var copy = slide.cloneNode(true);
      copy.removeAttribute('id');
      all('[id]', copy).forEach(function (element) { element.removeAttribute('id'); });
      views.appendChild(copy);
    });
  }

  function layDesk() {
    root.className += ' presenter';
    var board = make('div', 'desk');
    time = make('p', 'time');
    notes = make('div', 'own');
    views = make('div', 'views');
    board.appendChild(time);
    board.appendChild(notes);
    var main = document.getElementById('main');
    main.appendChild(board);
    main.appendChild(views);
    function tick() {
      var day = new Date();
      var gone = Math.floor((Date.now() - began) / 1000);
      time.textContent = two(day.getHours()) + ':' + two(day.getMinutes());
      time.appendChild(make('span', '', word('elapsed') + ' ' + Math.floor(gone / 60) + ':' + two(gone % 60)));
    }
    tick();
    window.setInterval(tick, 1000);
    other = window.opener;
    if (other) {
      try { other.postMessage('cp-slide ?', '*'); } catch (_) { other = null; }
    }
  }

  /* Keys --------------------------------------------------------------------------------------------------------- */

  var CODES = { Enter: 13, ' ': 32, PageUp: 33, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Backspace: 8 };

  function onKey(event) {
    var key = event.key || '';
    var code = event.keyCode || CODES[key];
    var target = event.target && event.target.nodeName;
    if (event.ctrlKey || event.altKey || event.metaKey) { return; }
    if (/^[0-9]$/.test(key)) { typed += key; return; }
    var number = typed;
    typed = '';
    var rtl = root.getAttribute('dir') === 'rtl';
    var onControl = /^(BUTTON|A|INPUT|SUMMARY|VIDEO|AUDIO)$/.test(target);
    if (code === 13 && number) { show(+number - 1); }
    else if (onControl && (code === 13 || code === 32)) { return; }
    else if (code === 34 || code === 32 || code === 13 || code === 40 || code === (rtl ? 37 : 39)) { forward(); }
    else if (code === 33 || code === 8 || code === 38 || code === (rtl ? 39 : 37)) { show(now - 1); }
    else if (code === 36) { show(0); }
    else if (code === 35) { show(slides.length - 1); }
    else if (key === 'b' || key === 'B' || key === '.') { blank(); }
    else if (key === 'f' || key === 'F') { full(); }
    else if (key === 's' || key === 'S') { present(); }
    else if ((key === 't' || key === 'T') && clocks[slides[now].id]) { clocks[slides[now].id](); }
    else { return; }
    event.preventDefault();
  }

  /* From the beginning, so that nobody sees the slides under one another for a moment. */
  if (!isPresenter) {
    root.className += ' presenting';
    root.style.fontSize = letters();
  }

  function begin() {
    slides = all('.slide');
    if (!slides.length) { return; }
    if (isPresenter) { layDesk(); }
    all('.slide[data-minutes]').forEach(clock);
    document.querySelector('.remote .buttons').removeAttribute('hidden');
    var does = { present: present, blank: blank, full: full, back: function () { show(now - 1); }, next: forward };
    all('.remote button').forEach(function (button) {
      button.addEventListener('click', does[button.getAttribute('data-do')]);
    });
    document.addEventListener('keydown', onKey);
    window.addEventListener('resize', function () { if (!isPresenter) { fit(); } });
    window.addEventListener('hashchange', fromAddress);
    /* Pictures take their room when they have come. */
    all('.slide .key').forEach(function (key) { key.addEventListener('toggle', fit); });
    all('.slide img, .slide video').forEach(function (media) {
      media.addEventListener(media.nodeName === 'IMG' ? 'load' : 'loadedmetadata', fit);
    });
    fromAddress();
  }

  function fromAddress() {
    var number = /^#(\d+)$/.exec(window.location.hash);
    show(number ? +number[1] - 1 : now, true);
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
})(window, document);
