"""The outbox of notices, how a person wants them, and what a unit has to do."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.case import Case
from applications.models.draft import Draft
from applications.models.grant import Grant
from applications.notice_kinds import Channel, NoticeKind, TaskKind
from eservice import clock
from eservice.people.models import Person
from eservice.people.organisations import Organisation
from eservice.sealed_fields import SealedJSONField


class ContactChoice(models.Model):
    """How a person herself wants to be reached; only she changes it.

    ``choice`` is ``{"ways": ["email", "letter", …], "email": "…", "phone": "…", "mobile": "…",
    "safe": "safe" | "unsafe" | "unsure", "address": ["…", …], "language": "sv",
    "is_daily": false}``. Rows from before there were text messages lack ``mobile`` (her
    number for text messages, when it isn't ``phone``), ``language`` and ``is_daily``.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="contact_choice")
    choice = SealedJSONField(bound_to=("person_id",))
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"contact choice {self.pk}"


class Notice(models.Model):
    """One notice to one person, written in the transaction of what it tells of.

    It says only that something has happened. ``once`` makes a notice that may be asked for
    again the same one. ``next_try_at`` is null when nothing more is to be done. A notice that
    was ``gathered_in`` a digest goes with it, and ends as it does.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=40, choices=NoticeKind)
    once = models.CharField(max_length=120, unique=True)
    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="notices")
    at = models.DateTimeField(default=clock.now)
    channel = models.CharField(max_length=20, choices=Channel, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, default=clock.now)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    gathered_in = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="gathered"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(failed_at__isnull=True),
                name="notice_sent_or_failed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                condition=Q(next_try_at__isnull=False),
                name="notices_to_send",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class UnitTask(models.Model):
    """Something a unit's caseworkers have to do that is no case: in the worklist until done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, choices=TaskKind)
    once = models.CharField(max_length=120, unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="tasks")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="tasks")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, related_name="tasks"
    )
    at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "at", "id"], condition=Q(done_at__isnull=True), name="open_tasks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
