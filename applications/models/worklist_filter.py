"""A caseworker's own choices in the worklist, saved under a name."""

import uuid

from django.conf import settings
from django.db import models

from eservice import clock


class WorklistFilter(models.Model):
    """What a caseworker often looks for; ``choices`` are codes, never anything about a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="worklist_filters"
    )
    name = models.CharField(max_length=60)
    choices = models.JSONField(default=dict)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "name"], name="one_filter_per_name"),
        ]

    def __str__(self) -> str:
        return self.name
