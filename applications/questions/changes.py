"""What others have changed in a draft since its owner last said that she has seen it.

Read from the answers and their earlier versions; nothing is kept twice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.datastructures import MultiValueDict

from applications.models import Answer, AnswerRevision, Document, Draft
from applications.questions.flow import Flow, Step
from eservice.people.models import User


@dataclass(frozen=True, kw_only=True)
class Change:
    """One page that a helper changed, or said is still right. ``before`` is the version the owner
    last knew, or None; ``now`` the answer that stands, or None when it was taken away."""

    step: Step
    by: User
    at: datetime
    before: AnswerRevision | None
    now: Answer | None

    @property
    def is_same(self) -> bool:
        """True when the helper gave the same answer again: there is nothing to take back."""
        return self.before is not None and self.now is not None and self.before.raw == self.now.raw


def changes_of(flow: Flow, draft: Draft) -> list[Change]:
    """Return the changed pages, the last change first, with two queries."""
    since = draft.seen_at
    ended = AnswerRevision.objects.filter(
        draft=draft, ended_grant__isnull=False, ended_at__gt=since
    ).select_related("ended_by__person")
    first: dict[str, AnswerRevision] = {}
    last: dict[str, AnswerRevision] = {}
    for revision in ended.order_by("ended_at", "rev"):
        first.setdefault(revision.step, revision)
        last[revision.step] = revision
    answers = Answer.objects.filter(draft=draft).select_related("by__person")
    now = {answer.step: answer for answer in answers}
    found = [
        _change(flow, step, first.get(step), last.get(step), now.get(step))
        for step in {*first, *(key for key, row in now.items() if row.grant_id and row.at > since)}
        # What she has answered again herself is no longer somebody else's change.
        if step not in now or (now[step].grant_id and now[step].at > since)
    ]
    return sorted(found, key=lambda change: (change.at, change.step.key), reverse=True)


def _change(
    flow: Flow,
    step: str,
    first: AnswerRevision | None,
    last: AnswerRevision | None,
    now: Answer | None,
) -> Change:
    by, at = (now.by, now.at) if now else (last.ended_by, last.ended_at)
    return Change(step=flow.of_key(step), by=by, at=at, before=first, now=now)


def new_papers(draft: Draft) -> list[Document]:
    """Return the files that helpers have added since, the last first."""
    papers = Document.objects.filter(draft=draft, grant__isnull=False, at__gt=draft.seen_at)
    return list(papers.select_related("uploaded_by__person").order_by("-number"))


def has_changes(draft: Draft, rows: Iterable[Answer]) -> bool:
    """True when there is anything to look at; ``rows`` are the draft's answers. One query."""
    if any(row.grant_id and row.at > draft.seen_at for row in rows):
        return True
    removed = AnswerRevision.objects.filter(
        draft=OuterRef("pk"), ended_grant__isnull=False, ended_at__gt=OuterRef("seen_at")
    )
    papers = Document.objects.filter(
        draft=OuterRef("pk"), grant__isnull=False, at__gt=OuterRef("seen_at")
    )
    drafts = Draft.objects.filter(pk=draft.pk)
    return drafts.filter(Exists(removed) | Exists(papers)).exists()


def typed_before(change: Change) -> MultiValueDict:
    """Return what stood there before, as it was typed."""
    return MultiValueDict(change.before.raw if change.before else {})
