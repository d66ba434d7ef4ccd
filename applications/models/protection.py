"""Protected identity (skyddade personuppgifter): since when, why, and who may see her cases."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class Protection(models.Model):
    """That staff have protected a person, and why. ``Person.is_protected`` is what the rules read:
    an e-ID may say it too, and then there is no row here until somebody ends it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="protections")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Why it began, or, in a row of its own, why it ended.
    reason = SealedJSONField()
    is_end = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"protection {self.pk}"


class NamedCaseworker(models.Model):
    """A caseworker who may see the cases of a person with protected identity (ADR 22). Whoever has
    such a case may see them too, and needs no row."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named_caseworkers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="named_for"
    )
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "user"],
                condition=Q(ended_at__isnull=True),
                name="named_once_for_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"named caseworker {self.pk}"
