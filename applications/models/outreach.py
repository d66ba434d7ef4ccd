"""An application that a helper begins with somebody who has no e-ID (ADR 25)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.draft import Draft
from applications.models.grant import Grant
from eservice import clock


class Outreach(models.Model):
    """A draft that nobody has taken over yet. Its person is only a name, which the helper wrote.

    ``grant`` is what the helper fills in under. When the person has shown who she is the draft is
    hers: ``joined_by`` is the login that did it, her own or a member of staff's.
    """

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, primary_key=True, related_name="outreach"
    )
    grant = models.OneToOneField(Grant, on_delete=models.PROTECT, related_name="outreach")
    started_at = models.DateTimeField(default=clock.now)
    joined_at = models.DateTimeField(null=True)
    joined_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(joined_at__isnull=True, joined_by__isnull=True)
                | Q(joined_at__isnull=False, joined_by__isnull=False),
                name="outreach_joined_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"outreach {self.pk}"
