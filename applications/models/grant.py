"""Grants: help that the applicant gives, sees, narrows and takes back."""

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from applications.models.draft import Draft
from applications.powers import (
    APPOINTED_KINDS,
    CONSENT_KINDS,
    WAYS_WITH_PROOF,
    GivenWay,
    GrantKind,
    Power,
)
from eservice import clock
from eservice.people.models import Person
from eservice.people.organisations import Membership, Organisation
from eservice.sealed_fields import SealedJSONField


class GrantQuerySet(models.QuerySet):
    """Grants by who has them and whether they hold now."""

    def held_by(self, person_id: uuid.UUID) -> "GrantQuerySet":
        """Grants that the person has herself, or as a current member of an open organisation."""
        membership = Membership.objects.filter(
            organisation=OuterRef("organisation"),
            person=person_id,
            ended_at__isnull=True,
            organisation__verified_at__isnull=False,
            organisation__closed_at__isnull=True,
        )
        return self.filter(Q(grantee=person_id) | Exists(membership))

    def ever_helped_by(self, person_id: uuid.UUID) -> "GrantQuerySet":
        """Grants that the person has or has had: whoever has been an ombud is jävig (FL 16 §)."""
        herself, as_member = self.ways_to_help(person_id)
        return self.filter(herself | as_member)

    @staticmethod
    def ways_to_help(person_id: uuid.UUID) -> tuple[Q, Q]:
        """The ways in which the person has or has had a grant: herself, or as a member.

        Asked about one by one each is answered by an index, and together by none.
        """
        organisations = Membership.objects.filter(person=person_id).values("organisation")
        was_accepted = Q(accepted_at__isnull=False)
        return (
            was_accepted & Q(grantee=person_id),
            was_accepted & Q(organisation__in=organisations),
        )

    def in_force(self) -> "GrantQuerySet":
        """Grants that are accepted, confirmed, seen where they must be, and within their time.

        Whether anything is left of one is in its powers.
        """
        needs_no_proof = Q(kind__in=CONSENT_KINDS, grantor__is_protected=False) & ~Q(
            way__in=WAYS_WITH_PROOF
        )
        return self.in_force_but_for_a_check().filter(Q(verified_at__isnull=False) | needs_no_proof)

    def in_force_but_for_a_check(self) -> "GrantQuerySet":
        """Grants that are accepted, confirmed and within their time, seen or not."""
        today = clock.today()
        return self.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gte=today),
            valid_from__lte=today,
            accepted_at__isnull=False,
            confirmed_at__isnull=False,
            declined_at__isnull=True,
            refused_at__isnull=True,
        )


class Grant(models.Model):
    """Help that a person gives to another person or to an organisation.

    ``name`` is what the person called her helper, until the helper has logged in. ``consent`` is
    the text she agreed to, ``{"title": "…", "lines": ["…"]}``, kept for ever as it was.
    What becomes of a grant stands in its moments (accepted, confirmed, verified, declined,
    refused) and in its powers; ``state`` reads them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grantor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grants_given")
    grantee = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="grants_received"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="grants"
    )
    name = SealedJSONField()
    kind = models.CharField(max_length=20, choices=GrantKind)
    way = models.CharField(max_length=20, choices=GivenWay)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    language = models.CharField(max_length=20)
    consent = SealedJSONField()
    consent_digest = models.CharField(max_length=64)
    consent_version = models.CharField(max_length=20)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    refusal_reason = SealedJSONField(null=True)
    event_count = models.PositiveIntegerField(default=0)
    event_head = models.BinaryField(default=bytes)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grantee__isnull=True) | Q(organisation__isnull=True),
                name="grant_to_person_or_organisation",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True)
                | Q(grantee__isnull=False)
                | Q(organisation__isnull=False),
                name="accepted_grant_has_a_grantee",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(accepted_at__isnull=False),
                name="confirmed_grant_was_accepted",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=False)
                | Q(kind__in=[kind.value for kind in APPOINTED_KINDS]),
                name="consent_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="grant_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(grantee=models.F("grantor")), name="nobody_helps_herself"
            ),
        ]
        indexes = [models.Index(fields=["grantor", "-created_at"], name="grants_of_person")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def needs_proof(self) -> bool:
        """True when a caseworker must have seen the ground, or the person is protected."""
        return (
            self.way in WAYS_WITH_PROOF or self.kind in APPOINTED_KINDS or self.grantor.is_protected
        )

    @property
    def chain(self) -> tuple[str, str]:
        """What binds the codes of its events to it."""
        return ("grant event", str(self.pk))


class PowerQuerySet(models.QuerySet):
    """Powers by whether they hold now, and over what."""

    def active(self) -> "PowerQuerySet":
        """Powers that nobody has taken back."""
        return self.filter(revoked_at__isnull=True)

    def held_by(self, person_id: uuid.UUID) -> "PowerQuerySet":
        """Powers that the person holds right now: see ``GrantQuerySet``.

        A förvaltare acts instead of the person within the appointment: there consent doesn't count.
        """
        grants = Grant.objects.in_force().held_by(person_id)
        return self.active().filter(grant__in=grants).exclude(self._is_displaced())

    @staticmethod
    def _is_displaced() -> Q:
        appointed = Grant.objects.in_force().filter(kind=GrantKind.FORVALTARE)
        instead = GrantPower.objects.active().filter(
            grant__in=appointed,
            grant__grantor=OuterRef("grant__grantor"),
            power=OuterRef("power"),
        )
        return Q(grant__kind__in=CONSENT_KINDS) & Q(Exists(instead))

    def over(self, draft_ids: Iterable[uuid.UUID] | models.QuerySet) -> "PowerQuerySet":
        """Powers over these drafts and their cases, or over all of the person's."""
        return self.filter(Q(draft__isnull=True) | Q(draft__in=draft_ids))


class GrantPower(models.Model):
    """One power of a grant, over one draft and its case or (null) over all of the person's."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="powers")
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, null=True, related_name="powers")
    power = models.CharField(max_length=20, choices=Power)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    revoke_reason = models.CharField(max_length=40, blank=True)

    objects = PowerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grant", "draft", "power"],
                condition=Q(revoked_at__isnull=True, draft__isnull=False),
                name="one_active_power_over_a_draft",
            ),
            models.UniqueConstraint(
                fields=["grant", "power"],
                condition=Q(revoked_at__isnull=True, draft__isnull=True),
                name="one_active_power_over_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.power} of {self.grant_id}"
