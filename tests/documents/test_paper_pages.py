"""The pages of a paper: their order, which way is up, and who may change that."""

import io

import pytest
from django.urls import reverse
from PIL import Image, ImageOps

from applications.access import Actor
from applications.actions.sending import send_application
from applications.documents import vault
from applications.models import Document
from tests.conftest import logged_in
from tests.documents.making import add_url, jpeg, make_document, picture, sent
from tests.factories import make_applicant
from tests.helping import make_grant, make_helper
from tests.wizard.test_filling_in import text


@pytest.fixture
def pages(anna, draft) -> list[Document]:
    """Three photos of one lease."""
    photo = {"media_type": "image/jpeg", "data": jpeg(), "place": 0}
    return [make_document(anna, draft, **photo, name=f"{number}.jpg") for number in (1, 2, 3)]


def change(client, document, what):
    url = reverse("change_page", args=[document.draft_id, document.pk])
    return client.post(url, {"_change": what})


def order(draft) -> list[str]:
    found = Document.objects.filter(draft=draft, kind="lease").in_order()
    return [document.name[0] for document in found]


def test_a_page_goes_up_and_down_and_no_further(anna_client, draft, pages):
    first, second, third = pages
    for document, what, expected in (
        (third, "upp", "132"),
        (third, "upp", "312"),
        (third, "upp", "312"),
        (first, "ner", "321"),
        (first, "ner", "321"),
        (second, "ner", "312"),
    ):
        response = change(anna_client, document, what)
        assert response["Location"] == f"{add_url(draft)}#fil-{document.pk}"
        assert "".join(order(draft)) == expected


def test_one_more_page_comes_last_and_a_changed_one_in_its_place(anna_client, draft, pages, quick):
    change(anna_client, pages[2], "upp")
    anna_client.post(add_url(draft), {"files": [sent(b"four", "4.jpg")]})
    assert order(draft) == ["1", "3", "2", "4"]
    body = {"files": [sent(b"five", "5.jpg")], "_replaces": str(pages[2].pk)}
    anna_client.post(add_url(draft), body)
    assert order(draft) == ["1", "5", "2", "4"]


def test_turning_is_said_by_the_row_and_leaves_the_file_alone(anna_client, draft, pages):
    document = pages[0]
    before = vault.read(document, vault.Part.FILE)
    for expected in (90, 180, 270, 0):
        change(anna_client, document, "vrid")
        document.refresh_from_db()
        assert document.turned == expected
        assert vault.read(document, vault.Part.FILE) == before


@pytest.mark.parametrize("name", ["document", "document_preview", "document_page"])
@pytest.mark.parametrize(
    ("turned", "dark"), [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))]
)
def test_a_turned_page_is_shown_turned(anna_client, anna, draft, name, turned, dark):
    drawn = jpeg(picture((120, 80)))
    photo = {"media_type": "image/jpeg", "data": drawn, "preview": drawn}
    document = make_document(anna, draft, **photo, turned=turned)
    number = [1] if name == "document_page" else []

    response = anna_client.get(reverse(name, args=[document.pk, *number]))

    shown = ImageOps.exif_transpose(Image.open(io.BytesIO(response.content)))
    assert shown.size == ((120, 80) if turned in (0, 180) else (80, 120))
    across, down = dark
    corner = (across * (shown.width - 1), down * (shown.height - 1))
    corners = {
        (x, y): shown.convert("L").getpixel((x, y))
        for x in (0, shown.width - 1)
        for y in (0, shown.height - 1)
    }
    assert min(corners, key=corners.get) == corner


def test_the_page_numbers_the_pages_and_says_what_each_button_does(anna_client, anna, draft, pages):
    make_document(anna, draft, pages=2, name="4.pdf")
    body = text(anna_client.get(add_url(draft)))
    for words in ("Sida 1", "Sida 3", "Sidorna 4 till 5", "ser dem som ett enda papper"):
        assert words in body
    for what, count in (("vrid", 4), ("upp", 3), ("ner", 3)):
        assert body.count(f'name="_change" value="{what}"') == count


@pytest.mark.parametrize("what", ["", "vrid ", "bort"])
def test_no_other_change_is_known(anna_client, pages, what):
    assert change(anna_client, pages[0], what).status_code == 404


def test_nothing_changes_after_it_is_sent(anna_client, anna, draft, pages):
    send_application(Actor(anna), draft_id=draft.pk)
    assert change(anna_client, pages[0], "vrid").status_code == 409
    pages[0].refresh_from_db()
    assert pages[0].turned == 0


def test_a_stranger_and_a_caseworker_change_nothing(maja, draft, pages):
    for user in (maja, make_applicant()):
        assert change(logged_in(user), pages[0], "vrid").status_code == 404
    pages[0].refresh_from_db()
    assert pages[0].turned == 0


def test_a_helper_changes_what_she_has_sent_herself(anna, draft, pages):
    helper = make_helper()
    grant = make_grant(anna, helper, "all")
    hers = make_document(helper, draft, grant=grant, name="4.jpg")
    client = logged_in(helper)

    assert change(client, pages[0], "vrid").status_code == 404
    assert change(client, hers, "upp").status_code == 302

    assert order(draft) == ["1", "2", "4", "3"]
    body = text(client.get(add_url(draft)))
    assert body.count('value="vrid"') == 1


def test_a_page_that_is_gone_leads_back(anna_client, draft, pages):
    Document.objects.filter(pk=pages[0].pk).delete()
    assert change(anna_client, pages[0], "vrid")["Location"].endswith(f"{draft.pk}/")
