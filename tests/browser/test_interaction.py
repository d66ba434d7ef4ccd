"""What a person does with keys and fingers: errors, choices, sending twice, and going on."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from applications.models import Answer, Case
from tests.browser.errands import SAVE, contact_without_number
from tests.browser.walker import Walker
from tests.browser.world import World
from tests.factories import make_case

pytestmark = [pytest.mark.browser, pytest.mark.one_database]

FOCUS = """() => {
  const box = document.activeElement.getClientRects()[0] ?? new DOMRect();
  const style = getComputedStyle(document.activeElement);
  // A tall field may begin near the foot of the window: what is in the window counts.
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, window.innerHeight);
  const middle = bottom - top < Math.min(box.height, 24)
    ? null : document.elementFromPoint(box.x + box.width / 2, (top + bottom) / 2);
  const own = [document.activeElement, ...(document.activeElement.labels ?? [])];
  return {
    tag: document.activeElement.tagName,
    name: (document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim(),
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: middle !== null && own.some((part) => part.contains(middle)),
  };
}"""


@pytest.fixture
def walker(live_server, page, log_in) -> Walker:
    return Walker(page, World(), log_in)


def tab_through(page: Page, limit: int = 80) -> list[dict]:
    """Press Tab until the focus leaves the page; return where it has been."""
    stops = []
    for _press in range(limit):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["tag"] == "BODY":
            return stops
        stops.append(focus)
    raise AssertionError(f"the focus never left the page: {stops[-3:]}")


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(walker):
    contact_without_number(walker)
    summary = walker.page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    message = "Skriv din e-postadress, eller välj ett annat sätt"
    summary.get_by_role("link", name=message).click()
    expect(walker.page.get_by_label("E-postadress", exact=True)).to_be_focused()


def test_the_error_of_a_group_leads_to_its_first_answer(walker):
    walker.opens_step(walker.world.new_draft, "acute")
    walker.presses(SAVE)
    message = "Välj det som stämmer, eller ”Nej, inget av det här”"
    walker.page.get_by_role("link", name=message).press("Enter")
    expect(walker.page.get_by_role("checkbox").first).to_be_focused()


def test_a_choice_is_made_with_the_keyboard_alone(walker):
    walker.opens_step(walker.world.new_draft, "acute")
    page = walker.page
    tab_to(page, lambda name: name == "Jag har ingen mat i dag")
    assert page.evaluate(FOCUS)["outline"]
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ring oss nu")
    assert Answer.objects.get(step="acute").raw == {"acute": ["food"]}


def tab_to(page: Page, is_wanted: Callable[[str], bool]) -> str:
    """Press Tab until what has the focus is called what is wanted; return its name."""
    for _press in range(80):
        page.keyboard.press("Tab")
        name = page.evaluate(FOCUS)["name"]
        if is_wanted(name):
            return name
    raise AssertionError(f"the focus never came there: {name}")


def test_cases_are_taken_with_the_keyboard_alone(walker):
    page, maja = walker.page, walker.world.maja
    for _case in range(2):
        make_case()
    walker.become(maja)
    walker.opens("worklist", query="?vy=alla")
    for _case in range(2):
        tab_to(page, lambda name: name.startswith("Välj "))
        page.keyboard.press("Space")
    tab_to(page, lambda name: name == "Ta de ikryssade")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_be_visible()
    assert Case.objects.filter(caseworker=maja).count() == 2


def test_enter_in_a_text_field_saves_and_never_removes_a_row(walker):
    """The first button of the form is what Enter presses: it must be "save"."""
    draft = walker.world.wide_drafts[0][0]
    walker.opens_step(draft, "income_pay")
    walker.page.get_by_label("Hur mycket är det efter skatt?", exact=True).fill("5200")
    walker.presses("Lägg till en summa")
    field = walker.page.get_by_label("Från vilken arbetsgivare?", exact=True).last
    field.fill("Bageriet")
    with walker.page.expect_navigation():
        field.press("Enter")
    raw = Answer.objects.get(draft=draft, step="income_pay").raw
    assert raw["rows-TOTAL_FORMS"] == ["2"]
    assert raw["rows-1-note"] == ["Bageriet"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with_javascript", "without_javascript"])
def test_pressing_send_twice_gives_one_case(live_server, new_context, log_in, javascript):
    page = new_context(java_script_enabled=javascript).new_page()
    walker = Walker(page, World(), log_in)
    walker.become(walker.world.anna)
    walker.opens("send", walker.world.whole_draft.pk)
    page.get_by_role("checkbox").check()
    # The second press cuts off the first one's answer: look at where it ends, not at the way.
    page.get_by_role("button", name="Skicka ansökan").dblclick()
    expect(page).to_have_url(re.compile(r"/kvitto/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Vi har fått din ansökan")
    assert Case.objects.count() == 1


def test_going_back_after_sending_shows_the_case_and_not_the_form(walker):
    walker.become(walker.world.anna)
    walker.opens("send", walker.world.whole_draft.pk)
    walker.page.get_by_role("checkbox").check()
    walker.presses("Skicka ansökan")
    walker.page.go_back()
    expect(walker.page.get_by_role("heading", level=1)).to_have_text("Vi har fått din ansökan")
    expect(walker.page.get_by_role("button", name="Skicka ansökan")).to_have_count(0)


@pytest.mark.parametrize("place", ["step", "rows", "check", "case", "worklist", "journal"])
def test_focus_is_visible_and_never_covered(walker, place):
    page, world = walker.page, walker.world
    page.set_viewport_size({"width": 390, "height": 560})
    wide = world.wide_drafts[0][0]
    walker.become(world.maja if place in {"worklist", "journal"} else world.anna)
    case = world.case("investigated")
    if place == "case":
        walker.become(world.owner(case))
    {
        "step": lambda: walker.opens("step", wide.pk, "bradskande"),
        "rows": lambda: walker.opens("step", wide.pk, "inkomst-lon"),
        "check": lambda: walker.opens("check", world.whole_draft.pk),
        "case": lambda: walker.opens("case", case.pk),
        "worklist": lambda: walker.opens("worklist", query="?vy=alla"),
        "journal": lambda: walker.opens("journal", case.pk),
    }[place]()
    stops = tab_through(page)
    assert stops[0]["name"] == "Hoppa till innehållet"
    assert [stop for stop in stops if not (stop["outline"] and stop["seen"])] == []
