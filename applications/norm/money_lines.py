"""Costs and incomes, line by line, with what of an income is not counted on a line of its own."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from applications.norm.amounts import ORE, ZERO, half_up
from applications.norm.household import Child, Person
from applications.norm.items import Cost, Income
from applications.norm.kinds import PAY, cost_ground, cost_words, income_words
from applications.norm.laws import Ground, section
from applications.norm.lines import PEOPLE, Group, Line, child_words, ended
from eservice.ui.swedish import format_amount

# How much of pay jobbstimulans leaves out (SoL 12 kap. 8 §).
DISREGARDED = Decimal("0.25")


def cost_lines(costs: Iterable[Cost], month: date) -> Iterator[Line]:
    """Yield a line for each cost, also one that is not approved."""
    for number, cost in enumerate(costs):
        values = {
            "kind": cost_words(cost.kind),
            "asked": format_amount(cost.amount),
            "counted": format_amount(cost.counted),
            "why": ended(cost.why),
        }
        yield Line(
            key=f"cost-{number}",
            group=Group.COSTS,
            text=_cost_words(cost) % values,
            amount=cost.counted,
            rule=section(cost_ground(cost.kind), month),
        )


def _cost_words(cost: Cost) -> str:
    if cost.counted == cost.amount:
        return _("Vi räknar med %(counted)s för %(kind)s.")
    if cost.counted == ZERO:
        return _("Vi räknar inte med %(asked)s för %(kind)s: %(why)s")
    return _("Vi räknar med %(counted)s för %(kind)s i stället för %(asked)s: %(why)s")


def income_lines(incomes: Iterable[Income], month: date) -> Iterator[Line]:
    """Yield a line for each income, with its whole amount."""
    for number, income in enumerate(incomes):
        words = _income_words(income)
        yield _income(f"income-{number}", words, -income.amount, Ground.NEED, month)


def _income_words(income: Income) -> str:
    values = {"amount": format_amount(income.amount), "kind": income_words(income.kind)}
    if income.person == Person.APPLICANT:
        return _("Vi drar av %(amount)s: %(kind)s.") % values
    values["person"] = str(PEOPLE[income.person])
    return _("Vi drar av %(amount)s: %(person)s får %(kind)s.") % values


def jobbstimulans_lines(
    incomes: Iterable[Income], people: Iterable[Person], month: date
) -> Iterator[Line]:
    """Yield a line for each person with jobbstimulans and pay (SoL 12 kap. 8 §).

    A quarter of all the person's pay together, to the nearest öre.
    """
    incomes = tuple(incomes)
    for person in (Person.APPLICANT, Person.PARTNER):
        pay = sum((each.amount for each in incomes if _is_pay(each, person)), ZERO)
        amount = half_up(pay * DISREGARDED, ORE)
        if person in people and amount:
            words = _jobbstimulans_words(person) % {"amount": format_amount(amount)}
            key = f"jobbstimulans-{person.value}"
            yield _income(key, words, amount, Ground.JOBBSTIMULANS, month)


def _jobbstimulans_words(person: Person) -> str:
    if person == Person.PARTNER:
        return _("Vi lägger tillbaka %(amount)s: en fjärdedel av partnerns lön är jobbstimulans.")
    return _("Vi lägger tillbaka %(amount)s: en fjärdedel av lönen är jobbstimulans.")


def _is_pay(income: Income, person: Person) -> bool:
    return income.kind == PAY and income.person == person


def child_pay_lines(
    children: Iterable[Child], prisbasbelopp: Decimal, month: date
) -> Iterator[Line]:
    """Yield what each child earned, and what of it is not counted (SoL 12 kap. 9 §).

    Pay counts only above one prisbasbelopp in a calendar year, all its months together.
    """
    for number, child in enumerate(children):
        earned = child.own_income
        if not earned:
            continue
        values = {"amount": format_amount(earned), "child": child_words(child)}
        words = _("Vi drar av %(amount)s: %(child)s får lön.") % values
        yield _income(f"child-pay-{number}", words, -earned, Ground.NEED, month)
        above = child.own_income_before + earned - prisbasbelopp
        left_out = earned - min(max(above, ZERO), earned)
        if left_out:
            limit = format_amount(prisbasbelopp)
            values = {"amount": format_amount(left_out), "limit": limit}
            words = _("Vi lägger tillbaka %(amount)s: barn får själva tjäna %(limit)s om året.")
            key = f"child-pay-left-out-{number}"
            yield _income(key, words % values, left_out, Ground.CHILD_PAY, month)


def _income(key: str, text: str, amount: Decimal, ground: Ground, month: date) -> Line:
    rule = section(ground, month)
    return Line(key=key, group=Group.INCOMES, text=text, amount=amount, rule=rule)
