"""What the desk can do for a person. Each has a row here, in the order of the person's page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eservice.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A page of its own, with the person's id in its address, and the words that lead there.

    ``is_for`` says whom it can be done for.
    """

    url_name: str
    icon: str
    label: str | Promise
    hint: str | Promise
    is_for: Callable[[Person], bool] = lambda person: True


DEEDS = (
    Deed(
        url_name="start_registration",
        icon="file-text",
        label=_("Registrera en ansökan"),
        hint=_("På papper, eller det som personen berättar."),
    ),
    Deed(
        url_name="desk_codes",
        icon="receipt",
        label=_("Koder för att logga in"),
        hint=_("För den som inte har e-legitimation."),
    ),
    Deed(
        url_name="add_desk_number",
        icon="user",
        label=_("Personen har fått personnummer"),
        hint=_("Då kan personen logga in med e-legitimation också."),
        is_for=lambda person: not person.has_number,
    ),
)
