"""Where a meeting is."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience


class MeetingStatus(models.TextChoices):
    """Where a meeting is, in the caseworker's words."""

    PROPOSED = "proposed", _("Tider föreslagna")
    CHOSEN = "chosen", _("Tid bokad")
    HELD = "held", _("Mötet har varit")
    CANCELLED = "cancelled", _("Inställt")


# Until the time has come another time may be chosen.
MEETING_TRANSITIONS: dict[MeetingStatus, frozenset[MeetingStatus]] = {
    MeetingStatus.PROPOSED: frozenset({MeetingStatus.CHOSEN, MeetingStatus.CANCELLED}),
    MeetingStatus.CHOSEN: frozenset(
        {MeetingStatus.CHOSEN, MeetingStatus.HELD, MeetingStatus.CANCELLED}
    ),
    MeetingStatus.HELD: frozenset(),
    MeetingStatus.CANCELLED: frozenset(),
}

_CHOSEN = _("Mötet är bokat")
_HELD = _("Mötet har varit")
_CANCELLED = _("Mötet blir inte av")

MEETING_TEXTS: dict[MeetingStatus, dict[Audience, str | Promise]] = {
    MeetingStatus.PROPOSED: {
        Audience.APPLICANT: _("Välj en tid som passar dig"),
        Audience.REPRESENTATIVE: _("Den du hjälper kan välja en tid"),
        Audience.CO_APPLICANT: _("Den som söker kan välja en tid"),
        Audience.CASEWORKER: MeetingStatus.PROPOSED.label,
    },
    MeetingStatus.CHOSEN: {
        Audience.APPLICANT: _CHOSEN,
        Audience.REPRESENTATIVE: _CHOSEN,
        Audience.CO_APPLICANT: _CHOSEN,
        Audience.CASEWORKER: MeetingStatus.CHOSEN.label,
    },
    MeetingStatus.HELD: {
        Audience.APPLICANT: _HELD,
        Audience.REPRESENTATIVE: _HELD,
        Audience.CO_APPLICANT: _HELD,
        Audience.CASEWORKER: MeetingStatus.HELD.label,
    },
    MeetingStatus.CANCELLED: {
        Audience.APPLICANT: _CANCELLED,
        Audience.REPRESENTATIVE: _CANCELLED,
        Audience.CO_APPLICANT: _CANCELLED,
        Audience.CASEWORKER: MeetingStatus.CANCELLED.label,
    },
}
