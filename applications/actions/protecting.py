"""Protecting a person's identity, and naming the caseworkers who may see her (ADR 22).

What is done stands in the person's record, which she reads; why it was done is sealed in a row of
its own, whose code is in the event.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, is_partial, require
from applications.actions.cases import locked_case
from applications.actions.contact_choices import silence
from applications.actions.desk import record_of
from applications.actions.verifying import ask_to_verify
from applications.colleagues import able_colleagues, colleagues
from applications.errors import NotPossible
from applications.event_kinds import PersonEventKind
from applications.ledger import append_event, content_code
from applications.models import Case, DeskRecord, Grant, NamedCaseworker, Protection
from eservice import clock
from eservice.people.models import Person, User

# The codes of NotPossible that these actions raise; the pages have words for each.
HAS_CASE, NOT_ABLE = "has_case", "not_able"


def protect_person(actor: Actor, *, case_id: UUID, reason: str) -> None:
    """Protect the person whose case it is, at once.

    Notices stop until she chooses them again, and help that nobody has checked stops until somebody
    has. Whoever does it sees her from now on. Done twice it is done once. Raises Case.DoesNotExist
    and NotAllowed.
    """
    with locked_case(actor, Verb.PROTECT_PERSON, case_id) as case:
        person = Person.objects.select_for_update().get(pk=case.person_id)
        if person.is_protected:
            return
        person.is_protected = True
        person.save(update_fields=["is_protected"])
        _write_down(actor, person, PersonEventKind.PROTECTED, reason, is_end=False)
        if case.caseworker_id != actor.user.pk:
            _name(actor, person, actor.user)
        silence(person)
        for grant in Grant.objects.in_force_but_for_a_check().filter(grantor=person):
            ask_to_verify(grant)


def end_protection(actor: Actor, *, case_id: UUID, reason: str) -> None:
    """End it: she is a person like others again. An e-ID that says otherwise protects her anew.

    Raises as ``protect_person``.
    """
    with locked_case(actor, Verb.END_PROTECTION, case_id) as case:
        person = Person.objects.select_for_update().get(pk=case.person_id)
        if not person.is_protected:
            return
        person.is_protected = False
        person.save(update_fields=["is_protected"])
        _write_down(actor, person, PersonEventKind.PROTECTION_ENDED, reason, is_end=True)
        named = NamedCaseworker.objects.filter(person=person, ended_at__isnull=True)
        named.update(ended_at=clock.now())


def name_caseworker(actor: Actor, *, person_id: UUID, user_id: int) -> None:
    """Let a caseworker of the unit see the person. Named twice she is named once.

    Raises Person.DoesNotExist, NotAllowed, and NotPossible for somebody who may not have the case.
    """
    with _held(actor, person_id) as person:
        chosen = next(
            (user for user in who_can_be_named(actor, person) if user.pk == user_id), None
        )
        if chosen is None:
            raise NotPossible(NOT_ABLE)
        if not person.named_caseworkers.filter(user=chosen, ended_at__isnull=True).exists():
            _name(actor, person, chosen)


def unname_caseworker(actor: Actor, *, person_id: UUID, user_id: int) -> None:
    """Let her see the person no more.

    Raises as above, and NotPossible while she has a case of hers: that is handed over first.
    """
    with _held(actor, person_id) as person:
        if Case.objects.filter(person=person, caseworker=user_id).exists():
            raise NotPossible(HAS_CASE)
        named = person.named_caseworkers.filter(user=user_id, ended_at__isnull=True)
        for each in named.select_related("user"):
            each.ended_at = clock.now()
            each.save(update_fields=["ended_at"])
            kind = PersonEventKind.CASEWORKER_UNNAMED
            append_event(_record(person), kind, actor, about=each.user)


def who_can_be_named(actor: Actor, person: Person) -> list[User]:
    """Return the caseworkers of the actor's unit who may have a case of the person's, by name."""
    case = Case.objects.filter(person=person, unit=actor.user.unit).order_by("-received_at").first()
    if case is None:
        able = [user for user in colleagues(actor) if user.person_id != person.pk]
        return [*able, actor.user]
    others = able_colleagues(actor, case)
    return others if is_partial(actor, case) else [*others, actor.user]


@contextmanager
def _held(actor: Actor, person_id: UUID) -> Iterator[Person]:
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=person_id)
        require(actor, Verb.NAME_CASEWORKER, person)
        yield person


def _name(actor: Actor, person: Person, user: User) -> None:
    NamedCaseworker.objects.create(person=person, user=user, by=actor.user)
    append_event(_record(person), PersonEventKind.CASEWORKER_NAMED, actor, about=user)


def _write_down(
    actor: Actor, person: Person, kind: PersonEventKind, reason: str, *, is_end: bool
) -> None:
    row = Protection.objects.create(person=person, by=actor.user, reason=reason, is_end=is_end)
    code = content_code("protection", row.pk, reason)
    append_event(_record(person), kind, actor, protection=str(row.pk), code=code)


def _record(person: Person) -> DeskRecord:
    """Return the person's record, held until the transaction ends."""
    return DeskRecord.objects.select_for_update().get(pk=record_of(person).pk)
