"""An application that staff write down for a person: from a paper, or as she tells it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.draft import Draft
from applications.statuses import ConfirmedHow, RegisteredWay
from eservice import clock


class Registration(models.Model):
    """That a draft is written by staff: how it came, on which day, and by whose hand (ADR 21).

    The same is frozen with what is sent. ``confirmed_at`` is when the person has said that it is
    right, ``confirmed_by`` whose login noted it: her own, or a member of staff's.
    """

    draft = models.OneToOneField(
        Draft, on_delete=models.CASCADE, primary_key=True, related_name="registration"
    )
    way = models.CharField(max_length=10, choices=RegisteredWay)
    received_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    confirmed_how = models.CharField(max_length=10, choices=ConfirmedHow, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True, confirmed_how="")
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False) & ~Q(confirmed_how=""),
                name="confirmed_by_whom_and_how",
            ),
        ]

    def __str__(self) -> str:
        return f"registration {self.pk}"
