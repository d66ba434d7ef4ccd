"""What the desk can do for a person. Each has a row here, in the order of the person's page."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A page of its own, with the person's id in its address, and the words that lead there."""

    url_name: str
    icon: str
    label: str | Promise
    hint: str | Promise


DEEDS = (
    Deed(
        url_name="desk_codes",
        icon="receipt",
        label=_("Koder för att logga in"),
        hint=_("För den som inte har e-legitimation."),
    ),
)
