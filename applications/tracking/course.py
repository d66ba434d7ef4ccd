"""Where a case is on its way: the steps behind and before it, and what was promised.

Sent, received, decided and paid are different things, and each is said by itself.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _

from applications.models import Case
from applications.questions.freezing import SIGNED
from applications.safe_contact import contact_answer
from applications.statuses import OPEN_STAGES, STAGE_TEXTS, Audience, CaseStage
from eservice import clock
from eservice.municipality import municipality
from eservice.workdays import working_days_after

MONTHS_BEFORE_ASKING = 6


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the timeline; ``state`` is done, now or next."""

    text: str | Words
    state: str
    note: str = ""
    date: datetime | date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerTime:
    """When the applicant gets an answer, and what she can do when it is late."""

    on: date
    is_late: bool
    may_ask_for_decision: bool


def answer_time(case: Case) -> AnswerTime | None:
    """Return when the answer comes, or None when the case no longer waits for one.

    Six months after the day of arrival the applicant may ask in writing for a decision; the
    authority then decides or refuses within four weeks (FL 12 §).
    """
    if case.stage not in OPEN_STAGES:
        return None
    today = clock.today()
    half_year = clock.months_later(timezone.localdate(case.received_at), MONTHS_BEFORE_ASKING)
    return AnswerTime(
        on=case.promised_on,
        is_late=today > case.promised_on,
        may_ask_for_decision=today > half_year,
    )


def contact_on(case: Case) -> date | None:
    """Return the day by which we have promised to get in touch, until it has passed."""
    days = municipality().promises.contact_working_days
    day = working_days_after(timezone.localdate(case.received_at), days)
    return day if case.stage == CaseStage.RECEIVED and day >= clock.today() else None


def may_contact(case: Case) -> bool:
    """False when we must agree with her about how, before we get in touch.

    The pages then promise nothing of the kind and don't say why: someone may stand beside her.
    """
    return contact_answer(case.application.content) is None


def timeline(case: Case) -> list[Step]:
    """Return the whole way of a case: what is done, where it is now, what comes."""
    heading = STAGE_TEXTS[CaseStage(case.stage)][Audience.APPLICANT].heading
    now = Step(text=heading, state="now", note=_("Sedan"), date=case.stage_since)
    return [*_behind(case), now, *_ahead(case)]


def _behind(case: Case) -> list[Step]:
    is_by_ombud = case.application.grant_id is not None
    sent = _("Ditt ombud skickade ansökan") if is_by_ombud else _("Du skickade ansökan")
    if case.application.content.get("partner") == SIGNED:
        sent = _("Ni skickade ansökan tillsammans")
    moments = [(sent, case.application.sent_at)]
    if case.stage != CaseStage.RECEIVED:
        moments.append((_("Vi fick din ansökan"), case.received_at))
    if case.investigation_started_at and case.investigation_started_at != case.stage_since:
        moments.append((_("Vi började läsa din ansökan"), case.investigation_started_at))
    if case.withdrawn_at and case.stage != CaseStage.WITHDRAWN:
        moments.append((_("Du tog tillbaka ansökan"), case.withdrawn_at))
    return [Step(text=text, state="done", date=at) for text, at in moments]


def _ahead(case: Case) -> list[Step]:
    steps = []
    if case.stage == CaseStage.RECEIVED:
        steps.append(Step(text=_("En handläggare läser din ansökan"), state="next"))
    waiting = answer_time(case)
    if waiting:
        note = _("Skulle ha kommit senast") if waiting.is_late else _("Senast")
        steps.append(Step(text=_("Du får ett beslut"), state="next", note=note, date=waiting.on))
        payment = _("Vi betalar ut pengarna, om du får ja")
        steps.append(Step(text=payment, state="next", note=_("Efter beslutet")))
    if case.stage == CaseStage.DECIDED:
        steps.append(Step(text=_("Vi betalar ut pengarna, om du fick ja"), state="next"))
    return steps
