"""Jäv: a caseworker says that she may have nothing to do with a case, or the service finds it."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.cases import assign_case, hand_over_case, take_case, withdraw_case
from applications.actions.deciding import propose_decision
from applications.actions.recusing import recuse, release_partial_cases
from applications.colleagues import able_colleagues
from applications.errors import NotAllowed
from applications.models import AccessLog, Case, CaseEvent, Notice, Recusal, UnitTask
from applications.queries import reviewed_cases
from applications.statuses import DecisionStatus
from applications.worklists import VIEWS, Narrowing, worklist_cases
from eservice.people.models import User
from eservice.people.roles import Role
from tests.casework.completing.pages import words_of
from tests.casework.deciding.making import decided_content, draft_of, issue, make_chief
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.helping import make_grant, make_helper
from tests.organisations.making import make_grant as help_from
from tests.organisations.making import make_member, make_organisation

pytestmark = pytest.mark.django_db
WHY = "Vi är grannar."


def url(case) -> str:
    return reverse("recuse", args=[case.pk])


def kinds(case) -> list[str]:
    return list(CaseEvent.objects.filter(case=case).order_by("seq").values_list("kind", flat=True))


def test_she_says_so_and_the_person_is_told(anna, anna_client, maja, maja_client, case):
    page = words_of(maja_client.get(url(case)))
    assert "Du kan inte ta tillbaka det själv." in page
    assert url(case) in maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    for _twice in range(2):
        response = maja_client.post(url(case), {"reason": WHY}, follow=True)
        assert "Nu kan du inte längre öppna ärendet." in response.content.decode()

    assert kinds(case)[-2:] == ["note_written", "recused"]
    case.refresh_from_db()
    assert (case.caseworker, case.caseworker_since) == (None, None)
    assert Recusal.objects.get().reason == WHY
    assert WHY not in str([event.data for event in CaseEvent.objects.all()])
    assert Notice.objects.get(kind="caseworker_left").person == anna.person
    shown = words_of(anna_client.get(reverse("case", args=[case.pk])))
    assert "Ingen handläggare har ditt ärende än." in shown
    assert f"Tidigare handläggare: {maja.name}" in shown
    log = words_of(anna_client.get(reverse("case_log", args=[case.pk])))
    assert f"{maja.name} får inte arbeta med ditt ärende. Någon annan gör det." in log
    assert WHY not in log


def test_somebody_else_gets_the_case(anna, anna_client, maja, nils, case):
    recuse(Actor(maja), case_id=case.pk, reason=WHY)
    his = logged_in(nils)
    task = UnitTask.objects.get(kind="recused")
    assert "Ett ärende behöver en ny handläggare" in words_of(his.get(reverse("tasks")))
    assert WHY in words_of(his.get(reverse("journal", args=[case.pk])))
    assert "Handläggare med jäv" in words_of(his.get(reverse("journal", args=[case.pk])))
    assert his.post(reverse("finish_task", args=[task.pk])).status_code == 302
    assert UnitTask.objects.get().done_at is None
    assert his.post(reverse("take_case", args=[case.pk])).status_code == 302
    assert UnitTask.objects.get().done_by == nils
    assert kinds(case)[-1] == "handed_over"
    assert Notice.objects.get(kind="handed_over").person == anna.person
    added = words_of(anna_client.get(reverse("hand_over_read", args=[case.pk])))
    assert "Nils Modell tog över ditt ärende" in added
    call_command("verify_events", quiet=True)


PAGES = ["review_case", "journal", "hand_over", "recuse", "case_messages", "write_decision"]


@pytest.mark.parametrize("name", PAGES)
def test_the_case_does_not_exist_for_her_any_more(maja, maja_client, case, name):
    recuse(Actor(maja), case_id=case.pk)
    assert maja_client.get(reverse(name, args=[case.pk])).status_code == 404
    assert AccessLog.objects.filter(kind="refused", case=case, by=maja).count() == 1


def test_she_can_not_take_it_back_search_it_out_or_get_it(maja, maja_client, nils, case):
    recuse(Actor(maja), case_id=case.pk, reason=WHY)
    assert maja_client.post(reverse("take_case", args=[case.pk])).status_code == 404
    found = maja_client.post(reverse("search_cases"), {"reference": case.reference, "why": "calls"})
    assert reverse("review_case", args=[case.pk]) not in found.content.decode()
    assert case.reference not in words_of(maja_client.get(reverse("tasks")))
    with pytest.raises(NotAllowed):
        take_case(Actor(maja), case_id=case.pk)
    take_case(Actor(nils), case_id=case.pk)
    case.refresh_from_db()
    assert maja not in able_colleagues(Actor(nils), case)
    with pytest.raises(NotAllowed):
        hand_over_case(Actor(nils), case_id=case.pk, to=maja, text="Ta den.")


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_it_is_in_none_of_her_lists(maja, nils, case, view):
    Case.objects.filter(pk=case.pk).update(waits_for_applicant=True, is_urgent=True)
    recuse(Actor(maja), case_id=case.pk)
    assert case not in worklist_cases(Actor(maja), view, Narrowing())


def test_she_decides_nothing_there_whatever_she_may_decide(maja, case):
    User.objects.filter(pk=maja.pk).update(roles=[Role.CASEWORKER, Role.DECISION_MAKER])
    chief = Actor(User.objects.get(pk=maja.pk))
    assert can(chief, Verb.DECIDE, case)
    recuse(chief, case_id=case.pk)
    of_no_case = {
        Verb.READ_WORKLIST,
        Verb.SEARCH_CASES,
        Verb.EXPORT_PAYMENTS,
        Verb.WORK_AT_DESK,
    }
    assert {verb for verb in Verb if can(chief, verb, case)} == of_no_case


def test_what_she_had_proposed_is_a_draft_again(maja, nils, case):
    chief = make_chief(nils)
    draft = draft_of(case, maja, decided_content(case))
    ids = {"case_id": case.pk, "draft_id": draft.pk}
    proposed = propose_decision(Actor(maja), seen_rev=draft.rev, **ids)
    recuse(Actor(maja), case_id=case.pk)

    draft.refresh_from_db()
    assert draft.status == DecisionStatus.DRAFT
    assert kinds(case)[-2:] == ["proposal_returned", "recused"]
    assert not UnitTask.objects.filter(kind="decision_proposed", done_at__isnull=True).exists()
    with pytest.raises(NotAllowed):
        issue(proposed, chief)


def test_another_login_of_hers_does_not_open_it(maja, case):
    twin = User.objects.create(
        issuer="t", subject="twin", person=maja.person, unit=maja.unit, roles=maja.roles
    )
    recuse(Actor(twin), case_id=case.pk)
    assert not reviewed_cases(Actor(maja)).exists()
    assert not can(Actor(maja), Verb.REVIEW_CASE, case)
    case.refresh_from_db()
    assert case.caseworker is None


def test_a_login_without_a_person_can_say_it_too(case):
    robot = User.objects.create(issuer="t", subject="x", unit="mottagning", roles=["caseworker"])
    assert can(Actor(robot), Verb.REVIEW_CASE, case)
    recuse(Actor(robot), case_id=case.pk)
    assert not can(Actor(robot), Verb.REVIEW_CASE, case)
    assert not reviewed_cases(Actor(robot)).exists()


def test_who_does_not_have_the_case_leaves_it_where_it_is(anna_client, maja, nils, case):
    recuse(Actor(nils), case_id=case.pk)
    case.refresh_from_db()
    assert case.caseworker == maja
    assert not UnitTask.objects.exists()
    assert not Notice.objects.exists()
    shown = words_of(anna_client.get(reverse("case", args=[case.pk])))
    assert "är din handläggare" in shown
    assert "Tidigare handläggare" not in shown
    assert not reviewed_cases(Actor(nils)).exists()


def test_the_task_ends_when_it_is_given_to_somebody_or_taken_back(anna, maja, nils, case):
    recuse(Actor(maja), case_id=case.pk)
    assign_case(Actor(nils), case_id=case.pk, to=make_caseworker(given_name="Tyra"))
    assert UnitTask.objects.get().done_at
    other = make_case()
    take_case(Actor(maja), case_id=other.pk)
    recuse(Actor(maja), case_id=other.pk)
    withdraw_case(Actor(other.person.users.get()), case_id=other.pk)
    assert not UnitTask.objects.filter(done_at__isnull=True).exists()


def test_a_text_that_is_too_long_is_kept(maja_client, case):
    response = maja_client.post(url(case), {"reason": "x" * 20_000})
    assert response.status_code == 422
    assert "xxxxx" in response.content.decode()
    assert not Recusal.objects.exists()


def test_who_has_come_close_by_helping_is_released(anna, anna_client, maja, nils, case):
    friends = make_organisation()
    help_from(friends, anna)
    assert release_partial_cases() == 0
    make_member(friends, maja)
    assert (release_partial_cases(), release_partial_cases()) == (1, 0)
    case.refresh_from_db()
    assert case.caseworker is None
    assert UnitTask.objects.filter(kind="recused", case=case).count() == 1
    event = CaseEvent.objects.get(kind="recused")
    assert (event.by, event.about) == (None, maja)
    assert "Ingen handläggare har ditt ärende än." in words_of(
        anna_client.get(reverse("case", args=[case.pk]))
    )


def test_nobody_else_is_released(anna, maja, nils, case):
    make_grant(anna, make_helper())
    User.objects.filter(pk=maja.pk).update(unit="vuxen")
    assert release_partial_cases() == 0
    User.objects.filter(pk=maja.pk).update(unit="mottagning", roles=[])
    assert release_partial_cases() == 0
