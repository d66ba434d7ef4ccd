"""The norm, line by line: adults, each child, joint costs, and what was changed in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.norm import laws
from applications.norm.amounts import KRONA, ZERO, half_up
from applications.norm.household import Adults, Child, Household, Person
from applications.norm.items import Adjustment, NormByHand
from applications.norm.kinds import NORM_ITEMS
from applications.norm.laws import Ground, section
from applications.norm.lines import PEOPLE, YOUTH, Group, Line, child_words, ended
from applications.norm.table import YOUNGEST, Table
from eservice.ui.swedish import format_amount

# A year of 365 days has months of 30.4 days. The statute has no rule for part of a month.
DAYS_OF_A_MONTH = Decimal("30.4")
FIRST_SCHOOL_AGE = 6


@dataclass(frozen=True, kw_only=True)
class NormOfMonth:
    """A household in a month, by a table. ``joint_from_days``: as in Calculation."""

    table: Table
    month: date
    household: Household
    joint_from_days: int

    def lines(self) -> Iterator[Line]:
        """Yield a line for the adults, one for each child, and one for joint costs."""
        yield self._adults()
        for number, child in enumerate(self.household.children):
            yield self._child(number, child)
        yield self._shared() if self.household.size else self._joint()

    def _adults(self) -> Line:
        if self.household.adults == Adults.COUPLE:
            amount = self.table.couple_together
            words = _("Två vuxna som är ett par behöver %(amount)s till mat, kläder och annat.")
        else:
            amount = self.table.single
            words = _("En vuxen behöver %(amount)s till mat, kläder och annat.")
        return self._line("adults", words % {"amount": format_amount(amount)}, amount)

    def _child(self, number: int, child: Child) -> Line:
        key, who = f"child-{number}", _child_and_lunch(child, self.table)
        whole = self.table.child(child.age, lunch_away=child.lunch_away)
        a_day = half_up(whole / DAYS_OF_A_MONTH, KRONA)
        amount = min(a_day * (child.days or 0), whole)
        if not child.is_part_of(self.month) or amount == whole:
            values = {"child": who, "amount": format_amount(whole)}
            return self._line(key, _("%(child)s: %(amount)s enligt normen.") % values, whole)
        values = {"child": who, "amount": format_amount(a_day), "days": child.days}
        words = ngettext(
            "%(child)s: %(amount)s om dagen i %(days)d dag.",
            "%(child)s: %(amount)s om dagen i %(days)d dagar.",
            child.days,
        )
        return self._line(key, words % values, amount, laws.by_the_day(self.table.source))

    def _joint(self) -> Line:
        people = self.household.own_count(self.month, self.joint_from_days)
        amount = self.table.joint_costs(people)
        words = ngettext(
            "Hushållet är %(people)d person: %(amount)s till kostnader i hemmet.",
            "Hushållet är %(people)d personer: %(amount)s till gemensamma kostnader i hemmet.",
            people,
        )
        values = {"people": people, "amount": format_amount(amount)}
        return self._line("joint", words % values, amount, self._joint_rule())

    def _shared(self) -> Line:
        """The part of the whole home's joint costs that falls on the adult and her children."""
        people = self.household.size
        own = self.household.own_count(self.month, self.joint_from_days)
        whole = self.table.joint_costs(people)
        amount = half_up(whole * own / people, KRONA)
        words = _("%(people)d personer delar hemmet: delen för %(own)d är %(amount)s av %(whole)s.")
        values = {
            "people": people,
            "own": own,
            "amount": format_amount(amount),
            "whole": format_amount(whole),
        }
        return self._line("joint", words % values, amount, self._joint_rule())

    def _joint_rule(self) -> str:
        source = self.table.source
        if any(child.is_part_of(self.month) for child in self.household.children):
            return laws.joint_from(source, self.joint_from_days)
        return source

    def _line(self, key: str, text: str, amount: Decimal, rule: str = "") -> Line:
        rule = rule or self.table.source
        return Line(key=key, group=Group.NORM, text=text, amount=amount, rule=rule)


def by_hand(norm: NormByHand, month: date) -> Line:
    """Return the one line of a norm that a caseworker entered."""
    words = _("Handläggaren har skrivit in normen för hand: %(reason)s")
    return Line(
        key="norm-by-hand",
        group=Group.NORM,
        text=words % {"reason": ended(norm.reason)},
        amount=norm.amount,
        rule=section(Ground.NORM, month),
    )


def adjusted(number: int, change: Adjustment, household: Household, month: date) -> Line:
    """Return the line of a higher or lower norm."""
    values = {
        "what": _what(change, household),
        "amount": format_amount(abs(change.amount)),
        "reason": ended(change.reason),
    }
    return Line(
        key=f"adjustment-{number}",
        group=Group.NORM,
        text=_adjusted_words(is_higher=change.amount > ZERO, has_what=bool(values["what"]))
        % values,
        amount=change.amount,
        rule=section(Ground.NORM, month),
    )


def _what(change: Adjustment, household: Household) -> str:
    """Return "mat till partnern"; of the applicant only what it is for, if that is said."""
    item = str(NORM_ITEMS[change.item]) if change.item else ""
    if change.person == Person.APPLICANT:
        return item
    if change.person == Person.CHILD:
        who = child_words(household.children[change.child])
    else:
        who = str(PEOPLE[change.person])
    return _("%(item)s till %(who)s") % {"item": item, "who": who} if item else who


def _adjusted_words(*, is_higher: bool, has_what: bool) -> str:
    if has_what and is_higher:
        return _("Vi höjer normen för %(what)s med %(amount)s: %(reason)s")
    if has_what:
        return _("Vi sänker normen för %(what)s med %(amount)s: %(reason)s")
    if is_higher:
        return _("Vi höjer normen med %(amount)s: %(reason)s")
    return _("Vi sänker normen med %(amount)s: %(reason)s")


def _child_and_lunch(child: Child, table: Table) -> str:
    """Return "Barnet är 5 år och äter lunch i förskolan"; lunch only where it matters."""
    values = {"age": child.age}
    if child.age >= YOUTH:
        return _("Ungdomen går i gymnasiet och är %(age)d år") % values
    if not child.lunch_away or not table.has_lunch(child.age):
        if child.age == YOUNGEST:
            return _("Barnet är under 1 år")
        return _("Barnet är %(age)d år") % values
    if child.age == YOUNGEST:
        return _("Barnet är under 1 år och äter lunch i förskolan")
    if child.age < FIRST_SCHOOL_AGE:
        return _("Barnet är %(age)d år och äter lunch i förskolan") % values
    return _("Barnet är %(age)d år och äter lunch i förskolan eller skolan") % values
