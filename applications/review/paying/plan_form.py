"""What a caseworker fills in when she plans a payment."""

from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.payment import Digits
from applications.questions.payout import ACCOUNT, GIRO, OTHER, To
from eservice import clock
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import Amount, DateField, LongText, ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_date
from eservice.workdays import next_payment_day, working_day_on_or_before

USUAL, SOON, DAY = "usual", "soon", "day"
LONGEST_NAME = 120
NUMBERS = {ACCOUNT: ("clearing", "account"), GIRO: ("account",)}

# Why it could not be planned: the field that it is about, and the words.
WORDS: dict[str, tuple[str, str | Promise]] = {
    "no_decision": ("amount", gettext_lazy("Det finns inget beslut att betala från.")),
    "replaced": (
        "amount",
        gettext_lazy("Beslutet är ändrat. Det finns ett nyare beslut att betala från."),
    ),
    "nothing": ("amount", gettext_lazy("Skriv en summa som är mer än 0 kronor")),
    "too_much": (
        "amount",
        gettext_lazy("Summan är mer än det som är kvar av beslutet. Skriv en lägre summa."),
    ),
    "no_payee": ("payee", gettext_lazy("Skriv vem som får pengarna")),
    "no_number": ("account", gettext_lazy("Skriv hela numret")),
    "why": (
        "why",
        gettext_lazy("Pengarna går inte dit den sökande bad om. Skriv varför."),
    ),
    "past": ("day", gettext_lazy("Dagen har redan varit. Välj en dag från och med i dag.")),
    "day_off": ("day", gettext_lazy("Bankerna är stängda den dagen. Välj en vardag.")),
    "far_away": ("day", gettext_lazy("Dagen ligger mer än ett år bort. Titta på året igen.")),
}


class MaybeDigits(Digits):
    """Digits that may be left out."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = gettext_lazy("Skriv numret med siffror, till exempel 1234567")
        super().__init__(wrong=wrong, at_least=1, at_most=20, depends=True, **kwargs)

    def clean(self, value: Any) -> str:
        return super().clean(value) if str(value or "").strip() else ""


class PlanForm(QuestionForm):
    """How much, to whom, where and when. An unusual number is pointed out, never blocked."""

    amount = Amount(label=gettext_lazy("Hur mycket?"))
    payee = ShortText(
        label=gettext_lazy("Vem får pengarna?"),
        missing=gettext_lazy("Skriv vem som får pengarna"),
        max_length=LONGEST_NAME,
    )
    way = OneOf(
        label=gettext_lazy("Hur betalar vi?"),
        choices=(
            Choice(ACCOUNT, gettext_lazy("Till ett konto")),
            Choice(GIRO, gettext_lazy("Till bankgiro eller plusgiro")),
            Choice(OTHER, gettext_lazy("På ett annat sätt")),
        ),
        missing=gettext_lazy("Välj hur vi betalar"),
    )
    clearing = MaybeDigits(label=gettext_lazy("Clearingnummer"))
    account = MaybeDigits(label=gettext_lazy("Kontonummer eller gironummer"))
    why = LongText(
        label=gettext_lazy("Varför ändrar du mottagare eller konto?"),
        help_text=gettext_lazy("Skriv bara om pengarna går någon annanstans än ansökan säger."),
        depends=True,
        rows=3,
    )
    when = OneOf(
        label=gettext_lazy("När?"), choices=(), missing=gettext_lazy("Välj när vi betalar")
    )
    day = DateField(label=gettext_lazy("Vilken dag?"), depends=True)

    def __init__(self, data: Any = None, *, payment_day: int, usual: date, **kw: Any) -> None:
        self.usual = usual
        self.soon = next_payment_day(clock.today(), payment_day, is_urgent=True)
        super().__init__(data, **kw)

    def adapt(self) -> None:
        choices = [Choice(USUAL, _("Vanlig utbetalningsdag: %s") % format_date(self.usual))]
        if self.soon != self.usual:
            choices.append(Choice(SOON, _("Så snart det går: %s") % format_date(self.soon)))
        self.fields["when"].offer([*choices, Choice(DAY, _("En annan dag"))])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in NUMBERS.get(cleaned.get("way"), ()):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, _("Skriv hela numret"))
        if cleaned.get("when") == DAY and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Skriv datumet med dag, månad och år"))
        return cleaned

    @property
    def pay_on(self) -> date:
        chosen = {USUAL: self.usual, SOON: self.soon}
        return chosen.get(self.cleaned_data["when"]) or self.cleaned_data["day"]

    @property
    def to(self) -> To:
        """Where it goes; numbers that the way has no use for are left out."""
        said = self.cleaned_data
        needed = NUMBERS.get(said["way"], ())
        numbers = {name: said[name] if name in needed else "" for name in ("clearing", "account")}
        return {"payee": said["payee"], "way": said["way"], "why": said["why"], **numbers}

    def say(self, reason: str) -> None:
        """Put the words for a reason at the field that it is about."""
        field, words = WORDS[reason]
        if reason == "day_off":
            before = format_date(working_day_on_or_before(self.pay_on))
            words = _("%(words)s Vardagen före är %(day)s.") % {"words": words, "day": before}
        self.add_error(field, words)
