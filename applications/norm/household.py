"""Who lives together, as the norm counts them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from applications.norm.amounts import ZERO, check_amount
from applications.norm.errors import WrongInput, inside
from applications.norm.fields import whole
from applications.norm.table import OLDEST, YOUNGEST

MOST_CHILDREN = 30
LARGEST_SHARED = 99
LONGEST_MONTH = 31


class Adults(StrEnum):
    """One adult, a couple, or one adult who shares a home with others than a partner."""

    SINGLE = "single"
    COUPLE = "couple"
    SHARED = "shared"

    @property
    def people(self) -> int:
        """How many adults the norm counts."""
        return 2 if self == Adults.COUPLE else 1


class Person(StrEnum):
    """Whose money it is. In adjustments also ``HOUSEHOLD``, for all of them."""

    APPLICANT = "applicant"
    PARTNER = "partner"
    CHILD = "child"
    HOUSEHOLD = "household"


@dataclass(frozen=True, kw_only=True)
class Child:
    """A child, or a youth under 21 in upper secondary school, whom the parents support.

    ``lunch_away``: eats lunch at school or preschool five days a week. ``days``: days in the home
    this month, None for all of them. ``own_income`` is what it earned by work this month, and
    ``own_income_before`` earlier in the same calendar year.
    """

    age: int
    lunch_away: bool = False
    days: int | None = None
    own_income: Decimal = ZERO
    own_income_before: Decimal = ZERO

    def __post_init__(self) -> None:
        whole(YOUNGEST, OLDEST)(self.age, "age")
        if self.days is not None:
            whole(0, LONGEST_MONTH)(self.days, "days")
        check_amount(self.own_income, "own_income")
        check_amount(self.own_income_before, "own_income_before")

    def is_part_of(self, month: date) -> bool:
        """Whether the child is in the home only some days of the month."""
        return self.days is not None and self.days < days_in(month)


@dataclass(frozen=True, kw_only=True)
class Household:
    """Adults and children. ``size`` is everyone in a shared home, and None in others."""

    adults: Adults
    children: tuple[Child, ...] = ()
    size: int | None = None

    def __post_init__(self) -> None:
        if len(self.children) > MOST_CHILDREN:
            wrong = _("Skriv högst %(most)d barn.") % {"most": MOST_CHILDREN}
            raise WrongInput("children", wrong)
        is_shared = self.adults == Adults.SHARED
        if not is_shared and self.size is not None:
            wrong = _("Skriv bara hur många som bor där när någon delar hem med andra.")
            raise WrongInput("size", wrong)
        if is_shared:
            whole(2, LARGEST_SHARED)(self.size, "size")

    def check_month(self, month: date, joint_from_days: int) -> None:
        """Raise WrongInput for more days than the month has, or a home too small for them."""
        for number, child in enumerate(self.children):
            with inside(f"children[{number}]"):
                whole(0, days_in(month))(child.days or 0, "days")
        named = self.own_count(month, joint_from_days)
        if self.size is not None and self.size < named:
            wrong = _("Räkna med alla i hemmet: minst %(named)d.") % {"named": named}
            raise WrongInput("size", wrong)

    def own_count(self, month: date, joint_from_days: int) -> int:
        """Return how many count for joint costs: adults, and children there so many days."""
        counted = [
            child
            for child in self.children
            if not child.is_part_of(month) or child.days >= joint_from_days
        ]
        return self.adults.people + len(counted)


def days_in(month: date) -> int:
    """Return how many days the month has."""
    return monthrange(month.year, month.month)[1]
