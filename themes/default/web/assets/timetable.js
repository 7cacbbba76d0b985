/*
 * What is taught today, by the clock of this computer: on the start page, and on the page of the timetable, where any other
 * day can be chosen. Each day lies in a script of its own under days/, which calls cpDay; only the one that is shown is
 * loaded. Without scripts the page of the timetable lists all days and their classes.
 */
(function (window, document) {
  'use strict';

  var waiting = {};

  window.cpDay = function (date, sessions) {
    var show = waiting[date];
    if (show) { show(sessions); }
  };

  function two(number) { return (number < 10 ? '0' : '') + number; }

  function today() {
    var now = new Date();
    return now.getFullYear() + '-' + two(now.getMonth() + 1) + '-' + two(now.getDate());
  }

  function make(name, kind, text) {
    var element = document.createElement(name);
    if (kind) { element.className = kind; }
    if (text) { element.appendChild(document.createTextNode(text)); }
    return element;
  }

  function link(text, url) {
    if (!url) { return document.createTextNode(text); }
    var element = make('a', '', text);
    element.setAttribute('href', encodeURI(url));
    return element;
  }

  function minutes(clock) {
    var parts = clock.split(':');
    return Number(parts[0]) * 60 + Number(parts[1]);
  }

  /* A lesson's own page, and beside it what is projected. */
  function lesson(session) {
    var cell = make('td');
    cell.appendChild(link(session[2], session[3]));
    var deck = document.querySelector('[data-slides]');
    if (deck && /^lessons\//.test(session[3])) {
      var slides = link(deck.getAttribute('data-slides'), session[3].replace(/^lessons/, 'slides'));
      slides.className = 'to-deck';
      slides.setAttribute('aria-label', deck.getAttribute('data-slides') + ' ' + session[2]);
      cell.appendChild(slides);
    }
    return cell;
  }

  function row(session, isNow) {
    var line = make('tr', isNow ? 'now' : '');
    var time = make('th', 'time', session[0] + (session[1] ? '–' + session[1] : ''));
    time.setAttribute('scope', 'row');
    line.appendChild(time);
    line.appendChild(lesson(session));
    var who = make('td');
    who.appendChild(link(session[4], session[5]));
    line.appendChild(who);
    line.appendChild(make('td', '', session[6]));
    line.appendChild(make('td', '', session[7]));
    return line;
  }

  /* `label` says aloud of which day the table is. */
  function table(date, sessions, label) {
    var now = new Date();
    var minute = date === today() ? now.getHours() * 60 + now.getMinutes() : -1;
    var body = make('tbody');
    sessions.forEach(function (session) {
      var isNow = session[1] && minutes(session[0]) <= minute && minute < minutes(session[1]);
      body.appendChild(row(session, isNow));
    });
    var all = make('table', 'timetable of-day');
    all.appendChild(body);
    var frame = make('div', 'scroll');
    frame.setAttribute('tabindex', '0');
    frame.setAttribute('role', 'group');
    frame.setAttribute('aria-label', label.textContent);
    frame.appendChild(all);
    return frame;
  }

  /* While the page is being read, what follows waits for the sessions: nothing jumps when they come. */
  function load(date, show, isReading) {
    waiting[date] = show;
    if (isReading) {
      document.write('<script src="days/' + date + '.js"><\/script>');
      return;
    }
    var script = document.createElement('script');
    script.src = 'days/' + date + '.js';
    document.body.appendChild(script);
  }

  /* The start page -------------------------------------------------------------------------------------------------- */

  /* A table of more lines is not read any more: one class is shown of it. */
  var MOST = 24;

  /* Each value once, in its order. */
  function distinct(values, name) {
    var known = {};
    return values.filter(function (value) {
      var is = '$' + name(value);
      if (known[is]) { return false; }
      known[is] = true;
      return true;
    });
  }

  function words(kind, label, links) {
    var line = make('p', kind);
    line.appendChild(make('span', 'label', label));
    links.forEach(function (each) {
      line.appendChild(document.createTextNode(' '));
      line.appendChild(link(each[0], each[1]));
    });
    return line;
  }

  /* The sessions of the day, what is played in them, and the papers of its classes. */
  function fill(section, date, sessions) {
    var place = section.querySelector('.today-sessions');
    var films = distinct(sessions.reduce(function (list, session) { return list.concat(session[8] || []); }, []), function (film) { return film[1]; });
    var classes = distinct(sessions, function (session) { return session[5]; });
    var before = section.querySelector('.before-class');
    place.textContent = '';
    place.appendChild(table(date, sessions, section.querySelector('h2')));
    if (films.length) { place.appendChild(words('films', section.getAttribute('data-films'), films)); }
    if (!before) { return; }
    place.appendChild(words('papers-of', section.getAttribute('data-papers'), classes.map(function (session) {
      return [session[4], session[5] + '#papers'];
    })));
    Array.prototype.forEach.call(before.querySelectorAll('[data-only-films]'), function (line) { line.hidden = !films.length; });
    before.hidden = false;
  }

  function chooser(section, date, sessions) {
    var classes = distinct(sessions, function (session) { return session[5]; });
    if (classes.length < 2) { fill(section, date, sessions); return; }
    var select = make('select');
    select.setAttribute('aria-label', section.getAttribute('data-all'));
    select.setAttribute('autocomplete', 'off');
    [[section.getAttribute('data-all') + ' · ' + classes.length, '']].concat(classes.map(function (session) {
      return [session[4], session[5]];
    })).forEach(function (choice) {
      var option = make('option', '', choice[0]);
      option.value = choice[1];
      select.appendChild(option);
    });
    function show() {
      fill(section, date, sessions.filter(function (session) { return !select.value || session[5] === select.value; }));
    }
    var known = classes.filter(function (session) { return session[5] === window.cpSession.kept('class'); })[0];
    select.value = known ? known[5] : sessions.length > MOST ? classes[0][5] : '';
    select.addEventListener('change', function () { window.cpSession.keep('class', select.value); show(); });
    section.insertBefore(select, section.querySelector('.today-sessions'));
    show();
  }

  /* A day as people write it, where the browser knows how. */
  function told(date) {
    var language = document.documentElement.lang || 'zh';
    var parts = date.split('-');
    try {
      if (!window.Intl || !window.Intl.DateTimeFormat.supportedLocalesOf([language]).length) { return date; }
      return new Date(+parts[0], +parts[1] - 1, +parts[2]).toLocaleDateString(language, { month: 'long', day: 'numeric', weekday: 'long' });
    } catch (_) {
      return date;
    }
  }

  /* Today; on a day without lessons the next one that has some, and after the last one nothing. */
  function onStart(section, isReading) {
    var now = today();
    var date = section.getAttribute('data-days').split(' ').filter(function (day) { return day >= now; })[0];
    if (!date) { return; }
    if (date !== now) {
      var heading = section.querySelector('h2');
      heading.textContent = section.getAttribute('data-next') + ' ';
      heading.appendChild(link(told(date), 'timetable.html#d-' + date));
    }
    load(date, function (sessions) {
      chooser(section, date, sessions);
      section.hidden = false;
    }, isReading);
  }

  /* On the page of the timetable: one day at a time, at first today, or the next day that has lessons. */
  function onPage(page) {
    var days = Array.prototype.slice.call(page.querySelectorAll('[data-day]'));
    var dates = days.map(function (day) { return day.getAttribute('data-day'); });
    var bar = page.querySelector('[data-turn]');
    var buttons = Array.prototype.slice.call(bar.querySelectorAll('button'));
    var at = 0;

    function start() {
      var asked = dates.indexOf(window.location.hash.replace('#d-', ''));
      if (asked >= 0) { return asked; }
      var date = today();
      for (var index = 0; index < dates.length; index += 1) {
        if (dates[index] >= date) { return index; }
      }
      return dates.length - 1;
    }

    function show(index) {
      at = index;
      days.forEach(function (day, number) { day.hidden = number !== index; });
      buttons[0].disabled = index === 0;
      buttons[1].disabled = index === days.length - 1;
      var day = days[index];
      if (!day || day.getAttribute('data-shown')) { return; }
      day.setAttribute('data-shown', '');
      load(dates[index], function (sessions) {
        var list = day.querySelector('ul');
        day.replaceChild(table(dates[index], sessions, day.querySelector('h2')), list);
      });
    }

    buttons[0].addEventListener('click', function () { show(Math.max(at - 1, 0)); });
    buttons[1].addEventListener('click', function () { show(Math.min(at + 1, days.length - 1)); });
    window.addEventListener('hashchange', function () { show(start()); });
    bar.hidden = false;
    show(start());
    page.className += ' turning';
  }

  function ready() {
    var page = document.querySelector('[data-timetable]');
    if (page) { onPage(page); }
  }

  var section = document.querySelector('[data-days]');
  if (section) { onStart(section, document.readyState === 'loading'); }
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', ready);
  } else {
    ready();
  }
}(window, document));
