"""Calculations in few words, and strategies that make any calculation."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from applications.norm.calculation import Calculation, calculate
from applications.norm.household import Adults, Child, Household, Person, days_in
from applications.norm.items import Cost, Income
from applications.norm.kinds import COSTS, INCOMES, PAY

MARCH = date(2026, 3, 1)
MONTHS = [date(2025, month, 1) for month in (2, 6, 7, 12)] + [
    date(2026, month, 1) for month in (1, 2, 3, 4, 12)
]


def kronor(amount: str | int) -> Decimal:
    return Decimal(amount)


def child(age: int, **about) -> Child:
    about |= {
        key: kronor(about[key]) for key in ("own_income", "own_income_before") if key in about
    }
    return Child(age=age, **about)


def calculation(adults="single", *children, size=None, month=MARCH, **rest) -> Calculation:
    household = Household(adults=Adults(adults), children=children, size=size)
    return Calculation(month=month, household=household, **rest)


def norm_of(adults="single", *children, **about) -> Decimal:
    return calculate(calculation(adults, *children, **about)).norm


def cost(amount, kind="rent", **about) -> Cost:
    return Cost(kind=kind, amount=kronor(amount), **about)


def income(amount, kind=PAY, person=Person.APPLICANT) -> Income:
    return Income(person=person, kind=kind, amount=kronor(amount))


amounts = st.decimals(min_value=0, max_value=200_000, places=2)
words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)


@st.composite
def children(draw, month: date) -> Child:
    return Child(
        age=draw(st.integers(0, 20)),
        lunch_away=draw(st.booleans()),
        days=draw(st.none() | st.integers(0, days_in(month))),
        own_income=draw(amounts),
        own_income_before=draw(amounts),
    )


@st.composite
def households(draw, month: date) -> Household:
    adults = draw(st.sampled_from(Adults))
    found = tuple(draw(st.lists(children(month), max_size=9)))
    size = None
    if adults == Adults.SHARED:
        size = draw(st.integers(1 + max(1, len(found)), 20))
    return Household(adults=adults, children=found, size=size)


@st.composite
def costs(draw) -> Cost:
    approved = draw(st.none() | amounts)
    return Cost(
        kind=draw(st.sampled_from(sorted(COSTS))),
        amount=draw(amounts),
        approved=approved,
        why="" if approved is None else draw(words),
    )


@st.composite
def incomes(draw, household: Household) -> Income:
    people = [Person.APPLICANT]
    people += [Person.PARTNER] if household.adults == Adults.COUPLE else []
    person = draw(st.sampled_from(people))
    return Income(person=person, kind=draw(st.sampled_from(sorted(INCOMES))), amount=draw(amounts))


@st.composite
def calculations(draw) -> Calculation:
    """Any calculation for a month with a table, without a changed norm."""
    month = draw(st.sampled_from(MONTHS))
    household = draw(households(month))
    people = [Person.APPLICANT]
    people += [Person.PARTNER] if household.adults == Adults.COUPLE else []
    return Calculation(
        month=month,
        household=household,
        costs=tuple(draw(st.lists(costs(), max_size=5))),
        incomes=tuple(draw(st.lists(incomes(household), max_size=5))),
        jobbstimulans=draw(st.frozensets(st.sampled_from(people))),
        joint_from_days=draw(st.integers(1, 31)),
    )
