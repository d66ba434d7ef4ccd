"""What the desk asks: which person it is, by number or by name."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.desk import Told
from applications.event_kinds import SearchReason
from eservice import clock
from eservice.people.numbers import (
    LONGEST_RESERVE,
    SHORTEST_RESERVE,
    NotAPersonalNumber,
    normalized,
    normalized_reserve,
)
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField, ShortText, Tick
from eservice.ui.forms import QuestionForm

PERSONAL, RESERVE, NO_NUMBER = "personal", "reserve", "none"
REASONS = (SearchReason.CALLS, SearchReason.WROTE)


class FindForm(QuestionForm):
    """The number of somebody to find, of any kind, and why."""

    number = ShortText(
        label=gettext_lazy("Personnummer, samordningsnummer eller T-nummer"),
        help_text=gettext_lazy("Personen kan se att du har sökt."),
        missing=gettext_lazy("Skriv numret"),
    )
    reason = OneOf(
        label=gettext_lazy("Varför söker du?"),
        choices=[Choice(reason.value, reason.label) for reason in REASONS],
        missing=gettext_lazy("Välj varför du söker"),
    )

    def clean_number(self) -> str:
        text = self.cleaned_data["number"]
        if not normalized_reserve(text):
            raise ValidationError(_("Skriv numret"))
        return text


class RegisterForm(QuestionForm):
    """The person's name, and a number of one kind or her birth date."""

    given_name = ShortText(
        label=gettext_lazy("Förnamn"), missing=gettext_lazy("Skriv förnamnet"), max_length=100
    )
    family_name = ShortText(
        label=gettext_lazy("Efternamn"), missing=gettext_lazy("Skriv efternamnet"), max_length=100
    )
    kind = OneOf(
        label=gettext_lazy("Vilket nummer har personen?"),
        choices=(
            Choice(PERSONAL, gettext_lazy("Personnummer eller samordningsnummer")),
            Choice(
                RESERVE,
                gettext_lazy("T-nummer"),
                gettext_lazy("Kallas också reservnummer. Skriv det som det står."),
            ),
            Choice(NO_NUMBER, gettext_lazy("Inget nummer")),
        ),
        missing=gettext_lazy("Välj vilket nummer personen har"),
    )
    number = ShortText(
        label=gettext_lazy("Numret"),
        help_text=gettext_lazy("Lämna tomt om personen inte har något."),
        depends=True,
    )
    born_on = DateField(
        label=gettext_lazy("Födelsedatum"),
        help_text=gettext_lazy("Behövs bara om personen inte har något nummer."),
        depends=True,
    )
    is_another = Tick(
        label=gettext_lazy("Jag har frågat. Personen är ingen av dem."),
        said=gettext_lazy("Ja"),
        required=False,
    )

    def __init__(self, data: Any = None, *, are_alike: bool = False) -> None:
        self.are_alike = are_alike
        super().__init__(data)

    def adapt(self) -> None:
        self.fields["is_another"].optional = False
        if not self.are_alike:
            del self.fields["is_another"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind, number = cleaned.get("kind"), cleaned.get("number", "")
        if kind == NO_NUMBER:
            self._check_birth(cleaned, number)
        elif kind and "number" not in self.errors:
            cleaned["number"] = self._checked(kind, number)
        return cleaned

    def _check_birth(self, cleaned: dict[str, Any], number: str) -> None:
        if number:
            self.add_error("number", _("Ta bort numret, eller välj vilket slags nummer det är"))
        born_on = cleaned.get("born_on")
        if "born_on" in self.errors:
            return
        if born_on is None:
            self.add_error("born_on", _("Skriv födelsedatumet"))
        elif born_on > clock.today():
            self.add_error("born_on", _("Dagen har inte varit än. Titta på datumet igen."))

    def _checked(self, kind: str, number: str) -> str:
        if kind == RESERVE:
            plain = normalized_reserve(number)
            if not SHORTEST_RESERVE <= len(plain) <= LONGEST_RESERVE:
                self.add_error("number", _("Skriv hela T-numret"))
            return number
        try:
            return normalized(number)
        except NotAPersonalNumber:
            message = _("Numret stämmer inte. Skriv tolv siffror, till exempel 19900101-9802.")
            self.add_error("number", message)
            return number

    def told(self) -> Told:
        """Return what a valid form says."""
        said = self.cleaned_data
        kind = said["kind"]
        return Told(
            given_name=said["given_name"],
            family_name=said["family_name"],
            number=said["number"] if kind == PERSONAL else "",
            reserve_number=said["number"] if kind == RESERVE else "",
            born_on=None if kind == PERSONAL else said["born_on"],
            is_another=bool(said.get("is_another")),
        )
