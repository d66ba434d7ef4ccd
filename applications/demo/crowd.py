"""Further plainly fictional applicants, so that the worklist has several pages.

They have no login. Everything about them follows from their place in the list, so that every
demo looks the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from applications.demo.raw import (
    Answers,
    Raw,
    about,
    assets,
    costs,
    ending,
    home,
    income,
    last_month,
    occupation,
    rows,
    start,
    typed,
)
from eservice.people.numbers import NotAPersonalNumber, normalized

GIVEN_NAMES = [
    "Ahmed",
    "Birgit",
    "Cilla",
    "Dragan",
    "Elsa",
    "Farah",
    "Gunnar",
    "Hodan",
    "Ivar",
    "Jasmin",
    "Kerstin",
    "Leila",
    "Mikael",
    "Nadja",
    "Olle",
    "Petra",
    "Qasim",
    "Rut",
    "Samira",
    "Tage",
    "Ulla",
    "Viktor",
    "Wilma",
    "Xenia",
    "Yusuf",
    "Zofia",
    "Åke",
    "Ärla",
    "Östen",
    "Amina",
    "Bertil",
    "Dunja",
]
FAMILY_NAMES = [
    "Exempel",
    "Påhittad",
    "Provsson",
    "Fiktiv",
    "Testman",
    "Övning",
    "Mallsson",
    "Utkast",
]


@dataclass(frozen=True, kw_only=True)
class Applicant:
    """One of them: who, what she answers, when she sent it and how far it has come.

    ``course`` is unassigned, taken, investigated, decided or withdrawn.
    """

    given_name: str
    family_name: str
    number: str
    life: Callable[[date], Answers]
    days_ago: int
    unit: str
    course: str


def _test_number(place: int) -> str:
    """Return a number with a test birth number (980–999) and the check digit that fits."""
    born = date(1951, 3, 8) + timedelta(days=571 * place)
    for digit in range(10):
        try:
            return normalized(f"{born:%Y%m%d}{980 + place % 20}{digit}")
        except NotAPersonalNumber:
            continue
    raise NotAPersonalNumber(f"no check digit fits {born}")


def _life(home_answers: Answers, income_kinds: Callable[[date], dict[str, Raw]]) -> Callable:
    def answers(today: date) -> Answers:
        electricity = typed(amount="420", period="en månad")
        return {
            **start(today),
            **about("Fantasigatan 9"),
            **home_answers,
            **occupation("looking", livelihood="Med lite lön och hjälp av min familj."),
            **income(**income_kinds(today)),
            **assets(),
            **costs(electricity=electricity),
            **ending(),
        }

    return answers


def _pay(today: date) -> dict[str, Raw]:
    return {"pay": rows({**last_month(today, 25), "amount": "9 350", "note": "Ett café"})}


def _unemployment_benefit(today: date) -> dict[str, Raw]:
    return {"akassa": rows({**last_month(today, 27), "amount": "5 120"})}


def _pension(today: date) -> dict[str, Raw]:
    return {"pension": rows({**last_month(today, 18), "amount": "8 004"})}


def _nothing(today: date) -> dict[str, Raw]:
    return {}


RENT_DEBT = typed(housing_debts=["rent"], debt="6 900", more="")
LIVES = (
    _life(
        home("rented", typed(rent="7 120", included=["heating"], rooms="2", people="1")),
        _unemployment_benefit,
    ),
    _life(
        home(
            "secondhand",
            typed(rent="8 900", included=["none"], approval="yes", rooms="1", people="1"),
        ),
        _pay,
    ),
    _life(home("with_parents", typed(rent="1 500", people="4")), _nothing),
    _life(
        home("rented", typed(rent="6 900", included=["none"], rooms="1", people="1"), RENT_DEBT),
        _nothing,
    ),
    _life(
        home("owned", typed(kind="house", fee="3 900", interest="0", rooms="4", people="1")),
        _pension,
    ),
)
COURSES = (
    "unassigned",
    "taken",
    "investigated",
    "unassigned",
    "taken",
    "decided",
    "withdrawn",
)


def _applicant(place: int, given_name: str) -> Applicant:
    return Applicant(
        given_name=given_name,
        family_name=FAMILY_NAMES[place % len(FAMILY_NAMES)],
        number=_test_number(place),
        life=LIVES[place % len(LIVES)],
        days_ago=1 + place * 7 % 23,
        unit="vuxen" if place % 6 == 5 else "",
        course=COURSES[place % len(COURSES)],
    )


CROWD = tuple(_applicant(place, name) for place, name in enumerate(GIVEN_NAMES))
