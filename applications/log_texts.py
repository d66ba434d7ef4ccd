"""The log in the applicant's words: who did or read what. A refused reader is never named."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from applications.actors import CO_APPLICANT
from applications.event_kinds import (
    APPLICANT_ACCESS_TEXTS,
    APPLICANT_EVENT_TEXTS,
    AccessKind,
    EventKind,
)
from applications.models import AccessLog, CaseEvent
from applications.powers import GrantKind
from eservice.people.models import User
from eservice.people.roles import Role

# Their texts already say that it is a caseworker.
ABOUT_THE_CASEWORKER = (EventKind.TAKEN, EventKind.HANDED_OVER, EventKind.RECUSED)


def event_text(event: CaseEvent, reader: User) -> SafeString:
    """Return what happened, as "Maja Låtsas, handläggare, började läsa din ansökan"."""
    kind = EventKind(event.kind)
    if kind in ABOUT_THE_CASEWORKER:
        who = _who(event.about, "", reader)
    else:
        who = _who(event.by, event.role, reader)
    text = str(APPLICANT_EVENT_TEXTS[kind])
    if kind is EventKind.MEETING_CHOSEN and "time" not in event.data:
        text = _("{who} sa att tiden för mötet inte passar")
    return format_html(text, who=who)


def access_text(reading: AccessLog, reader: User) -> SafeString:
    """Return what was read, as "Maja Låtsas, handläggare, läste dina svar".

    ``was_decided`` of the reading says whether there was a decision then. Before the first one
    who writes it has read the case: the person would look in vain for what was read.
    """
    kind = AccessKind(reading.kind)
    if kind is AccessKind.DECISION and not reading.was_decided:
        kind = AccessKind.CASE
    text = str(APPLICANT_ACCESS_TEXTS[kind])
    if reading.role == CO_APPLICANT and kind is AccessKind.ANSWERS:
        text = _("{who} läste sin egen del av svaren")
    return format_html(text, who=_who(reading.by, reading.role, reader))


def _who(user: User | None, role: str, reader: User) -> SafeString | str:
    if user is None:
        return _("E-tjänsten")
    if user.person_id and user.person_id == reader.person_id:
        return _("Du")
    name = user.name or _("En person hos oss")
    known = {
        **dict(Role.choices),
        **dict(GrantKind.choices),
        GrantKind.FRAMTIDSFULLMAKT: _("med framtidsfullmakt"),
        CO_APPLICANT: _("din partner"),
    }
    if role not in known:
        return format_html("<bdi>{}</bdi>", name)
    return format_html("<bdi>{}</bdi>, {},", name, known[role])
