"""A draft that nobody changes ends: the day is said, she is warned twice, and it is deleted."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from applications.actions.ending_drafts import delete_ended_drafts, warn_of_endings
from applications.documents import vault
from applications.models import Document, Draft, Notice
from applications.notice_kinds import NoticeKind
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import answer, make_case, make_draft
from tests.partner.making import make_kim, whole_couple
from tests.wizard.test_filling_in import text

BEGAN = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
# 90 days later.
ENDS = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def before_the_end(days: int):
    return time_machine.travel(ENDS - timedelta(days=days), tick=False)


def tick(days: int) -> None:
    with before_the_end(days):
        warn_of_endings()
        delete_ended_drafts()


def warnings() -> int:
    return Notice.objects.filter(kind=NoticeKind.DRAFT_ENDS).count()


@pytest.fixture(autouse=True)
def documents_dir(settings, tmp_path) -> None:
    """A vault of the test's own."""
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def draft(anna) -> Draft:
    with time_machine.travel(BEGAN, tick=False):
        return make_draft(anna)


def test_the_page_says_how_long_it_is_kept(anna, draft):
    with time_machine.travel(BEGAN, tick=False):
        page = text(logged_in(anna).get(reverse("draft", args=[draft.pk])))
    assert "Vi sparar ansökan till och med 30 november 2026." in page


@pytest.mark.parametrize(("days", "is_said"), [(15, False), (14, True), (0, True)])
def test_the_list_says_so_when_the_day_is_near(anna, draft, days, is_said):
    with before_the_end(days):
        page = text(logged_in(anna).get(reverse("home")))
    assert ("Vi tar bort den efter 30 november 2026 om du inte fortsätter." in page) == is_said


@pytest.mark.parametrize(("days", "count"), [(15, 0), (14, 1), (4, 1), (3, 1), (0, 1)])
def test_a_warning_comes_in_time(draft, days, count):
    tick(days)
    assert warnings() == count


def test_the_owner_is_warned_twice_and_no_more(draft):
    for days in (15, 14, 13, 10, 4, 3, 2, 1, 0):
        tick(days)
    assert warnings() == 2
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_it_is_deleted_when_the_last_day_is_over_with_its_files(
    anna, draft, django_capture_on_commit_callbacks
):
    with time_machine.travel(BEGAN, tick=False):
        document = make_document(anna, draft)
    for days in (14, 3, 0):
        tick(days)
    assert vault.read(document, vault.Part.FILE)

    with django_capture_on_commit_callbacks(execute=True):
        tick(-1)

    assert not Draft.objects.filter(pk=draft.pk).exists()
    assert not Document.objects.filter(pk=document.pk).exists()
    with pytest.raises(vault.FileLost):
        vault.read(document, vault.Part.FILE)


def test_nothing_is_deleted_without_a_warning_three_days_before(draft):
    tick(-10)
    assert Draft.objects.filter(pk=draft.pk).exists()
    tick(-12)
    assert Draft.objects.filter(pk=draft.pk).exists()
    tick(-13)
    assert not Draft.objects.filter(pk=draft.pk).exists()


def test_a_change_starts_the_time_again(anna, draft):
    tick(14)
    with before_the_end(2):
        answer(anna, draft, "anything_else", {"anything_else": "Jag är kvar."})
    tick(-1)
    tick(-20)
    assert Draft.objects.filter(pk=draft.pk).exists()
    # The warning from before the change counts no more.
    for days in (-88, -89):
        tick(days)
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_what_is_sent_is_left_alone(anna):
    with time_machine.travel(BEGAN, tick=False):
        case = make_case(anna)
    for days in (14, 3, -1, -100):
        tick(days)
    assert warnings() == 0
    assert Draft.objects.filter(pk=case.pk).exists()


def test_a_partner_who_is_in_is_warned_too(anna):
    with time_machine.travel(BEGAN, tick=False):
        kim = make_kim()
        whole_couple(anna, kim)
    tick(14)
    told = Notice.objects.filter(kind=NoticeKind.DRAFT_ENDS).values_list("person", flat=True)
    assert set(told) == {anna.person_id, kim.person_id}


def test_tick_does_it(draft, capsys):
    with before_the_end(14):
        call_command("tick")
    assert "drafts warned of: 1, drafts deleted: 0" in capsys.readouterr().out
