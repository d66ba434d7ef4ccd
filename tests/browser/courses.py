"""What can happen to a case after it was sent, by the name of where it leaves the case."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction

from applications.access import Actor
from applications.actions.cases import (
    hand_over_case,
    move_to,
    start_investigation,
    take_case,
    withdraw_case,
    write_note,
)
from applications.actions.letters import render_letter
from applications.models import Case
from applications.statuses import CaseStage
from eservice import clock
from eservice.people.models import User
from tests.factories import make_case

URGENT = {"acute": {"acute": ["food"]}, "acute_advice": {"acute_advice": "Inget kvar."}}
DAYS_AGO = {"late": 40, "very late": 250}

# One thing done to a case by ``staff``: the caseworker who has it and her colleague.
Done = Callable[[Case, tuple[User, User]], object]


def take(case: Case, staff: tuple[User, User]) -> None:
    take_case(Actor(staff[0]), case_id=case.pk)


def start(case: Case, staff: tuple[User, User]) -> None:
    start_investigation(Actor(staff[0]), case_id=case.pk)


def note(case: Case, staff: tuple[User, User]) -> None:
    write_note(Actor(staff[0]), case_id=case.pk, text="Ringde.\n\nInget svar.")


def hand_over(case: Case, staff: tuple[User, User]) -> None:
    hand_over_case(Actor(staff[0]), case_id=case.pk, to=staff[1])


def withdraw(case: Case, _staff: tuple[User, User]) -> None:
    withdraw_case(Actor(applicant_of(case)), case_id=case.pk)


def render_receipt(case: Case, _staff: tuple[User, User]) -> None:
    render_letter.call(str(case.letters.get().pk))


def moved_to(stage: CaseStage) -> Done:
    """Move on to a stage that no page leads to yet."""

    @transaction.atomic
    def move(case: Case, _staff: tuple[User, User]) -> None:
        case.refresh_from_db()
        move_to(case, stage)

    return move


COURSES: dict[str, tuple[Done, ...]] = {
    "received": (),
    "with receipt": (render_receipt,),
    "taken": (take,),
    "investigated": (take, start, note),
    "handed over": (take, note, hand_over),
    "communicated": (take, start, moved_to(CaseStage.COMMUNICATED)),
    "decided": (take, start, moved_to(CaseStage.DECIDED)),
    "closed": (take, start, moved_to(CaseStage.DECIDED), moved_to(CaseStage.CLOSED)),
    "withdrawn": (withdraw,),
    "late": (take,),
    "very late": (),
}


def applicant_of(case: Case) -> User:
    return case.person.users.get()


def make_case_that_is(
    state: str, staff: tuple[User, User], *, user: User | None = None, **answers: dict
) -> Case:
    """Return a case of an applicant of its own; all but the plain one are urgent."""
    answers = ({} if state == "received" else URGENT) | answers
    with clock.at(clock.now() - timedelta(days=DAYS_AGO.get(state, 0))):
        case = make_case(user, **answers)
    for happen in COURSES[state]:
        happen(case, staff)
    case.refresh_from_db()
    return case
