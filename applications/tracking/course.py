"""Where a case is on its way: the steps behind and before it, and what was promised.

Sent, received, decided and paid are different things, and each is said by itself.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise as Words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Case
from applications.questions.continuity import (
    is_decided,
    is_near,
    may_ask_for_decision,
    newest_delay,
)
from applications.questions.freezing import SIGNED
from applications.safe_contact import contact_answer
from applications.statuses import OPEN_STAGES, Audience, CaseStage, stage_text
from applications.tracking.overview import HEARD
from eservice import clock
from eservice.municipality import municipality
from eservice.workdays import working_days_after

PAID = gettext_lazy("Vi betalade ut pengar till dig")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One line of the timeline; ``state`` is done, now or next."""

    text: str | Words
    state: str
    note: str = ""
    date: datetime | date | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerTime:
    """When the applicant gets an answer, and what she can do when it is late.

    ``on`` is what we promised first. ``is_near`` when the day that we said last is soon here (FL
    11 §). ``is_late`` when that day has passed, or when we have told
    that it will; then ``new_day`` and ``reason`` are what we told last, and ``is_late_again``
    says that the new day has passed too. ``reason`` is for the applicant alone.
    """

    on: date
    is_near: bool
    is_late: bool
    may_ask_for_decision: bool
    new_day: date | None = None
    reason: str = ""
    is_late_again: bool = False


def answer_time(case: Case) -> AnswerTime | None:
    """Return when the answer comes, or None when the case no longer waits for one.

    Six months after the day of arrival the applicant may ask in writing for a decision; the
    authority then decides or refuses within four weeks (FL 12 §).
    """
    if case.stage not in OPEN_STAGES or is_decided(case):
        return None
    today = clock.today()
    delay = newest_delay(case)
    return AnswerTime(
        on=case.promised_on,
        is_near=is_near(case) and today <= (delay.expected_on if delay else case.promised_on),
        is_late=delay is not None or today > case.promised_on,
        may_ask_for_decision=may_ask_for_decision(case),
        new_day=delay.expected_on if delay else None,
        reason=delay.reason if delay else "",
        is_late_again=delay is not None and today > delay.expected_on,
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
    return contact_answer(case.content) is None


def timeline(case: Case) -> list[Step]:
    """Return the whole way of a case: what is done, where it is now, what comes."""
    now = [_now(case)]
    if case.stage == CaseStage.DECIDED and case.paid_on:
        decided = replace(now[0], state="done", note="")
        now = [decided, Step(text=PAID, state="now", date=case.paid_on)]
    return [*_behind(case), *now, *_ahead(case)]


def _now(case: Case) -> Step:
    text = stage_text(case.stage, Audience.APPLICANT, is_decided=is_decided(case))
    since = case.stage_since
    if case.stage == CaseStage.COMMUNICATED and case.commented_at:
        text, since = HEARD, case.commented_at
    return Step(text=text.heading, state="now", note=_("Sedan"), date=since)


def _behind(case: Case) -> list[Step]:
    is_by_ombud = case.application.grant_id is not None
    sent = _("Ditt ombud skickade ansökan") if is_by_ombud else _("Du skickade ansökan")
    if case.content.get("partner") == SIGNED:
        sent = _("Ni skickade ansökan tillsammans")
    moments = [(sent, case.application.sent_at)]
    if case.stage != CaseStage.RECEIVED:
        moments.append((_("Vi fick din ansökan"), case.received_at))
    if case.investigation_started_at and case.investigation_started_at != case.stage_since:
        moments.append((_("Vi började läsa din ansökan"), case.investigation_started_at))
    if case.withdrawn_at and case.stage != CaseStage.WITHDRAWN:
        moments.append((_("Du tog tillbaka ansökan"), case.withdrawn_at))
    if _is_changing(case):
        moments.append((_("Du fick ett beslut"), case.decided_at))
    if case.paid_on and case.stage != CaseStage.DECIDED:
        moments.append((PAID, case.paid_on))
    return [Step(text=text, state="done", date=at) for text, at in moments]


def _is_changing(case: Case) -> bool:
    return case.stage in OPEN_STAGES and is_decided(case)


def _ahead(case: Case) -> list[Step]:
    steps = []
    if case.stage == CaseStage.RECEIVED:
        steps.append(Step(text=_("En handläggare läser din ansökan"), state="next"))
    waiting = answer_time(case)
    if waiting:
        note = _("Skulle ha kommit senast") if waiting.is_late else _("Senast")
        if waiting.new_day and not waiting.is_late_again:
            note = _("Nu senast")
        day = waiting.new_day or waiting.on
        steps.append(Step(text=_("Du får ett beslut"), state="next", note=note, date=day))
        payment = _("Vi betalar ut pengarna, om du får ja")
        steps.append(Step(text=payment, state="next", note=_("Efter beslutet")))
    if _is_changing(case):
        steps.append(Step(text=_("Du får ett nytt beslut"), state="next"))
    if case.pay_on:
        steps.append(Step(text=_("Pengarna kommer"), state="next", date=case.pay_on))
    elif case.stage == CaseStage.DECIDED and case.decided_amount and not case.paid_on:
        steps.append(Step(text=_("Under ”Pengarna” ser du vilken dag de kommer"), state="next"))
    return steps
