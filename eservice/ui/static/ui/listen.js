// Only a voice of the device: one on the net would be sent what it says.
(() => {
  "use strict";
  const PARTS = "main :is(h1,h2,h3,p,li,dt,dd,legend,label,summary,.govuk-hint)";
  const box = document.querySelector("[data-listen]");
  const speech = window.speechSynthesis;
  if (!box || !speech) return;
  const { lang } = document.documentElement;
  let voice, at = 0, rate = 1, turn = 0;

  const shown = (part) =>
    part.getClientRects().length && !part.closest(".app-listen") && !part.parentElement.closest(PARTS);
  const pause = () => {
    turn += 1;
    speech.cancel();
  };
  const play = () => {
    pause();
    const mine = turn;
    const parts = [...document.querySelectorAll(PARTS)].filter(shown);
    const say = () => {
      const words = new SpeechSynthesisUtterance(parts[at].innerText);
      words.onend = () => {
        if (mine !== turn) return;
        at = (at + 1) % parts.length;
        if (at) say();
      };
      speech.speak(Object.assign(words, { voice, lang, rate }));
    };
    say();
  };
  const stop = () => {
    pause();
    at = 0;
  };
  box.onclick = ({ target: { value } }) => {
    ({ play, pause, stop })[value]?.();
    if (value > 0) rate = value;
    if (value > 0 && speech.speaking) play();
  };
  addEventListener("pagehide", pause);
  const find = () => {
    voice = speech.getVoices().find((one) => one.localService && one.lang.startsWith(lang));
    box.hidden = !voice;
    box.parentElement.hidden &&= !voice;
  };
  speech.onvoiceschanged = find;
  find();
})();
