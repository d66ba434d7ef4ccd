"""Codes that let someone answer an invitation, once."""

import uuid

from django.conf import settings
from django.db import models

from applications.models.co_applicant import CoApplicant
from applications.models.grant import Grant
from applications.models.outreach import Outreach
from eservice import clock

THINGS = ("grant", "co_applicant", "outreach")


def only(thing: str) -> models.Q:
    """True of a code for this thing and for nothing else."""
    return models.Q(**{f"{each}__isnull": each != thing for each in THINGS})


class Invitation(models.Model):
    """A code for one grant, one partner or one outreach: only its keyed fingerprint is kept.

    ``handle`` is the part that finds the row, ``secret_index`` the fingerprint of the rest.
    ``attempts`` counts wrong secrets; too many and the code is dead.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(
        Grant, on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    co_applicant = models.ForeignKey(
        CoApplicant, on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    outreach = models.ForeignKey(
        Outreach, on_delete=models.CASCADE, null=True, related_name="invitations"
    )
    handle = models.CharField(max_length=8, unique=True)
    secret_index = models.CharField(max_length=80)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    used_at = models.DateTimeField(null=True)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=only("grant") | only("co_applicant") | only("outreach"),
                name="invitation_to_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
