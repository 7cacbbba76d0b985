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

  function row(session, isNow) {
    var line = make('tr', isNow ? 'now' : '');
    var time = make('th', 'time', session[0] + (session[1] ? '–' + session[1] : ''));
    time.setAttribute('scope', 'row');
    line.appendChild(time);
    var what = make('td');
    what.appendChild(link(session[2], session[3]));
    var who = make('td');
    who.appendChild(link(session[4], session[5]));
    line.appendChild(what);
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

  /* On the start page: nothing is shown on a day without lessons. */
  function onStart(section, isReading) {
    var date = today();
    if ((' ' + section.getAttribute('data-days') + ' ').indexOf(' ' + date + ' ') < 0) { return; }
    load(date, function (sessions) {
      section.appendChild(table(date, sessions, section.querySelector('h2')));
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
