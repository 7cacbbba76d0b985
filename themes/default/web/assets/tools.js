/*
 * How a page is shown and read: size, colours, reading aloud, and the address of each part.
 *
 * page.js calls cpTools when the head of the page stands, with what the two share. Nothing is kept beyond the session. ES5.
 */
(function (window, document) {
  'use strict';

  var help, words, learn, make, all;
  var root = document.documentElement;

  function press(label, act) {
    var button = make('button', '', [label]);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }

  /* Display -------------------------------------------------------------------------------------------------------- */

  /* A row of buttons of which one is pressed. `choices`: [label, whether it is pressed, what it does]. */
  function row(label, choices) {
    var buttons = choices.map(function (choice) {
      return press(choice[0], function () { choice[2](); show(); });
    });
    function show() {
      buttons.forEach(function (button, at) { button.setAttribute('aria-pressed', String(choices[at][1]())); });
    }
    show();
    var line = make('div', 'row', [make('span', 'label', [label])].concat(buttons));
    line.setAttribute('role', 'group');
    line.setAttribute('aria-label', label);
    return line;
  }

  function sizes() {
    var now = function () { return +(root.getAttribute('data-size') || 0); };
    return row(learn.size, learn.sizes.map(function (name, size) {
      return [name, function () { return now() === size; }, function () { help.choose('size', size || ''); }];
    }));
  }

  function colours() {
    var full = function () { return root.getAttribute('data-contrast') === 'full'; };
    var plain = function (theme) { help.choose('contrast', ''); help.choose('theme', theme); };
    return row(learn.colours, [
      [learn.light, function () { return !full() && !help.isDark(); }, function () { plain('light'); }],
      [words.theme, function () { return !full() && help.isDark(); }, function () { plain('dark'); }],
      [learn.contrast, full, function () { help.choose('contrast', 'full'); }]
    ]);
  }

  window.cpTools = function (bar, shared) {
    help = shared;
    words = help.navigation.words;
    learn = words.learn;
    make = help.make;
    all = help.all;
    var panel = make('div', 'display', [sizes(), colours()]);
    panel.id = 'display';
    panel.hidden = true;
    var opener = press(learn.display, function () { turn(panel.hidden); });
    opener.setAttribute('aria-controls', panel.id);
    function turn(open) {
      panel.hidden = !open;
      opener.setAttribute('aria-expanded', String(open));
    }
    turn(false);
    panel.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' || event.keyCode === 27) { turn(false); opener.focus(); }
    });
    var tools = make('span', 'tools', [opener]);
    if (help.navigation.trainer && document.body.hasAttribute('data-keys')) { tools.insertBefore(answers(), opener); }
    bar.appendChild(tools);
    bar.appendChild(panel);
    voiceOf(function (voice) { panel.appendChild(make('div', 'row', [reader(voice)])); });
    document.addEventListener('DOMContentLoaded', addresses);
  };

  /* For trainers: all answers of the page at once. */
  function answers() {
    var open = false;
    var button = press(words.answers, function () {
      open = !open;
      all('.key').forEach(function (key) {
        if (open) { key.setAttribute('open', ''); } else { key.removeAttribute('open'); }
      });
      button.setAttribute('aria-pressed', String(open));
    });
    button.setAttribute('aria-pressed', 'false');
    return button;
  }

  /* Reading aloud ---------------------------------------------------------------------------------------------------- */

  /* Hands over a voice of this computer that speaks the page's language; where there is none, nothing happens. */
  function voiceOf(use) {
    var speech = window.speechSynthesis;
    if (!speech || !window.SpeechSynthesisUtterance) { return; }
    var language = (root.lang || 'zh').split('-')[0].toLowerCase();
    var found = false;
    function look() {
      if (found) { return; }
      var voices = speech.getVoices().filter(function (voice) {
        /* A voice that is not on this computer would send the text over the network. */
        return voice.localService !== false && voice.lang.replace('_', '-').split('-')[0].toLowerCase() === language;
      });
      if (voices.length) { found = true; use(voices[0]); }
    }
    look();
    if (speech.addEventListener) { speech.addEventListener('voiceschanged', look); } else { speech.onvoiceschanged = look; }
  }

  /* What is read one after another: the innermost blocks of the text that are shown. */
  function passages() {
    var kinds = 'h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption';
    return all('article.text').reduce(function (list, text) { return list.concat(all(kinds, text)); }, []).filter(function (each) {
      return each.offsetHeight > 0 && !each.querySelector('p, li, dd') && each.textContent.replace(/\s/g, '');
    });
  }

  /* Browsers fall silent in long texts: a few sentences at a time. */
  function pieces(text) {
    var list = [];
    (text.replace(/\s+/g, ' ').match(/[^。！？；.!?;]+[。！？；.!?;]*/g) || []).forEach(function (sentence) {
      var last = list.length - 1;
      if (last >= 0 && list[last].length + sentence.length < 80) { list[last] += sentence; } else { list.push(sentence); }
    });
    return list;
  }

  function reader(voice) {
    var speech = window.speechSynthesis;
    var spoken = null;
    var turn = 0;

    function mark(passage) {
      if (spoken) { spoken.className = spoken.className.replace(/ ?\bspoken\b/, ''); }
      spoken = passage;
      if (!passage) { return; }
      passage.className += (passage.className ? ' ' : '') + 'spoken';
      var box = passage.getBoundingClientRect();
      if (box.top < 0 || box.bottom > window.innerHeight) { passage.scrollIntoView(); }
    }

    function stop() {
      turn += 1;
      speech.cancel();
      mark(null);
      button.textContent = learn.read_aloud;
      button.setAttribute('aria-pressed', 'false');
    }

    function say(list, at, own) {
      if (own !== turn) { return; }
      if (at >= list.length) { stop(); return; }
      var rest = pieces(list[at].textContent);
      mark(list[at]);
      (function next() {
        if (own !== turn) { return; }
        if (!rest.length) { say(list, at + 1, own); return; }
        var said = new window.SpeechSynthesisUtterance(rest.shift());
        said.voice = voice;
        said.lang = voice.lang;
        said.onend = next;
        said.onerror = function () { if (own === turn) { stop(); } };
        speech.speak(said);
      })();
    }

    /* From what is at the top of the window. */
    function start() {
      var list = passages();
      var first = 0;
      while (first < list.length - 1 && list[first].getBoundingClientRect().bottom < 60) { first += 1; }
      button.textContent = learn.stop_reading;
      button.setAttribute('aria-pressed', 'true');
      turn += 1;
      say(list, first, turn);
    }

    var button = press(learn.read_aloud, function () { if (spoken) { stop(); } else { start(); } });
    button.setAttribute('aria-pressed', 'false');
    document.addEventListener('keydown', function (event) {
      if (spoken && (event.key === 'Escape' || event.keyCode === 27)) { stop(); }
    });
    window.addEventListener('pagehide', function () { speech.cancel(); });
    return button;
  }

  /* Addresses -------------------------------------------------------------------------------------------------------- */

  /* Each part has an address that can be kept as a bookmark; this shows it where the pointer or the keyboard is. */
  function addresses() {
    all('article.text h2[id], article.text h3[id]').forEach(function (heading) {
      var link = make('a', 'here', [], '#' + encodeURIComponent(heading.id));
      link.title = learn.address;
      link.setAttribute('aria-label', learn.address);
      heading.insertBefore(link, heading.firstChild);
    });
  }

})(window, document);
