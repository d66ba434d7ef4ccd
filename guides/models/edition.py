"""A wording made in the service. It lies over the shipped file and never changes it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eservice import clock

LONGEST_KEY = 200
LONGEST_LANGUAGE = 20


class Edition(models.Model):
    """One wording of a text, numbered from 1 for each key and language. Rows are never edited.

    ``source`` is Markdown as in a shipped file, without front matter; "" means that the shipped
    wording holds again, also when a new release changes it. ``shipped_hash`` is the SHA-256 of
    the shipped wording that the owner saw, or "" where none was shipped: when the file's is
    another, a new release has changed it since. Exactly one edition of a text is live, the newest.
    """

    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(max_length=LONGEST_LANGUAGE)
    number = models.PositiveIntegerField()
    source = models.TextField(blank=True)
    shipped_hash = models.CharField(max_length=64, blank=True)
    reason = models.TextField()
    is_live = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "language", "number"], name="one_edition_per_number"
            ),
            models.UniqueConstraint(
                fields=["key", "language"], condition=Q(is_live=True), name="one_live_edition"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.key} {self.number}"
