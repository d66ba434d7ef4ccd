"""A caseworker reads a paper as pictures, beside the answers that it belongs to."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.recusing import recuse
from applications.document_kinds import item_kind
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Document, Draft
from applications.questions.paper_kinds import PAPERS
from applications.questions.paper_sections import section_beside
from applications.statuses import ScanState
from eservice import clock
from tests.access.test_query_counts import queries
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.documents.making import jpeg, make_document
from tests.factories import make_case, make_caseworker

PHOTO = {"media_type": "image/jpeg", "data": jpeg()}


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def case(anna):
    return make_case(anna)


def paper(case, anna, **values) -> Document:
    return make_document(anna, Draft.objects.get(pk=case.pk), **values)


def page_of(case, document) -> str:
    return reverse("read_paper", args=[case.pk, document.pk])


def test_pages_come_in_order_with_numbers_beside_the_answers(maja_client, anna, case):
    second = paper(case, anna, **PHOTO, place=2, turned=90)
    first = paper(case, anna, pages=2, drawn_pages=2, place=1, has_joined=True)

    response = maja_client.get(page_of(case, second))

    html = response.content.decode()
    urls = [
        reverse("document_page", args=[document.pk, number])
        for document, number in ((first, 1), (first, 2), (second, 1))
    ]
    places = [html.index(f'src="{url}"') for url in urls]
    assert places == sorted(places)
    assert [f"Sida {number} av 3" in html for number in (1, 2, 3)] == [True] * 3
    assert html.count('alt="Sida ') == 3
    assert reverse("joined_paper", args=[first.pk]) in html
    near = html.index("Hem och familj")
    assert near < html.index("Dina inkomster")
    assert "<details" not in html[html.index('id="svar"') : near]
    for url in urls:
        assert maja_client.get(url)["Content-Type"] == "image/jpeg"


def test_the_case_leads_to_it(maja_client, anna, case):
    document = paper(case, anna)
    case_page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert page_of(case, document) in case_page


def test_what_has_no_picture_says_so(maja_client, anna, case):
    document = paper(case, anna)
    assert "Vi har ingen bild av den här filen än." in words_of(
        maja_client.get(page_of(case, document))
    )
    Document.objects.update(scan_state=ScanState.WAITING, next_scan_at=clock.now())
    page = maja_client.get(page_of(case, document))
    assert "Filen kontrolleras" in words_of(page)
    assert "<img" not in page.content.decode().split("<main")[1]


def test_opening_it_is_logged_once_and_its_pictures_belong_to_it(maja_client, maja, anna, case):
    document = paper(case, anna, drawn_pages=1)
    maja_client.get(page_of(case, document))
    maja_client.get(reverse("document_page", args=[document.pk, 1]))
    logged = AccessLog.objects.filter(case=case, by=maja)
    assert [row.kind for row in logged] == [AccessKind.DOCUMENT]


def test_a_picture_by_itself_is_a_reading(maja_client, maja, anna, case):
    document = paper(case, anna, drawn_pages=1)
    maja_client.get(reverse("document_page", args=[document.pk, 1]))
    assert AccessLog.objects.get(case=case, by=maja).kind == AccessKind.DOCUMENT


def test_who_may_not_see_the_case_sees_no_paper(anna, case, maja):
    document = paper(case, anna, drawn_pages=1, has_joined=True)
    elsewhere = make_caseworker(unit="vuxen")
    recuse(Actor(maja), case_id=case.pk, reason="Vi är grannar.")
    for user in (elsewhere, maja):
        client = logged_in(user)
        for url in (
            page_of(case, document),
            reverse("document_page", args=[document.pk, 1]),
            reverse("joined_paper", args=[document.pk]),
        ):
            assert client.get(url).status_code == 404


def test_a_paper_of_another_case_or_not_sent_is_none(maja_client, anna, case):
    other = make_case()
    elsewhere = make_document(other.person.users.get(), Draft.objects.get(pk=other.pk))
    own = paper(case, anna, is_sent=False)
    for document in (elsewhere, own):
        assert maja_client.get(page_of(case, document)).status_code == 404


def test_it_costs_the_same_however_many_pages(maja_client, anna, case):
    document = paper(case, anna, **PHOTO)
    url = page_of(case, document)
    counts = set()
    for more in (0, 19, 80):
        for _number in range(more):
            paper(case, anna, **PHOTO, preview=b"")
        counts.add(queries(maja_client, url))
    assert len(counts) == 1
    assert max(counts) <= 10


def test_what_came_later_can_be_read_so_too(maja_client, anna, case):
    document = paper(case, anna, **PHOTO, kind=item_kind(case.pk))
    assert "Det som kom efter ansökan" in words_of(maja_client.get(page_of(case, document)))


def test_every_paper_has_answers_to_be_read_beside():
    assert {section_beside(paper.key) for paper in PAPERS} == {
        *("about", "home", "work", "income", "assets", "costs")
    }
