"""The two logs: what was done (CaseEvent) and what was read (AccessLog). Append-only."""

from django.conf import settings
from django.db import models

from applications.event_kinds import AccessKind, EventKind, GrantEventKind, SearchReason
from applications.models.case import Case
from applications.models.chained_event import ChainedEvent
from applications.models.desk import DeskRecord
from applications.models.grant import Grant


class CaseEvent(ChainedEvent):
    """One thing that happened in a case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40, choices=EventKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "seq"], name="one_event_per_place"),
        ]


class GrantEvent(ChainedEvent):
    """One thing that happened to a grant."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40, choices=GrantEventKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant", "seq"], name="one_grant_event_per_place"),
        ]


class AccessLog(models.Model):
    """One reading of a case, or one refusal. A worklist page is one row, not twenty.

    ``grant`` is what a helper read under; a draft that she opens has a row without a case.
    ``record`` is that of who was found or shown at the desk, where no case is opened.
    ``reason`` is the code of why a caseworker searched for the person.
    """

    kind = models.CharField(max_length=40, choices=AccessKind)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="readings")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="readings")
    record = models.ForeignKey(
        DeskRecord, on_delete=models.PROTECT, null=True, related_name="readings"
    )
    reason = models.CharField(max_length=40, choices=SearchReason, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "-at", "-id"], name="readings_of_case"),
            models.Index(fields=["grant", "-at"], name="readings_under_grant"),
            models.Index(fields=["-at", "-id"], name="readings_by_time"),
            models.Index(fields=["by", "-at"], name="readings_by_reader"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class AccessSeal(models.Model):
    """A seal over a run of AccessLog rows, chained to the seal before it.

    Readings are sealed in batches afterwards, so that a reading never locks a case.
    """

    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    count = models.PositiveIntegerField()
    at = models.DateTimeField()
    key_id = models.CharField(max_length=16)
    code = models.BinaryField()

    def __str__(self) -> str:
        return f"{self.first_id}–{self.last_id}"
