"""What the person, or her helper, says of the investigation, and that all is said."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid5

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.investigating import current
from applications.actions.waiting import recount_waiting
from applications.errors import EditConflict, NotAllowed, NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Communication, InvestigationLine, LineComment
from applications.powers import GrantKind
from applications.queries import acting_on
from applications.questions.hearing import latest_communication
from applications.questions.investigating import calculated_words, said_content, sheet_of
from applications.statuses import OPEN_STAGES, CaseStage
from eservice import clock

# Nobody has that much to say; a robot shall not fill the database.
MOST_COMMENTS = 500


@contextmanager
def _held(actor: Actor, case_id: UUID) -> Iterator[tuple[Actor, Case]]:
    """Hold a case and what a helper acts under; the investigation must be open to answers.

    Raises Case.DoesNotExist, NotAllowed, and NotPossible: ``decided`` or ``withdrawn`` when it
    is too late, ``closed`` when there is nothing to read yet.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        acting = acting_on(actor, case, is_held=True)
        require(acting, Verb.COMMENT_INVESTIGATION, case)
        if case.stage not in OPEN_STAGES:
            is_withdrawn = case.stage == CaseStage.WITHDRAWN
            raise NotPossible("withdrawn" if is_withdrawn else "decided")
        investigation = getattr(case, "investigation", None)
        if investigation is None or investigation.opened_at is None:
            raise NotPossible("closed")
        yield acting, case


def comment(
    actor: Actor,
    *,
    case_id: UUID,
    line_id: UUID | None,
    about: str = "",
    kind: str,
    text: str,
    page_id: UUID,
) -> LineComment:
    """Say something of a line, of a line of the calculation (``about`` is its words), or of the
    whole. The same page sent twice says it once.

    Raises EditConflict with the line as it stands now (None when it was taken away, and for the
    calculation) when it has been reworded since, NotPossible (see above, and ``full``),
    InvestigationLine.DoesNotExist.
    """
    with _held(actor, case_id) as (acting, case):
        name = f"comment {acting.user.pk} {page_id} {line_id} {about} {kind} {text}"
        pk = uuid5(case.pk, name)
        known = LineComment.objects.filter(pk=pk).first()
        if known is not None:
            return known
        line = _line(acting, case, line_id) if line_id else None
        if about and about not in calculated_words(sheet_of(case, acting)):
            raise EditConflict(None)
        if case.line_comments.count() >= MOST_COMMENTS:
            raise NotPossible("full")
        words = {"line": line, "about": about or None, "kind": kind, "text": text}
        return _keep(acting, LineComment(pk=pk, case=case, **words))


def _keep(acting: Actor, said: LineComment) -> LineComment:
    said.by, said.grant = acting.user, acting.grant
    said.save(force_insert=True)
    code = content_code("comment", said.pk, said_content(said))
    facts = {"comment": str(said.pk), "said": said.kind, "code": code}
    append_event(said.case, EventKind.COMMENTED, acting, **facts)
    recount_waiting(said.case, has_answered=True)
    return said


def say_done(actor: Actor, *, case_id: UUID) -> Communication:
    """Say that all is said about what was sent. Twice changes nothing, and more may be said.

    The person says it herself, or somebody who may act instead of her: a supporter can't cut her
    time short. Raises NotPossible ``not_asked`` when the investigation isn't out for an answer.
    """
    with _held(actor, case_id) as (acting, case):
        if not may_say_done(acting):
            raise NotAllowed(f"{acting.role} does not answer for her")
        latest = latest_communication(case)
        if case.stage != CaseStage.COMMUNICATED or latest is None:
            raise NotPossible("not_asked")
        if latest.answered_at is None:
            latest.answered_at = clock.now()
            latest.save(update_fields=["answered_at"])
            facts = {"communication": str(latest.pk)}
            append_event(case, EventKind.COMMUNICATION_ANSWERED, acting, **facts)
            recount_waiting(case, has_answered=True)
        return latest


def may_say_done(acting: Actor) -> bool:
    """False for a supporter: she doesn't act instead of the person (FL 14 §)."""
    return acting.grant is None or acting.grant.kind != GrantKind.SUPPORTER


def _line(acting: Actor, case: Case, line_id: UUID) -> InvestigationLine:
    line = InvestigationLine.objects.get(pk=line_id, investigation__case=case)
    now = current(line)
    # To a helper a line that is not for her isn't there.
    if acting.grant and (line.text["hers_alone"] or (now and now.text["hers_alone"])):
        raise InvestigationLine.DoesNotExist
    if now != line:
        raise EditConflict(now)
    return line
