"""Large text, wide spacing, forced colours and print."""

import pytest
from playwright.sync_api import Page

from tests.browser.inspection import NARROW, resize, sideways
from tests.browser.stops import FAMILIES
from tests.browser.walker import Walker
from tests.browser.world import World

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

STOPS = {stop.name: stop for family in FAMILIES.values() for stop in family}
READ = ("start", "draft started", "step acute", "step home_rented", "step income_pay", "check")
READ += ("case handed over", "worklist all", "review_case handed over", "journal investigated")
ANSWERS = ("check", "section home", "case_answers investigated", "review_case investigated")

LARGE = "() => { document.documentElement.style.fontSize = '200%' }"
# WCAG 1.4.12, as a style sheet of the reader's own: the page's rules for styles don't stop it.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
# Text that its own box cuts off, except what is there for screen readers alone.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((part) => {
  const style = getComputedStyle(part);
  const hidden = part.closest(".govuk-visually-hidden, .govuk-skip-link, thead, svg, textarea");
  if (hidden || !part.innerText?.trim() || style.display === "inline") return false;
  const clips = style.overflowX !== "visible" || style.overflowY !== "visible";
  return clips && (part.scrollWidth > part.clientWidth + 1
    || part.scrollHeight > part.clientHeight + 1);
}).map((part) => part.className + ": " + part.innerText.slice(0, 40))"""
OVERLAPS = """() => {
  const parts = [...document.querySelectorAll("main :is(p, h1, h2, h3, dt, dd, label, button)")]
    .filter((part) => part.checkVisibility() && !part.closest(".govuk-visually-hidden"));
  const boxes = parts.map((part) => [part, part.getBoundingClientRect()]);
  const apart = ([one, a], [other, b]) => one.contains(other) || other.contains(one)
    || a.right <= b.left + 1 || b.right <= a.left + 1
    || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
  return boxes.flatMap((one, place) => boxes.slice(place + 1)
    .filter((other) => !apart(one, other))
    .map((other) => one[0].innerText.slice(0, 30) + " / " + other[0].innerText.slice(0, 30)));
}"""


@pytest.fixture
def walker(live_server, page, log_in) -> Walker:
    return Walker(page, World(), log_in)


def lost(page: Page) -> list[str]:
    """Return what can't be read at 320 px: outside the screen, cut off or written over."""
    resize(page, NARROW)
    return sideways(page) + page.evaluate(CUT_OFF) + page.evaluate(OVERLAPS)


@pytest.mark.parametrize("change", [LARGE, SPACED], ids=["text_200_percent", "text_spacing"])
def test_nothing_is_lost_when_the_reader_changes_the_text(walker, change):
    faults = {}
    for name in READ:
        walker.visits(STOPS[name])
        walker.page.evaluate(change)
        faults[name] = lost(walker.page)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"media": "print"}])
def test_answers_are_shown_on_paper_and_in_forced_colours(walker, media):
    for name in ANSWERS:
        walker.page.emulate_media(**media)
        walker.visits(STOPS[name])
        answers = walker.page.locator("main dd").filter(has_text="6\u00a0500 kronor")
        assert answers.is_visible(), name
        assert walker.page.locator("main h1").is_visible(), name


def test_paper_has_no_buttons_and_no_way_out(walker):
    walker.page.emulate_media(media="print")
    walker.visits(STOPS["check"])
    shown = walker.page.locator("button:visible, .app-exit:visible, .app-act:visible")
    assert shown.all_inner_texts() == []


def test_a_chosen_answer_looks_chosen_in_forced_colours(walker):
    walker.page.emulate_media(forced_colors="active")
    walker.visits(STOPS["step cost_kinds"])
    looks = walker.page.evaluate("""() => [...document.querySelectorAll("main input")]
      .filter((input) => input.type === "checkbox")
      .map((input) => [input.checked, getComputedStyle(input).borderColor,
        getComputedStyle(input.labels[0], "::after").opacity])""")
    chosen = {(border, mark) for checked, border, mark in looks if checked}
    others = {(border, mark) for checked, border, mark in looks if not checked}
    assert len(chosen) == len(others) == 1
    assert {mark for _border, mark in chosen} == {"1"}
    assert not {border for border, _mark in chosen} & {border for border, _mark in others}
