"""When a caseworker may have nothing more to do with a case (jäv, FL 16 and 18 §§)."""

from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, is_partial, require
from applications.actions.cases import write_note
from applications.actions.completions import tell
from applications.actions.deciding import give_back_what_she_proposed
from applications.actions.tasks import ask_unit
from applications.belonging import recusals_of
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Recusal
from applications.notice_kinds import NoticeKind, TaskKind
from applications.queries import reviewed_cases
from applications.statuses import OPEN_STAGES, CaseStage
from eservice.people.models import User
from eservice.people.roles import Role

# While somebody works with the case it needs a caseworker who may.
HANDLED = (*OPEN_STAGES, CaseStage.DECIDED)


def recuse(actor: Actor, *, case_id: UUID, reason: str = "") -> Recusal:
    """Say that one may have nothing to do with a case. Twice changes nothing; nothing undoes it.

    From now on the case does not exist for her. One that she had goes back to the unit without a
    caseworker, with a task, and the person is told. The reason is also a note in the journal, for
    her colleagues. Raises Case.DoesNotExist and NotAllowed.
    """
    with transaction.atomic():
        case = Case.objects.select_for_update().get(pk=case_id)
        known = recusals_of(actor.user).filter(case=case).first()
        if known is not None:
            return known
        require(actor, Verb.RECUSE, case)
        if reason:
            write_note(actor, case_id=case_id, text=reason)
            # The note has moved the chain on.
            case.refresh_from_db()
        recusal = Recusal.objects.create(case=case, user=actor.user, reason=reason)
        code = content_code("recusal", recusal.pk, reason)
        _leave(actor, case, actor.user, recusal=str(recusal.pk), code=code)
        return recusal


def release_partial_cases() -> int:
    """Take from each caseworker the cases that have become partly hers; returns how many.

    She may have joined an association that helps the person, long after she got the case.
    """
    handled = Case.objects.filter(stage__in=HANDLED, caseworker__isnull=False)
    users = User.objects.filter(pk__in=handled.order_by().values("caseworker"), is_active=True)
    return sum(_release(user) for user in users.select_related("person").order_by("pk"))


def _release(user: User) -> int:
    if not user.unit or not user.has_role(Role.CASEWORKER):
        return 0
    hers = {"caseworker": user, "stage__in": HANDLED}
    may_read = reviewed_cases(Actor(user)).filter(**hers).values_list("pk", flat=True)
    has = Case.objects.filter(unit=user.unit, **hers).values_list("pk", flat=True)
    return sum(_release_one(user, case_id) for case_id in sorted(set(has) - set(may_read)))


@transaction.atomic
def _release_one(user: User, case_id: UUID) -> bool:
    case = Case.objects.select_for_update().get(pk=case_id)
    if case.caseworker_id != user.pk or not is_partial(Actor(user), case):
        return False
    _leave(None, case, user)
    return True


def _leave(actor: Actor | None, case: Case, user: User, **facts: str) -> None:
    """Record it, and leave a case that is handled without a caseworker when it was hers."""
    give_back_what_she_proposed(actor, case, user)
    has_her = case.caseworker is not None and user.is_same_person(case.caseworker)
    has_left = case.stage in HANDLED and has_her
    if has_left:
        case.caseworker, case.caseworker_since = None, None
        case.save(update_fields=["caseworker", "caseworker_since"])
    event = append_event(case, EventKind.RECUSED, actor, about=user, has_left=has_left, **facts)
    if has_left:
        name = f"{case.pk}:{event.seq}"
        ask_unit(
            TaskKind.RECUSED, once=f"recused:{name}", unit=case.unit, person=case.person, case=case
        )
        tell(case, NoticeKind.CASEWORKER_LEFT, once=f"caseworker_left:{name}")
