"""How much has come from one connection today, so that a flood can be stopped."""

from django.db import models


class Tally(models.Model):
    """One connection's, or everybody's, count of one thing on one day.

    ``source`` is a keyed fingerprint of the day, the thing and the address: the address is kept
    nowhere, and the rows of a day are deleted when the next has come. Nothing leads from here to
    what was sent.
    """

    day = models.DateField(db_index=True)
    source = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.day} {self.count}"
