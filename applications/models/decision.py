"""Decisions: written in a draft, then issued and never changed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.case import Case
from applications.models.letter import Letter
from applications.statuses import DecisionKind, DecisionStatus, NotifiedWay, Outcome
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class Decision(models.Model):
    """An issued decision. The database refuses to change it.

    ``content`` is everything that was decided and why (``applications/questions/deciding.py``),
    with the calculation it rests on. ``delegation_point`` is the point of the municipality's
    delegation order that gave ``issued_by`` the right. A rättelse or changed decision points
    back by ``replaces``. ``received_on`` is the day that the person got it, from which the time
    to appeal runs (FL 44 §); null while nobody knows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=DecisionKind, default=DecisionKind.FIRST)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    content = SealedJSONField()
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="decision")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    delegation_point = models.CharField(max_length=40)
    issued_at = models.DateTimeField(default=clock.now)
    notified_way = models.CharField(max_length=20, choices=NotifiedWay, blank=True)
    notified_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["issued_at"], name="decisions_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="one_decision_per_number"),
            models.CheckConstraint(
                condition=Q(kind=DecisionKind.FIRST, replaces__isnull=True)
                | ~Q(kind=DecisionKind.FIRST) & Q(replaces__isnull=False),
                name="changed_decision_points_back",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="decided_amount_not_negative"),
            models.CheckConstraint(
                condition=Q(notified_at__isnull=True, notified_way="")
                | Q(notified_at__isnull=False) & ~Q(notified_way=""),
                name="notified_in_some_way",
            ),
        ]

    def __str__(self) -> str:
        return f"decision {self.number} of {self.case_id}"


class DecisionDraft(models.Model):
    """A decision that is being written: one at a time in a case.

    ``content`` has the shape of the decision's. ``proposed_at`` is when it was left to someone
    who may decide, ``reason`` why that person gave it back. ``decision`` is what it became.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decision_drafts")
    kind = models.CharField(max_length=20, choices=DecisionKind, default=DecisionKind.FIRST)
    replaces = models.ForeignKey(Decision, on_delete=models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=20, choices=DecisionStatus, default=DecisionStatus.DRAFT)
    rev = models.PositiveIntegerField(default=1)
    content = SealedJSONField()
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    started_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    proposed_at = models.DateTimeField(null=True)
    reason = SealedJSONField(default=str)
    decision = models.OneToOneField(
        Decision, on_delete=models.PROTECT, null=True, related_name="draft"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=~Q(status=DecisionStatus.ISSUED),
                name="one_decision_is_written_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(status=DecisionStatus.ISSUED, decision__isnull=False)
                | ~Q(status=DecisionStatus.ISSUED) & Q(decision__isnull=True),
                name="issued_draft_has_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(status=DecisionStatus.PROPOSED) | Q(proposed_at__isnull=False),
                name="proposed_draft_has_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["proposed_at", "id"],
                condition=Q(status=DecisionStatus.PROPOSED),
                name="proposed_decisions",
            ),
        ]

    def __str__(self) -> str:
        return f"decision draft {self.pk}"
