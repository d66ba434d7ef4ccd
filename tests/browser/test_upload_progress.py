"""Files that are on their way: a bar with words where there is JavaScript, and no bar without."""

import pytest
from playwright.sync_api import expect

from applications.models import Document
from tests.documents.making import add_url, jpeg
from tests.factories import make_applicant, make_draft

pytestmark = [pytest.mark.browser, pytest.mark.one_database]
FILE = {"name": "sida.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
BAD = {"name": "sida.jpg", "mimeType": "image/jpeg", "buffer": b"not a picture"}


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def draft(db):
    return make_draft(make_applicant())


def opened(page, live_server, log_in, draft):
    log_in(page, draft.person.users.get())
    page.goto(live_server.url + add_url(draft))
    return page


def send(page, file) -> None:
    page.set_input_files("#files", [file])
    page.get_by_role("button", name="Ladda upp").click()


def test_the_bar_is_shown_while_files_are_sent_and_then_the_page(live_server, page, log_in, draft):
    opened(page, live_server, log_in, draft)
    bar = page.get_by_label("Skickar filerna. Vänta kvar på sidan.").first
    expect(bar).to_be_hidden()
    page.route("**/papper/hyreskontrakt/", lambda route: None)
    send(page, FILE)
    expect(bar).to_be_visible()
    expect(bar).to_have_role("progressbar")

    page.unroute_all()
    opened(page, live_server, log_in, draft)
    send(page, FILE)
    expect(page.get_by_role("heading", name="Du har laddat upp en fil")).to_be_visible()
    assert Document.objects.count() == 1


def test_what_is_refused_is_said_as_without_javascript(live_server, page, log_in, draft):
    opened(page, live_server, log_in, draft)
    send(page, BAD)
    heading = "Vi kunde inte ta emot en av filerna"
    expect(page.get_by_role("heading", name=heading)).to_be_visible()


def test_without_javascript_it_is_an_ordinary_upload(live_server, new_context, log_in, draft):
    page = opened(new_context(java_script_enabled=False).new_page(), live_server, log_in, draft)
    send(page, FILE)
    expect(page.get_by_role("heading", name="Du har laddat upp en fil")).to_be_visible()
    expect(page.locator("progress").first).to_be_hidden()
