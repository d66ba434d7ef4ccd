"""What the pages about a case tell of appeals."""

from dataclasses import dataclass
from datetime import date, datetime

from applications.access import Actor, Verb, can
from applications.models import Appeal, Case
from applications.questions.appeal_time import last_day_to_appeal
from applications.statuses import APPEAL_TEXTS, AppealStatus, Audience, Outcome
from eservice import clock


@dataclass(frozen=True, kw_only=True)
class AppealNow:
    """Where an appeal is, in the reader's words, and since when. Its page is ``appeal``."""

    appeal: Appeal
    text: str
    since: datetime


@dataclass(frozen=True, kw_only=True)
class AppealChoice:
    """That she may appeal the newest decision, or the refusal of her appeal of it, until a day."""

    last_day: date
    is_about_refusal: bool


def appeal_choice(actor: Actor, case: Case) -> AppealChoice | None:
    """Return what the actor may appeal while its time runs, without a query.

    A decision that gives all that was asked for goes against nobody (FL 42 §). The case comes from
    ``signs.with_signs``.
    """
    if not case.decision_id or not can(actor, Verb.APPEAL, case):
        return None
    is_refused = _is_refused(case)
    if is_refused:
        got_on = case.refusal_received_on
    elif case.appealed_id == case.decision_id or case.decided_outcome == Outcome.GRANTED:
        return None
    else:
        got_on = case.decision_received_on
    last_day = got_on and last_day_to_appeal(got_on)
    if last_day is None or last_day < clock.today():
        return None
    return AppealChoice(last_day=last_day, is_about_refusal=is_refused)


def has_refusal_to_read(actor: Actor, case: Case) -> bool:
    """True until the person has got the decision that her appeal came too late."""
    return _is_refused(case) and case.refusal_received_on is None and actor.grant is None


def _is_refused(case: Case) -> bool:
    """True when the newest decision is appealed, and that appeal was refused."""
    is_of_newest = case.appealed_id is not None and case.appealed_id == case.decision_id
    return is_of_newest and case.appeal_status == AppealStatus.TOO_LATE


def appeals_now(actor: Actor, case: Case) -> list[AppealNow]:
    """Return the appeals of a case, newest first, in one query; nothing for who may not read.

    Nothing of it is for the person to do: she only follows them.
    """
    if not can(actor, Verb.READ_APPEAL, case):
        return []
    audience = Audience.REPRESENTATIVE if actor.grant else Audience.APPLICANT
    rows = case.appeals.defer("content", "ruling").order_by("-received_at", "-pk")
    return [
        AppealNow(
            appeal=row,
            text=str(APPEAL_TEXTS[AppealStatus(row.status)][audience]),
            since=row.status_since,
        )
        for row in rows
    ]
