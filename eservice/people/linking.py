"""From a proved identity to a login and a person.

A login is known by its issuer and subject. It belongs to a person through a verified number
alone, never through a name, and never moves to another person.
"""

from django.db import IntegrityError, transaction

from eservice import clock
from eservice.crypto import blind_index
from eservice.people import refusals
from eservice.people.identity import Identity
from eservice.people.models import Person, User
from eservice.people.refusals import LoginRefused

TRIES = 3


def user_of(identity: Identity) -> User:
    """Return the login, made the first time; raises LoginRefused.

    Of two first logins at once one meets the other's row; it starts over and finds it.
    """
    if identity.is_from_work:
        _check_work(identity)
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                return _known(identity) or _new(identity)
        except IntegrityError:
            continue
    raise LoginRefused(refusals.UNREADABLE, "collision")


def _logins(identity: Identity):
    return User.objects.filter(
        issuer=identity.issuer, subject=identity.subject, is_from_work=identity.is_from_work
    )


def _check_work(identity: Identity) -> None:
    """Role, unit and number are needed at work: without a number nobody could tell that a case
    is her own or her family's (FL 16 §). What the provider no longer says ends at once, also in
    a browser still logged in."""
    if identity.roles and identity.unit and identity.number:
        return
    _logins(identity).update(roles=[], unit="")
    if identity.roles and identity.unit:
        raise LoginRefused(refusals.NO_NUMBER, "no_number")
    raise LoginRefused(refusals.NO_ROLE, "role")


def _known(identity: Identity) -> User | None:
    user = _logins(identity).select_for_update().first()
    if user is None:
        return None
    if not user.is_active:
        raise LoginRefused(refusals.WRONG_PERSON, "closed_login")
    user.person = _same_person(user.person, identity) if user.person else _person(identity)
    user.roles, user.unit = list(identity.roles), identity.unit
    user.save(update_fields=["person", "roles", "unit"])
    return user


def _new(identity: Identity) -> User:
    return User.objects.create(
        issuer=identity.issuer,
        subject=identity.subject,
        person=_person(identity),
        is_from_work=identity.is_from_work,
        roles=list(identity.roles),
        unit=identity.unit,
    )


def _person(identity: Identity) -> Person:
    """Return the person with the verified number, or a new one."""
    found = Person.objects.with_number(identity.number).first() if identity.number else None
    if found is None:
        return Person.objects.create(
            given_name=identity.given_name,
            family_name=identity.family_name,
            number=identity.number,
            is_protected=identity.is_protected,
        )
    return _renewed(found, identity)


def _same_person(person: Person, identity: Identity) -> Person:
    """Return the login's person, who may have got her first number; never someone else."""
    number = identity.number
    if number and person.has_number and person.number_index != blind_index(number):
        raise LoginRefused(refusals.WRONG_PERSON, "another_number")
    if number and not person.has_number:
        take_over(number, person)
        person.number = number
    return _renewed(person, identity)


def take_over(number: str, person: Person) -> None:
    """Let a number's owner have it from a person who is only named by others.

    Somebody may have typed it in an application before its owner's login first brought it.
    Everything that says so is about the owner from now on, so that she never handles the case
    of someone she lives with (FL 16 §). Whoever has logged in or applied with the number keeps
    it, and the login is refused.
    """
    named = Person.objects.with_number(number).select_for_update().first()
    if named is None:
        return
    if named.users.exists() or named.drafts.exists() or named.applications.exists():
        raise LoginRefused(refusals.WRONG_PERSON, "number_of_another")
    # She may be on one list under both: then the one that others wrote ends.
    hers = person.memberships.filter(ended_at=None).values("organisation")
    named.memberships.filter(ended_at=None, organisation__in=hers).update(ended_at=clock.now())
    # Households, organisations and help name people; some of the relations are hidden from here.
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.one_to_many:
            here = relation.field.name
            rows = relation.related_model._base_manager.filter(**{here: named})
            rows.update(**{here: person})
    named.delete()


def _renewed(person: Person, identity: Identity) -> Person:
    """Save what the provider says now. Protection is only ever added here: taking it away is
    for people to decide."""
    now = {"given_name": identity.given_name, "family_name": identity.family_name}
    # A name that somebody else typed is no name of hers: the provider's word goes before it.
    is_new_here = not person.users.exists()
    changed = {
        name: text
        for name, text in now.items()
        if (text or is_new_here) and text != getattr(person, name)
    }
    if identity.is_protected and not person.is_protected:
        changed["is_protected"] = True
    if person.number and not person.has_number:
        changed |= {"number": person.number, "number_index": None}
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    return person
