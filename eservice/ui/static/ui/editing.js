// While an editor writes, the page says how the text reads. Without this there is a button for it.
(() => {
  "use strict";
  const form = document.querySelector("form[data-live]");
  if (!form) return;
  const shown = form.querySelector("[data-live-result]");
  let timer, asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const number = ++asked;
      const sent = { method: "POST", body: new FormData(form), redirect: "manual" };
      const answer = await fetch(form.dataset.live, sent).catch(() => null);
      if (!answer || !answer.ok) return;
      const html = await answer.text();
      if (number === asked) shown.innerHTML = html;
    }, 600);
  });
})();
