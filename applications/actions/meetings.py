"""Meetings as the caseworker handles them: proposing times, calling off, noting that it was."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4, uuid5

from applications.access import Actor, Verb
from applications.actions.completions import held_case, tell
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, Meeting, MeetingTime
from applications.notice_kinds import NoticeKind
from applications.questions.meetings import has_begun, may_meet
from applications.statuses import MEETING_TRANSITIONS, MeetingStatus
from eservice import clock

MOST_TIMES = 6
PROPOSE = Verb.PROPOSE_MEETING


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What is proposed. ``why`` is told to the person; ``hers_alone``: to nobody who helps her."""

    times: Sequence[datetime]
    minutes: int
    ways: Sequence[str]
    why: str
    hers_alone: bool = False


@contextmanager
def held_meeting(
    actor: Actor, verb: Verb, *, case_id: UUID, meeting_id: UUID
) -> Iterator[tuple[Actor, Case, Meeting]]:
    """Hold a meeting and its case. Raises Case.DoesNotExist, NotAllowed, Meeting.DoesNotExist."""
    with held_case(actor, verb, case_id) as (acting, case):
        meeting = Meeting.objects.select_for_update().get(case=case, pk=meeting_id)
        yield acting, case, meeting


def move_meeting(meeting: Meeting, status: MeetingStatus, **values: Any) -> None:
    """Give a held meeting its new status: the one place where one is assigned."""
    if status not in MEETING_TRANSITIONS[MeetingStatus(meeting.status)]:
        raise TransitionNotAllowed(f"{meeting.status} → {status}")
    values = {"status": status, "status_since": clock.now()} | values
    for name, value in values.items():
        setattr(meeting, name, value)
    meeting.save(update_fields=list(values))


def require_meeting(case: Case) -> None:
    if not may_meet(case):
        raise TransitionNotAllowed(f"the case is {case.stage}")


def propose_meeting(
    actor: Actor,
    *,
    case_id: UUID,
    proposal: Proposal,
    page_id: UUID | None = None,
    instead_of: UUID | None = None,
) -> Meeting:
    """Propose times for a meeting, and let the person know.

    ``instead_of`` is a meeting that is off because of it; one that is over by now stays as it is.
    The same page sent twice proposes once. Raises NotAllowed, TransitionNotAllowed when the case
    is no longer handled, Meeting.DoesNotExist, and NotPossible (``no_time``, ``too_many``,
    ``twice``, ``past``, ``no_way``).
    """
    with held_case(actor, PROPOSE, case_id) as (acting, case):
        pk = _name(case, actor, page_id, proposal)
        known = Meeting.objects.filter(pk=pk).first()
        if known is not None:
            return known
        require_meeting(case)
        _check(proposal)
        meeting = _write(acting, case, pk, proposal)
        if instead_of is not None:
            _replace(acting, case, instead_of, meeting)
        append_event(case, EventKind.MEETING_PROPOSED, acting, meeting=str(pk))
        tell(case, NoticeKind.MEETING_PROPOSED, once=f"meeting:{pk}")
        return meeting


def cancel_meeting(actor: Actor, *, case_id: UUID, meeting_id: UUID, reason: str) -> Meeting:
    """Call off a meeting and say why. Twice changes nothing. Raises as ``propose_meeting``,
    TransitionNotAllowed for one that has been or is off for another reason, NotPossible
    (``reason``)."""
    place = {"case_id": case_id, "meeting_id": meeting_id}
    with held_meeting(actor, PROPOSE, **place) as (acting, case, meeting):
        if meeting.status != MeetingStatus.CANCELLED:
            if not reason:
                raise NotPossible("reason")
            _call_off(acting, case, meeting, cancelled=reason)
            tell(case, NoticeKind.MEETING_CANCELLED, once=f"meeting:{meeting.pk}:off")
        elif meeting.about.get("cancelled", "") != reason:
            raise TransitionNotAllowed("it is off for another reason")
        return meeting


def note_held(actor: Actor, *, case_id: UUID, meeting_id: UUID) -> Meeting:
    """Say that a meeting was held. Twice changes nothing. Raises TransitionNotAllowed for one
    without a chosen time, NotPossible (``not_yet``) before that time."""
    place = {"case_id": case_id, "meeting_id": meeting_id}
    with held_meeting(actor, PROPOSE, **place) as (acting, case, meeting):
        if meeting.status != MeetingStatus.HELD:
            if meeting.status == MeetingStatus.CHOSEN and not has_begun(meeting):
                raise NotPossible("not_yet")
            move_meeting(meeting, MeetingStatus.HELD)
            append_event(case, EventKind.MEETING_HELD, acting, meeting=str(meeting.pk))
        return meeting


def _write(acting: Actor, case: Case, pk: UUID, proposal: Proposal) -> Meeting:
    meeting = Meeting.objects.create(
        id=pk,
        case=case,
        is_first=_is_first(case),
        about={"why": proposal.why, "hers_alone": proposal.hers_alone},
        ways=list(proposal.ways),
        minutes=proposal.minutes,
        by=acting.user,
    )
    times = [MeetingTime(meeting=meeting, starts_at=each) for each in proposal.times]
    MeetingTime.objects.bulk_create(times)
    return meeting


def _replace(acting: Actor, case: Case, old_id: UUID, new: Meeting) -> None:
    old = Meeting.objects.select_for_update().get(case=case, pk=old_id)
    if MeetingStatus.CANCELLED in MEETING_TRANSITIONS[MeetingStatus(old.status)]:
        _call_off(acting, case, old, replaced_by=str(new.pk))


def _call_off(acting: Actor, case: Case, meeting: Meeting, **words: str) -> None:
    about = {**(meeting.about or {}), **words}
    move_meeting(meeting, MeetingStatus.CANCELLED, about=about)
    append_event(case, EventKind.MEETING_CANCELLED, acting, meeting=str(meeting.pk))


def _is_first(case: Case) -> bool:
    """True when the person has had no other meeting with us, and none is waiting."""
    others = Meeting.objects.filter(case__person=case.person_id)
    return not others.exclude(status=MeetingStatus.CANCELLED).exists()


def _name(case: Case, actor: Actor, page_id: UUID | None, proposal: Proposal) -> UUID:
    """Return an id that only the very same page has, sent by the same caseworker."""
    if page_id is None:
        return uuid4()
    words = [proposal.minutes, list(proposal.ways), proposal.why, proposal.hers_alone]
    times = [each.isoformat() for each in proposal.times]
    return uuid5(case.pk, json.dumps([actor.user.pk, str(page_id), times, words]))


def _check(proposal: Proposal) -> None:
    times = proposal.times
    faults = {
        "no_time": not times,
        "too_many": len(times) > MOST_TIMES,
        "twice": len(set(times)) < len(times),
        "past": any(each <= clock.now() for each in times),
        "no_way": not proposal.ways,
    }
    for reason, is_so in faults.items():
        if is_so:
            raise NotPossible(reason)
