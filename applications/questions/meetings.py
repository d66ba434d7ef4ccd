"""What is said about a meeting: when it is, what stands in it, and who may read that.

``Meeting.about`` is what the caseworker has written: ``why``, ``hers_alone`` (no helper reads it),
``cancelled`` (why it is off) and ``replaced_by`` (the id of the meeting proposed instead).
``Meeting.choice`` is what the person, or who helps her, has said: ``rev`` counts each time,
``way`` ``place`` ``companion`` ``language`` ``interpreter`` ``about`` are her answers, ``by`` says
which login wrote each of them, and ``none_fits`` is her text when no time suits her.
"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import dates, timezone
from django.utils.translation import gettext as _

from applications.access import Actor
from applications.models import Case, Meeting, MeetingTime
from applications.powers import Power
from applications.statuses import OPEN_STAGES, CaseStage, MeetingStatus
from eservice import clock
from eservice.ui import swedish

# What she writes herself. A helper reads only what she has written with her own hand.
OWN_WORDS = ("place", "companion", "about", "none_fits")
# What stands in her answers too: a helper who may read those may read this.
ANSWERS = ("language", "interpreter")
TOLD = ("way", *ANSWERS, *OWN_WORDS)
# While the case is handled we may meet; a decision is also something to talk about.
MEETING_STAGES = (*OPEN_STAGES, CaseStage.DECIDED)
OPEN = (MeetingStatus.PROPOSED, MeetingStatus.CHOSEN)


def may_meet(case: Case) -> bool:
    """True while the case is handled."""
    return case.stage in MEETING_STAGES


def time_text(starts_at: datetime, minutes: int) -> str:
    """Return "tisdag 3 mars 2026, klockan 10.15 till 11.00", in Swedish time."""
    start = timezone.localtime(starts_at)
    end = timezone.localtime(starts_at + timedelta(minutes=minutes))
    day = f"{dates.WEEKDAYS[start.weekday()]} {swedish.format_date(start.date())}"
    until = f"{end.hour}.{end.minute:02d}"
    clock_text = swedish.format_time(start.hour, start.minute)
    return _("%(day)s, %(clock)s till %(until)s") % {
        "day": day,
        "clock": clock_text,
        "until": until,
    }


def times_left(meeting: Meeting) -> list[MeetingTime]:
    """Return the proposed times that have not come yet, the first one first."""
    now = clock.now()
    return [time for time in meeting.times.all() if time.starts_at > now]


def has_begun(meeting: Meeting) -> bool:
    """True when the time that was chosen has come."""
    return meeting.chosen_at_time is not None and meeting.chosen_at_time <= clock.now()


def is_open(meeting: Meeting) -> bool:
    """True while something can still be said about the time."""
    return meeting.status in OPEN and not has_begun(meeting)


def rev_of(meeting: Meeting) -> int:
    """Return how many times somebody has answered, to tell whether a page is old."""
    return meeting.choice.get("rev", 0)


def said_by(meeting: Meeting, name: str) -> int | None:
    """Return the login that wrote one of the answers."""
    return meeting.choice.get("by", {}).get(name)


def withheld(actor: Actor, meeting: Meeting) -> frozenset[str]:
    """Return the answers that somebody who helps may neither read nor change."""
    if actor.grant is None:
        return frozenset()
    reads = actor.has(meeting.case_id, Power.READ_ANSWERS)
    kept = OWN_WORDS if reads else (*OWN_WORDS, *ANSWERS)
    return frozenset(
        name
        for name in kept
        if meeting.choice.get(name) and said_by(meeting, name) != actor.user.pk
    )


def readable(actor: Actor, meeting: Meeting) -> dict[str, Any]:
    """Return the answers that the actor may read."""
    hidden = withheld(actor, meeting)
    return {name: meeting.choice.get(name, "") for name in TOLD if name not in hidden}


def office_words(actor: Actor, meeting: Meeting, name: str) -> str:
    """Return what the caseworker wrote (``why``, ``cancelled``), or "" when it is not for the
    reader: a helper reads it when she may read the answers and it is not the person's alone."""
    words = meeting.about or {}
    if actor.grant is not None:
        reads = actor.has(meeting.case_id, Power.READ_ANSWERS)
        if words.get("hers_alone") or not reads:
            return ""
    return words.get(name, "")


def told(
    actor: Actor, meeting: Meeting, answers: dict[str, str], *, none_fits: str = ""
) -> dict[str, Any]:
    """Return the choice with these answers in it. What is withheld stays as it was, and each
    answer keeps its writer until somebody changes it. ``none_fits`` is about the times as they
    are now: it never stays from before, whoever wrote it."""
    old, hidden = meeting.choice, withheld(actor, meeting)
    given = {name: text for name, text in answers.items() if name not in hidden}
    changed = {name: actor.user.pk for name in given if given[name] != old.get(name, "")}
    by = {**old.get("by", {}), **changed, "none_fits": actor.user.pk}
    return {**old, **given, "none_fits": none_fits, "by": by, "rev": rev_of(meeting) + 1}
