"""What was sent, frozen."""

import uuid

from django.conf import settings
from django.db import models

from applications.statuses import ApplicationKind
from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class Application(models.Model):
    """An application as it was sent: never edited, the database refuses it.

    ``content`` holds the answers, the question texts as they were shown, and the declaration
    (the shape is in ``applications/questions/freezing.py``). ``content_digest`` is the SHA-256
    of its plain JSON; the same digest stands in the case's first event. ``grant`` is the
    fullmakt that an ombud sent it under.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="applications")
    kind = models.CharField(max_length=20, choices=ApplicationKind)
    month = models.DateField()
    flow_version = models.CharField(max_length=20)
    content = SealedJSONField()
    content_digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=clock.now)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="applications"
    )

    def __str__(self) -> str:
        return f"application {self.pk}"
