"""The warning before a short login ends: said once, in plain words, and one press is enough."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Stash
from eservice.people.sessions import Device, start
from tests.browser.inspection import AXE, DESK, NARROW, barriers, resize, sideways
from tests.factories import make_applicant, make_draft
from tests.wizard.test_filling_in import step_url

pytestmark = pytest.mark.browser

MINUTES = municipality().login.borrowed_device_minutes
NOON = datetime(2026, 11, 24, 11, tzinfo=UTC)
EARLY, LATE, OVER = f"{MINUTES - 6}:00", "02:00", "06:00"
TYPED = "Det jag skriver just nu"


@pytest.fixture
def anna(db):
    return make_applicant()


@pytest.fixture
def address(anna) -> str:
    return step_url(make_draft(anna), "anything_else")


@pytest.fixture
def phone(live_server, new_context, anna) -> BrowserContext:
    return open_phone(live_server, new_context, anna, Device.BORROWED)


def open_phone(live_server, new_context, user, device: Device) -> BrowserContext:
    """A browser with a login on this kind of device, and a clock that only the test moves."""
    client = Client()
    client.force_login(user)
    session = client.session
    start(session, device)
    session.save()
    context = new_context(timezone_id="Europe/Stockholm")
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session.session_key}
    context.add_cookies([cookie | {"url": live_server.url}])
    context.clock.install(time=NOON)
    context.clock.pause_at(NOON + timedelta(seconds=1))
    return context


def open_tab(phone: BrowserContext, address: str) -> Page:
    tab = phone.new_page()
    tab.goto(address)
    return tab


def dialog(tab: Page):
    return tab.get_by_role("alertdialog")


def write(tab: Page):
    field = tab.get_by_role("textbox").first
    field.fill(TYPED)
    return field


def save(tab: Page) -> None:
    tab.get_by_role("button", name="Spara och fortsätt", exact=True).last.click()


def test_it_says_when_the_login_ends_and_a_press_moves_the_end(phone, address):
    tab = open_tab(phone, address)
    field = write(tab)
    phone.clock.fast_forward(EARLY)
    expect(dialog(tab)).to_be_hidden()
    phone.clock.fast_forward(LATE)

    expect(dialog(tab)).to_contain_text("Din inloggning slutar klockan 12.29.")
    expect(dialog(tab)).to_have_accessible_name("Är du kvar?")
    expect(dialog(tab).get_by_role("button")).to_have_count(1)
    expect(dialog(tab).get_by_role("button", name="Stanna inloggad")).to_be_focused()

    Session.objects.update(expire_date=clock.now() + timedelta(minutes=4))
    with tab.expect_response("**/logga-in/forlang/") as answer:
        tab.keyboard.press("Enter")
    assert answer.value.status == 204
    expect(dialog(tab)).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value(TYPED)
    left = Session.objects.get().expire_date - clock.now()
    assert left > timedelta(minutes=MINUTES - 1)

    phone.clock.fast_forward(EARLY)
    expect(dialog(tab)).to_be_hidden()
    phone.clock.fast_forward(LATE)
    expect(dialog(tab)).to_contain_text("Din inloggning slutar klockan 12.55.")


def test_what_is_done_in_another_tab_counts(phone, address):
    tab = open_tab(phone, address)
    phone.clock.fast_forward(EARLY)
    other = open_tab(phone, "/mina-sidor/")
    phone.clock.fast_forward(LATE)

    expect(dialog(tab)).to_be_hidden()
    expect(dialog(other)).to_be_hidden()
    phone.clock.fast_forward(EARLY)
    expect(dialog(tab)).to_be_visible()
    expect(dialog(other)).to_be_visible()

    dialog(other).get_by_role("button").click()
    expect(dialog(other)).to_be_hidden()
    expect(dialog(tab)).to_be_hidden()


def test_after_the_end_it_says_so_and_leaves_the_page_alone(phone, address):
    tab = open_tab(phone, address)
    field = write(tab)
    phone.clock.fast_forward(EARLY)
    phone.clock.fast_forward(LATE)
    expect(dialog(tab)).to_be_visible()
    phone.clock.fast_forward(OVER)

    expect(dialog(tab)).to_have_accessible_name("Logga in igen")
    button = dialog(tab).get_by_role("button", name="Stäng rutan")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(dialog(tab)).to_be_hidden()
    expect(field).to_have_value(TYPED)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    save(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Logga in")
    assert Stash.objects.get().typed["anything_else"] == [TYPED]


def test_a_press_that_comes_too_late_loses_nothing(phone, address):
    tab = open_tab(phone, address)
    field = write(tab)
    phone.clock.fast_forward(EARLY)
    phone.clock.fast_forward(LATE)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    dialog(tab).get_by_role("button").click()

    expect(dialog(tab)).to_have_accessible_name("Logga in igen")
    dialog(tab).get_by_role("button", name="Stäng rutan").click()
    expect(field).to_have_value(TYPED)
    save(tab)
    expect(tab.get_by_role("heading", level=1)).to_have_text("Din inloggning har gått ut")
    expect(tab.get_by_role("main")).to_contain_text(TYPED)


def test_escape_closes_it_and_the_quick_way_out_is_in_it(phone, address):
    tab = open_tab(phone, address)
    field = write(tab)
    phone.clock.fast_forward(EARLY)
    phone.clock.fast_forward(LATE)
    expect(dialog(tab).get_by_role("link", name="Lämna sidan snabbt")).to_be_visible()
    tab.keyboard.press("Escape")

    expect(dialog(tab)).to_be_hidden()
    expect(field).to_be_focused()


def test_everyone_can_read_it(phone, address):
    tab = open_tab(phone, address)
    phone.clock.fast_forward(EARLY)
    phone.clock.fast_forward(LATE)
    expect(dialog(tab)).to_be_visible()
    # axe needs a clock that goes.
    phone.clock.resume()
    tab.evaluate(AXE)
    for size, scheme in ((NARROW, "light"), (DESK, "dark")):
        resize(tab, size)
        tab.emulate_media(color_scheme=scheme)
        assert sideways(tab) + barriers(tab) == []


def test_on_a_phone_of_ones_own_nothing_is_said(live_server, new_context, anna, address):
    tab = open_tab(open_phone(live_server, new_context, anna, Device.OWN), address)
    tab.context.clock.fast_forward("24:00:00")

    expect(tab.locator("[data-login-left]")).to_have_count(0)
    expect(dialog(tab)).to_have_count(0)
