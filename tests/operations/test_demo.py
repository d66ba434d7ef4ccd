"""The demo: plainly fictional, whole, the same every time, and loaded once."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.demo import lives
from applications.demo.crowd import CROWD
from applications.demo.history import AnswersDoNotFit, fill_in
from applications.errors import Incomplete
from applications.models import Answer, Application, Case, Draft
from applications.paging import PAGE_SIZE
from applications.questions.months import month_before
from applications.questions.ways import ways_in
from applications.statuses import ApplicationKind, CaseStage
from applications.worklists import Narrowing, worklist
from eservice import clock
from eservice.people.demo import DEMO_ISSUER, DEMO_PEOPLE
from eservice.people.models import Person, User
from tests.factories import make_applicant

# The demo runs on SQLite, and its people's stories are told on both (tests/journeys).
pytestmark = pytest.mark.one_database


def demo_user(subject):
    return User.objects.get(issuer=DEMO_ISSUER, subject=subject)


def case_of(subject):
    return Case.objects.get(person=demo_user(subject).person)


def test_the_demo_tells_each_life(db):
    call_command("load_demo")

    draft = Draft.objects.get(person=demo_user("anna").person)
    assert draft.sent_at is None
    assert draft.answers.filter(is_valid=True).count() > 8
    assert not draft.answers.filter(step="income_kinds").exists()

    bo = case_of("bo")
    assert (bo.stage, bo.is_urgent, bo.caseworker) == (CaseStage.RECEIVED, True, None)

    carin = case_of("carin")
    assert (carin.stage, carin.caseworker) == (
        CaseStage.UNDER_INVESTIGATION,
        demo_user("maja"),
    )
    assert carin.notes.count() == 2
    assert carin.readings.count() >= 3

    ines = case_of("ines")
    assert (ines.stage, ines.month) == (CaseStage.DECIDED, month_before(clock.today()))
    assert ways_in(ines.person_id).suggested.kind == ApplicationKind.RENEWAL

    david = case_of("david")
    assert (david.is_urgent, david.person.has_number) == (True, False)
    assert david.received_at.date() == clock.now().date()

    elin = demo_user("elin").person
    assert elin.is_protected
    assert not elin.drafts.exists()


def test_the_worklist_has_several_pages_and_every_stage_there_is_an_action_for(db):
    call_command("load_demo")
    first = worklist(Actor(demo_user("maja")), "all", Narrowing())
    assert len(first.rows) == PAGE_SIZE
    assert worklist(Actor(demo_user("maja")), "all", Narrowing(), first.next).rows
    assert worklist(Actor(demo_user("olga")), "all", Narrowing()).rows
    assert set(Case.objects.values_list("stage", flat=True)) == {
        CaseStage.RECEIVED,
        CaseStage.UNDER_INVESTIGATION,
        CaseStage.DECIDED,
        CaseStage.WITHDRAWN,
    }


def test_a_second_time_changes_nothing(db, capsys):
    call_command("load_demo")
    before = (User.objects.count(), Case.objects.count(), Answer.objects.count())
    capsys.readouterr()
    call_command("load_demo")
    assert "already" in capsys.readouterr().out
    assert (User.objects.count(), Case.objects.count(), Answer.objects.count()) == before


@pytest.mark.parametrize(
    "day",
    [
        datetime(2026, 11, 22, 0, 5, tzinfo=UTC),
        datetime(2026, 12, 24, 18, 0, tzinfo=UTC),
        datetime(2027, 1, 1, 6, 0, tzinfo=UTC),
        datetime(2028, 2, 29, 23, 30, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
    ],
)
def test_it_can_be_loaded_on_any_day_and_its_logs_are_whole(db, day):
    with time_machine.travel(day, tick=False):
        call_command("load_demo")
        assert not Application.objects.filter(sent_at__gt=day).exists()
        for case in Case.objects.all():
            moments = [event.at for event in case.events.order_by("seq")]
            assert moments == sorted(moments)
            assert moments[-1] <= day
        call_command("tick")
        call_command("verify_events", quiet=True)


def test_nothing_is_loaded_when_something_goes_wrong(db, monkeypatch):
    monkeypatch.setattr(lives, "david", lambda today: {})
    with pytest.raises(Incomplete, match="acute"):
        call_command("load_demo")
    assert not User.objects.exists()
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"help": {"help": ["kanske"]}}, "help"),
        ({"home_lodger": {"rent": ["gratis"]}}, "home_lodger"),
        ({"home_owned": {"fee": ["1"]}}, "no such question is asked: home_owned"),
        ({"finns_inte": {}}, "no such question is asked: finns_inte"),
    ],
)
def test_answers_that_do_not_fit_are_refused(db, change, words):
    with pytest.raises(AnswersDoNotFit, match=words):
        fill_in(make_applicant(), lives.bo(clock.today()) | change)


def test_a_missing_answer_leaves_nothing_to_send(db):
    answers = lives.bo(clock.today())
    del answers["help"]
    user = make_applicant()
    draft = fill_in(user, answers)
    with pytest.raises(Incomplete, match="help"):
        send_application(Actor(user), draft_id=draft.pk)


def test_everyone_is_plainly_fictional(db):
    call_command("load_demo")
    numbers = [person.number for person in Person.objects.all() if person.has_number]
    assert len(numbers) == len(set(numbers)) > len(CROWD)
    assert all(980 <= int(number[8:11]) <= 999 for number in numbers)


def test_only_the_demo_people_can_be_logged_in_as(db):
    call_command("load_demo")
    for user in User.objects.exclude(issuer=DEMO_ISSUER):
        response = Client().post(reverse("demo_login"), {"who": user.subject})
        assert response.status_code == 404


def test_everyones_first_pages_work_before_the_worker_has_run(db):
    call_command("load_demo")
    for person in DEMO_PEOPLE:
        client, user = Client(), demo_user(person.subject)
        first = client.post(reverse("demo_login"), {"who": person.subject}, follow=True)
        assert first.status_code == 200
        if user.works_at_desk and not user.handles_cases:
            continue
        name = "review_case" if user.is_staff_member else "case"
        own = {"unit": user.unit} if user.unit else {"person": user.person}
        for case in Case.objects.filter(**own)[:3]:
            assert client.get(reverse(name, args=[case.pk])).status_code == 200


def test_it_belongs_only_where_demo_login_is_on(db, settings):
    settings.DEMO_LOGIN = False
    with pytest.raises(CommandError, match="DEMO_LOGIN"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_the_people_are_listed_one_a_line(db, capsys):
    call_command("demo_people")
    assert capsys.readouterr().out == ""
    call_command("load_demo")
    capsys.readouterr()
    call_command("demo_people")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(DEMO_PEOPLE)
    assert lines[0].startswith("Anna Exempel")
