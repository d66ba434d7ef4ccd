"""Section 8: costs in the month applied for; tick what you have, then a page for each."""

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.answers import Answers, Words
from applications.questions.cost_kinds import COST_KINDS, CostKind
from applications.questions.extra import NEED_STEP, WHY_STEP, is_asked_about
from applications.questions.flow import WITH_EXTRA, Step
from applications.questions.months import MONTH_STEPS, applied_month
from applications.questions.sections import COSTS
from eservice.ui.choices import Choice, SeveralOf
from eservice.ui.fields import Amount, LongText, ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_month


class CostForm(QuestionForm):
    """How much and for what time."""

    amount = Amount(label=gettext_lazy("Hur mycket kostar det?"))
    period = ShortText(
        label=gettext_lazy("Vilken månad eller dag gäller det?"),
        help_text=gettext_lazy("Skriv till exempel december, eller 3 december."),
        missing=gettext_lazy("Skriv vilken månad eller dag, till exempel december"),
        max_length=80,
        private=True,
    )


class JourneyForm(CostForm):
    """A journey: from where, to where and why."""

    start = ShortText(
        label=gettext_lazy("Varifrån reser du?"),
        missing=gettext_lazy("Skriv varifrån du reser"),
        private=True,
    )
    to = ShortText(
        label=gettext_lazy("Vart reser du?"),
        missing=gettext_lazy("Skriv vart du reser"),
        private=True,
    )
    why = ShortText(
        label=gettext_lazy("Varför behöver du resa?"),
        missing=gettext_lazy("Skriv varför du behöver resa"),
        private=True,
    )


def _form(kind: CostKind) -> type[QuestionForm]:
    if kind.journey:
        return JourneyForm
    if not kind.describe:
        return CostForm
    what = LongText(
        label=kind.describe, missing=gettext_lazy("Skriv några ord om vad det är"), rows=3
    )
    return type(f"{kind.key.title()}Form", (CostForm,), {"what": what})


class CostKindsForm(QuestionForm):
    """What the person pays for beyond what the norm covers; "nothing" stands alone."""

    cost_kinds = SeveralOf(
        choices=[Choice(kind.key, kind.label, kind.hint) for kind in COST_KINDS],
        none=Choice("none", gettext_lazy("Inget av det här")),
        missing=gettext_lazy("Välj dina kostnader, eller ”Inget av det här”"),
    )


def _month_intro(answers: Answers) -> Words:
    month = applied_month(answers)
    covered = gettext_lazy(
        "Vi räknar alltid med mat, kläder, hygien och telefon. Hyran har du redan svarat om."
    )
    if month is None:
        return covered
    return format_lazy(
        "{month} {covered}",
        month=_("Vi frågar om %(month)s.") % {"month": format_month(month)},
        covered=covered,
    )


STEPS = (
    NEED_STEP,
    Step(
        key="cost_kinds",
        path="vilka-kostnader",
        section=COSTS,
        title=gettext_lazy("Vilka andra kostnader har du?"),
        intro=_month_intro,
        follows=MONTH_STEPS,
        form=CostKindsForm,
    ),
    *(
        Step(
            key=f"cost_{kind.key}",
            path=f"kostnad-{kind.path}",
            section=COSTS,
            title=kind.title,
            intro=kind.hint,
            form=_form(kind),
            when=is_asked_about(kind.key),
            kinds=WITH_EXTRA,
        )
        for kind in COST_KINDS
    ),
    WHY_STEP,
)
