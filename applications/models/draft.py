"""An application that is being filled in: a row per answered step, every version kept."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from applications.statuses import FOR_A_MONTH, ApplicationKind
from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class Draft(models.Model):
    """One application under way. A person may have several side by side.

    ``sent_at`` is set when it is sent; from then on its id is also the id of the case.
    ``seen_at`` is when its owner last said that she has seen what others changed; ``handed_at``
    when a helper without the power to send said that it is ready. ``renews`` is the case whose
    answers a renewal (återansökan) began with. ``month`` is set for the kinds that are begun for
    a month (``FOR_A_MONTH``).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="drafts")
    kind = models.CharField(max_length=20, choices=ApplicationKind, default=ApplicationKind.FIRST)
    flow_version = models.CharField(max_length=20)
    renews = models.ForeignKey(
        "applications.Case", on_delete=models.PROTECT, null=True, related_name="renewals"
    )
    month = models.DateField(null=True)
    started_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(default=clock.now)
    handed_at = models.DateTimeField(null=True)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["person", "sent_at"], name="draft_of_person"),
            models.Index(fields=["started_at"], name="drafts_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=[kind.value for kind in FOR_A_MONTH])
                | Q(month__isnull=False),
                name="begun_for_a_month",
            ),
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"


class Companion(models.Model):
    """Someone who sits beside a person and helps (biträde, FL 14 §), from when until when.

    No account is needed: ``name`` and ``relation`` are what the person said.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="companions")
    name = SealedJSONField()
    relation = SealedJSONField()
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"companion {self.pk}"


class Answer(models.Model):
    """What is answered on one step: the raw text as typed, and its meaning when it is valid.

    ``raw`` is ``{"field": ["text", …]}``. ``cleaned`` is ``{"field": JSON value}``, or null
    when the text is incomplete or can't be understood. ``rev`` counts the versions. ``grant``
    is what a helper answered under, ``companion`` who sat beside the person, and ``words_by``
    who wrote what stands there in own words: of all helpers only the writer reads that again.
    ``edition`` is the wording of the help text that the question was answered under
    (``guides.library``); "" for an answer from before that was kept. An answer ``is_carried``
    from the month before until somebody says that it is still right, or changes it.
    """

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="answers")
    step = models.CharField(max_length=60)
    raw = SealedJSONField(bound_to=("draft_id", "step"))
    cleaned = SealedJSONField(bound_to=("draft_id", "step"), null=True)
    is_valid = models.BooleanField()
    is_carried = models.BooleanField(default=False, db_default=False)
    edition = models.CharField(max_length=40, blank=True, default="", db_default="")
    rev = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)
    grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="answers"
    )
    companion = models.ForeignKey(
        Companion, on_delete=models.PROTECT, null=True, related_name="answers"
    )
    words_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["at"], name="answers_by_time")]
        constraints = [
            models.UniqueConstraint(fields=["draft", "step"], name="one_answer_per_step"),
        ]

    def __str__(self) -> str:
        return f"{self.step} rev {self.rev}"


class AnswerRevision(models.Model):
    """An earlier version of an answer, or a text that lost to a newer one (``rev`` is null).

    ``ended_at``, ``ended_by`` and ``ended_grant`` say when, by whom and under which grant the
    version was replaced or removed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    step = models.CharField(max_length=60)
    raw = SealedJSONField()
    rev = models.PositiveIntegerField(null=True)
    edition = models.CharField(max_length=40, blank=True, default="", db_default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [models.Index(fields=["draft", "step", "at"], name="revisions_of_step")]

    def __str__(self) -> str:
        return f"{self.step} rev {self.rev}"
