"""Writing the investigation, in sight of the person once it is open to her.

A line's words are never changed: a new wording is a new row. While the investigation is out for
the person's answer it stands still; ``communicating.resume`` takes it up again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid5

from django.db.models import Max

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.actions.notices import notify
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Draft, Investigation, InvestigationLine, LineComment
from applications.notice_kinds import NoticeKind
from applications.questions.investigating import NO_ANSWER_NEEDED
from applications.statuses import CaseStage
from eservice import clock

ANSWERING_STAGES = (CaseStage.UNDER_INVESTIGATION, CaseStage.COMMUNICATED)
MOST_LINES = 200


@contextmanager
def _written(actor: Actor, case_id: UUID) -> Iterator[tuple[Case, Investigation]]:
    """Hold a case whose investigation may be written on now."""
    with locked_case(actor, Verb.WRITE_INVESTIGATION, case_id) as case:
        if case.stage != CaseStage.UNDER_INVESTIGATION:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        yield case, Investigation.objects.get_or_create(case=case)[0]


def write_line(
    actor: Actor, *, case_id: UUID, part: str, content: dict[str, Any], page_id: UUID
) -> InvestigationLine:
    """Write a line at the end of a part. The same page sent twice writes one line.

    Raises NotPossible ``full`` when nobody could read that much.
    """
    with _written(actor, case_id) as (case, investigation):
        pk = uuid5(case.pk, f"line {actor.user.pk} {page_id} {part} {content}")
        known = InvestigationLine.objects.filter(pk=pk).first()
        if known is not None:
            return known
        lines = investigation.lines.filter(part=part)
        if investigation.lines.filter(ended_at__isnull=True).count() >= MOST_LINES:
            raise NotPossible("full")
        number = (lines.aggregate(last=Max("number"))["last"] or 0) + 1
        row = InvestigationLine(
            pk=pk, investigation=investigation, part=part, number=number, text=content
        )
        return _save_line(actor, case, row)


def reword_line(
    actor: Actor, *, case_id: UUID, line_id: UUID, content: dict[str, Any]
) -> InvestigationLine:
    """Give a line new words; the old ones stay, with what was said of them.

    Raises EditConflict with the line as it stands now (None when it was taken away) when it has
    changed since the page was shown, and InvestigationLine.DoesNotExist.
    """
    with _written(actor, case_id) as (case, investigation):
        line = investigation.lines.get(pk=line_id)
        now = current(line)
        if now is not None and now.text == content:
            return now
        if now != line:
            raise EditConflict(now)
        _end(line)
        row = InvestigationLine(
            investigation=investigation,
            part=line.part,
            number=line.number,
            text=content,
            replaces=line,
        )
        return _save_line(actor, case, row)


def remove_line(actor: Actor, *, case_id: UUID, line_id: UUID) -> None:
    """Take a line away; what was said of it stays. Twice changes nothing.

    Raises EditConflict with the line as it stands now when it was reworded meanwhile.
    """
    with _written(actor, case_id) as (case, investigation):
        line = investigation.lines.get(pk=line_id)
        now = current(line)
        if now is None:
            return
        if now != line:
            raise EditConflict(now)
        _end(line)
        append_event(case, EventKind.INVESTIGATION_WRITTEN, actor, removed=str(line.pk))


def open_investigation(actor: Actor, *, case_id: UUID) -> None:
    """Let the person read along from now on. Twice changes nothing."""
    with _written(actor, case_id) as (case, investigation):
        if investigation.opened_at is None:
            investigation.opened_at = clock.now()
            investigation.save(update_fields=["opened_at"])
            append_event(case, EventKind.INVESTIGATION_OPENED, actor)
            draft = Draft.objects.filter(pk=case.pk).first()
            once = f"investigation_opened:{investigation.pk}"
            notify(case.person, NoticeKind.INVESTIGATION_OPENED, once=once, draft=draft)


def answer_comment(actor: Actor, *, case_id: UUID, comment_id: UUID, text: str) -> LineComment:
    """Answer what the person, or her helper, said. An answer can't be changed.

    Raises EditConflict with the comment when it has another answer, NotPossible ``agrees`` for
    one that needs none, and LineComment.DoesNotExist.
    """
    with locked_case(actor, Verb.WRITE_INVESTIGATION, case_id) as case:
        comment = case.line_comments.select_for_update(of=("self",)).get(pk=comment_id)
        if comment.answered_at and comment.answer == text:
            return comment
        if comment.answered_at:
            raise EditConflict(comment)
        if case.stage not in ANSWERING_STAGES:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        if comment.kind in NO_ANSWER_NEEDED:
            raise NotPossible("agrees")
        comment.answer, comment.answered_by, comment.answered_at = text, actor.user, clock.now()
        comment.save(update_fields=["answer", "answered_by", "answered_at"])
        facts = {"comment": str(comment.pk), "code": content_code("answer", comment.pk, text)}
        append_event(case, EventKind.COMMENT_ANSWERED, actor, about=actor.user, **facts)
        draft = Draft.objects.filter(pk=case.pk).first()
        once = f"comment-answered:{comment.pk}"
        notify(case.person, NoticeKind.COMMENT_ANSWERED, once=once, draft=draft)
        return comment


def current(line: InvestigationLine) -> InvestigationLine | None:
    """Return the line as it stands now, or None when it was taken away."""
    while True:
        newer = InvestigationLine.objects.filter(replaces=line).first()
        if newer is None:
            return line if line.ended_at is None else None
        line = newer


def _end(line: InvestigationLine) -> None:
    line.ended_at = clock.now()
    line.save(update_fields=["ended_at"])


def _save_line(actor: Actor, case: Case, row: InvestigationLine) -> InvestigationLine:
    row.by = actor.user
    row.save(force_insert=True)
    facts = {"line": str(row.pk), "code": content_code("line", row.pk, row.text)}
    append_event(case, EventKind.INVESTIGATION_WRITTEN, actor, **facts)
    return row
