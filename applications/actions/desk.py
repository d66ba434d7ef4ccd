"""People at the desk: finding them, and registering those who have not been here before.

The desk opens no case. Who is found or shown is written down before the page is, and each
person who is served there has a record with a chain of what was done.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from applications.access import Actor, Verb, require
from applications.actions.people import person_with_number
from applications.actions.reading import ReadingNotLogged
from applications.errors import DomainError, NotPossible
from applications.event_kinds import AccessKind, PersonEventKind, SearchReason
from applications.ledger import append_event, log_people
from applications.models import Application, DeskRecord, Draft
from eservice.crypto import blind_index
from eservice.people.linking import take_over
from eservice.people.models import Person, User

# More people of one name with one birth date nobody can tell apart on a page.
MOST_ALIKE = 10


class MaybeKnown(DomainError):
    """Somebody with the same birth date and a name in common is here already."""

    def __init__(self, people: list[Person]) -> None:
        super().__init__("somebody alike")
        self.people = people


@dataclass(frozen=True, kw_only=True)
class Told:
    """Who the person at the desk is: a number of one kind, or only name and birth date.

    ``is_another`` says that staff have looked at those who are alike, and it is none of them.
    """

    given_name: str
    family_name: str
    number: str = ""
    reserve_number: str = ""
    born_on: date | None = None
    is_another: bool = False


def known_people() -> QuerySet[Person]:
    """Return those who are here in their own right, and are not only named by others."""
    hers = {"person": OuterRef("pk")}
    is_known = Exists(User.objects.filter(**hers)) | Exists(DeskRecord.objects.filter(**hers))
    is_known |= Exists(Draft.objects.filter(**hers)) | Exists(Application.objects.filter(**hers))
    return Person.objects.filter(is_known)


def find_person(actor: Actor, *, number: str, reason: SearchReason) -> DeskRecord | None:
    """Return the record of the person with this number of any kind. The search is logged.

    Nobody finds herself.
    """
    require(actor, Verb.WORK_AT_DESK)
    with_number = Person.objects.with_any_number(number)
    with transaction.atomic():
        person = _others(actor).filter(pk__in=with_number.values("pk")).first()
        record = record_of(person) if person else None
        _log(actor, AccessKind.SEARCH, [record], reason)
    return record


def _others(actor: Actor) -> QuerySet[Person]:
    return known_people().exclude(pk=actor.user.person_id)


def register_person(actor: Actor, *, person_id: UUID, told: Told) -> DeskRecord:
    """Return the record of the person who is told of, made now if she isn't here.

    ``person_id`` is what the page made up, so that a page sent twice is one person. Raises
    NotAllowed for oneself, MaybeKnown when somebody without a number may be here already.
    """
    require(actor, Verb.WORK_AT_DESK)
    with transaction.atomic():
        before = DeskRecord.objects.filter(person=person_id, events__by=actor.user).first()
        if before:
            return before
        person = _known_by_number(told) or _new(actor, person_id, told)
        require(actor, Verb.SERVE_PERSON, person)
        if known_people().filter(pk=person.pk).exists():
            record = record_of(person)
            _log(actor, AccessKind.SEARCH, [record])
            return record
        # A name that somebody else typed is no name of hers.
        person.given_name, person.family_name = told.given_name, told.family_name
        person.save(update_fields=["given_name", "family_name"])
        return _registered(actor, person)


def _registered(actor: Actor, person: Person) -> DeskRecord:
    record = record_of(person)
    append_event(record, PersonEventKind.REGISTERED, actor)
    return record


def _known_by_number(told: Told) -> Person | None:
    if told.number:
        names = {"given_name": told.given_name, "family_name": told.family_name}
        return person_with_number(told.number, **names)
    if told.reserve_number:
        return Person.objects.with_reserve_number(told.reserve_number).first()
    return None


def _new(actor: Actor, person_id: UUID, told: Told) -> Person:
    if not told.reserve_number and not told.is_another:
        _look_for_her(actor, told)
    return Person.objects.create(
        id=person_id,
        given_name=told.given_name,
        family_name=told.family_name,
        reserve_number=told.reserve_number or None,
        birth_date=told.born_on.isoformat() if told.born_on else None,
    )


def _look_for_her(actor: Actor, told: Told) -> None:
    """Raise MaybeKnown if somebody has the birth date and a name in common.

    Somebody with protected identity is found by her number only.
    """
    words = _words(f"{told.given_name} {told.family_name}")
    born = Person.objects.born(told.born_on).values("pk")
    same_day = _others(actor).filter(pk__in=born, is_protected=False)
    alike = [person for person in same_day.order_by("pk") if words & _words(person.name)]
    if alike:
        raise MaybeKnown(alike[:MOST_ALIKE])


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace("-", " ").split())


def show_alike(actor: Actor, people: list[Person]) -> list[DeskRecord]:
    """Return the records of those who may be the same person; that they are shown is logged."""
    require(actor, Verb.WORK_AT_DESK)
    with transaction.atomic():
        records = [record_of(person) for person in people]
        _log(actor, AccessKind.SEARCH, records)
    return records


def read_person(actor: Actor, *, person_id: UUID) -> DeskRecord:
    """Return the record of somebody who was found at the desk before. The reading is logged.

    Raises DeskRecord.DoesNotExist for everybody else, and for oneself.
    """
    require(actor, Verb.WORK_AT_DESK)
    record = desk_records(actor).get(person=person_id)
    _log(actor, AccessKind.DESK, [record])
    return record


def desk_records(actor: Actor) -> QuerySet[DeskRecord]:
    """Return the records that the actor may see at the desk: all but her own."""
    records = DeskRecord.objects.select_related("person")
    return records.exclude(person=actor.user.person_id)


def record_of(person: Person) -> DeskRecord:
    """Return the chain of what was done for the person, made when there is none."""
    record, _is_new = DeskRecord.objects.get_or_create(person=person)
    record.person = person
    return record


def _log(
    actor: Actor, kind: AccessKind, records: list[DeskRecord | None], reason: str = ""
) -> None:
    try:
        log_people(actor, kind, records, reason)
    except DatabaseError as error:
        raise ReadingNotLogged from error


def add_number(actor: Actor, *, person_id: UUID, number: str) -> None:
    """Note the personal number (twelve digits) that somebody has got, so that her e-ID finds her.

    The same number twice changes nothing. Raises DeskRecord.DoesNotExist, NotAllowed, and
    NotPossible: "has_number" for another than she has, "taken" when somebody else is here with it.
    """
    with transaction.atomic():
        rows = desk_records(actor).select_for_update(of=("self",), no_key=True)
        record = rows.get(person=person_id)
        person = Person.objects.select_for_update(no_key=True).get(pk=person_id)
        require(actor, Verb.SERVE_PERSON, person)
        if person.has_number:
            if person.number != number:
                raise NotPossible("has_number")
            return
        if known_people().filter(number_index=blind_index(number)).exists():
            raise NotPossible("taken")
        take_over(number, person)
        person.number = number
        person.save(update_fields=["number"])
        append_event(record, PersonEventKind.NUMBER_ADDED, actor)
