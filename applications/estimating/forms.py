"""What somebody fills in to see about what she could get: no names, no numbers of persons."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.table import OLDEST, YOUNGEST
from applications.questions.months import month_after, month_choice
from applications.questions.prefilled import Data, plain_amount
from eservice import clock
from eservice.municipality import municipality
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Amount, Tick, WholeNumber
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet

COUPLE, SHARED = "couple", "shared"
COSTS = ("rent", "electricity", "home_insurance", "other")
# By field: whose money it is, of which kind, and its tick for not knowing.
INCOMES = {"pay": ("applicant", "pay"), "other_money": ("applicant", "other")}
INCOMES_OF_PARTNER = {"partner_money": ("partner", "other")}
_write_zero = gettext_lazy("Skriv hur mycket det är. Skriv 0 om det inte är något.")


def _income(label: Any, help_text: Any = "") -> Amount:
    return Amount(label=label, help_text=help_text, depends=True)


def _unknown() -> Tick:
    label = gettext_lazy("Jag vet inte hur mycket")
    return Tick(label=label, said=label, depends=True)


class HouseholdForm(QuestionForm):
    """Month, household, costs and money: what the calculation needs and no more."""

    month = OneOf(
        label=gettext_lazy("Vilken månad?"), choices=(), missing=gettext_lazy("Välj månad")
    )
    adults = OneOf(
        label=gettext_lazy("Vem bor du med?"),
        choices=(
            Choice("single", gettext_lazy("Jag är ensam vuxen")),
            Choice(COUPLE, gettext_lazy("Jag bor med min man, fru eller sambo")),
            Choice(SHARED, gettext_lazy("Jag bor med andra vuxna, till exempel föräldrar")),
        ),
        missing=gettext_lazy("Välj vem du bor med"),
    )
    people = WholeNumber(
        label=gettext_lazy("Bor du med andra vuxna? Hur många bor i hemmet?"),
        help_text=gettext_lazy(
            "Räkna med dig själv och alla barn. Bor du bara med partner eller barn? Hoppa över."
        ),
        wrong=gettext_lazy("Skriv hur många ni är, från 2 till 99"),
        lowest=2,
        highest=99,
        depends=True,
    )
    rent = Amount(label=gettext_lazy("Hur mycket betalar du i hyra?"), missing=_write_zero)
    electricity = Amount(label=gettext_lazy("Hur mycket betalar du för el?"), required=False)
    home_insurance = Amount(
        label=gettext_lazy("Hur mycket betalar du för hemförsäkring?"), required=False
    )
    other = Amount(
        label=gettext_lazy("Har du andra kostnader?"),
        help_text=gettext_lazy("Till exempel resor till arbete, medicin eller a-kassa."),
        required=False,
    )
    pay = _income(gettext_lazy("Hur mycket lön får du efter skatt?"))
    pay_unknown = _unknown()
    other_money = _income(
        gettext_lazy("Hur mycket andra pengar får du?"),
        gettext_lazy("Till exempel från Försäkringskassan, a-kassan, CSN eller pension."),
    )
    other_money_unknown = _unknown()
    partner_money = _income(
        gettext_lazy("Hur mycket pengar får din partner efter skatt?"),
        gettext_lazy("Lämna rutan tom om du inte bor med en partner."),
    )
    partner_money_unknown = _unknown()

    def adapt(self) -> None:
        today = clock.today()
        self.fields["month"].offer((month_choice(today), month_choice(month_after(today))))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        adults = cleaned.get("adults")
        if adults == SHARED and not cleaned.get("people") and "people" not in self.errors:
            self.add_error("people", _("Skriv hur många som bor i hemmet"))
        for name in self._asked(adults):
            self._need_one(cleaned, name)
        return cleaned

    def _asked(self, adults: str | None) -> dict[str, tuple[str, str]]:
        return INCOMES | (INCOMES_OF_PARTNER if adults == COUPLE else {})

    def _need_one(self, cleaned: dict[str, Any], name: str) -> None:
        amount, unknown = cleaned.get(name), cleaned.get(f"{name}_unknown")
        if name in self.errors:
            return
        if amount is None and not unknown:
            self.add_error(name, _write_zero)
        if amount is not None and unknown:
            message = _("Ta bort summan, eller krysset vid ”Jag vet inte hur mycket”.")
            self.add_error(name, message)

    def unknown(self) -> list[str]:
        """Return the questions whose answer she doesn't know; none can be left out."""
        names = self._asked(self.cleaned_data["adults"])
        said = self.cleaned_data
        return [str(self.fields[name].label) for name in names if said[f"{name}_unknown"]]

    def calculation(self, children: list[Data]) -> Data:
        """Return a calculation's data (``norm.reading``) from a valid form that knows it all."""
        said = self.cleaned_data
        incomes = self._asked(said["adults"]).items()
        return {
            "month": said["month"],
            "household": {
                "adults": said["adults"],
                "size": said["people"] if said["adults"] == SHARED else None,
                "children": children,
            },
            "costs": [
                {"kind": kind, "amount": plain_amount(said[kind])} for kind in COSTS if said[kind]
            ],
            "incomes": [
                {"person": person, "kind": kind, "amount": plain_amount(said[name])}
                for name, (person, kind) in incomes
                if said[name]
            ],
            "joint_from_days": municipality().casework.joint_days,
        }


class ChildForm(QuestionForm):
    """One child: age, days in the home, and lunch."""

    age = WholeNumber(
        label=gettext_lazy("Hur gammalt är barnet?"),
        help_text=gettext_lazy("Skriv 0 om barnet inte har fyllt ett år."),
        wrong=gettext_lazy("Skriv barnets ålder, från 0 till 20"),
        lowest=YOUNGEST,
        highest=OLDEST,
    )
    days = WholeNumber(
        label=gettext_lazy("Hur många dagar i månaden bor barnet hos dig?"),
        help_text=gettext_lazy("Lämna rutan tom om barnet bor hos dig hela tiden."),
        wrong=gettext_lazy("Skriv hur många dagar det är, från 1 till 28"),
        lowest=1,
        highest=28,
        depends=True,
    )
    lunch_away = Tick(
        label=gettext_lazy("Barnet äter lunch i förskola eller skola fem dagar i veckan"),
        said=gettext_lazy("Ja"),
        depends=True,
    )

    def stored(self) -> Data:
        said = self.cleaned_data
        return {"age": said["age"], "days": said["days"], "lunch_away": bool(said["lunch_away"])}


class _Children(RowSet):
    one = gettext_lazy("barn")
    add = gettext_lazy("Lägg till ett barn")
    most_rows = 10


ChildrenForm = forms.formset_factory(
    ChildForm, formset=_Children, extra=0, min_num=0, max_num=10, absolute_max=11
)
