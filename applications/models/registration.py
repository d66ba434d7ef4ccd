"""What staff write down for a person: an application, or the rest of one in a call."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q, QuerySet

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

    def is_for(self, draft: Draft) -> bool:
        """True while the draft is written down by this: until it is sent."""
        return draft.pk == self.draft_id and draft.sent_at is None


class RestCall(models.Model):
    """A call in which a caseworker fills in, with the person, what she has not sent yet after the
    most important. It opens the draft for that caseworker while it lasts (ADR 23)."""

    # A call that nobody ended is over.
    LASTS = timedelta(hours=2)
    way = RegisteredWay.PHONE

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rest_calls")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=Q(ended_at__isnull=True), name="one_rest_call_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"rest call {self.pk}"

    @classmethod
    def going_on(cls) -> "QuerySet[RestCall]":
        """The calls that nobody has ended, and that have not lasted too long."""
        return cls.objects.filter(ended_at__isnull=True, started_at__gt=clock.now() - cls.LASTS)

    def is_for(self, draft: Draft) -> bool:
        """True for the draft whose most important is sent; that it asks the rest is asked when the
        actor is made."""
        return draft.pk == self.draft_id and draft.sent_at is not None
