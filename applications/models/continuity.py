"""What keeps trust when people and times change: hand-overs, wishes, delays."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from applications.models.grant import Grant
from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class HandOver(models.Model):
    """What one caseworker has told the next; the person reads it and may add to it.

    ``by`` and ``to`` are the same when she took the case over herself: ``text`` is then empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    text = SealedJSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    added = SealedJSONField(default=str)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    added_at = models.DateTimeField(null=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="hand_overs_of_case")]

    def __str__(self) -> str:
        return f"hand over {self.pk}"


class Recusal(models.Model):
    """That a caseworker has said that she may have nothing to do with a case (jäv, FL 16 and
    18 §§). It stands. ``reason`` is for her colleagues.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="recusals")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="recusals"
    )
    reason = SealedJSONField(default=str)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="one_recusal_in_a_case"),
        ]

    def __str__(self) -> str:
        return f"recusal {self.pk}"


class Wish(models.Model):
    """How a person wants to be met ("så vill jag bli bemött"), in her own words; hers to change."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="wish")
    text = SealedJSONField(bound_to=("person_id",))
    changed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"wish {self.pk}"


class Delay(models.Model):
    """That a decision will be late, and why (FL 11 §). ``expected_on`` is the new day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="delays")
    reason = SealedJSONField()
    expected_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="delays_of_case")]

    def __str__(self) -> str:
        return f"delay {self.pk}"


class DecisionWanted(models.Model):
    """A written request that the case be decided, after six months (FL 12 §): one in a case.

    We decide or refuse within four weeks, by ``answer_by``; a refusal can be appealed.
    """

    class Answer(models.TextChoices):
        DECIDED = "decided", _("Beslut fattat")
        REFUSED = "refused", _("Begäran avslagen")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="decision_wanted")
    text = SealedJSONField(default=str)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answer_by = models.DateField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    reason = SealedJSONField(default=str)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="request_to_decide_answered",
            ),
        ]

    def __str__(self) -> str:
        return f"decision wanted {self.pk}"


class LogCheck(models.Model):
    """A regular check of the access log (lag 2001:454, 10 §): what an auditor looked at and found.

    ``sample`` are ids of AccessLog rows that were drawn; ``finding`` is what she wrote.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    since = models.DateField()
    until = models.DateField()
    sample = models.JSONField(default=list)
    finding = SealedJSONField(default=str)
    finished_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"log check {self.pk}"
