// Four small things on top of pages that work without them.
(() => {
  "use strict";

  const summary = document.querySelector(".govuk-error-summary");
  if (summary) summary.focus();

  // A second press on the same form within some seconds is let go. The button itself stays as it
  // is, so that its name and value are sent.
  const GUARD_MS = 5000;
  let sent = new WeakMap();
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const last = sent.get(event.target);
    if (last !== undefined && event.timeStamp - last < GUARD_MS) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });
  addEventListener("pageshow", () => {
    sent = new WeakMap();
  });

  // Some minutes before the login ends, a dialog says when, and one press moves the end. Other tabs
  // tell when they have moved it. After the end, or when the press did not help, the dialog says so
  // and leaves the page and what is written on it alone.
  const warnOfEnd = (dialog) => {
    const [stay, over] = dialog.querySelectorAll("form");
    const seconds = (name) => dialog.dataset[`login${name}`] * 1000;
    const tabs = "BroadcastChannel" in window ? new BroadcastChannel("login") : null;
    let ends, timer;
    const show = (part) => {
      for (const form of [stay, over]) form.hidden = form !== part;
      for (const [name, tag] of [["labelledby", "h2"], ["describedby", "p"]]) {
        dialog.setAttribute(`aria-${name}`, part.querySelector(tag).id);
      }
      if (!dialog.open) dialog.showModal();
      part.querySelector("button").focus();
    };
    const look = () => {
      clearTimeout(timer);
      const left = ends - Date.now();
      const early = left - seconds("Warn");
      if (left <= 0) return over.hidden && show(over);
      timer = setTimeout(look, early > 0 ? early : left);
      if (early > 0) return dialog.close();
      const clock = new Date(ends);
      const minutes = String(clock.getMinutes()).padStart(2, "0");
      dialog.querySelector("[data-login-clock]").textContent = `${clock.getHours()}.${minutes}`;
      show(stay);
    };
    const last = (left) => {
      ends = Date.now() + left;
      if (tabs) tabs.postMessage(ends);
      look();
    };
    if (tabs) {
      tabs.onmessage = (event) => {
        ends = Math.max(ends, event.data);
        look();
      };
    }
    stay.addEventListener("submit", async (event) => {
      event.preventDefault();
      const sent = { method: "POST", body: new FormData(stay), redirect: "manual" };
      const answer = await fetch(stay.action, sent).catch(() => null);
      if (answer && answer.ok) last(seconds("Renewed"));
      else show(over);
    });
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    last(seconds("Left"));
  };
  const dialog = document.querySelector("[data-login-left]");
  if (dialog && dialog.showModal) warnOfEnd(dialog);

  const exits = document.querySelectorAll("[data-quick-exit]");
  if (!exits.length) return;
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace(exits[0].href);
  };
  for (const exit of exits) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  let escape = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - escape < 1000) leave();
    escape = event.timeStamp;
  });
})();
