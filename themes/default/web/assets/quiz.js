/*
 * Questions that are answered on the page: each is checked when the learner asks, with explanation and legal basis; what
 * was missed is asked again at the end. Without scripts the answers are folded under their questions.
 *
 * Nothing is kept, not even for the session, unless the learner asks for it: then what was right is written down in this
 * browser, by a number made of the question's own words, until the tick is taken away. ES5.
 */
(function (window, document) {
  'use strict';

  var help = window.cpHelp;
  var learn = help.navigation.words.learn;
  var make = help.make;
  var all = help.all;
  var PLACE = 'cp-practice';

  function filled(text, values) {
    return values.reduce(function (words, value) { return words.replace('{}', value); }, text);
  }

  function press(label, kind, act) {
    var button = make('button', kind, [label]);
    button.type = 'button';
    button.addEventListener('click', act);
    return button;
  }

  /* What is kept ----------------------------------------------------------------------------------------------------- */

  function read() {
    try { return JSON.parse(window.localStorage.getItem(PLACE)) || null; } catch (_) { return null; }
  }

  function write(results) {
    try {
      if (results) { window.localStorage.setItem(PLACE, JSON.stringify(results)); } else { window.localStorage.removeItem(PLACE); }
    } catch (_) { /* The browser keeps nothing: it is asked again next time. */ }
  }

  /* A number for a question: FNV-1a of its words, so that a question that was rewritten is a new one. */
  function named(text) {
    var hash = 0x811c9dc5;
    for (var at = 0; at < text.length; at += 1) {
      hash ^= text.charCodeAt(at);
      hash = (hash + (hash << 1) + (hash << 4) + (hash << 7) + (hash << 8) + (hash << 24)) >>> 0;
    }
    return hash.toString(36);
  }

  /* A question ------------------------------------------------------------------------------------------------------- */

  function Question(item, changed) {
    var self = this;
    this.item = item;
    this.key = item.querySelector('.key');
    this.answer = this.key.getAttribute('data-answer');
    this.options = all('.options li', item);
    this.name = named(item.querySelector('.stem').textContent);
    this.state = '';
    this.changed = changed;
    this.button = press(learn.check, 'check', function () { self.check(); });
    this.verdict = make('p', 'outcome');
    this.verdict.setAttribute('role', 'status');
    this.line = make('p', 'checking', [this.button]);
    /* Behind the fold of the answer, in its line: nothing moves when this comes. */
    item.appendChild(this.line);
    item.insertBefore(this.verdict, this.key);
    /* Enter is the key for “done” everywhere else, too. */
    item.addEventListener('keydown', function (event) {
      if ((event.key === 'Enter' || event.keyCode === 13) && event.target.nodeName === 'INPUT' && !self.state) {
        event.preventDefault();
        self.check();
      }
    });
  }

  /* What was chosen: letters, 对 or 错, or letters in their order. Empty: nothing, or not all of an order. */
  Question.prototype.chosen = function () {
    var selects = all('select', this.item);
    if (selects.length) {
      var places = [];
      selects.forEach(function (select) {
        if (select.value) { places[+select.value - 1] = select.getAttribute('aria-label'); }
      });
      return places.filter(Boolean).length === selects.length ? places.join('') : '';
    }
    return all('input', this.item).filter(function (input) { return input.checked; }).map(function (input) {
      return input.value;
    }).join('');
  };

  Question.prototype.check = function () {
    if (!this.options.length || !this.answer) { this.ask(); return; }
    var chosen = this.chosen();
    if (!chosen) { this.tell('', learn.nothing_chosen); return; }
    this.settle(chosen === this.answer);
  };

  /* Whether other words mean the same only people can say: the answer is shown, and the learner judges. */
  Question.prototype.ask = function () {
    var self = this;
    this.key.setAttribute('open', '');
    this.button.hidden = true;
    this.own = [
      press(learn.was_right, 'check', function () { self.settle(true); }),
      press(learn.was_wrong, 'check', function () { self.settle(false); })
    ];
    this.own.forEach(function (button) { self.line.appendChild(button); });
    this.own[0].focus();
  };

  Question.prototype.tell = function (sign, words) {
    this.verdict.textContent = '';
    if (sign) { this.verdict.appendChild(make('b', '', [sign])); }
    this.verdict.appendChild(document.createTextNode(words));
  };

  Question.prototype.settle = function (isRight) {
    var self = this;
    this.state = isRight ? 'right' : 'wrong';
    var answer = this.key.querySelector('.right').textContent;
    this.tell(isRight ? '✓' : '✗', isRight ? learn.is_right : filled(learn.is_wrong, [answer]));
    this.verdict.className = 'outcome ' + this.state;
    this.key.setAttribute('open', '');
    this.lock(true);
    this.options.forEach(function (option) {
      var input = option.querySelector('input');
      if (input && self.isPart(input.value)) { option.className = 'is-right'; }
    });
    this.changed();
  };

  Question.prototype.isPart = function (value) {
    return value.length === 1 && /^[A-Z]+$/.test(this.answer) ? this.answer.indexOf(value) >= 0 : value === this.answer;
  };

  Question.prototype.lock = function (on) {
    all('input, select', this.item).forEach(function (input) { input.disabled = on; });
    this.button.hidden = on;
    (this.own || []).forEach(function (button) { button.parentNode.removeChild(button); });
    this.own = null;
  };

  Question.prototype.reset = function () {
    this.state = '';
    this.verdict.textContent = '';
    this.verdict.className = 'outcome';
    this.key.removeAttribute('open');
    this.lock(false);
    this.options.forEach(function (option) { option.className = ''; });
    all('input', this.item).forEach(function (input) { input.checked = false; });
    all('select', this.item).forEach(function (select) { select.value = ''; });
  };

  /* All questions that stand together -------------------------------------------------------------------------------- */

  function practice(list) {
    var questions = all('.question', list).filter(function (item) { return item.querySelector('.key'); });
    if (!questions.length) { return; }
    var told = make('p', 'told');
    told.setAttribute('role', 'status');
    var again = press('', 'again', function () { repeat(); });
    var anew = press(learn.all_again, 'again', function () { restart(); });
    var tick = make('input');
    tick.type = 'checkbox';
    tick.setAttribute('autocomplete', 'off');
    var box = make('section', 'practice', [
      told, make('p', 'go', [again, anew]), make('p', 'keep', [make('label', '', [tick, learn.remember])])
    ]);
    box.hidden = true;
    var isReady = false;
    questions = questions.map(function (item) { return new Question(item, show); });

    function count(state) { return questions.filter(function (each) { return each.state === state; }).length; }

    function show() {
      var open = count(''), right = count('right'), wrong = count('wrong');
      var words = filled(learn.progress, [right + wrong, questions.length, right]);
      told.textContent = right === questions.length ? words + (/[\u4e00-\u9fff]/.test(words) ? '。' : '. ') + learn.all_right : words;
      again.textContent = filled(learn.wrong_again, [wrong]);
      again.hidden = open > 0 || !wrong;
      box.hidden = open === questions.length && !tick.checked;
      if (isReady && tick.checked) { remember(); }
    }

    function first() {
      var input = all('input, select, .check', list).filter(function (each) { return each.offsetHeight > 0 && !each.disabled; })[0];
      if (input) { input.focus(); }
    }

    function number(each, skipped) {
      each.item.style.counterIncrement = skipped ? 'question ' + (skipped + 1) : '';
      return 0;
    }

    /* The missed ones alone: what was right stands aside. */
    function repeat() {
      var skipped = 0;
      questions.forEach(function (each) {
        each.item.hidden = each.state === 'right';
        /* Each keeps its number: what is not shown does not count by itself. */
        skipped = each.item.hidden ? skipped + 1 : number(each, skipped);
        if (each.state === 'wrong') { each.reset(); }
      });
      show();
      first();
    }

    function restart() {
      questions.forEach(function (each) { each.item.hidden = false; number(each, 0); each.reset(); });
      show();
      first();
    }

    function remember() {
      var results = read() || {};
      questions.forEach(function (each) {
        if (each.state) { results[each.name] = each.state === 'right' ? 1 : 0; } else { delete results[each.name]; }
      });
      write(results);
    }

    function forget() {
      var results = read() || {};
      questions.forEach(function (each) { delete results[each.name]; });
      write(Object.keys(results).length ? results : null);
    }

    tick.addEventListener('change', function () { if (tick.checked) { remember(); } else { forget(); } });
    list.parentNode.insertBefore(box, list.nextSibling);
    var known = read();
    if (known && questions.some(function (each) { return each.name in known; })) {
      tick.checked = true;
      questions.forEach(function (each) { if (each.name in known) { each.settle(known[each.name] === 1); } });
    }
    isReady = true;
    show();
  }

  all('.text .question-list').forEach(practice);
})(window, document);
