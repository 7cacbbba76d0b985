// Part of the preview only: renews the page when what it shows was edited, goes to the page of the file just saved, and
// shows what is wrong, with the way out. It stands in a shadow tree: the page's own looks stay as they will be.
(function () {
  "use strict";
  var own = document.currentScript;
  var shown = own.getAttribute("data-page");
  var path = location.pathname;
  var place = /^\/web\/([^/]+)\/(.*)$/.exec(path);
  var first = null; // What the server said when the page came.
  var words = {};
  var closed = false; // The reader closed the panel; it opens by itself for new errors only.

  function keep(name, value) {
    try {
      if (value === undefined) {
        return sessionStorage.getItem("coursepack-" + name);
      }
      sessionStorage.setItem("coursepack-" + name, value);
    } catch (error) {
      return null; // Storage may be forbidden: then nothing is remembered.
    }
  }

  // The place on the page is where it was, whatever became longer or shorter above it.
  function renew() {
    keep("scroll", path + " " + window.scrollY);
    location.reload();
  }

  function restore() {
    var last = (keep("scroll") || "").split(" ");
    if (last[0] === path && last[1] && !location.hash) {
      keep("scroll", "");
      window.scrollTo({ top: Number(last[1]), behavior: "instant" });
    }
  }

  var follows = keep("follow") !== "no";

  var host = document.createElement("div");
  host.setAttribute("data-coursepack-preview", "");
  var root = host.attachShadow({ mode: "open" });
  var style = new CSSStyleSheet();
  style.replaceSync(
    ":host{all:initial}" +
    "*{box-sizing:border-box}" +
    ".dock{position:fixed;right:16px;bottom:16px;z-index:2147483647;font:13px/1.5 system-ui,'Microsoft YaHei','PingFang SC',sans-serif;" +
    "color:#e9e6df;display:flex;flex-direction:column;align-items:flex-end;gap:8px;max-width:calc(100vw - 32px)}" +
    ".bar{display:flex;align-items:center;gap:4px;background:#1d2125;border-radius:8px;padding:4px;box-shadow:0 2px 12px rgba(0,0,0,.3)}" +
    ".bar>*{color:inherit;font:inherit;background:none;border:0;border-radius:5px;padding:4px 9px;text-decoration:none;white-space:nowrap;cursor:pointer}" +
    ".bar>*:hover{background:#30363c}" +
    "select{appearance:none}select option{color:#111}.bar>.choice{padding:0}.choice select{color:inherit;font:inherit;background:none;border:0;padding:4px 22px 4px 9px;cursor:pointer}" +
    ".choice{position:relative}.choice::after{content:'▾';position:absolute;right:8px;top:4px;pointer-events:none}" +
    ":focus-visible{outline:2px solid #f2c14e;outline-offset:1px}" +
    ".found.bad{background:#a8321f;color:#fff}.found.none{color:#9fb4a3}" +
    ".file{padding:0 9px;font-size:12px;opacity:.75;cursor:text;user-select:all;overflow:hidden;text-overflow:ellipsis;max-width:36em;white-space:nowrap}" +
    ".panel{width:min(860px,calc(100vw - 32px));max-height:60vh;overflow:auto;background:#16181b;border-top:4px solid #a8321f;" +
    "border-radius:6px;padding:14px 18px;box-shadow:0 4px 24px rgba(0,0,0,.4);user-select:text}" +
    ".panel.mild{border-top-color:#b58a2a}.panel[hidden]{display:none}" +
    "h2{font:inherit;font-weight:600;margin:0 0 8px}" +
    "ol{list-style:none;margin:0;padding:0}li{padding:10px 0;border-top:1px solid #2c3136}" +
    ".where{font:12px/1.5 ui-monospace,Consolas,monospace;color:#a9b1b8;user-select:all}" +
    ".what{font-weight:600;margin:2px 0}.error .what{color:#ff9c8a}.warning .what{color:#f2c14e}" +
    "pre{margin:4px 0;padding:6px 9px;background:#22262a;border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.6 ui-monospace,Consolas,'Microsoft YaHei',monospace}" +
    "mark{background:#6b2417;color:#fff;border-radius:2px;padding:0 1px}ins{background:#1f4a2c;color:#d6f2dc;text-decoration:none;border-radius:2px;padding:0 3px}" +
    ".help{color:#c8cdd2}"
  );
  root.adoptedStyleSheets = [style];

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) {
      element.className = className;
    }
    if (text !== undefined) {
      element.textContent = text;
    }
    return element;
  }

  var dock = make("div", "dock");
  var panel = make("section", "panel");
  panel.hidden = true;
  var bar = make("div", "bar");
  dock.append(panel, bar);
  root.append(dock);

  function finding(one) {
    var item = make("li", one.severity);
    item.append(make("div", "where", one.path + ":" + one.line + ":" + one.column + "  " + one.code));
    item.append(make("div", "what", one.message));
    if (one.excerpt.join("")) {
      var line = make("pre");
      line.append(one.excerpt[0], make("mark", "", one.excerpt[1]), one.excerpt[2]);
      item.append(line);
    }
    if (one.help) {
      item.append(make("div", "help", words.help + one.help));
    }
    if (one.fix !== null) {
      var fix = make("div", "help", words.fix);
      fix.append(make("ins", "", one.fix || words.nothing));
      item.append(fix);
    }
    return item;
  }

  function show(state) {
    var bad = state.stopped !== null;
    panel.replaceChildren();
    panel.className = bad ? "panel" : "panel mild";
    panel.setAttribute("role", bad ? "alert" : "region");
    panel.setAttribute("aria-label", state.summary);
    panel.append(make("h2", "", bad ? words.stopped : state.summary));
    if (state.stopped) {
      panel.append(make("pre", "", state.stopped));
    }
    // What is wrong in the file that one looks at comes first.
    var here = state.found.filter(function (one) { return one.path === state.source; });
    var rest = state.found.filter(function (one) { return one.path !== state.source; });
    var list = make("ol");
    here.concat(rest).forEach(function (one) { list.append(finding(one)); });
    panel.append(list);

    bar.replaceChildren();
    if (state.source) {
      bar.append(make("span", "file", state.source));
    }
    if (state.editions.length > 1) {
      var choice = make("select");
      choice.setAttribute("aria-label", words.edition);
      choice.title = words.edition;
      state.editions.forEach(function (edition) {
        var option = make("option", "", edition.id);
        option.value = edition.href;
        option.selected = edition.here;
        choice.append(option);
      });
      choice.onchange = function () { location.href = choice.value; };
      var label = make("label", "choice");
      label.append(choice);
      bar.append(label);
    }
    if (state.other) {
      var other = make("a", "", place ? words.sheet : words.web);
      other.href = state.other;
      bar.append(other);
    }
    if (place) {
      var follow = make("button", "", follows ? words.follows : words.stays);
      follow.title = words.follow;
      follow.setAttribute("aria-pressed", String(follows));
      follow.onclick = function () {
        follows = !follows;
        keep("follow", follows ? "yes" : "no");
        show(state);
      };
      bar.append(follow);
    }
    var found = make("button", "found " + (bad ? "bad" : state.found.length ? "" : "none"), state.summary);
    found.setAttribute("aria-expanded", String(!panel.hidden));
    found.onclick = function () {
      panel.hidden = !panel.hidden || !(state.found.length || state.stopped);
      closed = panel.hidden;
      found.setAttribute("aria-expanded", String(!panel.hidden));
    };
    bar.append(found);
    if (bad && !closed) {
      panel.hidden = false;
    }
    if (!bad) {
      closed = false;
      if (panel.getAttribute("data-bad") === "yes") {
        panel.hidden = true;
      }
    }
    panel.setAttribute("data-bad", bad ? "yes" : "no");
    host.setAttribute("data-revision", state.revision);
  }

  function hear(state) {
    words = state.words;
    if (!first) {
      first = state;
      document.body.append(host);
      restore();
    }
    var elsewhere = place && state.saved && state.saved !== place[2];
    if (follows && elsewhere && state.saves !== first.saves && !document.hidden) {
      location.href = "/web/" + place[1] + "/" + state.saved;
      return;
    }
    if (state.page !== shown || state.looks !== first.looks) {
      renew();
      return;
    }
    show(state);
  }

  var asking = false, again = false;
  function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    fetch("/__coursepack/state?page=" + encodeURIComponent(path))
      .then(function (answer) { return answer.json(); })
      .then(hear)
      .catch(function () { /* The server has gone; the page stays. */ })
      .then(function () {
        asking = false;
        if (again) {
          again = false;
          ask();
        }
      });
  }

  new EventSource("/__coursepack/events").onmessage = ask;
})();
