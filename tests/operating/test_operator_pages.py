"""Kim keeps the service running: she sees what waits and what failed, and lets it try again."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.tasks import task
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from applications.actions import (
    code_letters,
    copying_documents,
    letters,
    notices,
    own_data,
    paper_forms,
    scanning_documents,
)
from applications.models import Beat, Notice, Recurring
from applications.operating.views import TASKS
from eservice import clock
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.documents.making import make_document
from tests.factories import make_draft
from tests.operating.making import given_up, make_failed_task, make_operator

pytestmark = pytest.mark.django_db
MODULES = (code_letters, copying_documents, letters, notices, own_data, paper_forms)


@pytest.fixture
def kim_client(db):
    return logged_in(make_operator())


def page_of(client, **asked):
    return client.get(reverse("operation"), asked)


def test_when_nothing_has_run_she_is_told_what_to_look_at(kim_client):
    page = words_of(page_of(kim_client))
    assert page.count("Aldrig.") == len(Recurring)
    assert page.count("Inget väntar.") == 3
    assert "Ingen uppgift har misslyckats." in page
    assert "Alla meddelanden har gått fram de senaste 30 dagarna." in page


def test_when_all_is_well_nothing_is_to_be_seen_to(kim_client):
    for each in Recurring:
        Beat.mark(each)
    page = words_of(page_of(kim_client))
    assert "Se över" not in page
    assert page.count("För 0 minuter sedan.") == len(Recurring)


def test_commands_that_end_well_are_noted(kim_client, tmp_path, settings):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    call_command("tick", stdout=StringIO())
    call_command("verify_events", "--quiet")
    names = set(Beat.objects.values_list("name", flat=True))
    assert names == {"tick", "statistics", "verify_events"}


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=1), "För 1 minut sedan."),
        (timedelta(minutes=119), "För 119 minuter sedan."),
        (timedelta(hours=5), "För 5 timmar sedan."),
        (timedelta(days=9), "För 9 dagar sedan."),
    ],
)
def test_how_long_ago_is_said_in_the_unit_that_says_enough(kim_client, ago, words):
    Beat.objects.create(name=Recurring.BACKUP, at=clock.now() - ago)
    assert words in words_of(page_of(kim_client))


def test_what_waits_too_long_is_to_be_seen_to(kim_client, anna):
    waiting = notices.deliver_notice.enqueue("00000000-0000-4000-8000-000000000000")
    DBTaskResult.objects.filter(pk=waiting.id).update(enqueued_at=clock.now() - timedelta(hours=1))
    make_document(anna, make_draft(anna, {}), scan_state="waiting", next_scan_at=clock.now())
    page = words_of(page_of(kim_client))
    assert "Arbetskön 1 väntar. Den äldsta har väntat i 60 minuter. Titta om db_worker" in page
    assert "Filer som väntar på viruskontroll 1 väntar." in page


def test_a_failed_task_is_named_and_tells_nothing_of_anybody(kim_client):
    make_failed_task()
    page = page_of(kim_client)
    words = words_of(page)
    assert "Skicka ett meddelande" in words
    assert "DataError" in words
    assert "Anna Exempel" not in page.content.decode()
    assert "199001019802" not in page.content.decode()


def test_she_lets_it_try_again_and_a_second_press_changes_nothing(kim_client):
    failed = make_failed_task()
    address = reverse("retry_task", args=[failed.pk])
    assert "ligger i kön igen" in words_of(kim_client.post(address, follow=True))
    failed.refresh_from_db()
    assert (failed.status, failed.traceback, failed.finished_at) == ("READY", "", None)
    assert "redan försökt igen" in words_of(kim_client.post(address, follow=True))


def test_she_lets_all_try_again(kim_client):
    make_failed_task()
    make_failed_task()
    kim_client.post(reverse("retry_all_tasks"))
    assert DBTaskResult.objects.ready().count() == 2


def test_a_message_that_did_not_arrive_is_sent_again(
    kim_client, anna, django_capture_on_commit_callbacks
):
    notice = given_up(anna.person)
    gathered = given_up(anna.person, gathered_in=notice)
    page = words_of(page_of(kim_client))
    assert "Hjälparens tillgång har tagits tillbaka" in page
    assert anna.person.name not in page
    with django_capture_on_commit_callbacks(execute=True):
        kim_client.post(reverse("retry_notice", args=[notice.pk]))
    notice.refresh_from_db()
    gathered.refresh_from_db()
    assert (notice.failed_at, notice.attempts, gathered.failed_at) == (None, 0, None)
    assert notice.next_try_at is not None
    # What goes in it goes with it, and never by itself.
    Notice.objects.filter(pk=gathered.pk).update(failed_at=clock.now())
    kim_client.post(reverse("retry_notice", args=[gathered.pk]))
    gathered.refresh_from_db()
    assert gathered.failed_at is not None
    queued = DBTaskResult.objects.ready().get()
    assert queued.args_kwargs["args"] == [str(notice.pk)]


def test_what_was_given_up_long_ago_is_not_shown(kim_client, anna):
    given_up(anna.person, failed_at=clock.now() - timedelta(days=31))
    assert "Alla meddelanden har gått fram" in words_of(page_of(kim_client))


def test_many_failures_are_counted_and_the_last_are_shown(
    kim_client, anna, django_assert_max_num_queries
):
    for _each in range(55):
        make_failed_task()
    given_up(anna.person)
    with django_assert_max_num_queries(16):
        page = page_of(kim_client)
    assert "Det finns 55. Här är de 50 senaste." in words_of(page)
    assert page.content.decode().count('action="/drift/uppgifter/') == 51


def test_her_work_begins_there_and_nobody_else_gets_in(kim_client, anna_client, maja_client):
    assert kim_client.get(reverse("home"))["Location"] == reverse("operation")
    assert kim_client.get(reverse("worklist")).status_code == 404
    for client in (anna_client, maja_client):
        assert page_of(client).status_code == 404


def test_who_also_handles_cases_is_no_operator(db):
    kim = make_operator()
    kim.roles = ["operator", "caseworker"]
    kim.save()
    assert page_of(logged_in(kim)).status_code == 404


def test_every_task_has_a_name_in_words():
    kinds = type(task()(notices.deliver_notice.func))
    found = {
        each.func.__name__
        for module in (*MODULES, scanning_documents)
        for each in vars(module).values()
        if isinstance(each, kinds)
    }
    assert found == TASKS.keys()
    assert not Notice.objects.exists()
