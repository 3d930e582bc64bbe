// Added by the development server to the pages that it serves, never to a file. See live.py.
(() => {
  "use strict";
  const { events, version } = document.currentScript.dataset;
  const address = `${events}?page=${encodeURIComponent(location.pathname)}`;
  let source = null;
  let notice = null;

  // Styles are set one by one: the site's own rules forbid style sheets of others.
  const RULES = {
    position: "fixed", inset: "auto 0 0 0", zIndex: "2147483647", maxHeight: "60vh", overflow: "auto",
    margin: "0", padding: "1rem 1.25rem", borderTop: "4px solid #ff6b5e", background: "#1b1a18", color: "#f6f3ee",
    font: "14px/1.45 ui-monospace, monospace", whiteSpace: "pre-wrap", overflowWrap: "anywhere", textAlign: "left",
  };

  const show = (problem) => {
    if (!problem) {
      notice?.remove();
      notice = null;
      return;
    }
    if (!notice) {
      notice = document.createElement("pre");
      notice.id = "devserver-problem";
      notice.dir = "ltr";
      notice.tabIndex = 0;
      notice.setAttribute("role", "alert");
      Object.assign(notice.style, RULES);
      document.body.append(notice);
    }
    notice.textContent = problem; // text, whatever it holds
  };

  const listen = () => {
    if (source || document.hidden) return;
    source = new EventSource(address);
    source.onmessage = (event) => {
      const now = JSON.parse(event.data);
      show(now.problem);
      if (now.version !== null && now.version !== version) {
        leave();
        location.reload(); // the browser keeps the place
      }
    };
  };

  const leave = () => {
    source?.close();
    source = null;
  };

  // A browser holds few connections to one server: a page that nobody sees needs none.
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
