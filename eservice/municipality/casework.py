"""What a municipality decides for itself about handling: days, payment day, delegation order.

It is the part ``[casework]`` of the municipality file, with its ``[[casework.delegations]]``.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from eservice.municipality.schema import SOME_TEXT, setting
from eservice.people.roles import Role

LAST_DAY_OF_EVERY_MONTH = 28
ROLES = tuple(Role.values)


@dataclass(frozen=True, kw_only=True)
class Delegation:
    """One point of the delegation order (KL 6 kap. 37 §, 7 kap. 5–8 §§), with its dates.

    It holds from ``valid_from`` to ``valid_to``, both days included; without ``valid_to`` it
    holds on.
    """

    point: str = setting("the number of the point, such as D 4.1", shape=SOME_TEXT)
    text: str = setting("what the point says", shape=SOME_TEXT)
    roles: tuple[str, ...] = setting("the roles that may decide", choices=ROLES)
    outcomes: tuple[str, ...] = setting("the outcomes that they may decide on")
    valid_from: date = setting("the first day that it holds")
    valid_to: date | None = setting("the last day that it holds", default=None)
    most: int = setting("the most kronor in all; 0 is no limit", default=0, least=0)

    def faults(self) -> Iterator[tuple[str, str]]:
        if not self.roles or not self.outcomes:
            yield "roles", "a point needs roles and outcomes, or nobody could use it"
        if self.valid_to and self.valid_to < self.valid_from:
            yield "valid_to", "must not be before valid_from"

    def holds(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class CaseworkRules:
    """How cases are handled. Days are calendar days unless they say otherwise."""

    completion_days: int = setting("the time to send what is missing that a caseworker is offered")
    communication_days: int = setting("the time to comment on an investigation that is offered")
    reminder_days: int = setting("how many days before the end of those times we remind")
    payment_day: int = setting(
        "the day of the month when money is paid; moved to the working day before",
        most=LAST_DAY_OF_EVERY_MONTH,
    )
    joint_days: int = setting(
        "from so many days a month a child counts in the size of the household (no law says)",
        most=31,
    )
    four_eyes: bool = setting("whether nobody decides alone what she has prepared herself")
    answer_working_days: int = setting(
        "the promise: within so many working days we answer a message", default=3
    )
    office_from: int = setting("the hour from which staff usually work", default=7, most=23)
    office_until: int = setting("the hour until which staff usually work", default=18, most=24)

    delegations: tuple[Delegation, ...] = setting(
        "the delegation order: who may decide what, from which day", default=()
    )

    def delegations_of(self, roles: Collection[str], day: date) -> list[Delegation]:
        """Return the points that someone with these roles holds on a day."""
        return [each for each in self.delegations if each.holds(day) and {*each.roles} & {*roles}]

    def faults(self) -> Iterator[tuple[str, str]]:
        if self.office_until <= self.office_from:
            yield "office_until", "must be later than office_from"
        if self.reminder_days >= min(self.completion_days, self.communication_days):
            yield "reminder_days", "must be fewer than completion_days and communication_days"
