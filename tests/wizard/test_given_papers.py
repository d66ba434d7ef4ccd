"""”Jag har redan lämnat det”: which paper it is, for her and for the caseworker."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Case, Document, Draft
from applications.queries import answers_of
from applications.questions.months import month_after
from applications.statuses import ScanState
from eservice import clock
from tests.access.test_query_counts import queries
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import answer, make_applicant, make_case, make_draft, whole_answers
from tests.helping import make_grant, make_helper
from tests.wizard.test_filling_in import step_url, text

GIVEN = {"paper": "given", "which": "", "how": "", "why": ""}
WORDS = "Ditt hyreskontrakt. Du lämnade det"


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def earlier(anna) -> Document:
    """The lease in Anna's case of this month: a file of two pages and one of one."""
    sent = Draft.objects.get(pk=make_case(anna).pk)
    make_document(anna, sent, place=2)
    return make_document(anna, sent, pages=2, place=1)


@pytest.fixture
def draft(anna) -> Draft:
    next_month = {"month": f"{month_after(clock.today()):%Y-%m}"}
    return make_draft(anna, whole_answers() | {"month": next_month})


def save(client, draft, **values):
    stored = answers_of(draft).get("paper_lease")
    rev = {"_rev": str(stored.rev)} if stored else {}
    return client.post(step_url(draft, "paper_lease"), GIVEN | values | rev)


def lease_of(draft):
    return answers_of(draft)["paper_lease"]


def test_she_picks_a_paper_that_she_has_given(anna_client, draft, earlier):
    page = text(anna_client.get(step_url(draft, "paper_lease")))
    assert WORDS in page
    assert "3 sidor" in page

    assert save(anna_client, draft, which=str(earlier.pk)).status_code == 302

    assert lease_of(draft).cleaned["which"] == {
        "document": str(earlier.pk),
        "kind": "lease",
        "day": clock.today().isoformat(),
        "pages": 3,
    }
    page = text(anna_client.get(reverse("check", args=[draft.pk])))
    assert WORDS in page


def test_the_caseworker_sees_which_and_opens_it(anna_client, maja_client, anna, draft, earlier):
    save(anna_client, draft, which=str(earlier.pk))
    case = send_application(Actor(anna), draft_id=draft.pk)
    page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert WORDS in page
    url = reverse("read_paper", args=[earlier.draft_id, earlier.pk])
    assert url in page
    assert maja_client.get(url).status_code == 200


def test_a_case_that_she_may_not_open_is_named_without_a_link(
    anna_client, maja_client, anna, draft, earlier
):
    save(anna_client, draft, which=str(earlier.pk))
    case = send_application(Actor(anna), draft_id=draft.pk)
    Case.objects.filter(pk=earlier.draft_id).update(unit="vuxen")
    page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert WORDS in page
    assert "i ett ärende som du inte kan öppna" in page
    assert str(earlier.pk) not in page


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "Välj vilket papper det är"),
        ({"which": "other"}, "Skriv till vem och när du lämnade papperet"),
        ({"which": "00000000-0000-4000-8000-000000000000"}, "Välj vilket papper det är"),
    ],
)
def test_which_one_must_be_said(anna_client, draft, earlier, values, words):
    response = save(anna_client, draft, **values)
    assert response.status_code == 200
    assert words in text(response)
    assert not lease_of(draft).is_valid


def test_another_way_is_said_in_her_own_words(anna_client, maja_client, anna, draft):
    how = "Till Maja på mötet i mars"
    assert save(anna_client, draft, which="other", how=how).status_code == 302
    case = send_application(Actor(anna), draft_id=draft.pk)
    page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert "Jag lämnade det på ett annat sätt" in page
    assert f"<q>{how}" in page
    steps = [s for part in case.application.content["sections"] for s in part["steps"]]
    lease = next(step for step in steps if step["key"] == "paper_lease")
    assert how not in [line for row in lease["rows"] for line in row["public"]]


def test_nobody_elses_papers_and_no_refused_ones_are_shown(anna_client, draft, earlier):
    other = make_applicant()
    make_document(other, Draft.objects.get(pk=make_case(other).pk), kind="tax_return")
    Document.objects.update(scan_state=ScanState.REFUSED)
    page = text(anna_client.get(step_url(draft, "paper_lease")))
    assert "Du lämnade det" not in page
    theirs = Document.objects.get(kind="tax_return")
    assert save(anna_client, draft, which=str(theirs.pk)).status_code == 200
    assert not lease_of(draft).is_valid


def test_a_helper_sees_none_of_the_earlier_cases_and_keeps_what_is_chosen(
    anna_client, anna, draft, earlier
):
    helper = make_helper()
    make_grant(anna, helper, "all")
    client = logged_in(helper)
    assert WORDS not in text(client.get(step_url(draft, "paper_lease")))
    assert save(client, draft, which=str(earlier.pk)).status_code == 200
    assert not lease_of(draft).is_valid

    save(anna_client, draft, which=str(earlier.pk))
    page = text(client.get(step_url(draft, "paper_lease")))
    assert "Det papper som är valt nu" in page
    assert WORDS not in page
    assert save(client, draft, which=str(earlier.pk)).status_code == 302
    assert lease_of(draft).cleaned["which"]["kind"] == "lease"


def test_an_answer_from_before_still_stands(anna_client, anna, draft):
    answer(anna, draft, "paper_lease", {"paper": "given", "why": ""})
    assert send_application(Actor(anna), draft_id=draft.pk)


def test_what_is_chosen_stands_when_the_file_is_gone(anna_client, anna, draft, earlier):
    save(anna_client, draft, which=str(earlier.pk))
    Document.objects.all().delete()
    content = send_application(Actor(anna), draft_id=draft.pk).application.content
    steps = [s for part in content["sections"] for s in part["steps"]]
    lease = next(step for step in steps if step["key"] == "paper_lease")
    assert any(WORDS in line for row in lease["rows"] for line in row["lines"])


def test_the_page_costs_one_query_more_however_many_papers(anna_client, anna, draft, earlier):
    counts = set()
    for more in (0, 19, 80):
        for _number in range(more):
            make_document(anna, earlier.draft, preview=b"")
        counts.add(queries(anna_client, step_url(draft, "paper_lease")))
    assert len(counts) == 1
