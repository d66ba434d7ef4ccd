"""The known faults in accessibility, kept by hand: add one when it is found, take it out when it is
mended.

Whether the statement says that the service is accessible follows from this list. Only what
somebody has seen stands here. A fault is written for whoever meets it; see docs/accessibility.md.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that doesn't work for everyone.

    ``criterion`` is the number in WCAG 2.2 of the rule that it breaks, ``meanwhile`` what one can
    do until it is mended, and ``known_since`` the day it was found.
    """

    what: str | Promise
    why: str | Promise
    meanwhile: str | Promise
    criterion: str
    known_since: date


FAULTS = (
    Fault(
        what=_("Papper som någon har fotograferat eller skannat är bilder."),
        why=_("En skärmläsare läser bara namnet på papperet, inte det som står där."),
        meanwhile=_("Ring oss, så läser vi upp papperet för dig."),
        criterion="1.1.1",
        known_since=date(2026, 11, 23),
    ),
    Fault(
        what=_("På ett annat språk är en del ord ändå på svenska, till exempel om föreningar."),
        why=_("Sidan säger inte till en skärmläsare att orden är på svenska. De kan låta fel."),
        meanwhile=_("Välj svenska om orden låter fel, eller ring oss."),
        criterion="3.1.2",
        known_since=date(2026, 11, 23),
    ),
)
