"""Section 6: tick what you have, then a page for each kind with a row for each payment."""

from datetime import date

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.adults import ADULTS, Adult
from applications.questions.answers import Answers, Words
from applications.questions.flow import FIRST_TIME, Again, Step
from applications.questions.income_kinds import INCOME_KINDS, IncomeKind
from applications.questions.months import MONTH_STEPS, applied_month, month_before
from applications.questions.sections import INCOME
from eservice.ui.choices import Choice, OneOf, SeveralOf
from eservice.ui.fields import Amount, DateField, LongText, ShortText, Tick
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import row_set
from eservice.ui.swedish import format_amount, format_date, format_month


class IncomeRow(QuestionForm):
    """One payment: when and how much after tax."""

    on = DateField(label=gettext_lazy("Vilken dag kom eller kommer pengarna?"))
    amount = Amount(label=gettext_lazy("Hur mycket är det efter skatt?"))

    @classmethod
    def row_shown(cls, row: dict) -> tuple[str, str]:
        """Return the row in words, for the person and caseworker, and without free text."""
        when = format_date(date.fromisoformat(row["on"])) if row.get("on") else _("Datum saknas")
        amount = format_amount(row["amount"]) if row.get("amount") else _("vet inte hur mycket")
        public = f"{when}: {amount}"
        return (f"{public}. {row['note']}" if row.get("note") else public), public


class RegisterRow(IncomeRow):
    """A payment from a register: not knowing the sum or the day is a whole answer, never 0."""

    on = DateField(label=gettext_lazy("Vilken dag kom eller kommer pengarna?"), depends=True)
    amount = Amount(label=gettext_lazy("Hur mycket är det efter skatt?"), depends=True)
    unknown = Tick(
        label=gettext_lazy("Jag vet inte hur mycket"),
        help_text=gettext_lazy("Kryssa i rutan om du inte vet. Då kan vi fråga dem som betalar."),
        said=gettext_lazy("Vet inte"),
        depends=True,
    )

    def clean(self):
        cleaned = super().clean()
        amount, unknown = cleaned.get("amount"), cleaned.get("unknown")
        if amount is None and not unknown and "amount" not in self.errors:
            self.add_error("amount", _("Skriv hur mycket det är, eller kryssa i att du inte vet"))
        if amount is not None and unknown:
            message = _("Ta bort summan, eller krysset vid ”Jag vet inte hur mycket”.")
            self.add_error("amount", message)
        if cleaned.get("on") is None and not unknown and "on" not in self.errors:
            self.add_error("on", _("Skriv vilken dag pengarna kom eller kommer"))
        return cleaned


def _rows(kind: IncomeKind) -> type[forms.BaseFormSet]:
    if kind.in_register:
        return row_set(RegisterRow)
    if not kind.describe:
        return row_set(IncomeRow)
    note = ShortText(
        label=kind.describe,
        missing=gettext_lazy("Svara med några ord, så att vi förstår"),
        private=True,
    )
    return row_set(type(f"{kind.key.title()}Row", (IncomeRow,), {"note": note}))


class IncomeKindsForm(QuestionForm):
    """What the person gets; the explicit "nothing" stands alone."""

    income_kinds = SeveralOf(
        choices=[Choice(kind.key, kind.label, kind.hint) for kind in INCOME_KINDS],
        none=Choice("none", gettext_lazy("Inga pengar alls")),
        missing=gettext_lazy("Välj det som stämmer, eller ”Inga pengar alls”"),
    )


class PendingForm(QuestionForm):
    """Benefits applied for that are not decided yet."""

    leads = "pending"
    pending = OneOf(
        choices=(
            Choice("no", gettext_lazy("Nej, jag väntar inte på något svar")),
            Choice("yes", gettext_lazy("Ja, jag har sökt och väntar på svar")),
        ),
        missing=gettext_lazy("Välj om du väntar på svar"),
    )
    what = LongText(
        label=gettext_lazy("Väntar du? Skriv vad du har sökt, och från vem."), depends=True, rows=3
    )

    def clean(self):
        cleaned = super().clean()
        if (
            cleaned.get("pending") == "yes"
            and not cleaned.get("what")
            and "what" not in self.errors
        ):
            self.add_error("what", _("Skriv vad du har sökt och från vem"))
        return cleaned


class IncomeChangesForm(QuestionForm):
    """Anything that is wrong or will change, in the person's own words."""

    income_changes = LongText(required=False, rows=4)


def _period(answers: Answers) -> Words:
    month = applied_month(answers)
    if month is None:
        return gettext_lazy("Ta med det du får månaden du söker för och månaden före.")
    return _("Ta med allt du har fått eller ska få i %(before)s och %(month)s.") % {
        "before": format_month(month_before(month), with_year=False),
        "month": format_month(month),
    }


def _kind_intro(kind: IncomeKind):
    def intro(answers: Answers) -> Words:
        period = _period(answers)
        return format_lazy("{period} {hint}", period=period, hint=kind.hint)

    return intro


def _steps(adult: Adult) -> tuple[Step, ...]:
    """The tick boxes for one adult, and a page for each kind that is ticked."""
    return (
        Step(
            key=f"{adult.key}income_kinds",
            path=f"{adult.path}vilka-inkomster",
            section=INCOME,
            title=adult.asks(gettext_lazy("Vilka pengar har {who} fått?")),
            intro=_period,
            follows=MONTH_STEPS,
            form=IncomeKindsForm,
            when=adult.when,
            help_key="income_kinds",
        ),
        *(
            Step(
                key=f"{adult.key}income_{kind.key}",
                path=f"{adult.path}inkomst-{kind.path}",
                section=INCOME,
                title=adult.asks(kind.title),
                intro=_kind_intro(kind),
                follows=MONTH_STEPS,
                form=_rows(kind),
                when=adult.is_ticked("income_kinds", kind.key),
                help_key=f"income_{kind.key}",
                again=Again.ASK,
            )
            for kind in INCOME_KINDS
        ),
    )


STEPS = (
    *(step for adult in ADULTS for step in _steps(adult)),
    Step(
        key="pending_benefits",
        path="vantar-pa-svar",
        section=INCOME,
        title=gettext_lazy("Väntar du på svar om andra pengar?"),
        intro=gettext_lazy("Till exempel från Försäkringskassan eller a-kassan."),
        form=PendingForm,
    ),
    Step(
        key="income_changes",
        path="andrade-inkomster",
        section=INCOME,
        title=gettext_lazy("Får du snart mer eller mindre pengar?"),
        intro=gettext_lazy("Skriv med egna ord vad som ändras och när."),
        form=IncomeChangesForm,
        kinds=FIRST_TIME,
    ),
)
