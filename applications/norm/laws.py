"""Which section of the law a line rests on, by the month it is for.

The sections moved on 1 July 2025 from socialtjänstlagen (2001:453) to (2025:400); what they say
about the calculation stayed the same. When the law changes again, a set of sections is added here.
"""

from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Ground(StrEnum):
    """What a line rests on."""

    NEED = "need"
    NORM = "norm"
    JOBBSTIMULANS = "jobbstimulans"
    CHILD_PAY = "child_pay"


# By chapter, and the section of each ground.
EARLIER = (
    4,
    {
        Ground.NEED: "1 §",
        Ground.NORM: "3 §",
        Ground.JOBBSTIMULANS: "1 b §",
        Ground.CHILD_PAY: "1 a §",
    },
    # klarspråk: ok the name of the law
    gettext_lazy("socialtjänstlagen (2001:453)"),
)
SINCE_JULY_2025 = (
    12,
    {
        Ground.NEED: "1 §",
        Ground.NORM: "7 §",
        Ground.JOBBSTIMULANS: "8 §",
        Ground.CHILD_PAY: "9 §",
    },
    # klarspråk: ok the name of the law
    gettext_lazy("socialtjänstlagen (2025:400)"),
)


def section(ground: Ground, month: date) -> str:
    """Return the section, such as "12 kapitlet 8 § socialtjänstlagen (2025:400)"."""
    chapter, sections, law = EARLIER if month < date(2025, 7, 1) else SINCE_JULY_2025
    values = {"chapter": chapter, "section": sections[ground], "law": law}
    return _("%(chapter)d kapitlet %(section)s %(law)s") % values


def by_the_day(source: str) -> str:
    """Return the rule for a child who is there part of the month; the statute has none."""
    return _("%(source)s, och kommunens sätt att räkna dagar") % {"source": source}


def joint_from(source: str, days: int) -> str:
    """Return the rule for who is counted, when some child is there part of the month."""
    values = {"source": source, "days": days}
    return _("%(source)s, och kommunens gräns på %(days)d dagar för barn") % values
