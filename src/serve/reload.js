// Part of the preview only: reloads the page when the programme was built anew, and shows what keeps it from being built.
(function () {
  "use strict";
  var own = document.currentScript;
  var shown = own.getAttribute("data-revision");
  var title = own.getAttribute("data-title");
  var box = null;

  function show(text) {
    if (!box) {
      box = document.createElement("div");
      box.setAttribute("role", "alert");
      var style = {
        position: "fixed", left: "0", right: "0", bottom: "0", zIndex: "2147483647", maxHeight: "60vh", overflow: "auto",
        margin: "0", padding: "16px 20px", background: "#16181b", color: "#e8e6e1", borderTop: "4px solid #a8321f",
        font: "14px/1.6 monospace", whiteSpace: "pre-wrap", textAlign: "left"
      };
      for (var name in style) {
        box.style[name] = style[name];
      }
      document.body.appendChild(box);
    }
    box.textContent = title + "\n\n" + text;
  }

  new EventSource("/__coursepack/events").onmessage = function (event) {
    var news = JSON.parse(event.data);
    if (news.problems) {
      show(news.problems);
    } else if (String(news.revision) !== shown) {
      location.reload();
    }
  };
})();
