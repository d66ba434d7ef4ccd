"""Where an appeal is (FL 40–47 §§)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience


class AppealStatus(models.TextChoices):
    """Where an appeal is, in the caseworker's words."""

    RECEIVED = "received", _("Överklagande inkommet")
    RECONSIDERED = "reconsidered", _("Omprövat")
    TOO_LATE = "too_late", _("För sent inkommet")
    FORWARDED = "forwarded", _("Skickat till förvaltningsrätten")
    RULED = "ruled", _("Domstolen har avgjort målet")


# Too late is a decision of its own (avvisning), and can be appealed. A decision that was changed
# as she wanted goes no further; one that was changed in part goes on with the new decision.
APPEAL_TRANSITIONS: dict[AppealStatus, frozenset[AppealStatus]] = {
    AppealStatus.RECEIVED: frozenset(
        {AppealStatus.RECONSIDERED, AppealStatus.TOO_LATE, AppealStatus.FORWARDED}
    ),
    AppealStatus.RECONSIDERED: frozenset({AppealStatus.FORWARDED}),
    AppealStatus.TOO_LATE: frozenset(),
    AppealStatus.FORWARDED: frozenset({AppealStatus.RULED}),
    AppealStatus.RULED: frozenset(),
}

APPEAL_TEXTS: dict[AppealStatus, dict[Audience, str | Promise]] = {
    status: {
        Audience.APPLICANT: text,
        Audience.REPRESENTATIVE: text,
        Audience.CO_APPLICANT: text,
        Audience.CASEWORKER: status.label,
    }
    for status, text in (
        (AppealStatus.RECEIVED, _("Vi har fått överklagandet")),
        (AppealStatus.RECONSIDERED, _("Vi har ändrat beslutet")),
        (AppealStatus.TOO_LATE, _("Överklagandet kom för sent")),
        (AppealStatus.FORWARDED, _("Vi har skickat överklagandet till domstolen")),
        (AppealStatus.RULED, _("Domstolen har bestämt")),
    )
}
