"""The pages about appeals: one that came, one that came too late, and one that the court ended."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from applications.access import Actor
from applications.actions import handling_appeals as actions
from applications.actions.letters import render_letter
from applications.actions.refusing_appeals import refuse_appeal
from applications.document_kinds import appeal_kind
from applications.models import Appeal, Case, Draft
from eservice import clock
from eservice.people.models import User
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.appealing.making import appeal_of, changed, got
from tests.casework.deciding.making import COSTS, draft_of, investigated, issue, make_chief
from tests.documents.making import make_document
from tests.factories import make_applicant, make_case, make_caseworker

LATE = "Överklagandet kom en vecka efter den sista dagen."


def _waiting(world: World) -> Case:
    """Nothing is sent: a file waits for it."""
    person = make_applicant(given_name="Aron", family_name="Överklagesson")
    with clock.at(clock.now() - timedelta(days=60)):
        case = investigated(make_case(person, **COSTS), world.maja)
        decision = issue(draft_of(case, world.maja), world.maja)
        got(decision, timezone.localdate(clock.now()))
        render_letter.call(str(decision.letter_id))
        kind = appeal_kind(decision.pk, 0)
        make_document(person, Draft.objects.get(pk=case.pk), kind=kind, is_sent=False)
    return case


def _came(world: World) -> Case:
    case = _waiting(world)
    person = case.person.users.get()
    with clock.at(clock.now() - timedelta(days=50)):
        words = "Hyran är hög.\nJag hittar ingen annan lägenhet."
        appeal_of(case.decisions.get(), person, why=words)
    return case


def _chief() -> User:
    return make_chief(make_caseworker())


def _proposed(world: World) -> Case:
    """Who may not refuse it has proposed that somebody does."""
    case = _came(world)
    appeal = case.appeals.get()
    got(appeal.decision, timezone.localdate(appeal.received_at) - timedelta(days=40))
    refuse_appeal(Actor(world.maja), **place(appeal), reason=LATE)
    return case


def _late(world: World) -> Case:
    case = _came(world)
    appeal = case.appeals.get()
    got(appeal.decision, timezone.localdate(appeal.received_at) - timedelta(days=40))
    refuse_appeal(Actor(_chief()), **place(appeal), reason=LATE)
    render_letter.call(str(case.letters.get(kind="refusal").pk))
    return case


def _tried(world: World) -> Case:
    case = _came(world)
    actions.accept_time(Actor(world.maja), **place(case.appeals.get()))
    changed(case.decisions.get(), world.maja)
    return case


def _forwarded(world: World) -> Case:
    case = _tried(world)
    appeal = case.appeals.get()
    actions.record_reconsidered(Actor(world.maja), **place(appeal), is_all=False)
    actions.forward_appeal(Actor(world.maja), **place(appeal), with_papers=False)
    render_letter.call(str(case.letters.get(kind="appeal").pk))
    return case


def _ruled(world: World) -> Case:
    case = _forwarded(world)
    said = {"outcome": "changed", "text": "Du ska få hela hyran.", "ruled_on": clock.today()}
    actions.record_ruling(Actor(world.maja), **place(case.appeals.get()), **said)
    return case


MADE = {
    "waiting": _waiting,
    "came": _came,
    "late": _late,
    "proposed": _proposed,
    "tried": _tried,
    "forwarded": _forwarded,
    "ruled": _ruled,
}
APPEALED = [state for state in MADE if state != "waiting"]


def place(appeal: Appeal) -> dict[str, Any]:
    return {"case_id": appeal.case_id, "appeal_id": appeal.pk}


def case_that_is(world: World, state: str) -> Case:
    name = f"appeal {state}"
    if name not in world.cases:
        world.cases[name] = MADE[state](world)
    return world.cases[name]


def of_appeal(url_name: str, state: str, *, is_own: bool = False) -> Stop:
    """A page about such an appeal, for a caseworker or the person."""

    def who(world: World) -> Any:
        return world.owner(case_that_is(world, state)) if is_own else world.maja

    def args(world: World) -> list[Any]:
        case = case_that_is(world, state)
        about = [case.appeals.get().pk] if url_name != "case_appeals" else []
        return [case.pk, *about]

    return Stop(f"{url_name} {state}", url_name, who, args)


def _decision_that_is(state: str) -> Callable[[World], list[Any]]:
    def args(world: World) -> list[Any]:
        case = case_that_is(world, state)
        return [case.pk, case.decisions.get().pk]

    return args


APPEALING = [
    *(of_appeal("case_appeals", state) for state in APPEALED),
    *(of_appeal("appeal", state, is_own=True) for state in APPEALED),
    of_appeal("try_appeal_time", "came"),
    of_appeal("try_appeal_time", "proposed"),
    of_appeal("notify_refusal", "late"),
    of_appeal("record_change", "tried"),
    of_appeal("forward_appeal", "tried"),
    of_appeal("record_ruling", "forwarded"),
    Stop(
        "appeal_decision late",
        "appeal_decision",
        lambda world: world.owner(case_that_is(world, "late")),
        _decision_that_is("late"),
    ),
    Stop(
        "appeal_decision with a file",
        "appeal_decision",
        lambda world: world.owner(case_that_is(world, "waiting")),
        _decision_that_is("waiting"),
    ),
]
