"""What is asked about an organisation and about a member of it."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from stdnum.exceptions import ValidationError as NotANumber
from stdnum.se import orgnr

from eservice.people.models import Membership
from eservice.people.number_field import NumberToFind
from eservice.people.stash import typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Phone, ShortText
from eservice.ui.forms import QuestionForm

Role = Membership.MemberRole


class OrganisationNumber(ShortText):
    """An organisationsnummer: ten digits with a check digit (Luhn), the third at least 2.

    That third digit tells it from a personnummer, which a sole trader has as her number and
    which may not be kept here.
    """

    def clean(self, value: Any) -> str:
        compact = orgnr.compact(super().clean(value))
        if len(compact) == 12 and compact.startswith("16"):
            compact = compact[2:]
        try:
            number = orgnr.validate(compact)
        except NotANumber as error:
            raise forms.ValidationError(
                _("Numret stämmer inte. Skriv tio siffror, till exempel 802002-4280")
            ) from error
        if number[2] < "2":
            raise forms.ValidationError(
                _("Det här ser ut som ett personnummer. Skriv föreningens eget nummer.")
            )
        return number

    def display(self, value: str) -> list[str]:
        return [orgnr.format(value)]


class AskForm(QuestionForm):
    """What a caseworker needs to know to find the organisation."""

    name = ShortText(
        label=gettext_lazy("Vad heter föreningen?"),
        missing=gettext_lazy("Skriv föreningens namn"),
        autocomplete="organization",
        max_length=120,
    )
    number = OrganisationNumber(
        # klarspråk: ok det heter numret hos Skatteverket
        label=gettext_lazy("Vilket organisationsnummer har föreningen?"),
        help_text=gettext_lazy("Det har tio siffror. Det står på papper från Skatteverket."),
        # klarspråk: ok det heter numret hos Skatteverket
        missing=gettext_lazy("Skriv föreningens organisationsnummer"),
        attrs={"inputmode": "numeric"},
    )
    phone = Phone(
        label=gettext_lazy("Vilket telefonnummer har föreningen?"),
        help_text=gettext_lazy("Vi ringer föreningen innan vi svarar."),
        missing=gettext_lazy("Skriv föreningens telefonnummer"),
        autocomplete="off",
    )


class MemberForm(QuestionForm):
    """Who becomes a member, and what she may do in the organisation."""

    given_name = ShortText(
        label=gettext_lazy("Förnamn"),
        missing=gettext_lazy("Skriv förnamnet"),
        max_length=100,
    )
    family_name = ShortText(
        label=gettext_lazy("Efternamn"),
        missing=gettext_lazy("Skriv efternamnet"),
        max_length=100,
    )
    number = NumberToFind(
        label=gettext_lazy("Personnummer eller samordningsnummer"),
        help_text=gettext_lazy("Skriv tolv siffror. Då vet vi vem som loggar in."),
        missing=gettext_lazy("Skriv personnumret"),
        attrs={"inputmode": "numeric"},
    )
    role = OneOf(
        label=gettext_lazy("Vad ska personen kunna göra?"),
        choices=(
            Choice(
                Role.MEMBER,
                gettext_lazy("Hjälpa"),
                gettext_lazy("Personen kan hjälpa dem som har gett föreningen tillgång."),
            ),
            Choice(
                Role.MANAGER,
                gettext_lazy("Hjälpa och vara ansvarig"),
                gettext_lazy("Personen kan också lägga till och ta bort medlemmar."),
            ),
        ),
        missing=gettext_lazy("Välj vad personen ska kunna göra"),
    )


def opened[Form: QuestionForm](form: type[Form], request: HttpRequest) -> tuple[Form, bool]:
    """Return the form as it was sent, as it was typed before the login ended, or empty.

    The second value is true for what was typed before: nothing is saved until she presses.
    """
    if request.method == "POST":
        return form(request.POST), False
    typed = typed_before_login(request)
    if typed is None:
        return form(), False
    found = form(typed)
    found.keep_quiet()
    return found, True
