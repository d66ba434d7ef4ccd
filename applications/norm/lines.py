"""A line of a calculation, and small pieces that several sentences share."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.household import Child, Person
from applications.norm.table import YOUNGEST

# From this age the norm is for youth in upper secondary school.
YOUTH = 19
# The applicant has no words: a line that names nobody is hers, whoever reads it.
PEOPLE = {
    Person.PARTNER: gettext_lazy("partnern"),
    Person.CHILD: gettext_lazy("barnet"),
    Person.HOUSEHOLD: gettext_lazy("hela hushållet"),
}


class Group(StrEnum):
    """Which of the three sums a line belongs to."""

    NORM = "norm"
    COSTS = "costs"
    INCOMES = "incomes"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One sentence with its amount: above zero it adds to what is needed, below it takes away.

    ``key`` names the line within its calculation: ``adults``, ``child-0``, ``cost-2``. ``rule`` is
    a section of the law, or a setting of the municipality.
    """

    key: str
    group: Group
    text: str
    amount: Decimal
    rule: str


def child_words(child: Child) -> str:
    """Return "barnet som är 8 år"."""
    if child.age == YOUNGEST:
        return _("barnet som är under 1 år")
    if child.age >= YOUTH:
        return _("ungdomen som är %(age)d år") % {"age": child.age}
    return _("barnet som är %(age)d år") % {"age": child.age}


def ended(reason: str) -> str:
    """Return a reason as the end of a sentence: on one line, with one full stop."""
    return " ".join(reason.split()).rstrip(".!") + ("" if reason.endswith("?") else ".")
