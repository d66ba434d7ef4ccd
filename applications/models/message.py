"""Messages between the person, or her helper, and the caseworker. Internal notes are CaseNote."""

import uuid

from django.conf import settings
from django.db import models

from applications.models.case import Case
from applications.models.grant import Grant
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class Message(models.Model):
    """One message, written once and never changed.

    ``content`` is ``{"text": "…", "quote": "…", "about": "…"}``: ``quote`` are the words of a
    letter or line that she did not understand, ``about`` a code of where they stand. ``role`` is
    the writer's. ``documents`` have the kind ``message-<id>``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    content = SealedJSONField()
    documents = models.ManyToManyField("applications.Document", related_name="messages")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    is_from_office = models.BooleanField()
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at", "-id"], name="messages_of_case")]

    def __str__(self) -> str:
        return f"message {self.pk}"


class MessageRead(models.Model):
    """That somebody has opened a message, when for the first time."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="reads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message", "by"], name="one_read_mark_each"),
        ]

    def __str__(self) -> str:
        return f"read {self.message_id}"
