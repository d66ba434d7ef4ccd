"""The lists on "Mina ansökningar": drafts that are not sent, and cases, newest first.

Both walk an index with a keyset: a page costs the same for one row and for a hundred.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from applications.access import Actor
from applications.models import Answer, Case, Communication
from applications.paging import PAGE_SIZE, Cursor
from applications.queries import own_cases, own_drafts
from applications.questions.continuity import is_decided, with_decided
from applications.questions.draft_months import months_of
from applications.questions.keeping import ends_soon, kept_until
from applications.questions.ways import WayIn
from applications.statuses import (
    Audience,
    CaseStage,
    StageText,
    application_name,
    application_words,
    stage_text,
)

IN_LIST = ("id", "reference", "kind", "month", "stage", "received_at", "waits_for_applicant")


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """A draft in the list; ``month`` is None until it is chosen."""

    id: UUID
    kind: str
    month: date | None
    changed_at: datetime

    @property
    def name(self) -> str:
        return application_name(self.kind, self.month)

    @property
    def words(self) -> str:
        return application_words(self.kind, self.month)

    @property
    def ends_on(self) -> date | None:
        """The last day that it is kept, when that is near."""
        return kept_until(self.changed_at) if ends_soon(self.changed_at) else None


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """A case in the list."""

    id: UUID
    reference: str
    name: str
    stage: StageText


@dataclass(frozen=True)
class Page[Row]:
    """One page of a list; ``next`` is None on the last one."""

    rows: list[Row]
    next: Cursor | None


# What she is to do comes before what we do.
ASKED = StageText(
    heading=_("Vi behöver något mer från dig"),
    next_step=_("Svara på det som står här under. Sedan läser vi vidare."),
)
# She has answered, so that the stage's own words no longer ask for anything.
HEARD = StageText(
    heading=_("Vi har fått svar om utredningen"), next_step=_("Nu fattar vi ett beslut.")
)
HEARD_AGAIN = StageText(
    heading=HEARD.heading,
    next_step=_("Nu fattar vi ett nytt beslut. Det som du har gäller till dess."),
)


def applicant_text(case: Case) -> StageText:
    """Return the words that the applicant reads for the stage of her case.

    ``commented_at`` comes with the case: when she was done with the investigation, or None.
    """
    if case.stage == CaseStage.UNDER_INVESTIGATION and case.waits_for_applicant:
        return ASKED
    if case.stage == CaseStage.COMMUNICATED and case.commented_at:
        return HEARD_AGAIN if is_decided(case) else HEARD
    return stage_text(case.stage, Audience.APPLICANT, is_decided=is_decided(case))


def draft_page(actor: Actor, after: Cursor | None) -> Page[DraftRow]:
    """Return the drafts that are not sent, the last one started first."""
    last_answer = Answer.objects.filter(draft=OuterRef("pk")).order_by("-at")
    drafts = own_drafts(actor).select_related("person").filter(sent_at__isnull=True)
    drafts = drafts.annotate(
        changed_at=Coalesce(Subquery(last_answer.values("at")[:1]), "started_at")
    )
    found, following = _newest(drafts, "started_at", after)
    months = months_of(found)
    rows = [
        DraftRow(id=draft.pk, kind=draft.kind, month=months[draft.pk], changed_at=draft.changed_at)
        for draft in found
    ]
    return Page(rows, following)


def has_begun(drafts: Page[DraftRow], way: WayIn) -> bool:
    """True when a draft for the same month is among the rows: then that one goes on."""
    return any(draft.month == way.month and draft.kind == way.kind for draft in drafts.rows)


def case_page(actor: Actor, after: Cursor | None) -> Page[CaseRow]:
    """Return the actor's cases, the last one received first."""
    shared = Communication.objects.filter(case=OuterRef("pk")).order_by("-at")
    cases = with_decided(own_cases(actor).only(*IN_LIST))
    cases = cases.annotate(commented_at=Subquery(shared.values("answered_at")[:1]))
    found, following = _newest(cases, "received_at", after)
    rows = [
        CaseRow(id=case.pk, reference=case.reference, name=case.name, stage=applicant_text(case))
        for case in found
    ]
    return Page(rows, following)


def _newest[Row: Model](
    rows: QuerySet[Row], time: str, after: Cursor | None
) -> tuple[list[Row], Cursor | None]:
    if after:
        same_moment = Q(**{time: after.at, "id__lt": after.id})
        rows = rows.filter(Q(**{f"{time}__lt": after.at}) | same_moment)
    found = list(rows.order_by(f"-{time}", "-id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    if len(found) == len(shown):
        return shown, None
    return shown, Cursor(getattr(shown[-1], time), shown[-1].pk)
