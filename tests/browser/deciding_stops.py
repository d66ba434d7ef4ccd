"""The pages about decisions: one being written, one proposed, and one that was changed."""

from typing import Any

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.actions.cases import close_case
from applications.actions.deciding import propose_decision, start_change
from applications.actions.letters import render_letter
from applications.models import Case
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.casework.deciding.making import (
    COSTS,
    decided_content,
    draft_of,
    investigated,
    issue,
    shared,
)
from tests.factories import make_applicant, make_case


def _investigated(world: World) -> Case:
    person = make_applicant(given_name="Dina", family_name="Beslutsson")
    case = investigated(make_case(person, **COSTS), world.maja)
    save_calculation(Actor(world.maja), case_id=case.pk, seen_rev=0, part={}, reasons={})
    shared(case, world.maja)
    return case


def _content(case: Case) -> dict[str, Any]:
    content = decided_content(case, support=("granted", "4270.00"), cost_dental=("rejected", None))
    content["items"][1]["is_counted"] = True
    content["items"][2]["reasons"] = "Tandvården kan vänta.\n\nDet säger tandläkaren."
    return content


def _drafted(world: World) -> Case:
    case = _investigated(world)
    draft_of(case, world.maja, _content(case))
    return case


def _lacking(world: World) -> Case:
    case = _investigated(world)
    content = _content(case)
    content["items"][0] |= {"granted": None, "reasons": "Du har [summa] kronor."}
    draft_of(case, world.maja, content)
    return case


def _proposed(world: World) -> Case:
    case = _drafted(world)
    draft = case.decision_drafts.get()
    given = {"case_id": case.pk, "draft_id": draft.pk, "seen_rev": draft.rev}
    propose_decision(Actor(world.maja), **given)
    return case


def _decided(world: World) -> Case:
    case = _drafted(world)
    decision = issue(case.decision_drafts.get(), world.maja)
    render_letter.call(str(decision.letter_id))
    return case


def _changed(world: World) -> Case:
    case = _decided(world)
    old = case.decisions.get()
    given = {"decision_id": old.pk, "kind": "reconsideration", "content": _content(case)}
    start_change(Actor(world.maja), case_id=case.pk, **given)
    issue(draft_of(case, world.maja, decided_content(case)), world.maja)
    return case


def _closed(world: World) -> Case:
    case = _decided(world)
    close_case(Actor(world.maja), case_id=case.pk)
    return case


MADE = {
    "unwritten": _investigated,
    "drafted": _drafted,
    "lacking": _lacking,
    "proposed": _proposed,
    "decided": _decided,
    "changed": _changed,
    "closed": _closed,
}


def case_that_is(world: World, state: str) -> Case:
    name = f"decision {state}"
    if name not in world.cases:
        world.cases[name] = MADE[state](world)
    return world.cases[name]


def of_case(url_name: str, state: str) -> Stop:
    """A caseworker's page about such a case."""
    return Stop(
        f"{url_name} {state}",
        url_name,
        lambda world: world.maja,
        lambda world: [case_that_is(world, state).pk],
    )


def of_decision(url_name: str, state: str, *, is_own: bool = False, number: int = 1) -> Stop:
    """A page about a decision of such a case, for a caseworker or the applicant."""

    def args(world: World) -> list[Any]:
        case = case_that_is(world, state)
        return [case.pk, case.decisions.get(number=number).pk]

    def who(world: World) -> Any:
        return world.owner(case_that_is(world, state)) if is_own else world.maja

    return Stop(f"{url_name} {state} {number}", url_name, who, args)


DECIDING = [
    *(of_case("write_decision", state) for state in MADE),
    *(of_case("preview_decision", state) for state in ("drafted", "lacking", "proposed")),
    of_case("return_proposal", "proposed"),
    of_case("close_case", "decided"),
    of_case("reopen_case", "closed"),
    of_decision("review_decision", "changed"),
    of_decision("review_decision", "changed", number=2),
    of_decision("notify_decision", "decided"),
    of_decision("correct_decision", "decided"),
    of_decision("decision", "decided", is_own=True),
    of_decision("decision", "changed", is_own=True),
    of_decision("decision", "changed", is_own=True, number=2),
]
