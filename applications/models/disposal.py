"""Disposing of whole files (gallring): what was planned, what is held, and what was done."""

import uuid

from django.db import models
from django.db.models import Q

from applications.models.case import Case
from eservice import clock
from eservice.people.models import Person


class Finding(models.TextChoices):
    """What a plan found about one person's file."""

    DISPOSE = "dispose", "disposed of when the plan is carried out"
    RESEARCH = "research", "kept for research"
    HELD = "held", "held"
    OPEN = "open", "a case is not closed, or an appeal is not settled"
    UNKNOWN_BIRTH = "unknown_birth", "the birth date is not known: somebody must decide"


class DisposalPlan(models.Model):
    """What would be disposed of, as somebody could read it first.

    ``rules`` are the municipality's on that day. ``files`` is ``[{"person", "references",
    "last_note_on", "due_on", "finish_by", "finding"}]``: ids and case numbers only.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(default=clock.now)
    rules = models.JSONField()
    files = models.JSONField()
    carried_out_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"disposal plan {self.pk}"


class Disposal(models.Model):
    """That one person's file was disposed of. The database refuses to change it.

    ``rows`` counts what was deleted, by table, and ``files`` the papers.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="disposals")
    plan = models.ForeignKey(DisposalPlan, on_delete=models.PROTECT, related_name="disposals")
    at = models.DateTimeField(default=clock.now)
    last_note_on = models.DateField()
    rows = models.JSONField()
    files = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"disposal {self.pk}"


class DisposalPermit(models.Model):
    """Lets the transaction that wrote it delete what is guarded (``append_only.PERMIT``).

    It is gone before the transaction ends; one that stands is found by ``verify_events``.
    """

    def __str__(self) -> str:
        return f"permit {self.pk}"


class LegalHold(models.Model):
    """That a person's file must be kept for now. ``why`` names nobody ("tvist i domstol")."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_holds")
    why = models.CharField(max_length=200)
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(ended_at__isnull=True), name="one_hold_on_a_case"
            ),
        ]

    def __str__(self) -> str:
        return f"hold {self.pk}"
