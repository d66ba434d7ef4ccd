(() => {
  "use strict";

  document.querySelector(".govuk-error-summary")?.focus();

  // A second press on the same form within seconds is let go; the button is still sent.
  let sent = new WeakMap();
  addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const last = sent.get(event.target);
    if (event.timeStamp - last < 5000) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });
  addEventListener("pageshow", () => (sent = new WeakMap()));

  // The login ends: templates/people/login_warning.html.
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
      const [, hours, minutes] = /(\d+):(\d+)/.exec(new Date(ends));
      dialog.querySelector("[data-login-clock]").textContent = `${+hours}.${minutes}`;
      show(stay);
    };
    const last = (left) => {
      ends = Date.now() + left;
      if (tabs) tabs.postMessage(ends);
      look();
    };
    if (tabs)
      tabs.onmessage = ({ data }) => {
        ends = Math.max(ends, data);
        look();
      };
    stay.onsubmit = async (event) => {
      event.preventDefault();
      const sent = { method: "POST", body: new FormData(stay), redirect: "manual" };
      const answer = await fetch(stay.action, sent).catch(() => null);
      if (answer && answer.ok) last(seconds("Renewed"));
      else show(over);
    };
    addEventListener("visibilitychange", () => {
      if (!document.hidden) look();
    });
    last(seconds("Left"));
  };
  const dialog = document.querySelector("[data-login-left]");
  if (dialog?.showModal) warnOfEnd(dialog);

  const exits = document.querySelectorAll("[data-quick-exit]");
  if (!exits.length) return;
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace(exits[0].href);
  };
  for (const exit of exits) {
    exit.onclick = (event) => {
      event.preventDefault();
      leave();
    };
  }
  let escape = -Infinity;
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - escape < 1000) leave();
    escape = event.timeStamp;
  });
})();
