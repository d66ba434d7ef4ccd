"""How staff know who the person is, and how the codes reach her."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.actions.giving_codes import Given
from applications.models import CodeWay, IdentityCheck
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText, ShortText
from eservice.ui.forms import QuestionForm

MOST_LINES, LONGEST_LINE = 5, 60


class CodesForm(QuestionForm):
    """The check of who it is, and the way of the letter."""

    check = OneOf(
        label=gettext_lazy("Hur vet du vem personen är?"),
        help_text=gettext_lazy("Ta ingen kopia och skriv inget nummer från handlingen."),
        choices=[Choice(each.value, each.label) for each in IdentityCheck],
        missing=gettext_lazy("Välj hur du vet vem personen är"),
    )
    words = ShortText(
        label=gettext_lazy("Vad annat?"),
        help_text=gettext_lazy("Fyll bara i om du valde Annat."),
        depends=True,
    )
    way = OneOf(
        label=gettext_lazy("Hur får personen brevet?"),
        choices=(
            Choice(CodeWay.DESK, CodeWay.DESK.label, gettext_lazy("Du skriver ut det nu.")),
            Choice(
                CodeWay.POST,
                CodeWay.POST.label,
                gettext_lazy("Bara till en adress där ingen annan öppnar posten."),
            ),
        ),
        missing=gettext_lazy("Välj hur personen får brevet"),
    )
    address = LongText(
        label=gettext_lazy("Adress"),
        help_text=gettext_lazy("Behövs bara för brev med post. Vi sparar den inte."),
        depends=True,
        rows=3,
        most=MOST_LINES * LONGEST_LINE,
    )

    def __init__(self, data: Any = None, *, is_protected: bool) -> None:
        self.is_protected = is_protected
        super().__init__(data)

    def adapt(self) -> None:
        if self.is_protected:
            self.fields["way"].offer([Choice(CodeWay.DESK, CodeWay.DESK.label)])
            del self.fields["address"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        is_other = cleaned.get("check") == IdentityCheck.OTHER
        if is_other and "words" not in self.errors and not cleaned["words"]:
            self.add_error("words", _("Skriv hur du vet vem personen är"))
        if cleaned.get("way") == CodeWay.POST and "address" not in self.errors:
            self._check_address(self._lines())
        return cleaned

    def _check_address(self, lines: tuple[str, ...]) -> None:
        if len(lines) < 2:
            self.add_error("address", _("Skriv gata, postnummer och ort"))
        elif len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for line in lines):
            self.add_error("address", _("Skriv adressen på högst fem korta rader"))

    def _lines(self) -> tuple[str, ...]:
        lines = self.cleaned_data.get("address", "").splitlines()
        return tuple(line.strip() for line in lines if line.strip())

    def given(self) -> Given:
        """Return what a valid form says."""
        said = self.cleaned_data
        is_posted = said["way"] == CodeWay.POST
        check = IdentityCheck(said["check"])
        return Given(
            check=check,
            words=said["words"] if check is IdentityCheck.OTHER else "",
            way=CodeWay(said["way"]),
            address=self._lines() if is_posted else (),
        )
