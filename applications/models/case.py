"""A case: an application that we have received, and what we do with it."""

import uuid
from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case as CaseWhen
from django.db.models import F, Q, Value, When

from applications.models.application import Application
from applications.statuses import (
    BASE_KINDS,
    OPEN_STAGES,
    ApplicationKind,
    CaseStage,
    application_name,
)
from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class ReferenceCounter(models.Model):
    """The last case number given in a year. Its row is locked while a case is created."""

    year = models.PositiveIntegerField(primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class Case(models.Model):
    """The handling of one application. Its id is the draft's id, so sending is idempotent.

    ``event_count`` and ``event_head`` close the chain of its events: nothing can be taken
    from the end of the log without being noticed. ``waiting_since`` is the day of arrival
    while the case is open and null afterwards, ``open_promise`` the promised day in the same way;
    the worklist walks their indexes. ``waits_for_applicant`` is true while something that we
    have asked for is unanswered, and ``answered_at`` when the person last answered anything.
    While an application that began with its most important (essentials) has parts that are not
    sent, ``asks_rest``. ``adds_to`` is the base case of the same month that an extra
    (tilläggsansökan) belongs to.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="case")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    reference = models.CharField(max_length=30, unique=True)
    kind = models.CharField(max_length=20, choices=ApplicationKind)
    month = models.DateField()
    adds_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="extras")
    unit = models.CharField(max_length=40)
    stage = models.CharField(max_length=30, choices=CaseStage, default=CaseStage.RECEIVED)
    stage_since = models.DateTimeField(default=clock.now)
    is_urgent = models.BooleanField(default=False)
    received_at = models.DateTimeField(default=clock.now)
    promised_on = models.DateField()
    investigation_started_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    caseworker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="cases"
    )
    caseworker_since = models.DateTimeField(null=True)
    event_count = models.PositiveIntegerField(default=0)
    event_head = models.BinaryField(default=bytes)
    waits_for_applicant = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True)
    asks_rest = models.BooleanField(default=False, db_default=False)
    waiting_since = models.GeneratedField(
        expression=CaseWhen(
            When(stage__in=[stage.value for stage in OPEN_STAGES], then=F("received_at")),
            default=Value(None),
        ),
        output_field=models.DateTimeField(null=True),
        db_persist=True,
    )
    open_promise = models.GeneratedField(
        expression=CaseWhen(
            When(stage__in=[stage.value for stage in OPEN_STAGES], then=F("promised_on")),
            default=Value(None),
        ),
        output_field=models.DateField(null=True),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "month"],
                condition=Q(kind__in=[kind.value for kind in BASE_KINDS])
                & Q(withdrawn_at__isnull=True),
                name="one_live_base_case_per_month",
            ),
            models.CheckConstraint(
                condition=Q(kind=ApplicationKind.EXTRA, adds_to__isnull=False)
                | ~Q(kind=ApplicationKind.EXTRA) & Q(adds_to__isnull=True),
                name="extra_adds_to_a_case",
            ),
            models.CheckConstraint(
                condition=Q(asks_rest=False) | Q(kind=ApplicationKind.ESSENTIALS),
                name="rest_of_the_most_important",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[CaseStage.WITHDRAWN, CaseStage.CLOSED])
                | Q(withdrawn_at__isnull=True),
                name="withdrawn_at_only_when_withdrawn",
            ),
            models.CheckConstraint(
                condition=~Q(stage=CaseStage.WITHDRAWN) | Q(withdrawn_at__isnull=False),
                name="withdrawn_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(stage=CaseStage.RECEIVED) | Q(investigation_started_at__isnull=True),
                name="received_is_not_investigated",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=[CaseStage.RECEIVED, CaseStage.WITHDRAWN, CaseStage.CLOSED])
                | Q(investigation_started_at__isnull=False),
                name="investigation_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(caseworker__isnull=True, caseworker_since__isnull=True)
                | Q(caseworker__isnull=False, caseworker_since__isnull=False),
                name="caseworker_since_when",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "waiting_since", "id"], name="worklist_all"),
            models.Index(
                fields=["unit", "caseworker", "waiting_since", "id"], name="worklist_mine"
            ),
            models.Index(
                fields=["unit", "is_urgent", "waiting_since", "id"], name="worklist_urgent"
            ),
            models.Index(fields=["unit", "stage", "received_at", "id"], name="worklist_stage"),
            models.Index(
                fields=["unit", "waits_for_applicant", "waiting_since", "id"],
                name="worklist_waiting",
            ),
            models.Index(fields=["unit", "answered_at", "id"], name="worklist_answered"),
            models.Index(fields=["unit", "open_promise", "id"], name="worklist_promise"),
            models.Index(fields=["person", "received_at"], name="cases_of_person"),
            models.Index(fields=["received_at"], name="cases_by_time"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def name(self) -> str:
        """What it is called where there are several: "Ansökan för december 2026"."""
        return application_name(self.kind, self.month)

    @cached_property
    def content(self) -> dict[str, Any]:
        """Everything that was sent, also in parts afterwards, as the application has it.

        Of somebody with protected identity, without where she lives: she may have said so before.
        One query more for a case that began with the most important, none for others.
        """
        content = self._sent_content()
        if not self.person.is_protected:
            return content
        return {**content, "sections": [_without_address(part) for part in content["sections"]]}

    def _sent_content(self) -> dict[str, Any]:
        content = self.application.content
        if self.kind != ApplicationKind.ESSENTIALS:
            return content
        parts = {part["key"]: part for part in content["sections"]}
        parts |= {sent.section: sent.content for sent in self.sent_sections.order_by("at", "pk")}
        return {**content, "sections": list(parts.values())}

    @property
    def chain(self) -> tuple[str, str]:
        """What binds the codes of its events to it."""
        return ("event", str(self.pk))


def _without_address(part: dict[str, Any]) -> dict[str, Any]:
    return {**part, "steps": [step for step in part["steps"] if step["key"] != "address"]}


class CaseNote(models.Model):
    """A journal note (tjänsteanteckning): written once, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    text = SealedJSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "-at"], name="notes_of_case")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class SentSection(models.Model):
    """A part of an application that was sent after its most important: never changed.

    ``content`` is the section as frozen (``applications/questions/freezing.py``). A part that got
    more questions is sent again; the newest counts. ``grant`` is what a helper sent it under.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sent_sections")
    section = models.CharField(max_length=40)
    content = SealedJSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "at"], name="sections_of_case")]

    def __str__(self) -> str:
        return f"{self.section} of {self.case_id}"
