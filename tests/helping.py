"""Makes help that is given, answered and confirmed, through the same doors that people use."""

from datetime import date
from typing import Any

from applications.access import Actor
from applications.actions.accepting import accept_by_code
from applications.actions.grants import Offer, confirm_grant, give_grant
from applications.models import Draft, Grant
from applications.powers import BUNDLE_BY_KEY, Power
from eservice import clock
from eservice.people.models import Organisation, User
from tests.factories import make_applicant

MONTHS = 3


def powers_of(bundle: str) -> frozenset[Power]:
    return frozenset(BUNDLE_BY_KEY[bundle].powers)


def offer_to(user: User | None = None, **values: Any) -> Offer:
    """An offer of the bundle "help" over everything for three months, unless told otherwise."""
    values = {
        "name": user.name if user else "Kim",
        "powers": powers_of("help"),
        "valid_to": clock.months_later(clock.today(), MONTHS),
    } | values
    return Offer(**values)


def make_helper(**values: Any) -> User:
    """A login of somebody who helps."""
    return make_applicant(**({"given_name": "Kim", "family_name": "Hjälpsam"} | values))


def make_grant(
    grantor: User,
    helper: User,
    powers: frozenset[Power] | str = "help",
    *,
    draft: Draft | None = None,
    valid_to: date | None = None,
    organisation: Organisation | None = None,
    is_confirmed: bool = True,
) -> Grant:
    """Help given in the service, answered with the code and confirmed by name."""
    chosen = powers_of(powers) if isinstance(powers, str) else powers
    values: dict[str, Any] = {"powers": chosen, "draft": draft, "organisation": organisation}
    if valid_to:
        values["valid_to"] = valid_to
    _grant, code = give_grant(Actor(grantor), offer=offer_to(helper, **values))
    grant = accept_by_code(Actor(helper), code=code.text)
    if is_confirmed:
        confirm_grant(Actor(grantor), grant_id=grant.pk, accepted_by=helper.pk)
    return Grant.objects.get(pk=grant.pk)
