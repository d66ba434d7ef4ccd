"""Costs and incomes as parts to change."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.prefilled import plain_amount
from applications.review.calculating.fields import Picked, Reason, typed_sum
from applications.review.calculating.parts import Card, Data, Part, rows_of
from applications.review.calculating.words import (
    COST_OPTIONS,
    INCOME_OPTIONS,
    PEOPLE,
    cost_label,
    income_label,
    sum_words,
)
from eservice.ui.fields import Amount
from eservice.ui.forms import QuestionForm

_WHY = gettext_lazy("Skriv varför summan inte är samma som i ansökan")


class GivenSum(QuestionForm):
    """The sum that counts, and why when it isn't the one in the answers."""

    amount = Amount(label=gettext_lazy("Vi räknar med"), depends=True)
    reason = Reason(label=gettext_lazy("Varför, om summan är en annan?"))

    def __init__(self, *args: Any, given: str | None, **kwargs: Any) -> None:
        self.given = given
        super().__init__(*args, **kwargs)

    def clean(self) -> Data:
        cleaned = super().clean()
        amount = cleaned.get("amount")
        if amount is None and self.given is not None and "amount" not in self.errors:
            self.add_error("amount", _("Skriv en summa. Skriv 0 om vi inte ska räkna med den."))
        is_other = amount is not None and amount != Decimal(self.given or -1)
        if is_other and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _WHY)
        return cleaned

    @property
    def counted(self) -> str | None:
        return plain_amount(self.cleaned_data["amount"])


class CostRow(QuestionForm):
    """A cost that isn't in the answers."""

    kind = Picked(
        label=gettext_lazy("Kostnad"),
        options=COST_OPTIONS,
        missing=gettext_lazy("Välj vilken kostnad det är"),
    )
    amount = Amount(label=gettext_lazy("Vi räknar med"))
    reason = Reason(label=gettext_lazy("Varför räknar vi med den?"))

    def clean(self) -> Data:
        cleaned = super().clean()
        if not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv varför vi räknar med det här"))
        return cleaned


class IncomeRow(CostRow):
    """An income that isn't in the answers."""

    field_order = ("person", "kind", "amount", "reason")
    person = Picked(
        label=gettext_lazy("Vem får pengarna?"),
        options=PEOPLE.items(),
        missing=gettext_lazy("Välj vem som får pengarna"),
    )
    kind = Picked(
        label=gettext_lazy("Inkomst"),
        options=INCOME_OPTIONS,
        missing=gettext_lazy("Välj vilken inkomst det är"),
    )


class _Money(Part):
    """Given rows in their places, each with its sum; after them those that were added."""

    name: str

    def make_cards(self, data: Any) -> list[Card]:
        return [
            self._card(number, row, data) for number, row in enumerate(self.about.given[self.name])
        ]

    def _card(self, number: int, row: Data, data: Any) -> Card:
        kept = self.about.entered[self.name][number]
        counted = kept.get("approved") or kept["amount"]
        reason = self.about.reason(f"{self.name}[{number}]")
        initial = {"amount": typed_sum(counted), "reason": reason}
        words = {"prefix": f"given-{number}", "given": row["amount"]}
        form = GivenSum(data, initial=initial, **words)
        return Card(title=self.label(row), form=form, said=[sum_words(row["amount"])])

    def label(self, row: Data) -> str:
        raise NotImplementedError

    def kept_rows(self) -> list[dict[str, str]]:
        start = len(self.about.given[self.name])
        return [
            {
                **row,
                "amount": typed_sum(row["amount"]),
                "reason": self.about.reason(f"{self.name}[{start + number}]"),
            }
            for number, row in enumerate(self.about.entered[self.name][start:])
        ]

    def reasons(self) -> dict[str, str]:
        every = [*(form.cleaned_data for form in self.forms), *self.added()]
        return {f"{self.name}[{number}]": said["reason"] for number, said in enumerate(every)}


class Costs(_Money):
    """What is asked for, and what of it is reasonable."""

    key = "kostnader"
    title = gettext_lazy("Kostnader")
    name = "costs"
    names = ("costs",)
    rows_class = rows_of(
        CostRow, one=gettext_lazy("kostnad"), add=gettext_lazy("Lägg till en kostnad")
    )
    rows_title = gettext_lazy("Kostnader som inte står i ansökan")

    def label(self, row: Data) -> str:
        return cost_label(row)

    def kept_rows(self) -> list[dict[str, str]]:
        return [
            {"kind": row["kind"], "amount": row["amount"], "reason": row["reason"]}
            for row in super().kept_rows()
        ]

    def part(self) -> Data:
        given = [
            self._given(row, form)
            for row, form in zip(self.about.given["costs"], self.forms, strict=True)
        ]
        added = [
            {"kind": row["kind"], "amount": plain_amount(row["amount"]), "why": row["reason"]}
            for row in self.added()
        ]
        return {"costs": [*given, *added]}

    def _given(self, row: Data, form: GivenSum) -> Data:
        """Keep what was asked for. When that isn't known, what counts stands in its place."""
        counted, why = form.counted, form.cleaned_data["reason"]
        if counted is None or counted == row["amount"]:
            return row
        if row["amount"] is None:
            return {**row, "amount": counted, "why": why}
        return {**row, "approved": counted, "why": why}


class Incomes(_Money):
    """Money in the month by person and kind."""

    key = "inkomster"
    title = gettext_lazy("Inkomster")
    name = "incomes"
    names = ("incomes",)
    rows_class = rows_of(
        IncomeRow, one=gettext_lazy("inkomst"), add=gettext_lazy("Lägg till en inkomst")
    )
    rows_title = gettext_lazy("Inkomster som inte står i ansökan")

    def label(self, row: Data) -> str:
        return income_label(row)

    def part(self) -> Data:
        given = [
            {**row, "amount": form.counted}
            for row, form in zip(self.about.given["incomes"], self.forms, strict=True)
        ]
        added = [
            {
                "person": row["person"],
                "kind": row["kind"],
                "amount": plain_amount(row["amount"]),
            }
            for row in self.added()
        ]
        return {"incomes": [*given, *added]}
