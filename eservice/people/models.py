"""People and their logins."""

import uuid
from collections.abc import Iterable
from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from eservice import clock
from eservice.crypto import blind_index
from eservice.people.numbers import (
    NotAPersonalNumber,
    birth_date_in,
    normalized,
    normalized_reserve,
)
from eservice.people.organisations import Membership, Organisation
from eservice.people.roles import WorksHere
from eservice.sealed_fields import SealedJSONField

__all__ = ["Membership", "Organisation", "Person", "PersonManager", "Stash", "User"]


class PersonManager(models.Manager):
    def with_number(self, number: str) -> models.QuerySet:
        """Return the person with this personal number, if any, through the blind index."""
        return self.filter(number_index=blind_index(normalized(number)))

    def with_reserve_number(self, number: str) -> models.QuerySet:
        """Return the person with this T-number, if any, through the blind index."""
        return self.filter(reserve_index=reserve_index(number))

    def with_any_number(self, text: str) -> models.QuerySet:
        """Return the person with this personal number or, when it is none, this T-number."""
        try:
            return self.with_number(text)
        except NotAPersonalNumber:
            return self.with_reserve_number(text)

    def born(self, day: date) -> models.QuerySet:
        """Return those who were born on a day, as far as we know, through the blind index."""
        return self.filter(birth_index=birth_index(day))

    def bulk_create(self, objs: Iterable["Person"], *args, **kwargs):
        """Find each by her number and her birth date too, as ``save`` does."""
        people = list(objs)
        for person in people:
            person.index()
        return super().bulk_create(people, *args, **kwargs)


def reserve_index(number: str) -> str:
    return blind_index(f"reserve/{normalized_reserve(number)}")


def birth_index(day: date) -> str:
    return blind_index(f"born/{day.isoformat()}")


class Person(models.Model):
    """A human being in the service, with or without a login and a personal number.

    The number is encrypted and found only through its blind index, and so are a T-number (a
    reserve number, which promises nothing about its digits) and the birth date of somebody
    without any number. The name is plain, since the worklist shows it. ``is_protected``
    (skyddade personuppgifter) means that no address is asked for or shown, and that only named
    staff know of her (applications/protection.py).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    given_name = models.CharField(max_length=100)
    family_name = models.CharField(max_length=100)
    number = SealedJSONField(null=True)
    number_index = models.CharField(max_length=80, null=True, unique=True, editable=False)
    reserve_number = SealedJSONField(null=True)
    reserve_index = models.CharField(max_length=80, null=True, unique=True, editable=False)
    birth_date = SealedJSONField(null=True)
    birth_index = models.CharField(max_length=80, null=True, db_index=True, editable=False)
    is_protected = models.BooleanField(default=False)

    objects = PersonManager()

    class Meta:
        indexes = [
            # They are few, and every list of cases leaves out those whom one may not see.
            models.Index(
                fields=["id"], condition=models.Q(is_protected=True), name="protected_people"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args, **kwargs):
        found = self.index()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = [*{*kwargs["update_fields"], *found}]
        super().save(*args, **kwargs)

    def index(self) -> list[str]:
        """Make the indexes that are missing; return the fields that were set."""
        found = []
        if not self.number_index and self.number:
            self.number = normalized(self.number)
            self.number_index = blind_index(self.number)
            # The number's own day goes before one that somebody has typed.
            self.birth_index = None
            found = ["number", "number_index"]
        if not self.reserve_index and self.reserve_number:
            self.reserve_index = reserve_index(self.reserve_number)
            found.append("reserve_index")
        if not self.birth_index and (self.number or self.birth_date) and self.born_on:
            self.birth_index = birth_index(self.born_on)
            found.append("birth_index")
        return found

    @property
    def born_on(self) -> date | None:
        """The birth date in the number, or the one that was said when there was no number."""
        if self.number:
            return birth_date_in(self.number)
        return date.fromisoformat(self.birth_date) if self.birth_date else None

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def short_name(self) -> str:
        """The first name and an initial, where the whole name would tell too much."""
        first = self.given_name.split()[0] if self.given_name.strip() else ""
        initial = f"{self.family_name.strip()[0]}." if self.family_name.strip() else ""
        return f"{first} {initial}".strip()

    @property
    def first_name(self) -> str:
        """What the person is called in a sentence."""
        return self.given_name.split()[0] if self.given_name.strip() else self.name

    @property
    def has_number(self) -> bool:
        return self.number_index is not None

    @property
    def is_registered(self) -> bool:
        """True for somebody without a number whom the desk has noted in another way."""
        return not self.has_number and bool(self.reserve_index or self.birth_index)


class User(WorksHere, AbstractBaseUser):
    """A login: who an identity provider says this is, attached to at most one Person.

    There is no password. ``issuer`` and ``subject`` identify the login at its provider.
    ``roles`` and ``unit`` say what a member of staff may do and where. A person who works
    here and also applies has two logins: the one from work never opens her own case.
    """

    password = None
    last_login = None

    issuer = models.CharField(max_length=200)
    subject = models.CharField(max_length=255)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="users"
    )
    roles = models.JSONField(default=list, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    is_from_work = models.BooleanField(default=False, db_default=False)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issuer", "subject", "is_from_work"], name="one_user_per_identity"
            ),
        ]

    def __str__(self) -> str:
        return f"user {self.pk}"

    def get_session_auth_hash(self) -> str:
        """Bind a session to the identity it was opened for (there is no password to bind to)."""
        identity = f"{self.issuer}\n{self.subject}"
        return salted_hmac("eservice.people.session", identity, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self):
        return iter(())

    def is_same_person(self, other: "User") -> bool:
        """True also for another login of the same person."""
        return self.pk == other.pk or (
            self.person_id is not None and self.person_id == other.person_id
        )

    @property
    def is_work_login(self) -> bool:
        return self.is_from_work or bool(self.roles or self.unit)

    @property
    def is_applicant(self) -> bool:
        return self.person_id is not None and not self.is_work_login

    @property
    def name(self) -> str:
        return self.person.name if self.person else ""


class Stash(models.Model):
    """What someone typed when her login had ended: one for each login; see ``stash.py``."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=300)
    typed = SealedJSONField(bound_to=("user_id",))
    at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return f"stash {self.pk}"
