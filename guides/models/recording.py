"""A text that a person has read aloud."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from eservice import clock
from guides.models.edition import LONGEST_KEY, LONGEST_LANGUAGE


class Recording(models.Model):
    """The sound of one wording of a text. It lies in ``AUDIO_DIR/recorded`` under a random name.

    ``wording`` is the fingerprint of the words that were read (``guides.speaking.words.wording``)
    and ``edition`` what the wording was called: when the words are others now, no page plays it.
    At most one recording of a text is live, the newest; the files of the others are deleted.
    """

    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(max_length=LONGEST_LANGUAGE)
    wording = models.CharField(max_length=16)
    edition = models.CharField(max_length=40)
    name = models.CharField(max_length=40, unique=True)
    is_live = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "language"], condition=Q(is_live=True), name="one_live_recording"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}/{self.key} {self.edition}"
