"""Du sa – vi gjorde: what somebody proposed, and what we answered."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eservice import clock
from eservice.sealed_fields import SealedJSONField


class About(models.TextChoices):
    """What a suggestion is about."""

    TEXTS = "texts", _("Texterna")
    SERVICE = "service", _("E-tjänsten")
    ACCESSIBILITY = "access", _("Tillgänglighet")
    MEETING = "meeting", _("Hur vi bemötte dig")
    BETWEEN = "between", _("Något som ingen tog hand om")
    OTHER = "other", _("Något annat")


class SuggestionState(models.TextChoices):
    """Whether others may read it."""

    WAITING = "waiting", _("Ingen har läst det än")
    PUBLISHED = "published", _("Alla kan läsa det")
    HIDDEN = "hidden", _("Bara du kan läsa det")


class Outcome(models.TextChoices):
    """What came of a suggestion."""

    DONE = "done", _("Vi gjorde det")
    LATER = "later", _("Vi gör det senare")
    NO = "no", _("Nej, och därför")
    NOT_OURS = "not_ours", _("Det är inte vi som bestämmer")


class Suggestion(models.Model):
    """What somebody proposed. Nobody knows who: there is no login and no address.

    ``code_index`` is the keyed fingerprint of the code that the writer follows it by; the code is
    kept nowhere. ``words`` never hold what the machine found of personal data (``masked``: how
    many of each kind), and lose what an editor takes out. ``listed_at`` is its place on the public
    page: when it was published, or first answered after that.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code_index = models.CharField(max_length=80, unique=True)
    about = models.CharField(max_length=10, choices=About)
    words = SealedJSONField()
    masked = models.JSONField(default=dict)
    has_lost_words = models.BooleanField(default=False)
    state = models.CharField(
        max_length=10, choices=SuggestionState, default=SuggestionState.WAITING
    )
    sent_at = models.DateTimeField(default=clock.now)
    hidden_reason = SealedJSONField(default=str)
    moderated_at = models.DateTimeField(null=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    listed_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "sent_at"], name="suggestions_by_state"),
            models.Index(
                F("listed_at").desc(),
                "id",
                name="suggestions_public",
                condition=Q(state=SuggestionState.PUBLISHED),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=SuggestionState.WAITING, moderated_at__isnull=True)
                | ~Q(state=SuggestionState.WAITING) & Q(moderated_at__isnull=False),
                name="suggestion_moderated_or_waiting",
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.PUBLISHED) | Q(listed_at__isnull=False),
                name="suggestion_published_is_listed",
            ),
        ]

    def __str__(self) -> str:
        return f"suggestion {self.pk}"

    @property
    def answers_newest_first(self) -> list["SuggestionAnswer"]:
        return list(self.answers.all())[::-1]


class SuggestionAnswer(models.Model):
    """What we answered. Rows are never edited: the highest number is the answer."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.CASCADE, related_name="answers")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    words = models.TextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "number"], name="one_suggestion_answer_per_number"
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.number} of {self.suggestion_id}"
