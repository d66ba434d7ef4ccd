"""What the registers answered (SSBTEK) as a part to change: entered by hand, with its date."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.prefilled import plain_amount
from applications.review.calculating.fields import Picked, typed_sum
from applications.review.calculating.parts import Data, Part, rows_of
from applications.review.calculating.words import AMOUNT, ANSWERS, NO_ANSWER, PEOPLE, SOURCES
from eservice import clock
from eservice.ui.fields import Amount, DateField
from eservice.ui.forms import QuestionForm


class RegisterRow(QuestionForm):
    """One answer of a register. That none came is an answer of its own, and never 0 kronor."""

    source = Picked(
        label=gettext_lazy("Varifrån?"),
        options=SOURCES.items(),
        missing=gettext_lazy("Välj vem som har svarat"),
    )
    person = Picked(
        label=gettext_lazy("Om vem?"),
        options=PEOPLE.items(),
        missing=gettext_lazy("Välj vem svaret är om"),
    )
    answer = Picked(
        label=gettext_lazy("Vad är svaret?"),
        options=ANSWERS.items(),
        missing=gettext_lazy("Välj vad svaret är"),
    )
    amount = Amount(label=gettext_lazy("Summa"), depends=True)
    on = DateField(
        label=gettext_lazy("Vilken dag kom svaret?"),
        help_text=gettext_lazy("Inget svar? Då kan du lämna dagen tom."),
        depends=True,
    )

    def clean(self) -> Data:
        cleaned = super().clean()
        answer, amount = cleaned.get("answer"), cleaned.get("amount")
        if answer == AMOUNT and amount is None and "amount" not in self.errors:
            self.add_error("amount", _("Skriv vilken summa det är"))
        if answer and answer != AMOUNT and amount is not None:
            self.add_error("amount", _("Ta bort summan, eller välj att svaret är en summa"))
        self._check_day(answer, cleaned.get("on"))
        return cleaned

    def _check_day(self, answer: str | None, day: date | None) -> None:
        if "on" in self.errors:
            return
        if day is None and answer != NO_ANSWER:
            self.add_error("on", _("Skriv vilken dag svaret kom"))
        if day is not None and day > clock.today():
            self.add_error("on", _("Dagen har inte varit än. Skriv dagen då svaret kom."))

    def kept(self) -> Data:
        said = self.cleaned_data
        return {
            "source": said["source"],
            "person": said["person"],
            "answer": said["answer"],
            "amount": plain_amount(said["amount"]),
            "date": said["on"].isoformat() if said["on"] else None,
        }


class Register(Part):
    """Every answer that was entered."""

    key = "register"
    title = gettext_lazy("Svar från register")
    names = ("register",)
    rows_class = rows_of(
        RegisterRow, one=gettext_lazy("svar"), add=gettext_lazy("Lägg till ett svar")
    )

    def kept_rows(self) -> list[dict[str, Any]]:
        return [self._typed(each) for each in self.about.content["register"]]

    def _typed(self, kept: Data) -> dict[str, str]:
        year, month, day = (kept["date"] or "--").split("-")
        typed = {name: kept[name] for name in ("source", "person", "answer")}
        days = {"on_0": day, "on_1": month, "on_2": year}
        return {**typed, "amount": typed_sum(kept["amount"]), **days}

    def part(self) -> Data:
        return {"register": [form.kept() for form in self.rows.forms if form.cleaned_data]}
