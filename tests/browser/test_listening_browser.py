"""Listening in a real browser: a sound with and without scripts, and only voices of the device."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.inspection import faults_in
from tests.browser.validity import markup_faults
from tests.guides.speaking.making import speak

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

SLUG = "infor-forsta-motet"
SECONDS = """async (audio) => {
  audio.load();
  audio.preload = "auto";
  await new Promise((done, stop) => {
    audio.onloadedmetadata = done;
    audio.lastElementChild.onerror = () => stop(new Error("no source plays"));
  });
  audio.muted = true;
  await audio.play();
  await new Promise((done) => { audio.ontimeupdate = () => audio.currentTime > 0 && done(); });
  audio.pause();
  return audio.duration;
}"""
VOICES = """
window.heard = [];
const voices = %s;
class Words { constructor(text) { this.text = text; } }
const speech = Object.assign(new EventTarget(), {
  speaking: false,
  getVoices: () => voices,
  cancel() { this.speaking = false; },
  speak(words) { this.speaking = true; this.last = words; heard.push(words); },
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = Words;
"""
REMOTE = '{ name: "net", lang: "sv-SE", localService: false }'
ENGLISH = '{ name: "english", lang: "en-GB", localService: true }'
LOCAL = '{ name: "own", lang: "sv-SE", localService: true }'
TO_THE_END = """() => {
  for (let before = 0; before < heard.length; ) {
    before = heard.length;
    speechSynthesis.last.onend();
  }
}"""
HEARD = "() => heard.map(({ text, voice, rate }) => [text, voice.name, Number(rate)])"


@pytest.fixture
def address(live_server, settings, tmp_path) -> str:
    settings.AUDIO_DIR = tmp_path
    return live_server.url + reverse("guide", args=[SLUG])


def test_a_sound_plays_when_no_script_of_ours_runs(page: Page, address):
    speak(f"guides/{SLUG}")
    page.route(re.compile(r"\.js$"), lambda route: route.fulfill(body=""))
    page.goto(address)
    page.get_by_text("Lyssna på sidan").click()

    player = page.locator("audio")
    expect(player).to_be_visible()
    assert 60 < player.evaluate(SECONDS) < 240
    expect(page.locator("[data-listen]")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_player_fits_the_page(page: Page, address, width):
    speak(f"guides/{SLUG}")
    page.add_init_script(VOICES % f"[{LOCAL}]")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    page.get_by_text("Lyssna på sidan").click()

    box = page.locator("audio").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_open_player_keeps_nobody_out(page: Page, address, scheme):
    speak(f"guides/{SLUG}")
    page.add_init_script(VOICES % f"[{LOCAL}]")
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    markup = page.request.get(address).body()
    page.get_by_text("Lyssna på sidan").click()

    expect(page.get_by_role("button", name="Läs sidan")).to_be_visible()
    assert faults_in(page) == []
    assert markup_faults({"guide": markup}) == {}


@pytest.mark.parametrize("voices", [f"[{REMOTE}]", f"[{ENGLISH}, {REMOTE}]", "[]"])
def test_without_a_swedish_voice_of_its_own_the_device_is_not_asked(page: Page, address, voices):
    page.add_init_script(VOICES % voices)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Lyssna på sidan")).to_be_hidden()
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_the_own_voice_reads_pauses_goes_on_and_changes_its_speed(page: Page, address):
    page.add_init_script(VOICES % f"[{REMOTE}, {LOCAL}]")
    page.goto(address)
    page.get_by_text("Lyssna på sidan").click()
    page.get_by_role("button", name="Läs sidan").click()
    page.evaluate("speechSynthesis.last.onend()")
    page.get_by_role("button", name="Pausa").click()
    page.evaluate("speechSynthesis.last.onend()")
    page.get_by_role("button", name="Läs sidan").click()
    page.get_by_role("button", name="Långsamt").click()
    page.get_by_role("button", name="Stoppa").click()
    page.get_by_role("button", name="Läs sidan").click()

    heard = page.evaluate(HEARD)
    title, second = heard[0][0], heard[1][0]
    assert title == "Inför första mötet"
    assert heard == [
        [title, "own", 1],
        [second, "own", 1],
        [second, "own", 1],
        [second, "own", 0.75],
        [title, "own", 0.75],
    ]
    assert not any("Lyssna" in words for words, _voice, _rate in heard)


def test_the_own_voice_reads_the_whole_page_once(page: Page, address):
    page.add_init_script(VOICES % f"[{LOCAL}]")
    page.goto(address)
    page.get_by_text("Lyssna på sidan").click()
    page.get_by_role("button", name="Läs sidan").click()
    page.evaluate(TO_THE_END)

    words = [text for text, _voice, _rate in page.evaluate(HEARD)]
    assert len(words) == len(set(words))
    assert any("Fråga någon om hen vill följa med" in text for text in words)
