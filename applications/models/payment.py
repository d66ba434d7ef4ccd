"""Payments that follow from decisions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.case import Case
from applications.models.decision import Decision
from applications.statuses import PaymentStatus
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class Payment(models.Model):
    """One sum to one payee.

    ``to`` is ``{"payee": "…", "way": "account" | "giro" | "other", "clearing": "…", "account":
    "…", "why": "…"}`` (``applications/questions/payout.py``); the person reads only the last digits
    of the account. ``pay_on`` is a working day. ``reason`` says why it was stopped or cancelled.
    ``exported_at`` is when it went into a payment file.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payments")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="payments")
    unit = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    to = SealedJSONField()
    pay_on = models.DateField()
    status = models.CharField(max_length=20, choices=PaymentStatus, default=PaymentStatus.PLANNED)
    status_since = models.DateTimeField(default=clock.now)
    reason = SealedJSONField(default=str)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    exported_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="payment_above_zero"),
        ]
        indexes = [
            models.Index(fields=["unit", "status", "pay_on", "id"], name="payments_by_status"),
            models.Index(fields=["unit", "exported_at"], name="payments_by_file"),
            models.Index(fields=["case", "pay_on"], name="payments_of_case"),
        ]

    def __str__(self) -> str:
        return f"payment {self.pk} {self.status}"
