"""Meetings: the caseworker proposes times, the person chooses."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from applications.models.grant import Grant
from applications.statuses import MeetingStatus
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class MeetingWay(models.TextChoices):
    """Where one meets."""

    PHONE = "phone", _("i telefon")
    OFFICE = "office", _("hos oss")
    ASSOCIATION = "association", _("hos en förening")


class Meeting(models.Model):
    """One meeting. ``about`` is what the caseworker says of it, ``choice`` what the person has
    answered (shapes in ``applications/questions/meetings.py``); ``ways`` are codes of MeetingWay.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="meetings")
    is_first = models.BooleanField(default=False)
    about = SealedJSONField(default=str)
    ways = models.JSONField(default=list)
    minutes = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=MeetingStatus, default=MeetingStatus.PROPOSED)
    status_since = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    chosen_at_time = models.DateTimeField(null=True)
    choice = SealedJSONField(default=dict)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=[MeetingStatus.CHOSEN, MeetingStatus.HELD])
                | Q(chosen_at_time__isnull=False),
                name="chosen_meeting_has_a_time",
            ),
        ]
        indexes = [models.Index(fields=["case", "-at"], name="meetings_of_case")]

    def __str__(self) -> str:
        return f"meeting {self.pk} {self.status}"


class MeetingTime(models.Model):
    """One time that the caseworker has proposed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="each_time_once"),
        ]
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at}"
