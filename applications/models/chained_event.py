"""What every event of a chain has."""

from django.conf import settings
from django.db import models


class ChainedEvent(models.Model):
    """One thing that happened, in a chain: ids and codes only, chained by HMAC.

    ``about`` is the login it concerns (who took the case, who it was given to, who answered).
    ``code`` covers this event and the code before it; ``seq`` counts from 1 without gaps.
    """

    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    role = models.CharField(max_length=40)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    data = models.JSONField(default=dict)
    key_id = models.CharField(max_length=16)
    code = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"
