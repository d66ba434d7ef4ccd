"""A paper with a virus: who is told, what becomes of its answer, and what she can do instead."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from applications.access import Actor
from applications.actions.answering_completions import answer_item
from applications.actions.scanning_documents import scan_document
from applications.actions.sending import send_application
from applications.document_kinds import item_kind
from applications.errors import NotPossible
from applications.event_kinds import EventKind
from applications.models import (
    CaseEvent,
    CompletionReply,
    Document,
    Draft,
    GrantProof,
    Notice,
    UnitTask,
)
from applications.notice_kinds import NoticeKind, TaskKind
from applications.queries import answers_of
from applications.statuses import ScanState
from tests.casework.completing.pages import answer_url, answers, words_of
from tests.casework.making_completions import asked_for
from tests.documents.making import add_url, remove_url, sent
from tests.factories import answer
from tests.helping import make_grant, make_helper
from tests.registering import noted
from tests.scanning.fake_clamd import VIRUS
from tests.scanning.making import HARMFUL, upload, waiting, work
from tests.wizard.test_filling_in import step_url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
TO_DO = "Skicka en fil igen. Det fanns något skadligt i den."


def scan(document: Document) -> Document:
    scan_document.func(str(document.pk))
    document.refresh_from_db()
    return document


@pytest.fixture
def refused(anna, draft, clamd) -> Document:
    """A paper that went with the application and then turned out to hold a virus."""
    document = waiting(anna, draft, original=VIRUS)
    send_application(Actor(anna), draft_id=draft.pk)
    return scan(document)


def test_in_a_case_all_who_need_to_know_are_told(refused, anna, draft):
    assert refused.scan_state == ScanState.REFUSED
    assert refused.is_sent
    event = CaseEvent.objects.get(case=draft.pk, kind=EventKind.PAPER_REFUSED)
    assert (event.by, event.data["document"]) == (None, str(refused.pk))
    notice = Notice.objects.get(kind=NoticeKind.PAPER_REFUSED)
    assert (notice.person, notice.draft_id) == (anna.person, draft.pk)
    task = UnitTask.objects.get(kind=TaskKind.PAPER_REFUSED)
    assert (task.person, task.case_id, task.unit) == (anna.person, draft.pk, "mottagning")
    call_command("verify_events", quiet=True)

    scan_document.func(str(refused.pk))
    assert Notice.objects.filter(kind=NoticeKind.PAPER_REFUSED).count() == 1


def test_both_read_of_it_in_the_log(refused, draft, anna_client, maja_client):
    page = anna_client.get(reverse("case_log", args=[draft.pk]))
    assert "Vi kunde inte ta emot ett papper" in words_of(page)
    tasks = words_of(maja_client.get(reverse("tasks")))
    assert "Ett papper kunde inte tas emot" in tasks
    assert "Be om papperet en gång till." in tasks
    assert reverse("review_case", args=[draft.pk]) in maja_client.get(reverse("tasks")).text


def test_her_case_says_what_to_do_until_another_file_has_come(refused, anna, draft, anna_client):
    url = reverse("case", args=[draft.pk])
    assert TO_DO in words_of(anna_client.get(url))
    assert HARMFUL in words_of(anna_client.get(reverse("case_answers", args=[draft.pk])))
    waiting(anna, draft)
    assert TO_DO not in words_of(anna_client.get(url))


def test_a_clean_paper_tells_nobody_anything(anna, draft, clamd, anna_client):
    document = waiting(anna, draft)
    send_application(Actor(anna), draft_id=draft.pk)
    assert scan(document).scan_state == ScanState.CLEAN
    assert not Notice.objects.filter(kind=NoticeKind.PAPER_REFUSED).exists()
    assert not UnitTask.objects.filter(kind=TaskKind.PAPER_REFUSED).exists()
    assert TO_DO not in words_of(anna_client.get(reverse("case", args=[draft.pk])))


def test_of_a_helpers_file_she_whom_he_helps_is_told(anna, draft, clamd):
    helper = make_helper()
    document = waiting(helper, draft, original=VIRUS, grant=make_grant(anna, helper, "help"))
    send_application(Actor(anna), draft_id=draft.pk)
    scan(document)
    assert Notice.objects.get(kind=NoticeKind.PAPER_REFUSED).person == anna.person


def test_what_is_not_sent_is_between_her_and_the_page(anna, maja, case, clamd, anna_client):
    item, draft = asked_for(case, maja), Draft.objects.get(pk=case.pk)
    kept = {"kind": item_kind(item.pk), "is_sent": False, "original": VIRUS}
    scan(waiting(anna, draft, **kept))

    assert not UnitTask.objects.filter(kind=TaskKind.PAPER_REFUSED).exists()
    assert HARMFUL in words_of(anna_client.get(answer_url(item)))
    # A file that nobody can read is no answer by itself.
    given = {"case_id": case.pk, "item_id": item.pk, "cannot": False, "seen": 0}
    with pytest.raises(NotPossible, match="nothing"):
        answer_item(Actor(anna), text="", **given)
    assert answers(anna_client, item, text="").status_code == 422
    assert not CompletionReply.objects.exists()
    assert answers(anna_client, item, text="Den går inte att skicka.").status_code == 302


def test_in_a_draft_the_answer_goes_with_the_file(anna_client, draft, clamd):
    document = upload(anna_client, draft, VIRUS)
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"
    work()
    assert "paper_lease" not in answers_of(draft)
    assert draft.revisions.filter(step="paper_lease").exists()

    page = anna_client.get(step_url(draft, "paper_lease"))
    assert "Vi kunde inte ta emot filen. Ta en ny bild av papperet." in words_of(page)
    assert "Jag skickar det senare" in words_of(page)
    assert HARMFUL in words_of(anna_client.get(add_url(draft)))

    anna_client.post(remove_url(draft, document))
    assert HARMFUL not in words_of(anna_client.get(add_url(draft)))
    upload(anna_client, draft, b"a new picture")
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"


def test_the_answer_stays_while_another_file_answers_it(anna_client, draft, clamd):
    upload(anna_client, draft, VIRUS)
    kept = upload(anna_client, draft, b"a good file")
    work()
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "uploaded"
    anna_client.post(remove_url(draft, kept))
    assert "paper_lease" not in answers_of(draft)


def test_an_answer_that_she_gave_herself_stays(anna, draft, clamd):
    """She had chosen another one before the file was scanned."""
    answer(anna, draft, "paper_lease", {"paper": "later", "why": ""})
    scan(waiting(anna, draft, original=VIRUS))
    assert answers_of(draft)["paper_lease"].cleaned["paper"] == "later"


def test_the_same_file_again_is_refused_at_once(anna_client, draft, clamd):
    upload(anna_client, draft, VIRUS)
    work()
    page = anna_client.post(add_url(draft), {"files": [sent(VIRUS, "en gång till.pdf")]})
    assert page.status_code == 422
    assert "Det finns något skadligt i filen." in words_of(page)
    assert Document.objects.count() == 1
    assert "paper_lease" not in answers_of(draft)


def test_in_english_too(anna_client, draft, clamd):
    upload(anna_client, draft, VIRUS)
    anna_client.cookies["sprak"] = "en"
    assert "We are checking the file." in words_of(anna_client.get(add_url(draft)))
    work()
    assert "There was something harmful in it." in words_of(anna_client.get(add_url(draft)))


WARNING = "Här söker ingen efter virus i filerna."


@pytest.mark.parametrize("has_scanner", [False, True])
def test_where_papers_are_sent_it_says_when_nothing_looks_for_viruses(
    anna, maja, case, draft, anna_client, request, has_scanner
):
    if has_scanner:
        request.getfixturevalue("clamd")
    item = asked_for(case, maja)
    for url in (add_url(draft), answer_url(item), reverse("messages", args=[case.pk])):
        assert (WARNING in words_of(anna_client.get(url))) == (not has_scanner)


@pytest.fixture
def paper(maja_client, case):
    return noted(maja_client, case, make_helper(), ground="paper")


def add_proof(client, grant, raw):
    url = reverse("add_grant_proofs", args=[grant.pk])
    return client.post(url, {"files": [sent(raw, "fullmakt.pdf")]})


def test_a_scanned_paper_of_a_grant_is_scanned_before_it_is_kept(maja_client, paper, clamd):
    page = add_proof(maja_client, paper, VIRUS)
    assert (page.status_code, GrantProof.objects.count()) == (422, 0)
    assert "Det finns något skadligt i filen." in words_of(page)

    clamd.answer = b"an error\0"
    page = add_proof(maja_client, paper, b"a file")
    assert (page.status_code, GrantProof.objects.count()) == (422, 0)
    assert "Vi kan inte kontrollera filen just nu." in words_of(page)

    clamd.reset()
    assert add_proof(maja_client, paper, b"a file").status_code == 302
    assert clamd.scanned == [b"a file"]
    assert GrantProof.objects.count() == 1
