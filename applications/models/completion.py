"""What we have asked the person for after she applied, and her answers."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.models.case import Case
from applications.models.grant import Grant
from applications.models.letter import Letter
from applications.statuses import CompletionStatus
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class CompletionRequest(models.Model):
    """One letter (begäran om komplettering, FL 20 §) with one item a question or paper.

    ``content`` is ``{"intro": "…", "consequence": "…"}``: what happens if no answer comes, in
    klarspråk. The row is never changed; each item has a due date and a status of its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="completions")
    content = SealedJSONField()
    letter = models.OneToOneField(
        Letter, on_delete=models.PROTECT, null=True, related_name="completion_request"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="completions_of_case")]

    def __str__(self) -> str:
        return f"completion request {self.pk}"


class CompletionItem(models.Model):
    """One thing that we have asked for.

    ``about`` is the key of the step it is about (a paper's step too), or empty; ``section`` is
    the key of that step's section. ``content`` is ``{"what": "…", "why": "…", "how": "…"}``, with
    ``"private": true`` when no helper may see it, and
    ``reason`` why the last answer was not enough, in the caseworker's words. ``case`` is the
    request's, for the lists. ``reminded_at`` is when the person was last reminded.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(CompletionRequest, on_delete=models.PROTECT, related_name="items")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="completion_items")
    number = models.PositiveIntegerField()
    section = models.CharField(max_length=40, blank=True)
    about = models.CharField(max_length=80, blank=True)
    content = SealedJSONField()
    due_on = models.DateField()
    status = models.CharField(
        max_length=20, choices=CompletionStatus, default=CompletionStatus.OPEN
    )
    status_since = models.DateTimeField(default=clock.now)
    reason = SealedJSONField(default=str)
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "number"], name="one_item_per_number"),
            models.CheckConstraint(
                condition=~Q(status__in=[CompletionStatus.ANSWERED, CompletionStatus.ACCEPTED])
                | Q(answered_at__isnull=False),
                name="answered_item_has_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "status"], name="items_of_case"),
            models.Index(
                fields=["due_on"],
                condition=Q(status__in=[CompletionStatus.OPEN, CompletionStatus.RETURNED]),
                name="items_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"completion item {self.pk} {self.status}"


class CompletionReply(models.Model):
    """One answer to one item, as it was sent; a new answer is a new row.

    ``content`` is ``{"text": "…", "cannot": false}``; ``cannot`` says that she can't get hold
    of it, then ``text`` is why. ``documents`` have the kind ``item-<id>``. ``grant`` is what a
    helper answered under.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(CompletionItem, on_delete=models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    content = SealedJSONField()
    documents = models.ManyToManyField("applications.Document", related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "number"], name="one_reply_per_number"),
        ]

    def __str__(self) -> str:
        return f"completion reply {self.pk}"
