"""The partner who applies too (medsökande), and what the adults have signed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.draft import Draft
from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class CoApplicant(models.Model):
    """The applicant's partner in one draft and its case, from invitation until she leaves.

    ``name`` is what the applicant called her. ``person`` is who logged in and said yes; she
    answers her own part once the applicant has confirmed her by name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="co_applicants")
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="co_applications"
    )
    name = SealedJSONField()
    invited_at = models.DateTimeField(default=clock.now)
    accepted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"],
                condition=Q(declined_at__isnull=True, left_at__isnull=True, ended_at__isnull=True),
                name="one_partner_in_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(person__isnull=False),
                name="accepted_partner_is_someone",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(accepted_at__isnull=False),
                name="confirmed_partner_was_accepted",
            ),
        ]
        indexes = [models.Index(fields=["person", "-invited_at"], name="co_applications")]

    def __str__(self) -> str:
        return f"co-applicant {self.pk}"


class Signature(models.Model):
    """One adult's signature under a draft as it was: ``digest`` covers all its answers.

    A signature under answers that have changed since counts for nothing.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "person"], name="one_signature_each"),
        ]

    def __str__(self) -> str:
        return f"signature {self.pk}"
