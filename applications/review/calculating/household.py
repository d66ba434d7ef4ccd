"""The household as a part to change: the adults, and each child."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.norm.table import OLDEST, YOUNGEST
from applications.questions.prefilled import plain_amount
from applications.review.calculating.fields import Picked, Reason, typed_sum
from applications.review.calculating.parts import Card, Data, Part, rows_of
from applications.review.calculating.words import ADULTS, adults_words, child_label, child_words
from eservice.ui.fields import Amount, Tick, WholeNumber
from eservice.ui.forms import QuestionForm

SHARED = "shared"


def _needs_reason(form: QuestionForm, cleaned: Data, now: Data, given: Data | None) -> None:
    if now != given and not cleaned.get("reason") and not form.errors:
        form.add_error("reason", _("Skriv varför det inte är samma som i ansökan"))


class AdultsForm(QuestionForm):
    """Who the adults are, and how many live in a shared home."""

    adults = Picked(
        label=gettext_lazy("Vuxna"),
        options=ADULTS.items(),
        missing=gettext_lazy("Välj hur de vuxna bor"),
    )
    size = WholeNumber(
        label=gettext_lazy("Hur många bor i hemmet?"),
        help_text=gettext_lazy("Skriv bara när en vuxen delar hem med andra."),
        wrong=gettext_lazy("Skriv hur många som bor där, från 2 till 99"),
        lowest=2,
        highest=99,
        depends=True,
    )
    reason = Reason(label=gettext_lazy("Varför, om det inte är samma?"))

    def __init__(self, *args: Any, given: Data, **kwargs: Any) -> None:
        self.given = {"adults": given["adults"], "size": given["size"]}
        super().__init__(*args, **kwargs)

    def clean(self) -> Data:
        cleaned = super().clean()
        if cleaned.get("adults") == SHARED and not cleaned.get("size") and not self.errors:
            self.add_error("size", _("Skriv hur många som bor i hemmet"))
        _needs_reason(self, cleaned, self.kept(), self.given)
        return cleaned

    def kept(self) -> Data:
        adults = self.cleaned_data.get("adults")
        is_shared = adults == SHARED
        return {"adults": adults, "size": self.cleaned_data.get("size") if is_shared else None}


class ChildForm(QuestionForm):
    """A child as the norm counts it."""

    age = WholeNumber(
        label=gettext_lazy("Ålder"),
        wrong=gettext_lazy("Skriv åldern, från 0 till 20"),
        lowest=YOUNGEST,
        highest=OLDEST,
        depends=True,
    )
    days = WholeNumber(
        label=gettext_lazy("Dagar i månaden"),
        help_text=gettext_lazy("Tomt är hela månaden. Skriv 0 om vi inte räknar med barnet."),
        wrong=gettext_lazy("Skriv dagar, från 0 till 31"),
        lowest=0,
        highest=31,
        depends=True,
    )
    lunch_away = Tick(
        label=gettext_lazy("Lunch i skola eller förskola fem dagar i veckan"),
        said=gettext_lazy("Ja"),
        depends=True,
    )
    own_income = Amount(label=gettext_lazy("Egen lön i månaden"), depends=True)
    own_income_before = Amount(label=gettext_lazy("Egen lön tidigare i år"), depends=True)
    reason = Reason(label=gettext_lazy("Varför, om det inte är samma?"))

    def __init__(self, *args: Any, given: Data | None = None, **kwargs: Any) -> None:
        self.given = given
        super().__init__(*args, **kwargs)

    def clean(self) -> Data:
        cleaned = super().clean()
        is_known = self.given is None or self.given["age"] is not None
        if is_known and cleaned.get("age") is None and "age" not in self.errors:
            self.add_error("age", _("Skriv åldern, från 0 till 20"))
        _needs_reason(self, cleaned, self.kept(), self.given)
        return cleaned

    def kept(self) -> Data:
        said = self.cleaned_data
        return {
            "age": said.get("age"),
            "lunch_away": bool(said.get("lunch_away")),
            "days": said.get("days"),
            "own_income": plain_amount(said.get("own_income")) or "0",
            "own_income_before": plain_amount(said.get("own_income_before")) or "0",
        }


def _typed(child: Data, reason: str) -> dict[str, Any]:
    sums = {
        name: "" if child[name] == "0" else typed_sum(child[name])
        for name in ("own_income", "own_income_before")
    }
    return {**child, **sums, "reason": reason}


class Household(Part):
    """The adults, the children in the answers, and those who were added."""

    key = "hushall"
    title = gettext_lazy("Hushåll")
    names = ("household",)
    rows_class = rows_of(
        ChildForm, one=gettext_lazy("barn"), add=gettext_lazy("Lägg till ett barn")
    )
    rows_title = gettext_lazy("Barn som inte står i ansökan")

    def make_cards(self, data: Any) -> list[Card]:
        given, kept = self.about.given["household"], self.about.entered["household"]
        reasons = [self.about.reason(f"household.{name}") for name in ("adults", "size")]
        initial = {**kept, "reason": next(filter(None, reasons), "")}
        form = AdultsForm(data, prefix="adults", initial=initial, given=given)
        first = Card(title=gettext_lazy("Vuxna"), form=form, said=[adults_words(given)])
        children = [self._child(n, child, data) for n, child in enumerate(given["children"])]
        return [first, *children]

    def _child(self, number: int, given: Data, data: Any) -> Card:
        kept = self.about.entered["household"]["children"][number]
        initial = _typed(kept, self.about.reason(f"household.children[{number}]"))
        form = ChildForm(data, prefix=f"child-{number}", initial=initial, given=given)
        title = child_label(number, self.about.names)
        return Card(title=title, form=form, said=child_words(given))

    def kept_rows(self) -> list[dict[str, str]]:
        start = len(self.about.given["household"]["children"])
        rows = []
        for number, child in enumerate(self.about.entered["household"]["children"][start:]):
            reason = self.about.reason(f"household.children[{start + number}]")
            typed = _typed(child, reason)
            row = {name: "" if text is None else str(text) for name, text in typed.items()}
            rows.append({**row, "lunch_away": "on" if child["lunch_away"] else ""})
        return rows

    def part(self) -> Data:
        adults, *children = self.forms
        added = [form.kept() for form in self.rows.forms if form.cleaned_data]
        every = [*(form.kept() for form in children), *added]
        return {"household": {**adults.kept(), "children": every}}

    def reasons(self) -> dict[str, str]:
        adults, *children = self.forms
        every = [*(form.cleaned_data for form in children), *self.added()]
        found = {f"household.children[{n}]": said["reason"] for n, said in enumerate(every)}
        own = adults.cleaned_data["reason"]
        return found | {"household.adults": own, "household.size": own}
