/*
 * The rules of a contest: a state and what may happen to it. Nothing here knows of a page; contest.js shows the state.
 *
 * A question is asked, a team buzzes, its answer is right (points, and the answer is shown) or wrong (the others may
 * buzz), or the answer is shown without a winner. Every step can be undone. ES5: see page.js.
 */
(function (window) {
  'use strict';

  var DEEPEST = 200;

  function copy(value) { return JSON.parse(JSON.stringify(value)); }

  /* names: of the teams; order: ids of questions; rules: count, seconds, points, minus. */
  function begin(names, order, rules) {
    return {
      teams: names.map(function (name) { return { name: name, score: 0 }; }),
      order: order,
      count: Math.min(rules.count, order.length),
      rules: rules,
      at: 0,
      phase: 'asked',
      buzzed: -1,
      out: [],
      only: null,
      last: null,
      past: []
    };
  }

  function contest(state) {
    function step(change) {
      var before = copy(state);
      before.past = [];
      var past = state.past;
      change();
      past.push(before);
      state.past = past.slice(-DEEPEST);
    }

    function ask(at) {
      state.at = at;
      state.phase = 'asked';
      state.buzzed = -1;
      state.out = [];
      state.last = null;
    }

    function plays(team) { return !state.only || state.only.indexOf(team) >= 0; }

    function may(team) {
      return state.phase === 'asked' && team >= 0 && team < state.teams.length && plays(team) && state.out.indexOf(team) < 0;
    }

    /* The teams from first to last, with their places: equal scores share one. */
    function standings() {
      var order = state.teams.map(function (team, at) { return { at: at, name: team.name, score: team.score }; });
      order.sort(function (one, other) { return other.score - one.score || one.at - other.at; });
      order.forEach(function (team, nth) {
        team.place = nth && order[nth - 1].score === team.score ? order[nth - 1].place : nth + 1;
      });
      return order;
    }

    function tied() {
      var first = standings().filter(function (team) { return team.place === 1; });
      return first.length > 1 ? first.map(function (team) { return team.at; }) : [];
    }

    return {
      state: function () { return state; },
      may: may,
      plays: plays,
      standings: standings,
      tied: tied,
      buzz: function (team) {
        if (!may(team)) { return false; }
        step(function () { state.phase = 'buzzed'; state.buzzed = team; });
        return true;
      },
      right: function () {
        if (state.phase !== 'buzzed') { return false; }
        step(function () {
          state.teams[state.buzzed].score += state.rules.points;
          state.last = { team: state.buzzed, by: state.rules.points };
          state.phase = 'shown';
        });
        return true;
      },
      wrong: function () {
        if (state.phase !== 'buzzed') { return false; }
        step(function () {
          state.teams[state.buzzed].score -= state.rules.minus;
          state.last = { team: state.buzzed, by: -state.rules.minus };
          state.out.push(state.buzzed);
          state.buzzed = -1;
          state.phase = 'asked';
          var left = state.teams.some(function (_, team) { return may(team); });
          if (!left) { state.phase = 'shown'; }
        });
        return true;
      },
      reveal: function () {
        if (state.phase !== 'asked' && state.phase !== 'buzzed') { return false; }
        step(function () { state.phase = 'shown'; state.buzzed = -1; });
        return true;
      },
      /* The next question; after the last one, or when a tie-break is decided, the end. */
      next: function () {
        if (state.phase !== 'shown') { return false; }
        step(function () {
          if (state.at + 1 >= state.count) { state.phase = 'over'; } else { ask(state.at + 1); }
        });
        return true;
      },
      stop: function () {
        if (state.phase === 'over') { return false; }
        step(function () { state.phase = 'over'; state.buzzed = -1; });
        return true;
      },
      canBreak: function () { return state.phase === 'over' && tied().length > 1 && state.count < state.order.length; },
      /* One more question for those who share the first place. */
      tieBreak: function () {
        if (state.phase !== 'over' || tied().length < 2 || state.count >= state.order.length) { return false; }
        step(function () {
          state.only = tied();
          state.count += 1;
          ask(state.count - 1);
        });
        return true;
      },
      undo: function () {
        var before = state.past.pop();
        if (!before) { return false; }
        before.past = state.past;
        state = before;
        return true;
      }
    };
  }

  window.cpContest = { begin: begin, of: contest };
})(window);
