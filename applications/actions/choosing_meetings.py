"""The person, or who helps her, chooses a time for a meeting, or says that none suits her."""

from typing import Any
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.meetings import held_meeting, move_meeting, require_meeting
from applications.actions.waiting import recount_waiting
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, Meeting, MeetingTime, MeetingWay
from applications.questions.meetings import has_begun, is_open, rev_of, said_by, told
from applications.statuses import MeetingStatus
from eservice import clock

CHOOSE = Verb.CHOOSE_MEETING
# Nobody changes her mind that often; a robot shall not fill the chain of a case.
MOST_ANSWERS = 50


def choose_time(
    actor: Actor,
    *,
    case_id: UUID,
    meeting_id: UUID,
    time_id: int,
    answers: dict[str, str],
    seen: int,
) -> Meeting:
    """Book one of the proposed times, or another one before it has come.

    ``answers``: ``way`` ``place`` ``companion`` ``language`` ``interpreter`` ``about``. ``seen``
    is the ``rev`` of the page; the same page sent twice books once. Raises NotAllowed,
    Meeting.DoesNotExist, TransitionNotAllowed when the meeting or the case is over, EditConflict
    with the meeting when somebody else answered first, NotPossible (``no_time``, ``past``,
    ``no_way``, ``no_place``, ``full``).
    """
    place = {"case_id": case_id, "meeting_id": meeting_id}
    with held_meeting(actor, CHOOSE, **place) as (acting, case, meeting):
        time = meeting.times.filter(pk=time_id).first()
        if time is None:
            raise NotPossible("no_time")
        choice = told(acting, meeting, answers)
        if _is_sent_twice(acting, meeting, choice, seen, time):
            return meeting
        _require_open(case, meeting, seen)
        _check(meeting, time, choice)
        move_meeting(
            meeting,
            MeetingStatus.CHOSEN,
            chosen_at_time=time.starts_at,
            choice=choice,
            chosen_by=acting.user,
            grant=acting.grant,
        )
        _note(acting, case, meeting, time=time.pk, way=choice["way"])
        return meeting


def say_no_time(actor: Actor, *, case_id: UUID, meeting_id: UUID, text: str, seen: int) -> Meeting:
    """Say that no time suits her, or that she can't come after all, and when would be better.

    A booked time stays until the caseworker has answered. Raises as ``choose_time``; NotPossible
    (``nothing``).
    """
    place = {"case_id": case_id, "meeting_id": meeting_id}
    with held_meeting(actor, CHOOSE, **place) as (acting, case, meeting):
        if rev_of(meeting) == seen + 1 and _has_said(acting, meeting, text):
            return meeting
        _require_open(case, meeting, seen)
        if not text:
            raise NotPossible("nothing")
        meeting.choice = told(acting, meeting, {}, none_fits=text)
        meeting.save(update_fields=["choice"])
        _note(acting, case, meeting, fits=False)
        return meeting


def _note(acting: Actor, case: Case, meeting: Meeting, **facts: Any) -> None:
    append_event(case, EventKind.MEETING_CHOSEN, acting, meeting=str(meeting.pk), **facts)
    recount_waiting(case, has_answered=True)


def _has_said(acting: Actor, meeting: Meeting, text: str) -> bool:
    is_hers = said_by(meeting, "none_fits") == acting.user.pk
    return is_hers and meeting.choice.get("none_fits") == text


def _is_sent_twice(
    acting: Actor, meeting: Meeting, choice: dict[str, Any], seen: int, time: MeetingTime
) -> bool:
    """True when this very page was what was saved last."""
    is_last = meeting.status == MeetingStatus.CHOSEN and rev_of(meeting) == seen + 1
    is_same = {**choice, "rev": 0, "by": 0} == {**meeting.choice, "rev": 0, "by": 0}
    is_hers = meeting.chosen_by_id == acting.user.pk
    return is_last and is_same and is_hers and meeting.chosen_at_time == time.starts_at


def _require_open(case: Case, meeting: Meeting, seen: int) -> None:
    require_meeting(case)
    if not is_open(meeting):
        state = "begun" if has_begun(meeting) else meeting.status
        raise TransitionNotAllowed(f"the meeting is {state}")
    if rev_of(meeting) != seen:
        raise EditConflict(meeting)
    if rev_of(meeting) >= MOST_ANSWERS:
        raise NotPossible("full")


def _check(meeting: Meeting, time: MeetingTime, choice: dict[str, Any]) -> None:
    if time.starts_at <= clock.now():
        raise NotPossible("past")
    if choice.get("way") not in meeting.ways:
        raise NotPossible("no_way")
    if choice["way"] == MeetingWay.ASSOCIATION and not choice.get("place"):
        raise NotPossible("no_place")
