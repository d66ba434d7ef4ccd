"""Somebody did not understand a text, and perhaps said what was hard."""

import uuid

from django.db import models

from eservice import clock
from eservice.sealed_fields import SealedJSONField
from guides.models.edition import LONGEST_KEY, LONGEST_LANGUAGE


class Puzzlement(models.Model):
    """One press on "Jag förstår inte". Nobody knows who: a day, no time, no login, no address.

    ``key`` is a text's or a letter's (``guides.asking.keys``), ``edition`` the wording that was
    read, "" for a letter. ``words`` never hold what the machine found of personal data; "" until
    something is said. The id is by chance, so that not even the order of a day's presses shows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=LONGEST_KEY)
    language = models.CharField(max_length=LONGEST_LANGUAGE)
    edition = models.CharField(max_length=40, blank=True)
    day = models.DateField(default=clock.today)
    words = SealedJSONField(default=str)
    has_words = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["key", "day"], name="puzzlements_of_text")]

    def __str__(self) -> str:
        return f"{self.language}/{self.key} {self.day}"
