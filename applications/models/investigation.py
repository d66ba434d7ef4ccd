"""The investigation: written line by line in sight of the person, who answers line by line."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from applications.models.grant import Grant
from applications.models.letter import Letter
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class Investigation(models.Model):
    """The investigation of a case.

    ``opened_at`` is when the person could begin to read along; null while only the office does.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="investigation")
    opened_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"investigation {self.pk}"


class InvestigationLine(models.Model):
    """One line. Its text never changes: a new wording is a new row that ``replaces`` it, so that
    a comment always stands beside the words that it was about.

    ``ended_at`` is when it was replaced or taken away. ``number`` orders the lines of a part.
    ``text`` is ``{"text": "…", "hers_alone": false}``; no helper reads a line that is hers alone.
    """

    class Part(models.TextChoices):
        FACT = "fact", _("Det här vet vi")
        FOR = "for", _("Det här talar för ett ja")
        AGAINST = "against", _("Det här talar emot")
        MISSING = "missing", _("Det här saknas")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="lines")
    part = models.CharField(max_length=20, choices=Part)
    number = models.PositiveIntegerField()
    text = SealedJSONField()
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["investigation", "part", "number"],
                condition=Q(ended_at__isnull=True),
                name="one_current_line_per_number",
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.pk}"


class Communication(models.Model):
    """The investigation as it was shared before a decision (kommunicering, FL 25 §).

    ``content`` is what the person could read: the lines in their parts and the calculation's
    explained lines. She answers by ``due_on``. ``answered_at`` is when she said that she has
    nothing more to add.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="communications")
    content = SealedJSONField()
    due_on = models.DateField()
    letter = models.OneToOneField(
        Letter, on_delete=models.PROTECT, null=True, related_name="communication"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="communications_of_case")]

    def __str__(self) -> str:
        return f"communication {self.pk}"


class LineComment(models.Model):
    """What the person, or her helper, says of one line, or of the whole when ``line`` is null.

    ``about`` is, for a line of the calculation, the words that stood there.
    ``answer`` is the caseworker's, and each comment but "stämmer" gets one before the decision.
    """

    class Kind(models.TextChoices):
        AGREES = "agrees", _("Stämmer")
        CORRECTS = "corrects", _("Stämmer inte")
        COMMENTS = "comments", _("Vill tillägga")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="line_comments")
    line = models.ForeignKey(
        InvestigationLine, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    about = SealedJSONField(null=True)
    kind = models.CharField(max_length=20, choices=Kind)
    text = SealedJSONField(default=str)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    answer = SealedJSONField(default=str)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="comment_answered_by_someone",
            ),
        ]
        indexes = [models.Index(fields=["case", "at"], name="comments_of_case")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
