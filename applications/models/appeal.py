"""Appeals against decisions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.case import Case
from applications.models.decision import Decision
from applications.models.grant import Grant
from applications.models.letter import Letter
from applications.statuses import AppealStatus, NotifiedWay
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class Appeal(models.Model):
    """An appeal, handed in to us and addressed to the court (FL 43 §).

    ``content`` is ``{"wants": "…", "why": "…"}``, and ``ruling`` ``{"outcome", "text", "on"}`` of
    the court, with our own ``finding`` about the time, what was ``proposed`` to whoever may decide
    that it came too late, and ``whole`` when she got everything
    (``applications/questions/appealing.py``). ``is_in_time`` is our finding (FL 45 §), null until
    somebody has looked. ``new_decision`` is what reconsideration became. ``package`` is the one
    PDF that goes to the court.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="appeals")
    content = SealedJSONField()
    documents = models.ManyToManyField("applications.Document", related_name="appeals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField(default=clock.now)
    is_in_time = models.BooleanField(null=True)
    status = models.CharField(max_length=20, choices=AppealStatus, default=AppealStatus.RECEIVED)
    status_since = models.DateTimeField(default=clock.now)
    new_decision = models.ForeignKey(
        Decision, on_delete=models.PROTECT, null=True, related_name="+"
    )
    package = models.OneToOneField(
        Letter, on_delete=models.PROTECT, null=True, related_name="appeal"
    )
    ruling = SealedJSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decision"],
                condition=Q(status__in=[AppealStatus.RECEIVED, AppealStatus.RECONSIDERED]),
                name="one_appeal_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["case", "-received_at"], name="appeals_of_case")]

    def __str__(self) -> str:
        return f"appeal {self.pk} {self.status}"


class AppealRefusal(models.Model):
    """The decision that an appeal came too late (avvisning, FL 45 §). The database refuses to
    change it.

    What it says stands in the context of its ``letter``. ``delegation_point`` is the point of the
    municipality's delegation order that gave ``issued_by`` the right. ``received_on`` is the day
    that the person got it, from which the time to appeal the refusal itself runs (FL 44 §); null
    while nobody knows.
    """

    appeal = models.OneToOneField(
        Appeal, on_delete=models.PROTECT, primary_key=True, related_name="refusal"
    )
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="refusal")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    delegation_point = models.CharField(max_length=40)
    issued_at = models.DateTimeField(default=clock.now)
    notified_way = models.CharField(max_length=20, choices=NotifiedWay, blank=True)
    notified_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(notified_at__isnull=True, notified_way="", received_on__isnull=True)
                | Q(notified_at__isnull=False, received_on__isnull=False) & ~Q(notified_way=""),
                name="refusal_received_in_some_way",
            ),
        ]

    def __str__(self) -> str:
        return f"refusal of appeal {self.appeal_id}"
