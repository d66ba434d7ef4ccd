"""Somebody wants help and has nobody: the unit that receives applications is told."""

from django.db import transaction
from django.db.models import QuerySet

from applications.access import Actor, Verb, require
from applications.actions.tasks import ask_unit
from applications.models import Case, UnitTask
from applications.notice_kinds import TaskKind
from eservice.municipality import municipality
from eservice.people.models import Person

HELP_STEP = "help"
WANTED = "wanted"


def ask_for_help(actor: Actor) -> None:
    """Ask the unit to help the actor, who may apply for herself.

    While that is to be done, asking again changes nothing. Raises NotAllowed.
    """
    require(actor, Verb.START_DRAFT, actor.person)
    with transaction.atomic():
        _ask(actor.person)


def want_help(case: Case) -> None:
    """Ask for help when that is what the application says, in the transaction that sends it."""
    sections = case.content["sections"]
    steps = {step["key"]: step["cleaned"] for section in sections for step in section["steps"]}
    if steps.get(HELP_STEP, {}).get(HELP_STEP) == WANTED:
        _ask(case.person, case)


def open_request(person: Person) -> QuerySet[UnitTask]:
    """The person's request for help that nobody has dealt with yet: one at the most."""
    return _requests(person).filter(done_at__isnull=True)


def _requests(person: Person) -> QuerySet[UnitTask]:
    return UnitTask.objects.filter(person=person, kind=TaskKind.HELP_WANTED)


def _ask(person: Person, case: Case | None = None) -> None:
    # Counting those that are done makes the next one new, and two at the same time one.
    done = _requests(person).filter(done_at__isnull=False).count()
    ask_unit(
        TaskKind.HELP_WANTED,
        once=f"help:{person.pk}:{done}",
        unit=case.unit if case else municipality().receiving_unit,
        person=person,
        case=case,
    )
