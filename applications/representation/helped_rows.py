"""The rows of the applications that somebody helps with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from applications.models import Case, Draft
from applications.questions.continuity import is_decided
from applications.statuses import (
    OPEN_STAGES,
    Audience,
    StageText,
    application_name,
    application_words,
    stage_text,
)

FAR = date(9999, 12, 31)


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """An application that is not sent. ``month`` is None until it is chosen."""

    id: UUID
    name: str
    words: str
    month: date | None
    is_handed: bool


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """An application that is sent, in the helper's words. ``answer_on`` is what we promised."""

    id: UUID
    name: str
    heading: str
    answer_on: date | None


def draft_row(draft: Draft, month: date | None) -> DraftRow:
    """Return an application that is not sent as her pages show it."""
    kind = draft.kind
    return DraftRow(
        id=draft.pk,
        name=application_name(kind, month),
        words=application_words(kind, month),
        month=month,
        is_handed=draft.handed_at is not None,
    )


def case_rows(cases: Iterable[Case]) -> list[CaseRow]:
    """Return the cases in words: those with a promised day first, the nearest first of all."""
    rows = [
        CaseRow(
            id=case.pk,
            name=case.name,
            heading=_words_of(case).heading,
            answer_on=_answer_on(case),
        )
        for case in cases
    ]
    return sorted(rows, key=lambda row: row.answer_on or FAR)


def _words_of(case: Case) -> StageText:
    return stage_text(case.stage, Audience.REPRESENTATIVE, is_decided=is_decided(case))


def _answer_on(case: Case) -> date | None:
    is_waiting = case.stage in OPEN_STAGES and not is_decided(case)
    return case.promised_on if is_waiting else None
