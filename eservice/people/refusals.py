"""Why a login was refused, in words for the person and in a code for the log."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What the page says, and its status: 400 the browser, 502 the provider, 403 the person."""

    status: int
    heading: Promise
    text: Promise


class LoginRefused(Exception):
    """Nobody is logged in. ``kind`` goes to the log and never says anything about the person;
    ``target`` is the page she was on her way to, when it is known."""

    def __init__(self, reason: Reason, kind: str, target: str = "") -> None:
        super().__init__(kind)
        self.reason = reason
        self.kind = kind
        self.target = target


_FAILED = _("Inloggningen gick inte igenom")

STALE = Reason(
    status=400,
    heading=_FAILED,
    text=_("Sidan var kanske öppen för länge. Börja om, så brukar det gå."),
)
UNREADABLE = Reason(
    status=502,
    heading=_FAILED,
    text=_("Vi fick inget svar som vi kan lita på. Vänta en stund och försök igen."),
)
WRONG_PERSON = Reason(
    status=403,
    heading=_FAILED,
    text=_("Vi behöver reda ut vem du är. Ring oss, så hjälper vi dig."),
)
WEAK = Reason(
    status=403,
    heading=_("Du behöver logga in på ett säkrare sätt"),
    text=_("Försök igen med en annan e-legitimation."),
)
ONE_FACTOR = Reason(
    status=403,
    heading=_("Du behöver logga in i två steg"),
    text=_("Logga in igen och bekräfta med till exempel en kod eller ett kort."),
)
NO_NUMBER = Reason(
    status=403,
    heading=_("Du kan inte arbeta här än"),
    text=_("Din inloggning saknar personnummer. Be din chef att ordna det."),
)
NO_ROLE = Reason(
    status=403,
    heading=_("Du kan inte arbeta här än"),
    text=_("Din inloggning saknar roll eller enhet. Be din chef att ordna det."),
)
