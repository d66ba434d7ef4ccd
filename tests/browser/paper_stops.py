"""The pages of applying on paper, and of writing down what somebody has written or told."""

from collections.abc import Callable
from typing import Any

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import DeskRecord, Draft, PaperForm
from applications.statuses import ApplicationKind, RegisteredWay
from eservice.people.models import User
from tests.browser.desk_stops import disa
from tests.browser.stop import Stop
from tests.browser.world import World
from tests.factories import make_applicant
from tests.writing_down.making import written

NAMES = {"writing": "Ylva", "telling": "Yngve", "sent": "Yvonne"}
SOME = {"acute": {"acute": ["none"]}, "citizenship": {"citizenship": "swedish"}}


def one_is_made(_world: World) -> None:
    """One form can be fetched, and the others are not made yet."""
    made = {"wording": "0" * 64, "pdf": b"%PDF-", "pages": 27, "size": 240_000}
    PaperForm.objects.update_or_create(kind=ApplicationKind.FIRST, defaults=made)


def draft(world: World, name: str) -> Draft:
    """An application that Disa writes down, or has written down, made when it is asked for."""
    found = Draft.objects.filter(person__given_name=NAMES[name]).first()
    if found:
        return found
    user = make_applicant(given_name=NAMES[name], family_name="Övning")
    DeskRecord.objects.create(person=user.person)
    way = RegisteredWay.PHONE if name == "telling" else RegisteredWay.PAPER
    found = written(disa(world), user.person, SOME, way=way)
    if name == "sent":
        send_application(Actor(disa(world)), draft_id=found.pk)
    return found


def of(name: str, *more: Any) -> Callable[[World], list[Any]]:
    return lambda world: [draft(world, name).pk, *more]


def person_of(name: str) -> Callable[[World], list[Any]]:
    return lambda world: [draft(world, name).person_id]


def yvonne(world: World) -> User:
    return User.objects.get(person=draft(world, "sent").person_id)


PAPER = [
    Stop("paper forms", "paper_forms", one_is_made),
    Stop("start to write down", "start_registration", disa, person_of("writing")),
    Stop("start to write down more", "start_registration", disa, person_of("sent")),
    Stop("writing down", "draft", disa, of("writing")),
    Stop("writing down a call", "draft", disa, of("telling")),
    Stop("question written down", "step", disa, of("writing", "sprak")),
    Stop("part written down", "section", disa, of("writing", "om-dig")),
    Stop("check what is written down", "check", disa, of("writing")),
    Stop("declare what is written down", "send", disa, of("writing")),
    Stop("stop writing down", "delete_draft", disa, of("writing")),
    Stop("registered", "registered", disa, of("sent")),
    Stop("case that we wrote", "case", yvonne, of("sent")),
    Stop("answers that we wrote", "case_answers", yvonne, of("sent")),
    Stop("case written by staff", "review_case", lambda world: world.maja, of("sent")),
]
