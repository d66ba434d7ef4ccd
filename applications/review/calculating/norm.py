"""Jobbstimulans, a higher or lower norm, and the norm by hand as a part to change."""

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.kinds import NORM_ITEMS
from applications.questions.prefilled import plain_amount
from applications.review.calculating.fields import Picked, Reason, typed_sum
from applications.review.calculating.parts import Card, Data, Part, rows_of
from applications.review.calculating.words import PEOPLE, child_label
from eservice.ui.fields import Amount, Tick
from eservice.ui.forms import QuestionForm

HIGHER, LOWER = "higher", "lower"
ADULTS = ("applicant", "partner")


class JobbstimulansForm(QuestionForm):
    """Who has it (SoL 12 kap. 8 §), and why."""

    applicant = Tick(
        label=gettext_lazy("Den sökande har jobbstimulans"),
        said=gettext_lazy("Ja"),
        depends=True,
    )
    partner = Tick(
        label=gettext_lazy("Partnern har jobbstimulans"), said=gettext_lazy("Ja"), depends=True
    )
    reason = Reason(
        label=gettext_lazy("Varför?"),
        help_text=gettext_lazy("Skriv till exempel när de sex månaderna med bistånd var."),
    )

    def clean(self) -> Data:
        cleaned = super().clean()
        if self.people() and not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv varför hen har jobbstimulans"))
        return cleaned

    def people(self) -> list[str]:
        return [person for person in ADULTS if self.cleaned_data.get(person)]


class ByHandForm(QuestionForm):
    """The whole norm for a month without a table."""

    amount = Amount(label=gettext_lazy("Normen för hela hushållet"), depends=True)
    reason = Reason(label=gettext_lazy("Varifrån kommer summan?"))
    prisbasbelopp = Amount(
        label=gettext_lazy("Årets prisbasbelopp"),
        help_text=gettext_lazy("Skriv bara om ett barn har egen lön."),
        depends=True,
    )

    def clean(self) -> Data:
        cleaned = super().clean()
        if cleaned.get("amount") is not None and not cleaned.get("reason") and not self.errors:
            self.add_error("reason", _("Skriv varifrån summan kommer"))
        return cleaned

    def kept(self) -> Data | None:
        said = self.cleaned_data
        if said["amount"] is None:
            return None
        kept = {"amount": plain_amount(said["amount"]), "reason": said["reason"]}
        base = plain_amount(said["prisbasbelopp"])
        return kept | ({"prisbasbelopp": base} if base else {})


class AdjustmentRow(QuestionForm):
    """A higher or lower norm for somebody (SoL 12 kap. 7 §)."""

    who = Picked(label=gettext_lazy("Vem gäller det?"), missing=gettext_lazy("Välj vem det gäller"))
    item = Picked(
        label=gettext_lazy("Vad? Inget val är hela normen."),
        options=[(key, capfirst(words)) for key, words in NORM_ITEMS.items()],
        missing=gettext_lazy("Välj vad det gäller"),
        required=False,
    )
    way = Picked(
        label=gettext_lazy("Högre eller lägre?"),
        options=((HIGHER, gettext_lazy("Högre")), (LOWER, gettext_lazy("Lägre"))),
        missing=gettext_lazy("Välj högre eller lägre"),
    )
    amount = Amount(label=gettext_lazy("Hur mycket?"))
    reason = Reason(label=gettext_lazy("Varför?"))

    def adapt(self) -> None:
        about = self.answers
        children = about.entered["household"]["children"]
        own = [(f"child-{n}", child_label(n, about.names)) for n in range(len(children))]
        adults = [(person, PEOPLE[person]) for person in ADULTS]
        everybody = ("household", gettext_lazy("Hela hushållet"))
        self.fields["who"].offer([*adults, *own, everybody])

    def clean(self) -> Data:
        cleaned = super().clean()
        if not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Skriv varför normen ändras"))
        if cleaned.get("amount") == 0:
            self.add_error("amount", _("Skriv hur mycket normen ändras"))
        return cleaned

    def kept(self) -> Data:
        said = self.cleaned_data
        person, _dash, child = said["who"].partition("-")
        sign = "-" if said["way"] == LOWER else ""
        kept = {
            "person": person,
            "amount": f"{sign}{plain_amount(said['amount'])}",
            "reason": said["reason"],
        }
        kept |= {"child": int(child)} if child else {}
        return kept | ({"item": said["item"]} if said["item"] else {})


class Norm(Part):
    """What the caseworker alone can say: nothing of it stands in the answers."""

    key = "norm"
    title = gettext_lazy("Norm och jobbstimulans")
    names = ("jobbstimulans", "adjustments", "norm_by_hand")
    rows_class = rows_of(
        AdjustmentRow,
        one=gettext_lazy("ändring"),
        add=gettext_lazy("Lägg till högre eller lägre norm"),
    )
    rows_title = gettext_lazy("Högre eller lägre norm")

    def make_cards(self, data: Any) -> list[Card]:
        entered = self.about.entered
        initial = dict.fromkeys(entered["jobbstimulans"], True)
        initial["reason"] = self.about.reason("jobbstimulans")
        form = JobbstimulansForm(data, prefix="jobb", initial=initial)
        cards = [Card(title=gettext_lazy("Jobbstimulans"), form=form, said=[])]
        by_hand = entered["norm_by_hand"] or {}
        if by_hand or not self.about.has_table:
            sums = {name: typed_sum(by_hand.get(name)) for name in ("amount", "prisbasbelopp")}
            initial = {**sums, "reason": by_hand.get("reason", "")}
            form = ByHandForm(data, prefix="hand", initial=initial)
            cards.append(Card(title=gettext_lazy("Normen för hand"), form=form, said=[]))
        return cards

    def kept_rows(self) -> list[dict[str, str]]:
        rows = []
        for each in self.about.entered["adjustments"]:
            child = each.get("child")
            is_lower = each["amount"].startswith("-")
            rows.append(
                {
                    "who": each["person"] if child is None else f"child-{child}",
                    "item": each.get("item", ""),
                    "way": LOWER if is_lower else HIGHER,
                    "amount": typed_sum(each["amount"].removeprefix("-")),
                    "reason": each["reason"],
                }
            )
        return rows

    def part(self) -> Data:
        jobb, *by_hand = self.forms
        return {
            "jobbstimulans": jobb.people(),
            "adjustments": [form.kept() for form in self.rows.forms if form.cleaned_data],
            "norm_by_hand": by_hand[0].kept() if by_hand else None,
        }

    def reasons(self) -> dict[str, str]:
        return {"jobbstimulans": self.forms[0].cleaned_data["reason"]}
