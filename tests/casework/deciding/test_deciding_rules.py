"""Who may decide what, and when: through the actions."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from applications.access import Actor
from applications.actions.cases import hand_over_case, take_case, withdraw_case
from applications.actions.deciding import (
    propose_decision,
    return_proposal,
    start_change,
    write_draft,
)
from applications.actions.investigating import write_line
from applications.actions.issuing import issue_decision
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.models import Case, CaseEvent, Decision, HouseholdMember, LineComment, UnitTask
from applications.statuses import CaseStage, DecisionKind, DecisionStatus
from eservice import clock
from eservice.municipality import municipality
from tests.casework.deciding.making import (
    decided_content,
    draft_of,
    issue,
    rejected_content,
    shared,
)
from tests.factories import make_caseworker, number_for


@pytest.fixture
def four_eyes(monkeypatch):
    """The municipality lets nobody decide alone."""
    city = municipality()
    strict = replace(city, casework=replace(city.casework, four_eyes=True))
    monkeypatch.setattr("applications.actions.issuing.municipality", lambda: strict)


def propose(draft, by):
    actor = Actor(by)
    return propose_decision(actor, case_id=draft.case_id, draft_id=draft.pk, seen_rev=draft.rev)


def test_more_than_the_delegation_gives_can_only_be_proposed(case, maja, chief):
    draft = draft_of(case, maja, decided_content(case, support=("granted", "29000.00")))
    with pytest.raises(NotPossible, match="authority"):
        issue(draft, maja)

    draft = propose(draft, maja)
    task = UnitTask.objects.get(kind="decision_proposed")
    assert (task.unit, task.case_id, task.done_at) == (case.unit, case.pk, None)
    assert propose(draft, maja).rev == draft.rev

    decision = issue(draft, chief)
    task.refresh_from_db()
    assert (decision.issued_by, decision.prepared_by) == (chief, maja)
    assert decision.delegation_point == "D 4.3"
    assert task.done_by == chief


def test_a_proposal_is_given_back_with_a_reason(case, maja, chief):
    draft = propose(draft_of(case, maja), maja)
    with pytest.raises(NotPossible, match="proposed"):
        write_draft(Actor(maja), case_id=case.pk, content=draft.content, seen_rev=draft.rev)

    back = return_proposal(Actor(chief), case_id=case.pk, draft_id=draft.pk, reason="Skriv mer.")
    assert (back.status, back.reason) == (DecisionStatus.DRAFT, "Skriv mer.")
    assert UnitTask.objects.get().done_by == chief
    with pytest.raises(NotAllowed):
        issue(back, chief)
    again = propose(draft_of(case, maja), maja)
    assert UnitTask.objects.filter(done_at__isnull=True).count() == 1
    assert again.reason == ""


def test_with_four_eyes_nobody_decides_what_she_has_prepared(four_eyes, case, maja, chief):
    draft = draft_of(case, maja)
    with pytest.raises(NotPossible, match="four_eyes"):
        issue(draft, maja)

    assert issue(propose(draft, maja), chief).issued_by == chief


def test_the_same_person_at_another_login_is_no_second_pair_of_eyes(four_eyes, case, maja, chief):
    chief.person = maja.person
    chief.save(update_fields=["person"])
    with pytest.raises(NotPossible, match="four_eyes"):
        issue(propose(draft_of(case, maja), maja), chief)


def test_points_have_their_days(case, maja, time_machine):
    time_machine.move_to("2025-12-31 12:00+01:00")
    with pytest.raises(NotAllowed):
        issue_decision(Actor(maja), case_id=case.pk, draft_id=draft_of(case, maja).pk, seen_rev=1)


def test_a_decision_against_her_waits_until_she_has_seen_the_investigation(case, maja):
    draft = draft_of(case, maja, rejected_content(case))
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft, maja)

    communication = shared(case, maja, days_ago=3)
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft, maja)
    communication.answered_at = clock.now()
    communication.save(update_fields=["answered_at"])
    assert issue(draft, maja).outcome == "rejected"


def test_what_was_changed_after_she_read_it_is_sent_to_her_again(case, maja):
    shared(case, maja)
    content = {"text": "Du har pengar på kontot.", "hers_alone": False}
    write_line(Actor(maja), case_id=case.pk, part="against", content=content, page_id=uuid4())

    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft_of(case, maja, rejected_content(case)), maja)

    shared(case, maja)
    assert issue(draft_of(case, maja, rejected_content(case)), maja)


def test_it_waits_until_what_she_said_is_answered(case, maja, anna):
    shared(case, maja)
    draft = draft_of(case, maja, rejected_content(case))
    LineComment.objects.create(case=case, kind="agrees", by=anna)
    comment = LineComment.objects.create(case=case, kind="corrects", text="Nej.", by=anna)
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft, maja)

    comment.answer, comment.answered_by, comment.answered_at = "Vi rättar.", maja, clock.now()
    comment.save(update_fields=["answer", "answered_by", "answered_at"])
    assert issue(draft, maja)


def test_an_end_that_nobody_asked_for_needs_the_right_to_say_no(case, maja, monkeypatch):
    city = municipality()
    (point,) = (each for each in city.casework.delegations if each.point == "D 4.2")
    only_ends = replace(point, outcomes=("discontinued",))
    rules = replace(city.casework, delegations=(only_ends,))
    monkeypatch.setattr(
        "applications.actions.issuing.municipality", lambda: replace(city, casework=rules)
    )
    shared(case, maja)
    ended = decided_content(case) | {"whole": "discontinued", "why": "Du svarade inte."}
    with pytest.raises(NotPossible, match="authority"):
        issue(draft_of(case, maja, ended | {"ending": "other"}), maja)

    assert issue(draft_of(case, maja, ended | {"ending": "asked"}), maja)


def test_a_withdrawn_case_is_not_decided(case, maja, anna):
    draft = propose(draft_of(case, maja), maja)
    withdraw_case(Actor(anna), case_id=case.pk)

    with pytest.raises(TransitionNotAllowed):
        issue(draft, maja)
    assert not Decision.objects.exists()
    assert UnitTask.objects.get().done_at


def test_whoever_is_a_party_can_do_nothing(case, chief, maja):
    draft = propose(draft_of(case, maja), maja)
    chief.person.number = number_for(7_000)
    chief.person.save()
    HouseholdMember.objects.create(case=case, person=chief.person)

    with pytest.raises(NotAllowed):
        issue(draft, chief)
    with pytest.raises(NotAllowed):
        return_proposal(Actor(chief), case_id=case.pk, draft_id=draft.pk, reason="Nej.")


def test_only_who_has_the_case_writes_and_makes_what_is_not_proposed(case, maja, chief):
    draft = draft_of(case, maja)
    with pytest.raises(NotAllowed):
        draft_of(case, chief)
    with pytest.raises(NotAllowed):
        issue(draft, chief)
    with pytest.raises(NotAllowed):
        issue(propose(draft, maja), make_caseworker(unit="vuxen"))


def test_what_was_read_is_what_is_made(case, maja):
    read = draft_of(case, maja)
    draft_of(case, maja, decided_content(case, support=("granted", "1.00")))

    with pytest.raises(EditConflict):
        issue(read, maja)
    assert not Decision.objects.exists()


def test_a_changed_decision_points_back_and_the_old_one_stays(case, maja, decision):
    kind = DecisionKind.CORRECTION
    values = {"case_id": case.pk, "decision_id": decision.pk, "kind": kind}
    start_change(Actor(maja), **values, content=decision.content)
    more = draft_of(case, maja, decided_content(case, support=("granted", "5000.00")))
    new = issue(more, maja)

    assert (new.number, new.kind, new.replaces, new.amount) == (2, kind, decision, 7450)
    assert new.letter.context["replaces"]["number"] == 1
    assert Case.objects.get(pk=case.pk).stage == CaseStage.DECIDED
    assert Decision.objects.get(pk=decision.pk).amount == 6720
    with pytest.raises(NotPossible, match="not_latest"):
        start_change(Actor(maja), **values, content=decision.content)


def test_less_than_before_must_be_shared_anew(case, maja, decision):
    shared(case, maja)
    values = {"case_id": case.pk, "decision_id": decision.pk, "content": decision.content}
    start_change(Actor(maja), kind=DecisionKind.RECONSIDERATION, **values)
    draft = draft_of(case, maja, decided_content(case, support=("granted", "1.00")))
    with pytest.raises(NotPossible, match="not_ready"):
        issue(draft, maja)

    due_on = clock.today() - timedelta(days=1)
    shared(case, maja, days_ago=0, due_on=due_on)
    assert issue(draft, maja).amount < decision.amount


def test_a_first_decision_is_made_once(case, maja, decision):
    with pytest.raises(TransitionNotAllowed):
        draft_of(case, maja)


def test_a_decided_case_can_be_handed_over_and_taken(case, maja, chief, decision):
    hand_over_case(Actor(maja), case_id=case.pk, to=chief)
    taken = take_case(Actor(maja), case_id=case.pk, seen_caseworker_id=chief.pk)
    assert taken.caseworker == maja


def test_events_hold_codes_and_no_words(case, maja, decision):
    data = [str(event.data) for event in CaseEvent.objects.filter(case=case)]
    assert not any("behöver" in each or "Medicin" in each for each in data)
