/*
 * The page that plays a film or a song: keys, chapters, words in time, and what the lesson plays next.
 *
 * Classic script, ES5; everything it needs stands in the page. Captions come from media.js.
 */
(function (window, document) {
  'use strict';

  var article = null, player = null, list = null;

  function all(selector, within) { return Array.prototype.slice.call((within || article).querySelectorAll(selector)); }

  function make(name, kind, children) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return element;
  }

  function kept(key) {
    try { return window.sessionStorage.getItem('cp-' + key); } catch (_) { return null; }
  }

  function keep(key, value) {
    try { window.sessionStorage.setItem('cp-' + key, value); } catch (_) { /* forgotten, no harm */ }
  }

  /* Media.js may have put a sentence in the player's place. */
  function isHere() { return player && document.documentElement.contains(player); }

  function play() {
    var begun = player.play();
    if (begun && begun['catch']) { begun['catch'](function () { /* the browser waits for a click */ }); }
  }

  function seek(seconds) {
    var last = player.duration || 0;
    player.currentTime = Math.max(0, last ? Math.min(seconds, last) : seconds);
  }

  /* Playlist ------------------------------------------------------------------------------------------------------- */

  function asked(name) {
    var found = new RegExp('[?&]' + name + '(?:=([^&]*))?(?:&|$)').exec(window.location.search);
    return found && (found[1] ? decodeURIComponent(found[1]) : 'yes');
  }

  /* The lesson from which one came, else the first that plays this. The lists of others make room. */
  function choosePlaylist() {
    var lists = all('[data-playlist]'), from = asked('in');
    list = lists.filter(function (each) { return each.getAttribute('data-playlist') === from; })[0] || lists[0] || null;
    lists.forEach(function (each) { if (from && each !== list) { each.hidden = true; } });
  }

  /* The address of the neighbour, or ''. */
  function neighbour(step) {
    var items = list ? all('li', list) : [], at = -1;
    items.forEach(function (item, i) { if (/\bhere\b/.test(item.className)) { at = i; } });
    var link = at < 0 || !items[at + step] ? null : items[at + step].querySelector('a');
    return link ? { href: link.href, title: link.textContent } : null;
  }

  function turn(step, playing) {
    var to = neighbour(step);
    if (to) { window.location.href = to.href + (playing ? '&play' : ''); }
  }

  function showTurns() {
    var line = article.querySelector('.turns'), before = neighbour(-1), after = neighbour(1);
    if (!before && !after) { return; }
    function link(kind, to) {
      var element = make('a', kind, [make('span', 'label', [line.getAttribute('data-' + kind)]), ' ', to.title]);
      element.href = to.href;
      line.appendChild(element);
    }
    if (before) { link('previous', before); }
    if (after) {
      link('next', after);
      var box = make('input');
      box.type = 'checkbox';
      box.checked = kept('play-on') === 'yes';
      box.addEventListener('change', function () { keep('play-on', box.checked ? 'yes' : 'no'); });
      line.appendChild(make('label', '', [box, ' ' + line.getAttribute('data-on')]));
      if (player) { player.addEventListener('ended', function () { if (box.checked) { turn(1, true); } }); }
    }
    line.hidden = false;
  }

  /* Chapters and words in time --------------------------------------------------------------------------------------- */

  /* Makes an element lead to a moment of the film. */
  function leadTo(element, seconds) {
    var button = make('button', 'to-time');
    button.type = 'button';
    while (element.firstChild) { button.appendChild(element.firstChild); }
    button.addEventListener('click', function () {
      seek(seconds);
      play();
    });
    element.appendChild(button);
  }

  function scrolled(element) {
    var box = element;
    while (box && !/\bbox\b/.test(box.className)) { box = box.parentElement; }
    if (!box || box.scrollHeight <= box.clientHeight) { return; }
    var place = element.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (place.top < frame.top + 20 || place.bottom > frame.bottom - 40) {
      box.scrollTop += place.top - frame.top - box.clientHeight / 3;
    }
  }

  /* Marks the one of `moments` ({ from, to, element }, in order) that is now. */
  function follow(moments) {
    var now = null;
    player.addEventListener('timeupdate', function () {
      var time = player.currentTime + 0.05, found = null;
      moments.forEach(function (moment) {
        if (moment.from <= time && time < moment.to) { found = moment; }
      });
      if (found === now) { return; }
      if (now) {
        now.element.className = now.element.className.replace(/ now\b/g, '');
        now.element.removeAttribute('aria-current');
      }
      now = found;
      if (now) {
        now.element.className += ' now';
        now.element.setAttribute('aria-current', 'true');
        scrolled(now.element);
      }
    });
  }

  function prepareChapters() {
    var items = all('.chapters li'), moments = items.map(function (item, i) {
      var next = items[i + 1];
      return { from: +item.getAttribute('data-time'), to: next ? +next.getAttribute('data-time') : Infinity, element: item };
    });
    moments.forEach(function (moment) { leadTo(moment.element, moment.from); });
    if (moments.length) { follow(moments); }
  }

  function squeezed(text) { return text.replace(/[\s\u3000-\u303f\uff00-\uff0f\uff1a-\uff20“”‘’…—,.!?;:()"'-]/g, ''); }

  /* The cue of each line of the words, in order; null where the words are not those of the captions. */
  function cuesOfLines(lines, cues) {
    var at = 0, met = 0;
    var found = lines.map(function (line) {
      var words = squeezed(line.textContent);
      for (var i = at; words && i < cues.length; i++) {
        var said = squeezed(cues[i][2]);
        if (said && (said.indexOf(words) >= 0 || words.indexOf(said) >= 0)) {
          at = said.length > words.length ? i : i + 1;
          met++;
          return cues[i];
        }
      }
      return null;
    });
    return met >= lines.length * 0.8 ? found : null;
  }

  function hint(section) {
    section.querySelector('h2').appendChild(make('span', 'hint', [section.getAttribute('data-follow')]));
  }

  /* Each line leads to its moment and is marked when it is sung or said. */
  function timeLines(lines, cues) {
    var moments = [];
    lines.forEach(function (line, i) {
      if (!cues[i]) { return; }
      leadTo(line, cues[i][0]);
      moments.push({ from: cues[i][0], to: cues[i][1], element: line });
    });
    /* A line stays marked until the next begins, if that is soon. */
    moments.forEach(function (moment, i) {
      var next = moments[i + 1];
      if (next && next.from > moment.to && next.from - moment.to < 1) { moment.to = next.from; }
    });
    follow(moments);
  }

  function showCues() {
    var cues = player.coursepackCues, verses = article.querySelector('.verses'), section = article.querySelector('.cues');
    var lines = verses ? all('.line', verses) : [], timed = lines.length ? cuesOfLines(lines, cues) : null;
    if (!cues.length) { return; }
    if (timed) {
      hint(verses);
      verses.className += ' timed';
      timeLines(lines, timed);
      return;
    }
    var shown = cues.map(function (cue) { return make('p', 'line', [cue[2].replace(/<[^>]*>/g, '').replace(/\n/g, ' ')]); });
    hint(section);
    section.appendChild(make('div', 'box', shown));
    section.className += ' timed';
    timeLines(shown, cues);
    section.hidden = false;
  }

  /* Keys --------------------------------------------------------------------------------------------------------------- */

  function toggleCaptions() {
    for (var i = 0; i < player.textTracks.length; i++) {
      var track = player.textTracks[i];
      track.mode = track.mode === 'showing' ? 'hidden' : 'showing';
    }
  }

  function toggleFull() {
    var isFull = document.fullscreenElement || document.webkitFullscreenElement || document.mozFullScreenElement;
    var end = document.exitFullscreen || document.webkitExitFullscreen || document.mozCancelFullScreen;
    var begin = player.requestFullscreen || player.webkitRequestFullscreen || player.mozRequestFullScreen || player.webkitEnterFullscreen;
    var done = isFull ? end && end.call(document) : begin && begin.call(player);
    if (done && done['catch']) { done['catch'](function () { /* the browser does not allow it */ }); }
  }

  function louder(step) {
    player.muted = false;
    player.volume = Math.round(Math.max(0, Math.min(1, player.volume + step)) * 10) / 10;
    var line = article.querySelector('.keys');
    line.querySelector('.told').textContent = line.getAttribute('data-volume-words') + ' ' + Math.round(player.volume * 100) + '%';
  }

  var NAMES = { Left: 'ArrowLeft', Right: 'ArrowRight', Up: 'ArrowUp', Down: 'ArrowDown', Spacebar: ' ' };

  /* True where a key was for the player. Fields, buttons and links keep their keys; a page at rest still scrolls. */
  function obey(event) {
    var key = NAMES[event.key] || event.key || '', target = event.target, name = target.nodeName;
    var own = target === player, control = /^(?:A|BUTTON|SUMMARY|LABEL)$/.test(name);
    if (/^(?:INPUT|TEXTAREA|SELECT)$/.test(name) || target.isContentEditable) { return false; }
    if (key === 'n' || key === 'N') { turn(1, false); return !!neighbour(1); }
    if (key === 'p' || key === 'P') { turn(-1, false); return !!neighbour(-1); }
    if (!isHere()) { return false; }
    if (key === 'k' || key === 'K' || key === ' ' && !control) {
      if (player.paused) { play(); } else { player.pause(); }
    } else if (key === 'ArrowLeft') { seek(player.currentTime - 5); }
    else if (key === 'ArrowRight') { seek(player.currentTime + 5); }
    else if (key === 'ArrowUp' && (own || !player.paused)) { louder(0.1); }
    else if (key === 'ArrowDown' && (own || !player.paused)) { louder(-0.1); }
    else if ((key === 'f' || key === 'F') && player.nodeName === 'VIDEO') { toggleFull(); }
    else if (key === 'c' || key === 'C') { toggleCaptions(); }
    else if (/^[0-9]$/.test(key) && player.duration) { seek(player.duration * key / 10); }
    else { return false; }
    return true;
  }

  function onKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) { return; }
    if (obey(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  /* Beginning ------------------------------------------------------------------------------------------------------------ */

  /* `#t=80` in the address is a moment. */
  function seekAsAsked() {
    var moment = /^#t=(\d+)$/.exec(window.location.hash);
    if (moment) { seek(+moment[1]); }
  }

  document.addEventListener('DOMContentLoaded', function () {
    article = document.querySelector('[data-player]');
    if (!article) { return; }
    player = article.querySelector('.screen video, .screen audio');
    choosePlaylist();
    showTurns();
    /* Before the player's own keys, which would act a second time. */
    document.addEventListener('keydown', onKey, true);
    if (!player) { return; }
    article.querySelector('.keys').hidden = false;
    prepareChapters();
    if (player.coursepackCues) { showCues(); } else { player.addEventListener('coursepackcues', showCues); }
    if (player.readyState > 0) { seekAsAsked(); } else { player.addEventListener('loadedmetadata', seekAsAsked); }
    window.addEventListener('hashchange', seekAsAsked);
    if (asked('play')) { play(); }
  });
})(window, document);
