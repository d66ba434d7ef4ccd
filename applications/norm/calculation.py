"""The calculation: norm + reasonable costs - incomes that count (SoL 12 kap. 7-9 §§).

Above zero the result is underskott, what is missing; below it is överskott.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.norm.amounts import ZERO
from applications.norm.errors import WrongInput, inside
from applications.norm.fields import MOST_IN_A_LIST, whole
from applications.norm.household import LONGEST_MONTH, Adults, Household, Person
from applications.norm.items import Adjustment, Cost, Income, NormByHand
from applications.norm.lines import Group, Line
from applications.norm.money_lines import (
    child_pay_lines,
    cost_lines,
    income_lines,
    jobbstimulans_lines,
)
from applications.norm.norm_lines import NormOfMonth, adjusted, by_hand
from applications.norm.table import Table
from applications.norm.tables import find_table, table_for

# From how many days a month a child counts for joint costs, unless the municipality says else.
JOINT_FROM_DAYS = 15


@dataclass(frozen=True, kw_only=True)
class Calculation:
    """All that a result comes from. ``month`` is any day of it; amounts are kronor in that month.

    ``jobbstimulans`` names who has it. ``joint_from_days`` is the municipality's: from how many
    days in the home a child counts for joint costs. ``norm_by_hand`` is for a month without a
    table. Raises WrongInput, with the field, for what can't be together.
    """

    month: date
    household: Household
    costs: tuple[Cost, ...] = ()
    incomes: tuple[Income, ...] = ()
    jobbstimulans: frozenset[Person] = frozenset()
    adjustments: tuple[Adjustment, ...] = ()
    norm_by_hand: NormByHand | None = None
    joint_from_days: int = JOINT_FROM_DAYS

    def __post_init__(self) -> None:
        whole(1, LONGEST_MONTH)(self.joint_from_days, "joint_from_days")
        with inside("household"):
            self.household.check_month(self.month, self.joint_from_days)
        for name in ("costs", "incomes", "adjustments"):
            whole(0, MOST_IN_A_LIST)(len(getattr(self, name)), name)
        for number, income in enumerate(self.incomes):
            with inside(f"incomes[{number}]"):
                self._check_person(income.person, "person")
        for number, change in enumerate(self.adjustments):
            with inside(f"adjustments[{number}]"):
                self._check_person(change.person, "person")
                if change.child is not None:
                    whole(0, len(self.household.children) - 1)(change.child, "child")
        for person in sorted(self.jobbstimulans):
            if person not in {Person.APPLICANT, Person.PARTNER}:
                raise WrongInput("jobbstimulans", _("Bara vuxna kan få jobbstimulans."))
            self._check_person(person, "jobbstimulans")

    def _check_person(self, person: Person, field: str) -> None:
        if person == Person.PARTNER and self.household.adults != Adults.COUPLE:
            raise WrongInput(field, _("Det finns ingen partner i hushållet."))
        if person == Person.CHILD and not self.household.children:
            raise WrongInput(field, _("Det finns inget barn i hushållet."))


@dataclass(frozen=True, kw_only=True)
class Result:
    """What it comes to. ``table`` is the table's name, None when the norm was entered by hand.

    Every sum is made of the lines, so they always agree.
    """

    table: str | None
    lines: tuple[Line, ...]

    @property
    def norm(self) -> Decimal:
        return self._sum(Group.NORM)

    @property
    def costs(self) -> Decimal:
        return self._sum(Group.COSTS)

    @property
    def incomes(self) -> Decimal:
        """What counts of the incomes, above zero."""
        return -self._sum(Group.INCOMES)

    @property
    def result(self) -> Decimal:
        return self.norm + self.costs - self.incomes

    def _sum(self, group: Group) -> Decimal:
        return sum((line.amount for line in self.lines if line.group == group), ZERO)


def calculate(calculation: Calculation, tables: Sequence[Table] | None = None) -> Result:
    """Work out the result by the table of the month; ``tables`` are the shipped ones if not given.

    Raises NoTable for a month without one and without a norm by hand, and WrongInput for a norm
    by hand where there is a table, or a norm lowered below zero.
    """
    table = _table(calculation, tables)
    result = Result(
        table=table and table.name,
        lines=(*_norm_lines(calculation, table), *_money_lines(calculation, table)),
    )
    if result.norm < ZERO:
        wrong = _("Normen kan inte vara mindre än noll. Sänk den inte lika mycket.")
        raise WrongInput("adjustments", wrong)
    return result


def _table(calculation: Calculation, tables: Sequence[Table] | None) -> Table | None:
    if calculation.norm_by_hand is None:
        return table_for(calculation.month, tables)
    table = find_table(calculation.month, tables)
    if table is not None:
        wrong = _("Det finns en norm för månaden. Höj eller sänk den i stället, och säg varför.")
        raise WrongInput("norm_by_hand", wrong)
    return None


def _norm_lines(calculation: Calculation, table: Table | None) -> Iterator[Line]:
    month, household = calculation.month, calculation.household
    if table is None:
        yield by_hand(calculation.norm_by_hand, month)
    else:
        yield from NormOfMonth(
            table=table,
            month=month,
            household=household,
            joint_from_days=calculation.joint_from_days,
        ).lines()
    for number, change in enumerate(calculation.adjustments):
        yield adjusted(number, change, household, month)


def _money_lines(calculation: Calculation, table: Table | None) -> Iterable[Line]:
    month, children = calculation.month, calculation.household.children
    yield from cost_lines(calculation.costs, month)
    yield from income_lines(calculation.incomes, month)
    yield from jobbstimulans_lines(calculation.incomes, calculation.jobbstimulans, month)
    if any(child.own_income for child in children):
        yield from child_pay_lines(children, _prisbasbelopp(calculation, table), month)


def _prisbasbelopp(calculation: Calculation, table: Table | None) -> Decimal:
    if table is not None:
        return table.prisbasbelopp
    if calculation.norm_by_hand.prisbasbelopp is None:
        wrong = _("Skriv årets prisbasbelopp, för ett barn har egen lön.")
        raise WrongInput("norm_by_hand.prisbasbelopp", wrong)
    return calculation.norm_by_hand.prisbasbelopp
