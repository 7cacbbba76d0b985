/*
 * A lesson on a projector: one slide fills the screen, keys and clickers turn, a second window shows the notes.
 *
 * Classic script, ES5. Windows opened from file:// may not touch each other, but they may send messages. Both windows
 * hold the same small state (which slide, which answers, black or not, countdowns, the film) and each tells the other
 * when it has changed something; of two states the one that was changed more often holds. So either window may act,
 * be closed and come back.
 */
(function (window, document) {
  'use strict';

  var root = document.documentElement;
  var isPresenter = /[?&]presenter/.test(window.location.search);
  var slides = [];
  /* `turns`: how often anything was changed. `open`: ids of slides whose answer is shown. `clocks`: of a slide's id, what
     is left in milliseconds and, while it runs, when it ends. `film`: the id of the slide whose film plays. */
  var state = { turns: isPresenter ? 0 : 1, at: 0, open: {}, black: false, clocks: {}, film: '', seen: {}, began: Date.now() };
  var other = null;
  var heard = 0;
  var typed = '';
  var shown = -1;
  var returnTo = null;

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

  function mark(element, name, on) {
    var bare = (' ' + element.className + ' ').split(' ' + name + ' ').join(' ').replace(/^ +| +$/g, '');
    element.className = on ? bare + ' ' + name : bare;
  }

  function two(number) { return ('0' + number).slice(-2); }

  function minutes(seconds) { return Math.floor(seconds / 60) + ':' + two(Math.floor(seconds % 60)); }

  function say(words) { document.querySelector('.say').textContent = words; }

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
    var slide = slides[state.at];
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
    while (size > 40 && excess(stage) > 1) {
      size -= 4;
      stage.style.fontSize = base * size / 100 + 'px';
    }
  }

  /* What both windows show ------------------------------------------------------------------------------------- */

  function current() { return slides[state.at]; }

  function filmOf(slide) { return slide.querySelector('.stage video, .stage audio'); }

  /* Lays the state out: everything that is seen follows from it. */
  function lay() {
    var turned = shown !== state.at;
    shown = state.at;
    slides.forEach(function (slide, at) {
      var key = slide.querySelector('.stage .key');
      mark(slide, 'now', at === state.at);
      if (!key || !turned && at !== state.at) { return; }
      if (state.open[slide.id]) { key.setAttribute('open', ''); } else { key.removeAttribute('open'); }
    });
    mark(root, 'blank', state.black && !isPresenter);
    document.querySelector('.remote .count').textContent = state.at + 1 + ' / ' + slides.length;
    document.querySelector('.remote .bar i').style.width = (state.at + 1) / slides.length * 100 + '%';
    document.querySelector('[data-do="blank"]').setAttribute('aria-pressed', state.black ? 'true' : 'false');
    document.querySelector('[data-do="play"]').hidden = !filmOf(current());
    if (isPresenter) { desk(); } else { fit(); play(); }
    paint();
    if (turned) {
      try {
        window.history.replaceState(null, '', '#' + (state.at + 1));
      } catch (_) { /* the address stays as it was */ }
    }
  }

  /* Films play on the projector only, and only while their slide is shown. */
  function play() {
    slides.forEach(function (slide) {
      var player = filmOf(slide);
      if (!player) { return; }
      if (slide === current() && state.film === slide.id) {
        if (player.paused && !player.ended) {
          var begun = player.play();
          if (begun && begun['catch']) { begun['catch'](function () { /* turned on at once, or not allowed */ }); }
        }
      } else if (!player.paused) {
        player.pause();
      }
    });
  }

  /* Changes the state by `how`, here and in the other window. */
  function change(how) {
    how();
    state.turns += 1;
    lay();
    tell();
  }

  function show(number) {
    change(function () {
      state.at = Math.max(0, Math.min(slides.length - 1, number));
      state.black = false;
      state.film = '';
    });
  }

  /* What a slide waits for is done first: its film is played, its answer shown; then comes the next slide. */
  function forward() {
    var slide = current();
    if (state.black) { blank(); return; }
    if (filmOf(slide) && !state.seen[slide.id]) { toggleFilm(); return; }
    if (slide.querySelector('.stage .key') && !state.open[slide.id]) {
      change(function () { state.open[slide.id] = 1; });
      return;
    }
    if (state.at < slides.length - 1) { show(state.at + 1); }
  }

  function back() { if (state.at > 0) { show(state.at - 1); } }

  function toggleFilm() {
    var id = current().id;
    if (!filmOf(current())) { return; }
    change(function () {
      state.film = state.film === id ? '' : id;
      state.seen[id] = 1;
    });
  }

  function blank() { change(function () { state.black = !state.black; }); }

  function full() {
    var element = document.documentElement;
    var begin = element.requestFullscreen || element.webkitRequestFullscreen || element.mozRequestFullScreen || element.msRequestFullscreen;
    var end = document.exitFullscreen || document.webkitExitFullscreen || document.mozCancelFullScreen || document.msExitFullscreen;
    var isFull = document.fullscreenElement || document.webkitFullscreenElement || document.mozFullScreenElement;
    var done = isFull ? end && end.call(document) : begin && begin.call(element);
    if (done && done['catch']) { done['catch'](function () { /* the browser does not allow it */ }); }
  }

  /* The other window --------------------------------------------------------------------------------------------- */

  function tell() {
    if (!other) { return; }
    try { other.postMessage('cp-slides ' + word('url') + ' ' + JSON.stringify(state), '*'); } catch (_) { other = null; }
  }

  function isState(it) {
    return it && typeof it.turns === 'number' && typeof it.began === 'number' && it.at >= 0 && it.at < slides.length && it.at % 1 === 0 &&
      [it.open, it.clocks, it.seen].every(function (table) { return table && typeof table === 'object'; });
  }

  window.addEventListener('message', function (event) {
    var start = 'cp-slides ' + word('url') + ' ';
    var told;
    if (!slides.length || typeof event.data !== 'string' || event.data.indexOf(start) !== 0 || !event.source) { return; }
    try { told = JSON.parse(event.data.slice(start.length)); } catch (_) { return; }
    if (!isState(told)) { return; }
    /* A window that was opened again is another one than before. */
    other = event.source;
    heard = Date.now();
    if (told.turns > state.turns) {
      state = told;
      lay();
    } else if (told.turns < state.turns) {
      tell();
    }
  });

  /* Opens the other one of the two windows, or brings it to the front. */
  function present() {
    var address = window.location.href.replace(/[?#].*$/, '');
    if (isPresenter) {
      if (isAlone()) { other = window.open(address + '#' + (state.at + 1), 'cp-projector'); }
    } else {
      other = window.open(address + '?presenter#' + (state.at + 1), 'cp-presenter', 'width=1000,height=700');
    }
  }

  function isAlone() { return !other || other.closed || heard && Date.now() - heard > 5000; }

  /* Countdown -------------------------------------------------------------------------------------------------- */

  function whole(slide) { return +slide.getAttribute('data-minutes') * 60000; }

  function left(slide) {
    var clock = state.clocks[slide.id];
    if (!clock) { return whole(slide); }
    return Math.max(0, clock.ends ? clock.ends - Date.now() : clock.left);
  }

  function runs(slide) { var clock = state.clocks[slide.id]; return !!clock && clock.ends > 0 && left(slide) > 0; }

  function layClock(slide) {
    var line = make('p', 'clock');
    var button = make('button', '', word('start'));
    button.type = 'button';
    line.setAttribute('data-of', slide.id);
    line.appendChild(button);
    line.appendChild(make('b', ''));
    line.appendChild(make('span', 'up', word('over')));
    slide.querySelector('.stage').appendChild(line);
  }

  function toggleClock(slide) {
    if (!slide || !slide.hasAttribute('data-minutes')) { return; }
    change(function () {
      var rest = left(slide) || whole(slide);
      state.clocks[slide.id] = runs(slide) ? { left: rest, ends: 0 } : { left: rest, ends: Date.now() + rest };
    });
  }

  var ended = {};

  function paint() {
    var running = null;
    all('.clock').forEach(function (line) {
      var slide = document.getElementById(line.getAttribute('data-of'));
      var rest = left(slide);
      mark(line, 'over', rest <= 0);
      mark(line, 'soon', rest > 0 && rest <= 60000 && runs(slide));
      put(line.querySelector('b'), minutes(Math.ceil(rest / 1000)));
      put(line.querySelector('button'), runs(slide) ? word('pause') : word('start'));
      if (runs(slide) && slide !== current()) { running = slide; }
      if (rest > 0) { ended[slide.id] = false; }
      if (rest <= 0 && !ended[slide.id]) {
        ended[slide.id] = true;
        if (state.clocks[slide.id]) { say(word('over')); }
      }
    });
    /* One that runs while another slide is shown stays in sight. */
    var small = document.querySelector('[data-do="time"]');
    small.hidden = !running;
    if (running) { put(small, minutes(Math.ceil(left(running) / 1000))); }
  }

  function put(element, words) { if (element.textContent !== words) { element.textContent = words; } }

  /* Songs: the line that is sung ------------------------------------------------------------------------------- */

  function sing(player) {
    var place = player.parentNode.querySelector('.sung') || player.parentNode.insertBefore(make('p', 'sung'), player.nextSibling);
    mark(player.parentNode, 'timed', true);
    function line() {
      var words = ['', ''];
      (player.coursepackCues || []).forEach(function (cue) {
        if (cue[0] <= player.currentTime) { words = [cue[2], '']; } else if (!words[1]) { words[1] = cue[2]; }
      });
      if (place.getAttribute('data-line') === words.join('\n')) { return; }
      place.setAttribute('data-line', words.join('\n'));
      place.innerHTML = '';
      place.appendChild(make('span', 'is', words[0]));
      place.appendChild(make('span', 'next', words[1]));
      fit();
    }
    player.addEventListener('timeupdate', line);
    line();
  }

  function layFilm(slide) {
    var player = filmOf(slide);
    if (!player) { return; }
    /* By its own buttons, too. Turning on pauses it: that is not another wish. */
    player.addEventListener('play', function () {
      if (state.film !== slide.id && slide === current()) { change(function () { state.film = slide.id; state.seen[slide.id] = 1; }); }
    });
    player.addEventListener('pause', function () {
      if (state.film === slide.id && slide === current() && !player.seeking) { change(function () { state.film = ''; }); }
    });
    if (player.nodeName === 'AUDIO') {
      if (player.coursepackCues) { sing(player); }
      player.addEventListener('coursepackcues', function () { sing(player); });
    }
  }

  /* The trainer's own window ----------------------------------------------------------------------------------- */

  var time = null;
  var notes = null;
  var views = null;
  var note = null;
  var laid = '';

  /* Minutes that should have gone when this slide comes: those of what was done, and of the talk its share. */
  function planned() {
    var total = +word('minutes') || 0;
    var done = 0;
    var doing = 0;
    var talks = 0;
    var talked = 0;
    slides.forEach(function (slide, at) {
      var own = +slide.getAttribute('data-minutes') || 0;
      doing += own;
      talks += own ? 0 : 1;
      if (at < state.at) { done += own; talked += own ? 0 : 1; }
    });
    return Math.round(done + Math.max(0, total - doing) * (talks ? talked / talks : 0));
  }

  function desk() {
    var key = state.at + ' ' + !!state.open[current().id];
    var own = current().querySelector('.notes');
    if (laid === key) { return; }
    laid = key;
    notes.innerHTML = '';
    notes.appendChild(own ? own.cloneNode(true) : make('p', 'bare', word('bare')));
    notes.scrollTop = 0;
    views.innerHTML = '';
    [current(), slides[state.at + 1]].forEach(function (slide, at) {
      var copy;
      views.appendChild(make('p', 'label', at ? slide ? word('next') : word('last') : word('now')));
      if (!slide) { return; }
      copy = slide.cloneNode(true);
      copy.removeAttribute('id');
      mark(copy, 'now', !at);
      mark(copy, 'next', at);
      all('[id]', copy).forEach(function (element) { element.removeAttribute('id'); });
      all('[name]', copy).forEach(function (element) { element.removeAttribute('name'); });
      /* Films play on the projector. */
      all('video, audio', copy).forEach(function (player) { player.removeAttribute('controls'); player.setAttribute('preload', 'none'); });
      views.appendChild(copy);
    });
  }

  function layDesk() {
    mark(root, 'presenter', true);
    var board = make('div', 'desk');
    var again = make('button', '', word('again'));
    time = make('p', 'time');
    note = make('p', 'note', word('alone') + ' ');
    notes = make('div', 'own');
    notes.tabIndex = 0;
    notes.setAttribute('role', 'region');
    notes.setAttribute('aria-label', document.querySelector('[data-do="present"]').textContent);
    views = make('div', 'views');
    again.type = 'button';
    again.addEventListener('click', present);
    note.hidden = true;
    note.appendChild(again);
    [time, note, notes].forEach(function (part) { board.appendChild(part); });
    var main = document.getElementById('main');
    main.appendChild(board);
    main.appendChild(views);
    other = window.opener;
    window.setInterval(watch, 1000);
  }

  function watch() {
    var day = new Date();
    var gone = Math.max(0, (Date.now() - state.began) / 1000);
    tell();
    note.hidden = !isAlone();
    time.innerHTML = '';
    time.appendChild(make('b', '', two(day.getHours()) + ':' + two(day.getMinutes())));
    time.appendChild(make('span', gone / 60 > planned() + 5 ? 'late' : '', word('elapsed') + ' ' + minutes(gone)));
    if (+word('minutes')) { time.appendChild(make('span', '', word('planned') + ' ' + planned() + ' / ' + word('minutes'))); }
    if (state.black) { time.appendChild(make('span', 'black', word('black'))); }
  }

  /* Keys --------------------------------------------------------------------------------------------------------- */

  function help(open) {
    var box = document.querySelector('.key-help');
    open = open === undefined ? box.hidden : open;
    if (open === !box.hidden) { return; }
    if (open) { returnTo = document.activeElement; }
    box.hidden = !open;
    if (open) { box.focus(); } else if (returnTo && returnTo.focus) { returnTo.focus(); }
  }

  var CODES = { Enter: 13, ' ': 32, PageUp: 33, PageDown: 34, End: 35, Home: 36, ArrowLeft: 37, ArrowUp: 38, ArrowRight: 39, ArrowDown: 40, Backspace: 8, Escape: 27, Esc: 27, F5: 116 };

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
    var letter = key.toLowerCase();
    if (!document.querySelector('.key-help').hidden && code === 27) { help(false); }
    else if (code === 13 && number) { show(+number - 1); }
    else if (onControl && (code === 13 || code === 32)) { return; }
    /* The notes scroll by the arrows where they have the focus. */
    else if (event.target === notes && (code === 38 || code === 40)) { return; }
    else if (code === 34 || code === 32 || code === 13 || code === 40 || code === (rtl ? 37 : 39)) { forward(); }
    else if (code === 33 || code === 8 || code === 38 || code === (rtl ? 39 : 37)) { back(); }
    else if (code === 36) { show(0); }
    else if (code === 35) { show(slides.length - 1); }
    else if (code === 27 && state.black) { blank(); }
    else if (letter === 'b' || key === '.') { blank(); }
    else if (letter === 'f' || code === 116) { full(); }
    else if (letter === 's') { present(); }
    else if (letter === 'p') { toggleFilm(); }
    else if (letter === 't') { toggleClock(current()); }
    else if (letter === 'h' || key === '?') { help(); }
    else { return; }
    event.preventDefault();
  }

  function onClick(event) {
    var target = event.target;
    var summary = target.nodeName === 'SUMMARY' && target.parentNode;
    if (target.nodeName === 'BUTTON' && / clock\b/.test(' ' + target.parentNode.className)) {
      toggleClock(document.getElementById(target.parentNode.getAttribute('data-of')));
    } else if (summary && / key\b/.test(' ' + summary.className)) {
      event.preventDefault();
      change(function () {
        var id = current().id;
        if (state.open[id]) { delete state.open[id]; } else { state.open[id] = 1; }
      });
    }
  }

  /* From the beginning, so that nobody sees the slides under one another for a moment. */
  if (!isPresenter) {
    root.className += ' presenting';
    root.style.fontSize = letters();
  }

  function begin() {
    slides = all('.slide');
    if (!slides.length) { return; }
    all('.slide[data-minutes]').forEach(layClock);
    if (isPresenter) { layDesk(); } else { slides.forEach(layFilm); }
    document.querySelector('.remote .buttons').removeAttribute('hidden');
    var does = {
      present: present, blank: blank, full: full, back: back, next: forward, help: function () { help(); }, play: toggleFilm,
      time: function () {
        slides.forEach(function (slide, at) { if (runs(slide)) { state.at = at; } });
        show(state.at);
      }
    };
    all('.remote button').forEach(function (button) {
      button.addEventListener('click', does[button.getAttribute('data-do')]);
    });
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    window.addEventListener('resize', function () { if (!isPresenter) { fit(); } });
    window.addEventListener('hashchange', fromAddress);
    window.setInterval(paint, 250);
    /* Pictures take their room when they have come. */
    all('.slide .key').forEach(function (key) { key.addEventListener('toggle', fit); });
    all('.slide img, .slide video').forEach(function (media) {
      media.addEventListener(media.nodeName === 'IMG' ? 'load' : 'loadedmetadata', fit);
    });
    var number = /^#(\d+)$/.exec(window.location.hash);
    state.at = number ? Math.max(0, Math.min(slides.length - 1, +number[1] - 1)) : 0;
    /* Opened again by the other window, or loaded again: it knows where we were. */
    if (window.opener) { other = window.opener; state.turns = 0; }
    lay();
    if (isPresenter) { watch(); } else { tell(); }
  }

  function fromAddress() {
    var number = /^#(\d+)$/.exec(window.location.hash);
    if (number && +number[1] - 1 !== state.at) { show(+number[1] - 1); }
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
})(window, document);
