"""What a municipality decides for itself about handling: days, payment day, delegation order.

It is the part ``[casework]`` and the list ``[[delegations]]`` of the municipality file.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from eservice.people.roles import Role

LAST_DAY_OF_EVERY_MONTH = 28


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """One point of the delegation order (KL 6 kap. 37 §, 7 kap. 5–8 §§), with its dates.

    ``roles`` may decide with these ``outcomes`` (codes of ``applications.statuses.Outcome``), up
    to ``most`` kronor in all; 0 is no limit. It holds from ``valid_from`` to ``valid_to``, both
    days included; without ``valid_to`` it holds on.
    """

    point: str
    text: str
    roles: tuple[str, ...]
    outcomes: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    most: int = 0

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class CaseworkRules:
    """Days are calendar days unless they say otherwise.

    ``completion_days`` and ``communication_days`` are what a caseworker is offered as the time to
    answer; ``reminder_days`` before that a reminder goes. ``answer_working_days`` is the promise
    to answer a message, in working days. ``office_from`` and ``office_until`` are the hours between
    which staff usually work. ``payment_day`` of the month is moved
    to the working day before. ``joint_days``: from so many days a month a child counts in the
    size of the household (no rule in law). With ``four_eyes`` nobody decides alone what she has
    prepared herself.
    """

    completion_days: int
    communication_days: int
    reminder_days: int
    payment_day: int
    joint_days: int
    four_eyes: bool
    answer_working_days: int = 3
    office_from: int = 7
    office_until: int = 18
    delegations: tuple[Delegation, ...] = ()

    def delegations_of(self, roles: Collection[str], day: date) -> list[Delegation]:
        """Return the points that someone with these roles holds on a day."""
        return [each for each in self.delegations if each.holds(day) and {*each.roles} & {*roles}]


def parse_casework(data: Mapping[str, Any], delegations: Iterable[Mapping]) -> CaseworkRules:
    """Build the rules from TOML data; raises TypeError with what is wrong."""
    rules = CaseworkRules(**data, delegations=tuple(map(_delegation, delegations)))
    for field in fields(CaseworkRules):
        value = getattr(rules, field.name)
        if field.type in {int, bool} and type(value) is not field.type:
            raise TypeError(f"{field.name} can't be {value!r}")
        if field.type is int and value < 1:
            raise TypeError(f"{field.name} must be at least 1")
    if rules.payment_day > LAST_DAY_OF_EVERY_MONTH:
        raise TypeError(f"payment_day must be a day of every month, not {rules.payment_day}")
    return rules


def _delegation(data: Mapping[str, Any]) -> Delegation:
    """Build one point; raises TypeError also for one that nobody could hold."""
    known = {field.name for field in fields(Delegation)}
    if data.keys() - known:
        raise TypeError(f"a delegation has no {sorted(data.keys() - known)}")
    lists = {name: tuple(data.get(name, ())) for name in ("roles", "outcomes")}
    point = Delegation(**{**data, **lists})
    if not all(isinstance(day, date) for day in (point.valid_from, point.valid_to or date.max)):
        raise TypeError(f"delegation {point.point}: its days must be dates")
    if type(point.most) is not int or point.most < 0:
        raise TypeError(f"delegation {point.point}: most can't be {point.most!r}")
    unknown = {*point.roles} - {*Role.values}
    if unknown or not point.roles or not point.outcomes or not str(point.point).strip():
        raise TypeError(f"delegation {point.point!r} needs a point, known roles and outcomes")
    return point
