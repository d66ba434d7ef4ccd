"""Telling the person that her decision will be late, why, and when it comes (FL 11 §)."""

from datetime import date
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.actions.completions import tell
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, Delay
from applications.notice_kinds import NoticeKind
from applications.statuses import OPEN_STAGES
from eservice import clock

FARTHEST_MONTHS = 12


def say_delay(actor: Actor, *, case_id: UUID, reason: str, expected_on: date) -> Delay:
    """Tell the person. What was promised first stays as it was. Twice tells once.

    Raises NotAllowed, TransitionNotAllowed when nobody waits for a decision, and NotPossible:
    ``nothing``, ``past``, ``too_soon`` (not after what was promised), ``too_far``.
    """
    with locked_case(actor, Verb.SAY_DELAY, case_id) as case:
        if case.stage not in OPEN_STAGES:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        known = case.delays.order_by("-at", "-pk").first()
        if known and (known.reason, known.expected_on) == (reason, expected_on):
            return known
        fault = "" if reason else "nothing"
        fault = fault or fault_of_day(case, expected_on)
        if fault:
            raise NotPossible(fault)
        delay = Delay.objects.create(
            case=case, reason=reason, expected_on=expected_on, by=actor.user
        )
        facts = {"delay": str(delay.pk), "on": expected_on.isoformat()}
        code = content_code("delay", delay.pk, reason)
        append_event(case, EventKind.DELAYED, actor, code=code, **facts)
        tell(case, NoticeKind.DELAYED, once=f"delay:{delay.pk}")
        return delay


def fault_of_day(case: Case, day: date) -> str:
    """Return why a day can't be the new one; empty when it can."""
    if day <= clock.today():
        return "past"
    if day <= case.promised_on:
        return "too_soon"
    if day > clock.months_later(clock.today(), FARTHEST_MONTHS):
        return "too_far"
    return ""
