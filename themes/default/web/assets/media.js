/*
 * What players gain by scripts: captions, one sound at a time, and a sentence in place of a file that is not here.
 *
 * page.js reads this where a page plays something, and this reads volume.js, which says on which disc of a set the page
 * lies (coursepackVolume: number, of, label, and where the media are that are elsewhere).
 */
(function (window, document) {
  'use strict';

  var assets = document.currentScript.src.replace(/[^\/]*$/, '');
  var home = assets.replace(/assets\/$/, '');

  function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }

  function line(children) {
    var element = document.createElement('p');
    element.className = 'absent';
    children.forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return element;
  }

  function link(words, address) {
    var element = document.createElement('a');
    element.textContent = words;
    element.href = address;
    return element;
  }

  function read(address, then) {
    var script = document.createElement('script');
    script.charset = 'utf-8';
    script.src = address;
    if (then) { script.onload = then; }
    document.head.appendChild(script);
    return script;
  }

  /* Captions: a track element does not load from file://, a script does ------------------------------------------- */

  var waiting = {};

  window.cpCaptions = function (cues) {
    var script = document.currentScript;
    (script ? waiting[script.src] || [] : []).forEach(function (player) { addCues(player, cues); });
  };

  function addCues(player, cues) {
    var Cue = window.VTTCue || window.TextTrackCue;
    if (player.addTextTrack && Cue) {
      var track = player.addTextTrack('captions', '字幕', document.documentElement.lang || 'zh');
      track.mode = 'showing';
      cues.forEach(function (cue) {
        try { track.addCue(new Cue(cue[0], cue[1], cue[2])); } catch (_) { /* one caption less */ }
      });
    }
    /* player.js shows them beside the player, too. */
    player.coursepackCues = cues;
    var event = document.createEvent('Event');
    event.initEvent('coursepackcues', false, false);
    player.dispatchEvent(event);
  }

  function wantCaptions(player) {
    var source = player.getAttribute('data-captions');
    if (!source) { return; }
    var address = link('', source).href;
    (waiting[address] = waiting[address] || []).push(player);
    if (waiting[address].length === 1) { read(address); }
  }

  /* Files that are not here ---------------------------------------------------------------------------------------- */

  function put(sentence, player) {
    if (player.parentNode) { player.parentNode.replaceChild(sentence, player); }
  }

  /* The file is missing, damaged, or of a kind that this browser does not play. */
  function showBroken(player) {
    var parts = (player.getAttribute('data-broken') || '').split('{}');
    if (player.error && parts.length > 1) {
      var name = decodeURIComponent(player.src.replace(/^.*\//, ''));
      put(line([parts[0], link(player.getAttribute('data-check'), home + 'check.html'), parts[1], ' ', link(name, player.src)]), player);
    }
  }

  function fill(sentence, values) {
    return values.reduce(function (text, value) { return text.replace('{}', String(value)); }, sentence);
  }

  function discOf(volume, path) {
    return Object.prototype.hasOwnProperty.call(volume.elsewhere || {}, path) ? volume.elsewhere[path] : 0;
  }

  function showVolume() {
    var volume = window.coursepackVolume || {};
    all('video, audio').forEach(function (player) {
      var disc = discOf(volume, decodeURIComponent(player.src.slice(home.length)));
      if (disc) { put(line([fill(player.getAttribute('data-elsewhere') || '', [disc])]), player); }
    });
    all('[data-medium]').forEach(function (entry) {
      var disc = discOf(volume, entry.getAttribute('data-medium'));
      var note = document.createElement('p');
      if (!disc) { return; }
      note.className = 'on-volume';
      note.textContent = fill(entry.getAttribute('data-on') || '', [disc]);
      entry.appendChild(note);
    });
    all('[data-volume]').forEach(function (place) {
      if (!(volume.of > 1)) { return; }
      place.textContent = fill(place.getAttribute('data-volume'), [volume.number, volume.of]);
      place.removeAttribute('hidden');
    });
    players.forEach(listen);
  }

  /* Which disc has the file is known before a failure is spoken of. */
  function listen(player) {
    if (player.error) { showBroken(player); }
    player.addEventListener('error', function () { showBroken(player); });
  }

  var players = all('video, audio');
  players.forEach(function (player) {
    wantCaptions(player);
    /* One sound at a time. */
    player.addEventListener('play', function () {
      players.forEach(function (other) { if (other !== player) { other.pause(); } });
    });
  });
  read(assets + 'volume.js', showVolume).onerror = function () { players.forEach(listen); };
})(window, document);
