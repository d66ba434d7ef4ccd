"""Organisations that help people, and who belongs to them now."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from eservice import clock


class Organisation(models.Model):
    """An association or the like whose members help people.

    It can be named by nobody before a caseworker has verified it, and by nobody once it is
    closed. ``number`` is its organisationsnummer, ten digits.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    number = models.CharField(max_length=10, unique=True)
    phone = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField(default=clock.now)
    verified_at = models.DateTimeField(null=True)
    verified_by = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    refused_at = models.DateTimeField(null=True)
    refusal_reason = models.CharField(max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verified_at__isnull=True) | models.Q(refused_at__isnull=True),
                name="organisation_verified_or_refused",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """True when it may be named in a grant and its members may act."""
        return self.verified_at is not None and self.closed_at is None


class Membership(models.Model):
    """One person in an organisation, until it is ended. A manager adds and ends members.

    ``name`` is what the manager called her: what the service knows of her is not the manager's
    to see.
    """

    class MemberRole(models.TextChoices):
        MANAGER = "manager", _("ansvarig")
        MEMBER = "member", _("medlem")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="memberships"
    )
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="memberships"
    )
    name = models.CharField(max_length=201)
    role = models.CharField(max_length=20, choices=MemberRole, default=MemberRole.MEMBER)
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        "people.User", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_current_membership",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"
