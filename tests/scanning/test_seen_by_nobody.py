"""What is not scanned and clean is shown to nobody; each reads in words where the file is."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions import handling_appeals
from applications.actions.answering_completions import answer_item
from applications.actions.appealing import appeal_decision
from applications.actions.sending import send_application
from applications.document_kinds import appeal_kind, item_kind, message_kind
from applications.models import AccessLog, Document, Draft
from applications.questions.messaging import message_id
from applications.statuses import ScanState
from eservice import clock
from tests.casework.appealing.making import place
from tests.casework.completing.pages import answer_url, words_of
from tests.casework.making import make_decision
from tests.casework.making_completions import asked_for
from tests.casework.messaging.writing import hers, ours, write
from tests.conftest import logged_in
from tests.documents.making import add_url, make_document, pdf
from tests.helping import make_grant, make_helper
from tests.scanning.making import HARMFUL, TELLS_STAFF, WAITS, WAITS_FOR_STAFF, waiting

pytestmark = pytest.mark.django_db
ADDRESSES = ("document", "document_preview")
NAME = "kontrakt.pdf"


def becomes(document: Document, state: ScanState) -> None:
    Document.objects.filter(pk=document.pk).update(
        scan_state=state, next_scan_at=None, has_original=False, scanned_at=clock.now()
    )


def waits_again(document: Document) -> None:
    rows = Document.objects.filter(pk=document.pk)
    rows.update(scan_state=ScanState.WAITING, next_scan_at=clock.now())


def shows(client, url: str, document: Document, *, waits: str, refused: str) -> None:
    """Read a page in each state of its file: a link only when there is something to open."""
    address = reverse("document", args=[document.pk])
    picture = reverse("document_preview", args=[document.pk])
    for state, words in ((None, waits), (ScanState.REFUSED, refused), (ScanState.CLEAN, "")):
        if state:
            becomes(document, state)
        page = client.get(url)
        assert page.status_code == 200
        text, is_clean = page.content.decode(), state == ScanState.CLEAN
        assert is_clean or NAME in text
        assert (address + '"' in text) == is_clean
        assert is_clean or picture not in text
        said = words_of(page)
        assert (waits in said, refused in said) == (words == waits, words == refused)


def applicant_sees(client, url, document) -> None:
    shows(client, url, document, waits=WAITS, refused=HARMFUL)


def staff_sees(client, url, document) -> None:
    shows(client, url, document, waits=WAITS_FOR_STAFF, refused=TELLS_STAFF)


@pytest.fixture
def helper_client(anna):
    helper = make_helper()
    make_grant(anna, helper, "help")
    return logged_in(helper)


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("state", [ScanState.WAITING, ScanState.REFUSED])
def test_no_address_opens_it_for_anyone(
    anna, draft, anna_client, maja_client, helper_client, address, state
):
    document = waiting(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)
    if state == ScanState.REFUSED:
        becomes(document, state)
    url = reverse(address, args=[document.pk])
    readings = AccessLog.objects.count()
    for client in (anna_client, maja_client, helper_client):
        assert client.get(url).status_code == 404
    assert AccessLog.objects.count() == readings

    becomes(document, ScanState.CLEAN)
    for client in (anna_client, maja_client, helper_client):
        assert client.get(url).status_code == 200


def test_it_blocks_nothing(anna, anna_client, draft, maja_client):
    document = waiting(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)
    assert Document.objects.get().is_sent
    applicant_sees(anna_client, reverse("case_answers", args=[draft.pk]), document)
    becomes(document, ScanState.CLEAN)
    assert maja_client.get(reverse("document", args=[document.pk])).status_code == 200


def test_where_papers_are_uploaded(anna, anna_client, draft):
    applicant_sees(anna_client, add_url(draft), waiting(anna, draft))


def test_what_others_have_sent(anna, anna_client, draft):
    helper = make_helper()
    grant = make_grant(anna, helper, "help")
    document = waiting(helper, draft, grant=grant)
    applicant_sees(anna_client, reverse("draft_changes", args=[draft.pk]), document)


def test_the_answers_as_the_caseworker_reads_them(anna, draft, maja_client):
    document = waiting(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)
    staff_sees(maja_client, reverse("review_case", args=[draft.pk]), document)


def test_what_we_have_asked_for(anna, maja, case, anna_client, maja_client):
    item, draft = asked_for(case, maja), Draft.objects.get(pk=case.pk)
    document = waiting(anna, draft, kind=item_kind(item.pk), is_sent=False)
    applicant_sees(anna_client, answer_url(item), document)
    given = {"case_id": case.pk, "item_id": item.pk, "cannot": False, "seen": 0}
    answer_item(Actor(anna), text="Här.", **given)
    waits_again(document)
    applicant_sees(anna_client, answer_url(item), document)
    waits_again(document)
    staff_sees(maja_client, reverse("review_completions", args=[case.pk]), document)


def test_a_message(anna, case, anna_client, maja_client):
    draft, kind = Draft.objects.get(pk=case.pk), message_kind(message_id(case.pk, anna, 0))
    document = waiting(anna, draft, kind=kind, is_sent=False)
    applicant_sees(anna_client, hers(case), document)
    waits_again(document)
    write(case, anna, "Här är avin.")
    applicant_sees(anna_client, hers(case), document)
    waits_again(document)
    staff_sees(maja_client, ours(case), document)


@pytest.fixture
def appeal(anna, maja, case):
    """An appeal with a clean paper and one that waits, ready to go to the court."""
    decision, draft = make_decision(case, maja), Draft.objects.get(pk=case.pk)
    kept = {"kind": appeal_kind(decision.pk, 0), "is_sent": False}
    make_document(anna, draft, name="avi.pdf", data=pdf(), **kept)
    waiting(anna, draft, data=pdf(), **kept)
    words = {"wants": "Mer.", "why": "", "seen": 0}
    found = appeal_decision(Actor(anna), case_id=case.pk, decision_id=decision.pk, **words)
    handling_appeals.accept_time(Actor(maja), **place(found), reason="Det kom fram i dag.")
    return found


def test_an_appeal(appeal, anna_client, maja_client):
    document = Document.objects.get(scan_state=ScanState.WAITING)
    applicant_sees(anna_client, reverse("appeal", args=[appeal.case_id, appeal.pk]), document)
    waits_again(document)
    staff_sees(maja_client, reverse("case_appeals", args=[appeal.case_id]), document)


def test_an_appeal_that_is_written(anna, maja, case, anna_client):
    decision, draft = make_decision(case, maja), Draft.objects.get(pk=case.pk)
    kind = appeal_kind(decision.pk, 0)
    document = waiting(anna, draft, kind=kind, is_sent=False)
    url = reverse("appeal_decision", args=[case.pk, decision.pk])
    applicant_sees(anna_client, url, document)


def test_papers_in_messages_that_could_go_to_the_court(anna, maja_client, appeal):
    case, draft = appeal.case, Draft.objects.get(pk=appeal.case_id)
    kind = message_kind(message_id(case.pk, anna, 0))
    document = waiting(anna, draft, kind=kind, is_sent=False)
    write(case, anna, "Här är avin.")
    url = reverse("forward_appeal", args=[case.pk, appeal.pk])
    assert WAITS_FOR_STAFF in words_of(maja_client.get(url))
    assert reverse("document", args=[document.pk]) not in maja_client.get(url).content.decode()
    becomes(document, ScanState.CLEAN)
    assert reverse("document", args=[document.pk]) in maja_client.get(url).content.decode()
    becomes(document, ScanState.REFUSED)
    assert NAME not in words_of(maja_client.get(url))
