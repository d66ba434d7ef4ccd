"""A proposed wording: what it is, what the others say of it, and what the owner answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eservice import clock
from guides.models.edition import LONGEST_KEY, LONGEST_LANGUAGE, Edition


class RewordingState(models.TextChoices):
    """Where a proposed wording is."""

    OPEN = "open", _("Väntar på svar")
    ACCEPTED = "accepted", _("Ja")
    DECLINED = "declined", _("Nej")
    WITHDRAWN = "withdrawn", _("Tillbakadragen")


class Rewording(models.Model):
    """A wording that an editor proposes, with why.

    ``based_on`` is the label of the wording that she saw (``Text.edition``). ``answer`` is the
    owner's reason, and ``edition`` what a yes became.
    """

    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(max_length=LONGEST_LANGUAGE)
    source = models.TextField()
    why = models.TextField()
    based_on = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=10, choices=RewordingState, default=RewordingState.OPEN)
    proposed_at = models.DateTimeField(default=clock.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["key", "language", "-proposed_at"], name="rewordings_of_text"),
            models.Index(fields=["state", "proposed_at"], name="rewordings_by_state"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=RewordingState.OPEN, answered_at__isnull=True)
                | ~Q(state=RewordingState.OPEN) & Q(answered_at__isnull=False),
                name="rewording_answered_or_open",
            ),
            models.CheckConstraint(
                condition=Q(state=RewordingState.ACCEPTED, edition__isnull=False)
                | ~Q(state=RewordingState.ACCEPTED) & Q(edition__isnull=True),
                name="rewording_accepted_has_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.key} {self.state}"


class RewordingComment(models.Model):
    """What somebody in the group says of a proposed wording."""

    rewording = models.ForeignKey(Rewording, on_delete=models.CASCADE, related_name="comments")
    words = models.TextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"comment {self.pk}"
