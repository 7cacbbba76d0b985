/*
 * The contest page: reads the questions that stand on it, asks for teams and rules, and shows the game that
 * contest-rules.js keeps. Everything can be done by keys alone. Scores are kept nowhere unless the trainer asks;
 * then only until the browser is closed. ES5: see page.js.
 */
(function (window, document) {
  'use strict';

  var MOST = 6;
  /* A digit and a letter each; the letters lie far apart, so that six hands find room on one keyboard. */
  var LETTERS = ['Q', 'P', 'Z', 'M', 'T', 'B'];
  var KEPT = 'cp-contest';

  var root = document.documentElement;
  var questions = {};
  var all = [];
  var setup, game, end;
  var contest = null;
  var keeps = false;
  var clock = { left: 0, ends: 0, timer: 0, over: false };

  function list(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }

  function find(selector, within) { return (within || document).querySelector(selector); }

  function make(name, kind, words) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    if (words !== undefined) { element.textContent = words; }
    return element;
  }

  function word(name, value) {
    return (document.body.getAttribute('data-say-' + name) || '').replace('{}', value === undefined ? '' : value);
  }

  /* A copy of what an element holds. Links would lead away from the game: their words stay. */
  function content(element, to) {
    Array.prototype.slice.call(element.childNodes).forEach(function (node) { to.appendChild(node.cloneNode(true)); });
    list('a', to).forEach(function (link) {
      var plain = make('span');
      while (link.firstChild) { plain.appendChild(link.firstChild); }
      link.parentNode.replaceChild(plain, link);
    });
    list('[id]', to).forEach(function (element) { element.removeAttribute('id'); });
    return to;
  }

  /* Questions ---------------------------------------------------------------------------------------------------- */

  function read() {
    list('[data-bank]').forEach(function (bank) {
      var told = null;
      list('.question-list > li', bank).forEach(function (item) {
        if (/ ?told/.test(item.className)) { told = item; return; }
        var key = find('.key', item);
        if (!key) { return; }
        var difficulty = find('.difficulty', key);
        var basis = (key.textContent.match(/《[^》]+》/g) || []);
        var question = {
          id: item.id,
          bank: bank.getAttribute('data-bank'),
          item: item,
          told: /of-case/.test(item.className) ? told : null,
          key: key,
          difficulty: difficulty ? difficulty.getAttribute('data-level') || '' : '',
          laws: basis
        };
        questions[question.id] = question;
        all.push(question);
      });
    });
  }

  function right(question) { return find('.right', question.key).textContent; }

  function options(question) {
    return list('.options > li', question.item).map(function (option) {
      var letter = find('.letter', option);
      var text = find('.option', option);
      return { letter: letter ? letter.textContent : '', text: text };
    });
  }

  function isRight(question, option) {
    var answer = right(question);
    if (find('.ordering', question.item)) { return false; }
    return option.letter ? answer.indexOf(option.letter) >= 0 : option.text.textContent === answer;
  }

  /* Setting up --------------------------------------------------------------------------------------------------- */

  function choices(select, values) {
    select.appendChild(new window.Option(word('any'), ''));
    values.forEach(function (value) { select.appendChild(new window.Option(value, value)); });
  }

  function distinct(values) {
    return values.filter(function (value, at) { return value && values.indexOf(value) === at; });
  }

  function laySetup() {
    choices(setup.elements.law, distinct([].concat.apply([], all.map(function (one) { return one.laws; }))).sort());
    choices(setup.elements.difficulty, distinct(all.map(function (one) { return one.difficulty; })));
    var wanted = decodeURIComponent(window.location.hash.slice(1));
    var boxes = list('[name="bank"]', setup);
    var named = boxes.some(function (box) { return box.value === wanted; });
    boxes.forEach(function (box) { box.checked = !named || box.value === wanted; });
    var teams = find('[data-teams]');
    for (var count = 2; count <= MOST; count += 1) {
      var label = make('label');
      var radio = make('input');
      radio.type = 'radio';
      radio.name = 'teams';
      radio.value = String(count);
      radio.checked = count === 3;
      radio.addEventListener('change', layNames);
      label.appendChild(radio);
      label.appendChild(make('span', '', String(count)));
      teams.appendChild(label);
    }
    layNames();
    setup.addEventListener('submit', function (event) { event.preventDefault(); start(); });
    find('[data-do="resume"]').hidden = !stored();
  }

  function teamCount() {
    return +list('[name="teams"]', setup).filter(function (radio) { return radio.checked; })[0].value;
  }

  function layNames() {
    var names = find('[data-names]');
    var before = list('input', names).map(function (input) { return input.value; });
    names.innerHTML = '';
    for (var at = 0; at < teamCount(); at += 1) {
      var item = make('li');
      var input = make('input');
      input.type = 'text';
      input.maxLength = 16;
      input.setAttribute('autocomplete', 'off');
      input.setAttribute('aria-label', word('team', at + 1));
      input.value = before[at] || word('team', at + 1);
      item.appendChild(input);
      item.appendChild(keysOf(at));
      names.appendChild(item);
    }
  }

  function keysOf(team) {
    var keys = make('span', 'keys');
    keys.setAttribute('title', word('keys'));
    keys.appendChild(make('kbd', '', String(team + 1)));
    keys.appendChild(make('kbd', '', LETTERS[team]));
    return keys;
  }

  function number(name) {
    var input = setup.elements[name];
    var value = Math.round(+input.value);
    if (isNaN(value)) { value = +input.defaultValue; }
    return Math.max(+input.min, Math.min(+input.max, value));
  }

  function start() {
    var banks = list('[name="bank"]', setup).filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    var law = setup.elements.law.value;
    var difficulty = setup.elements.difficulty.value;
    var pool = all.filter(function (one) {
      return banks.indexOf(one.bank) >= 0 && (!law || one.laws.indexOf(law) >= 0) && (!difficulty || one.difficulty === difficulty);
    });
    find('[data-fault]').textContent = pool.length ? '' : word('none');
    if (!pool.length) { return; }
    if (setup.elements.shuffle.checked) { shuffle(pool); }
    var names = list('[data-names] input').map(function (input, at) { return input.value.trim() || word('team', at + 1); });
    var rules = { count: number('count'), seconds: number('seconds'), points: number('points'), minus: number('minus') };
    keeps = setup.elements.keep.checked;
    play(window.cpContest.begin(names, pool.map(function (one) { return one.id; }), rules));
  }

  function shuffle(items) {
    for (var at = items.length - 1; at > 0; at -= 1) {
      var other = Math.floor(Math.random() * (at + 1));
      var item = items[at];
      items[at] = items[other];
      items[other] = item;
    }
  }

  /* Kept for a page that was closed by mistake, only if the trainer asked for it. */
  function keep() {
    if (!keeps) { return; }
    var state = contest.state();
    try { window.sessionStorage.setItem(KEPT, JSON.stringify(state)); } catch (_) { /* the game goes on without */ }
  }

  function forget() {
    try { window.sessionStorage.removeItem(KEPT); } catch (_) { /* nothing was kept */ }
  }

  function stored() {
    try {
      var state = JSON.parse(window.sessionStorage.getItem(KEPT) || 'null');
      var known = state && state.order.every(function (id) { return questions[id]; });
      return known ? state : null;
    } catch (_) { return null; }
  }

  function play(state) {
    contest = window.cpContest.of(state);
    if (!keeps) { forget(); }
    setup.hidden = true;
    show(true);
  }

  /* Showing ------------------------------------------------------------------------------------------------------ */

  function show(isNew) {
    var state = contest.state();
    keep();
    game.hidden = state.phase === 'over';
    end.hidden = state.phase !== 'over';
    root.className = root.className.replace(/ (playing|ended)\b/g, '') + (game.hidden ? ' ended' : ' playing');
    if (state.phase === 'over') { stopClock(); showEnd(); fit(); return; }
    var question = questions[state.order[state.at]];
    game.setAttribute('data-phase', state.phase);
    find('[data-number]').textContent = word('progress', (state.at + 1) + ' / ' + state.count);
    find('[data-told]').textContent = told(state);
    if (isNew) { ask(question, state); resetClock(); }
    list('[data-options] li').forEach(function (item) {
      item.className = state.phase === 'shown' && item.hasAttribute('data-right') ? 'right' : '';
    });
    find('[data-because]').hidden = state.phase !== 'shown';
    board(state);
    buttons(state);
    fit();
  }

  function told(state) {
    if (state.phase === 'buzzed') { return word('buzzed', state.teams[state.buzzed].name); }
    if (state.last) {
      var by = state.last.by;
      return state.teams[state.last.team].name + ' ' + (by > 0 ? '+' + by : by < 0 ? '−' + -by : '✗');
    }
    if (state.only) { return word('tie-break'); }
    return clock.over && state.phase === 'asked' ? word('time-up') : '';
  }

  function ask(question, state) {
    var happened = find('[data-case]');
    happened.innerHTML = '';
    happened.hidden = !question.told;
    if (question.told) { content(find('p', question.told), happened); }
    var asked = find('[data-asked]');
    asked.innerHTML = '';
    content(find('.stem', question.item), asked);
    var choose = find('[data-options]');
    choose.innerHTML = '';
    var offered = options(question);
    var longest = 0;
    offered.forEach(function (option) {
      var item = make('li');
      if (option.letter) { item.appendChild(make('b', '', option.letter)); }
      item.appendChild(content(option.text, make('span')));
      if (isRight(question, option)) { item.setAttribute('data-right', ''); }
      longest = Math.max(longest, option.text.textContent.length);
      choose.appendChild(item);
    });
    choose.className = 'offered' + (longest <= 14 && offered.length > 1 ? ' two' : '');
    choose.hidden = !offered.length;
    var because = find('[data-because]');
    because.innerHTML = '';
    list('p', question.key).forEach(function (line) { because.appendChild(content(line, make('p'))); });
    list('.difficulty', because).forEach(function (element) { element.parentNode.removeChild(element); });
    list('.right', because).forEach(function (element) { element.parentNode.className = 'answer'; });
    game.setAttribute('data-id', state.order[state.at]);
  }

  function board(state) {
    var cards = find('[data-board]');
    cards.innerHTML = '';
    cards.className = 'board of-' + state.teams.length;
    var first = contest.standings()[0].score;
    state.teams.forEach(function (team, at) {
      var card = make('li');
      var isOut = state.out.indexOf(at) >= 0 || !contest.plays(at);
      card.className = (state.buzzed === at ? 'buzzed' : isOut ? 'out' : '') + (team.score === first && first > 0 ? ' first' : '');
      var button = make('button', '');
      button.type = 'button';
      button.appendChild(keysOf(at));
      button.appendChild(make('span', 'name', team.name));
      button.appendChild(make('b', 'score', String(team.score).replace('-', '−')));
      if (state.out.indexOf(at) >= 0) { button.appendChild(make('span', 'why', word('out'))); }
      button.addEventListener('click', function () { buzz(at); });
      card.appendChild(button);
      cards.appendChild(card);
    });
  }

  function buttons(state) {
    var shown = {
      clock: state.rules.seconds > 0 && state.phase !== 'shown',
      right: state.phase === 'buzzed',
      wrong: state.phase === 'buzzed',
      reveal: state.phase === 'asked',
      next: state.phase === 'shown',
      undo: state.past.length > 0
    };
    Object.keys(shown).forEach(function (name) { find('.game [data-do="' + name + '"]').hidden = !shown[name]; });
  }

  /* Letters as large as the screen allows; a long question gets smaller ones. */
  function fit() {
    if (!contest) { root.style.fontSize = ''; return; }
    /* How many lines of the size of the text the screen must hold: all teams, at the end. */
    var lines = game.hidden ? 20 + 4.5 * contest.state().teams.length : 32;
    root.style.fontSize = Math.max(10, Math.min(window.innerWidth / 52, window.innerHeight / lines)) + 'px';
    if (game.hidden) { return; }
    var stage = find('[data-stage]');
    var size = 100;
    stage.style.fontSize = '';
    var base = parseFloat(window.getComputedStyle(stage).fontSize);
    while (size > 40 && stage.scrollHeight > stage.clientHeight + 1) {
      size -= 4;
      stage.style.fontSize = base * size / 100 + 'px';
    }
  }

  function showEnd() {
    var standings = contest.standings();
    var first = standings.filter(function (team) { return team.place === 1; }).map(function (team) { return team.name; });
    var isTied = contest.tied().length > 1;
    find('[data-end-title]').textContent = word('standings');
    find('[data-end-told]').textContent = !isTied ? word('winner') + ' ' + first[0]
      : word('tie', first.join(word('comma'))) + (contest.canBreak() ? '' : ' ' + word('no-more'));
    find('.end [data-do="tie"]').hidden = !contest.canBreak();
    var places = find('[data-standings]');
    places.innerHTML = '';
    var top = Math.max(1, standings[0].score);
    standings.forEach(function (team) {
      var item = make('li', team.place === 1 ? 'first' : '');
      item.appendChild(make('b', 'place', String(team.place)));
      item.appendChild(make('span', 'name', team.name));
      item.appendChild(make('span', 'score', word('score', String(team.score).replace('-', '−'))));
      var bar = make('i');
      bar.style.width = Math.max(0, team.score) * 100 / top + '%';
      var track = make('span', 'bar');
      track.appendChild(bar);
      item.appendChild(track);
      places.appendChild(item);
    });
  }

  /* The clock ---------------------------------------------------------------------------------------------------- */

  function paintClock() {
    var seconds = contest.state().rules.seconds;
    var timer = find('[data-timer]');
    var isIdle = !seconds || contest.state().phase === 'shown';
    find('[data-digits]').textContent = String(Math.ceil(clock.left));
    find('[data-bar]').style.width = seconds ? Math.max(0, clock.left) * 100 / seconds + '%' : '0';
    timer.className = 'timer' + (isIdle ? ' idle' : clock.over ? ' over' : clock.timer ? ' runs' : '');
  }

  function stopClock() {
    window.clearInterval(clock.timer);
    clock.timer = 0;
  }

  function resetClock() {
    stopClock();
    clock.left = contest.state().rules.seconds;
    clock.over = false;
    paintClock();
  }

  function runClock() {
    if (!contest.state().rules.seconds || clock.over) { return; }
    clock.ends = Date.now() + clock.left * 1000;
    clock.timer = window.setInterval(tick, 200);
    paintClock();
  }

  function tick() {
    clock.left = Math.max(0, (clock.ends - Date.now()) / 1000);
    if (!clock.left) {
      clock.over = true;
      stopClock();
      find('[data-told]').textContent = told(contest.state()) || word('time-up');
    }
    paintClock();
  }

  function turnClock() {
    if (contest.state().phase === 'shown') { return; }
    if (clock.timer) { stopClock(); paintClock(); } else { runClock(); }
  }

  /* What can be done --------------------------------------------------------------------------------------------- */

  function buzz(team) {
    var asked = contest.state().phase === 'asked';
    /* When time is up, nobody may buzz any more. */
    if (asked && clock.over && contest.state().rules.seconds) { return; }
    if (!contest.buzz(team)) { return; }
    show();
    resetClock();
    runClock();
  }

  function judge(isRight) {
    if (!(isRight ? contest.right() : contest.wrong())) { return; }
    resetClock();
    show();
  }

  function forward() {
    var phase = contest.state().phase;
    if (phase === 'shown') { contest.next(); show(true); }
    else if (phase === 'asked' && contest.reveal()) { resetClock(); show(); }
    else if (phase === 'over' && contest.tieBreak()) { show(true); }
  }

  function undo() {
    var before = contest.state();
    var at = before.at;
    if (!contest.undo()) { return; }
    var isOther = contest.state().at !== at || before.phase === 'over';
    show(isOther);
    if (!isOther) { resetClock(); }
  }

  /* Enter begins, and yet the page is read from its top: to focus a button scrolls to it. */
  function ready() {
    find('.setup .main').focus();
    window.scrollTo(0, 0);
  }

  function again() {
    forget();
    contest = null;
    end.hidden = true;
    game.hidden = true;
    setup.hidden = false;
    root.className = root.className.replace(/ (playing|ended)\b/g, '');
    fit();
    find('[data-do="resume"]').hidden = true;
    ready();
  }

  function full() {
    var begin = root.requestFullscreen || root.webkitRequestFullscreen || root.mozRequestFullScreen || root.msRequestFullscreen;
    var leave = document.exitFullscreen || document.webkitExitFullscreen || document.mozCancelFullScreen || document.msExitFullscreen;
    var isFull = document.fullscreenElement || document.webkitFullscreenElement || document.mozFullScreenElement;
    var done = isFull ? leave && leave.call(document) : begin && begin.call(root);
    if (done && done['catch']) { done['catch'](function () { /* the browser does not allow it */ }); }
  }

  var does = {
    clock: turnClock,
    right: function () { judge(true); },
    wrong: function () { judge(false); },
    reveal: forward,
    next: forward,
    undo: undo,
    stop: function () { if (contest.stop()) { show(); } },
    tie: forward,
    again: again,
    theme: function () { if (window.cpTurnTheme) { window.cpTurnTheme(); } },
    full: full,
    resume: function () {
      var state = stored();
      if (state) { keeps = true; play(state); }
    }
  };

  /* Which key does what, by its sign or, in old browsers, its number. */
  var NAMED = { ' ': 'clock', Spacebar: 'clock', Enter: 'forward', ArrowRight: 'forward', PageDown: 'forward', '+': 'right', '=': 'right', Add: 'right',
    '-': 'wrong', '−': 'wrong', Subtract: 'wrong', Backspace: 'undo', End: 'stop', Home: 'again', f: 'full', d: 'theme' };

  function onKey(event) {
    if (!contest || event.ctrlKey || event.altKey || event.metaKey) { return; }
    var key = event.key || '';
    /* An input method for Chinese hides the sign; the place on the keyboard stays. */
    if (key === 'Process' && /^(Key|Digit)/.test(event.code || '')) { key = event.code.slice(-1); }
    var team = /^[1-9]$/.test(key) ? +key - 1 : LETTERS.indexOf(key.toUpperCase());
    var name = NAMED[key] || NAMED[key.toLowerCase()];
    var phase = contest.state().phase;
    if (key === 'Home' && phase !== 'over') { return; }
    if (team >= 0 && phase !== 'over') { buzz(team); }
    else if (name === 'forward') { forward(); }
    else if (name) { does[name](); }
    else { return; }
    /* The keys are the game's, not those of a button that was clicked before. */
    event.preventDefault();
  }

  function onPress(event) {
    var button = event.target;
    while (button && button.nodeName !== 'BUTTON') { button = button.parentNode; }
    var name = button && button.getAttribute && button.getAttribute('data-do');
    if (name && does[name]) {
      does[name]();
      if (button.blur) { button.blur(); }
    }
  }

  function begin() {
    setup = find('.setup');
    game = find('.game');
    end = find('.end');
    read();
    find('.banks').hidden = true;
    setup.hidden = false;
    laySetup();
    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onPress);
    window.addEventListener('resize', fit);
    ready();
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', begin);
  } else {
    begin();
  }
})(window, document);
