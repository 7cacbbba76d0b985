/*
 * Is a copy whole? Compares the files of a folder that is chosen with sums.js: sizes first, then SHA-256, piece by piece.
 * Nothing is sent anywhere; nothing is held but one piece.
 */
(function (window, document) {
  'use strict';

  var PIECE = 2 * 1024 * 1024;
  /* Of a kind, so many names are shown. */
  var MOST = 200;
  /* These list the others, or vouch for the list. */
  var MANIFESTS = { 'assets/sums.js': 1, 'bundle.json': 1, 'SHA256SUMS': 1, 'SHA256SUMS.minisig': 1 };
  /* What computers leave behind by themselves. */
  var LEFT_BEHIND = /(?:^|\/)(?:\.DS_Store|\._[^\/]*|Thumbs\.db|desktop\.ini)$|^(?:System Volume Information|\$RECYCLE\.BIN|\.Trash[^\/]*|\.Trashes|\.Spotlight-V100|\.fseventsd)\//i;
  var PROGRAM = /\.(?:exe|scr|bat|cmd|com|pif|vbs|vbe|js|jse|wsf|wsh|hta|ps1|msi|dll|lnk|jar|reg|cpl)$|(?:^|\/)autorun\.inf$/i;

  var page = null, run = 0;

  function part(name) { return page.querySelector('[data-' + name + ']'); }

  function say(name, values) {
    return (values || []).reduce(function (text, value) { return text.replace('{}', String(value)); }, page.getAttribute('data-' + name) || '');
  }

  function make(name, kind, children) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    (children || []).forEach(function (child) {
      element.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
    });
    return element;
  }

  function size(bytes) {
    var units = ['B', 'kB', 'MB', 'GB'], at = 0;
    while (bytes >= 1000 && at < 3) { bytes /= 1000; at++; }
    return (at && bytes < 100 ? bytes.toFixed(1) : String(Math.round(bytes))) + ' ' + units[at];
  }

  /* What is there ---------------------------------------------------------------------------------------------------- */

  /* The files by their paths below the folder that holds most of what is listed: people may choose one above it. */
  function below(files, listed) {
    var wanted = Object.create(null), votes = Object.create(null), best = null;
    listed.forEach(function (entry) { wanted[entry[0]] = true; });
    files.forEach(function (file) {
      var path = file.webkitRelativePath || file.name, parts = path.split('/');
      for (var from = 1; from < parts.length && from < 6; from++) {
        if (wanted[parts.slice(from).join('/')]) {
          var folder = parts.slice(0, from).join('/') + '/';
          votes[folder] = (votes[folder] || 0) + 1;
        }
      }
    });
    Object.keys(votes).sort().forEach(function (folder) {
      if (best === null || votes[folder] > votes[best]) { best = folder; }
    });
    if (best === null || votes[best] < Math.min(3, listed.length)) { return null; }
    var found = Object.create(null);
    files.forEach(function (file) {
      if (file.webkitRelativePath.indexOf(best) === 0) { found[file.webkitRelativePath.slice(best.length)] = file; }
    });
    return found;
  }

  /* What is known by names and sizes alone, and what must be read. */
  function compare(found, listed) {
    var state = { listed: listed.length, missing: [], changed: [], renamed: [], unread: [], foreign: [], extra: [], read: [], bytes: 0 };
    var wanted = Object.create(null), sizes = Object.create(null);
    function willRead(path, file, sum) {
      state.read.push({ path: path, file: file, sum: sum });
      state.bytes += file.size;
    }
    listed.forEach(function (entry) {
      var file = found[entry[0]];
      wanted[entry[0]] = true;
      if (!file) {
        state.missing.push({ path: entry[0], sum: entry[2] });
        sizes[entry[1]] = true;
      } else if (file.size !== entry[1]) {
        state.changed.push(entry[0]);
      } else {
        willRead(entry[0], file, entry[2]);
      }
    });
    Object.keys(found).sort().forEach(function (path) {
      if (wanted[path] || MANIFESTS[path] || LEFT_BEHIND.test(path)) { return; }
      if (PROGRAM.test(path)) {
        state.foreign.push(path);
      } else if (sizes[found[path].size]) {
        willRead(path, found[path], '');
      } else {
        state.extra.push(path);
      }
    });
    return state;
  }

  /* Reading ---------------------------------------------------------------------------------------------------------- */

  /* Calls `then` with the hash of a file, or '' where it cannot be read; `step` with the bytes of each piece. */
  function hash(file, own, step, then) {
    var sum = new window.CoursepackSha256(), at = 0, reader = new FileReader();
    function next() {
      if (own !== run) { return; }
      if (at >= file.size) { then(sum.digest()); return; }
      reader.readAsArrayBuffer(file.slice(at, at + PIECE));
    }
    reader.onload = function () {
      var bytes = new Uint8Array(reader.result);
      if (!bytes.length) { then(''); return; }
      sum.update(bytes);
      at += bytes.length;
      step(bytes.length);
      next();
    };
    reader.onerror = function () { then(''); };
    next();
  }

  function readAll(state, own, then) {
    var done = 0, began = Date.now(), painted = 0, at = 0;
    function paint(force) {
      var now = Date.now(), share = state.bytes ? done / state.bytes : 1;
      if (!force && now - painted < 200) { return; }
      painted = now;
      part('running').querySelector('i').style.width = share * 100 + '%';
      part('percent').textContent = Math.floor(share * 100) + '%';
      part('state').textContent = say('progress', [size(done), size(state.bytes), size(done / Math.max(0.2, (now - began) / 1000))]);
    }
    function next() {
      var entry = state.read[at++];
      if (!entry) { paint(true); then(); return; }
      var before = done;
      hash(entry.file, own, function (bytes) { done += bytes; paint(false); }, function (sum) {
        done = before + entry.file.size;
        if (!sum && entry.sum) { state.unread.push(entry.path); }
        else if (!entry.sum) { placeOf(entry.path, sum, state); }
        else if (sum !== entry.sum) { state.changed.push(entry.path); }
        /* Small files by the hundred: without a pause now and then the page would not answer. */
        if (at % 50) { next(); } else { window.setTimeout(next, 0); }
      });
    }
    paint(true);
    next();
  }

  /* A file that is not listed: a listed one under another name, or an extra one. */
  function placeOf(path, sum, state) {
    for (var i = 0; sum && i < state.missing.length; i++) {
      if (state.missing[i].sum === sum) {
        state.renamed.push(state.missing[i].path + ' → ' + path);
        state.missing.splice(i, 1);
        return;
      }
    }
    state.extra.push(path);
  }

  /* Saying it -------------------------------------------------------------------------------------------------------- */

  function findings(kind, advice, names) {
    if (!names.length) { return; }
    var shown = names.slice(0, MOST).map(function (name) { return make('li', '', [name]); });
    if (names.length > MOST) { shown.push(make('li', 'more', [say('more', [names.length - MOST])])); }
    part('findings').appendChild(make('section', 'finding ' + kind, [
      make('h2', '', [say(kind), ' ', make('span', 'count', [String(names.length)])]),
      make('p', 'advice', [say(advice)]),
      make('ul', 'files', shown)
    ]));
  }

  function verdict(sentence, kind) {
    var line = part('verdict');
    line.textContent = sentence;
    line.className = 'verdict ' + kind;
    line.hidden = false;
  }

  function report(state) {
    var missing = state.missing.map(function (entry) { return entry.path; });
    var wrong = missing.length + state.changed.length + state.renamed.length + state.unread.length + state.foreign.length;
    verdict((wrong ? say('wrong', [wrong]) : say('whole', [state.listed])) + (state.extra.length ? ' ' + say('but-extra', [state.extra.length]) : ''),
      wrong ? 'is-wrong' : 'is-whole');
    findings('foreign', 'mend-foreign', state.foreign);
    findings('missing', 'mend', missing);
    findings('changed', 'mend', state.changed.sort());
    findings('unread', 'mend', state.unread);
    findings('renamed', 'mend-name', state.renamed);
    findings('extra', 'mend-extra', state.extra.sort());
  }

  function ready(running) {
    part('running').hidden = !running;
    part('chooser').className = running ? 'chooser busy' : 'chooser';
  }

  function check(files) {
    var listed = window.coursepackSums.files, own = ++run, found = below(files, listed);
    part('findings').textContent = '';
    part('verdict').hidden = true;
    if (!found) { verdict(say('not-ours'), 'is-wrong'); return; }
    var state = compare(found, listed);
    ready(true);
    readAll(state, own, function () {
      ready(false);
      report(state);
    });
  }

  document.addEventListener('DOMContentLoaded', function () {
    page = document.querySelector('[data-check-page]');
    if (!page) { return; }
    var input = page.querySelector('input[type=file]');
    if (!window.coursepackSums || !window.coursepackSums.files) { verdict(say('no-list'), 'is-wrong'); return; }
    /* Whole folders are chosen: not a part of HTML yet, though all browsers do it. */
    input.setAttribute('webkitdirectory', '');
    if (!('webkitdirectory' in input) || !window.FileReader || !window.Uint8Array) { verdict(say('not-possible'), 'is-wrong'); return; }
    part('chooser').hidden = false;
    input.addEventListener('change', function () {
      var files = Array.prototype.slice.call(input.files);
      /* The same folder may be chosen again. */
      input.value = '';
      if (files.length) { check(files); }
    });
    part('cancel').addEventListener('click', function () {
      run++;
      ready(false);
      verdict(say('cancelled'), 'is-wrong');
    });
  });
})(window, document);
