"""A calculation from plain data, such as one JSON object.

Every fault is a WrongInput that names the value and says how to put it right. What may be missing
has a default: nobody, nothing, all month. Amounts are decimal strings, never numbers.
"""

import re
from typing import Any

from django.utils.translation import gettext as _

from applications.norm.amounts import ZERO, read_amount, read_signed_amount
from applications.norm.calculation import JOINT_FROM_DAYS, Calculation
from applications.norm.errors import WrongInput
from applications.norm.fields import Fields, flag, month, one_of, or_none, text, whole
from applications.norm.household import (
    LARGEST_SHARED,
    LONGEST_MONTH,
    MOST_CHILDREN,
    Adults,
    Child,
    Household,
    Person,
)
from applications.norm.items import Adjustment, Cost, Income, NormByHand
from applications.norm.kinds import NORM_ITEMS
from applications.norm.table import OLDEST, YOUNGEST

LONGEST_REASON = 1000
_KIND = re.compile(r"[a-zåäö0-9][a-zåäö0-9_-]{0,39}")
_reason = text(LONGEST_REASON)
_person = one_of({person.value: person for person in Person})
_owner = one_of({p.value: p for p in Person if p != Person.HOUSEHOLD})
_adults = one_of({adults.value: adults for adults in Adults})
_item = one_of({item: item for item in NORM_ITEMS})


def read_calculation(data: Any) -> Calculation:
    """Return the calculation that an object describes; raises WrongInput."""
    known = "month household costs incomes jobbstimulans adjustments norm_by_hand joint_from_days"
    fields = Fields(data, known)
    return Calculation(
        month=fields.read("month", month),
        household=fields.part("household", _household),
        costs=fields.each("costs", _cost),
        incomes=fields.each("incomes", _income),
        jobbstimulans=frozenset(fields.each("jobbstimulans", lambda who: _owner(who, ""))),
        adjustments=fields.each("adjustments", _adjustment),
        norm_by_hand=_norm_by_hand(fields),
        joint_from_days=fields.read("joint_from_days", whole(1, LONGEST_MONTH), JOINT_FROM_DAYS),
    )


def _household(data: Any) -> Household:
    fields = Fields(data, "adults size children")
    adults, children = fields.read("adults", _adults), fields.each("children", _child)
    size = fields.read("size", or_none(whole(1, LARGEST_SHARED)), None)
    # Who has counted those who are named says nothing new: only others in a home change the norm.
    if adults != Adults.SHARED and size == adults.people + len(children):
        size = None
    return Household(adults=adults, children=children, size=size)


def _child(data: Any) -> Child:
    fields = Fields(data, "age lunch_away days own_income own_income_before")
    return Child(
        age=fields.read("age", whole(YOUNGEST, OLDEST)),
        lunch_away=fields.read("lunch_away", flag, False),
        days=fields.read("days", or_none(whole(0, LONGEST_MONTH)), None),
        own_income=fields.read("own_income", read_amount, ZERO),
        own_income_before=fields.read("own_income_before", read_amount, ZERO),
    )


def _cost(data: Any) -> Cost:
    fields = Fields(data, "kind amount approved why")
    return Cost(
        kind=fields.read("kind", _kind),
        amount=fields.read("amount", read_amount),
        approved=fields.read("approved", or_none(read_amount), None),
        why=fields.read("why", _reason, ""),
    )


def _income(data: Any) -> Income:
    fields = Fields(data, "person kind amount")
    return Income(
        person=fields.read("person", _owner),
        kind=fields.read("kind", _kind),
        amount=fields.read("amount", read_amount),
    )


def _adjustment(data: Any) -> Adjustment:
    fields = Fields(data, "person child item amount reason")
    return Adjustment(
        person=fields.read("person", _person),
        child=fields.read("child", or_none(whole(0, MOST_CHILDREN - 1)), None),
        item=fields.read("item", _item, ""),
        amount=fields.read("amount", read_signed_amount),
        reason=fields.read("reason", _reason),
    )


def _norm_by_hand(fields: Fields) -> NormByHand | None:
    if fields.data.get("norm_by_hand") is None:
        return None
    return fields.part("norm_by_hand", _by_hand)


def _by_hand(data: Any) -> NormByHand:
    fields = Fields(data, "amount reason prisbasbelopp")
    return NormByHand(
        amount=fields.read("amount", read_amount),
        reason=fields.read("reason", _reason),
        prisbasbelopp=fields.read("prisbasbelopp", or_none(read_amount), None),
    )


def _kind(value: Any, field: str) -> str:
    if not isinstance(value, str) or not _KIND.fullmatch(value):
        wrong = _("Skriv sorten som ett ord med små bokstäver, till exempel ”rent”.")
        raise WrongInput(field, wrong)
    return value
