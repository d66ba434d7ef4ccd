// Three small things on top of pages that work without them.
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

  const exit = document.querySelector("[data-quick-exit]");
  if (!exit) return;
  const leave = () => {
    document.documentElement.hidden = true;
    location.replace(exit.href);
  };
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  let escape = -Infinity;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    if (event.timeStamp - escape < 1000) leave();
    escape = event.timeStamp;
  });
})();
