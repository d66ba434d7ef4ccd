"""What has happened in a case, in the caseworker's words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from applications.event_kinds import EventKind
from applications.models import Case, CaseEvent
from applications.paging import PAGE_SIZE
from applications.powers import GrantKind
from eservice.people.models import User
from eservice.people.roles import Role

LATEST = 10
# Events that are about someone else than the one who did it: the name belongs to the words.
NAMING = (EventKind.TAKEN, EventKind.HANDED_OVER, EventKind.RECUSED)


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event: what, who and when. ``about`` is the caseworker it concerns, or nothing."""

    what: str
    about: str
    who: str
    role: str
    at: datetime
    seq: int


def latest(case: Case) -> list[Happening]:
    """Return the latest events, newest first."""
    return _happenings(case, None, LATEST)


def before(case: Case, seq: int | None) -> tuple[list[Happening], int | None]:
    """Return a page of events older than ``seq``, and the place where the next one starts."""
    found = _happenings(case, seq, PAGE_SIZE + 1)
    shown = found[:PAGE_SIZE]
    return shown, shown[-1].seq if len(found) > PAGE_SIZE else None


def parse_place(text: str) -> int | None:
    """Return a place in the history, or None for anything that is not one."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None


def _happenings(case: Case, seq: int | None, limit: int) -> list[Happening]:
    events = case.events.select_related("by__person", "about__person").order_by("-seq")
    if seq is not None:
        events = events.filter(seq__lt=seq)
    return [_happening(event) for event in events[:limit]]


def _happening(event: CaseEvent) -> Happening:
    kind = EventKind(event.kind)
    return Happening(
        what=_what(event),
        about=event.about.name if event.about and kind in NAMING else "",
        who=_who(event.by),
        role=_role(event),
        at=event.at,
        seq=event.seq,
    )


def _what(event: CaseEvent) -> str:
    if event.kind == EventKind.MEETING_CHOSEN and "time" not in event.data:
        return _("Tiden för mötet passar inte den sökande")
    return EventKind(event.kind).label


def _who(user: User | None) -> str:
    return user.name if user else _("E-tjänsten")


def _role(event: CaseEvent) -> str:
    if event.by is None:
        return ""
    known = {**dict(Role.choices), **dict(GrantKind.choices), "co_applicant": _("medsökande")}
    return known.get(event.role, _("sökande"))
