"""The person, or her ombud, appeals a decision (FL 40–44 §§, SoL 35 kap. 1 §)."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.completions import held_case, tell
from applications.actions.tasks import ask_unit
from applications.errors import EditConflict, NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Appeal, Case, Document
from applications.notice_kinds import NoticeKind, TaskKind
from applications.questions.appealing import in_the_way, waiting_files


def appeal_decision(
    actor: Actor, *, case_id: UUID, decision_id: UUID, wants: str, why: str, seen: int
) -> Appeal:
    """Take in an appeal with all files that wait. One that comes late is taken in too: whether it
    is late is tried later.

    ``seen`` is how many appeals of the decision there were when the page was shown: the same page
    sent twice is one appeal. Raises Case.DoesNotExist, NotAllowed, Decision.DoesNotExist,
    EditConflict with the appeal that is there already and says something else, and NotPossible:
    ``nothing``, and ``replaced`` when a newer decision holds instead.
    """
    with held_case(actor, Verb.APPEAL, case_id) as (acting, case):
        decision = case.decisions.get(pk=decision_id)
        content = {"wants": wants, "why": why}
        known = in_the_way(decision, seen)
        if known is not None:
            if known.content != content:
                raise EditConflict(known)
            return known
        if decision.replaced_by.exists():
            raise NotPossible("replaced")
        if not wants:
            raise NotPossible("nothing")
        appeal = Appeal.objects.create(
            case=case, decision=decision, content=content, by=acting.user, grant=acting.grant
        )
        _send_files(case, appeal)
        _tell(acting, case, appeal)
        return appeal


def _send_files(case: Case, appeal: Appeal) -> None:
    files = [file.pk for file in waiting_files(case.pk)]
    appeal.documents.set(files)
    Document.objects.filter(pk__in=files).update(is_sent=True)


def _tell(acting: Actor, case: Case, appeal: Appeal) -> None:
    code = content_code("appeal", appeal.pk, appeal.content)
    facts = {"appeal": str(appeal.pk), "decision": str(appeal.decision_id), "code": code}
    append_event(case, EventKind.APPEALED, acting, **facts)
    ask_unit(
        TaskKind.APPEALED,
        once=f"appeal:{appeal.pk}",
        unit=case.unit,
        person=case.person,
        case=case,
    )
    if acting.grant is not None:
        # She gets to know what is done in her name.
        tell(case, NoticeKind.APPEAL_MOVED, once=f"appeal:{appeal.pk}:received")
