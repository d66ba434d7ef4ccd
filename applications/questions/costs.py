"""Section 8: costs in the month applied for; tick what you have, then a page for each."""

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.questions.flow import Answers, Step, Words, is_ticked
from applications.questions.months import applied_month
from applications.questions.sections import COSTS
from eservice.ui.choices import Choice, SeveralOf
from eservice.ui.fields import Amount, LongText, ShortText
from eservice.ui.forms import QuestionForm
from eservice.ui.swedish import format_month


@dataclass(frozen=True, kw_only=True)
class CostKind:
    """One kind of cost. ``describe`` asks for a few words; ``journey`` for from, to and why."""

    key: str
    path: str
    label: Words
    title: Words
    hint: Words = ""
    describe: Words = ""
    journey: bool = False


COST_KINDS = (
    CostKind(
        key="electricity",
        path="el",
        label=gettext_lazy("El"),
        title=gettext_lazy("Vad kostar elen?"),
        hint=gettext_lazy("Ta med både elnät och elhandel."),
    ),
    CostKind(
        key="heating",
        path="varme",
        label=gettext_lazy("Värme som inte ingår i hyran"),
        title=gettext_lazy("Vad kostar värmen?"),
    ),
    CostKind(
        key="home_insurance",
        path="hemforsakring",
        label=gettext_lazy("Hemförsäkring"),
        title=gettext_lazy("Vad kostar hemförsäkringen?"),
    ),
    CostKind(
        key="broadband",
        path="internet",
        label=gettext_lazy("Internet hemma"),
        title=gettext_lazy("Vad kostar internet hemma?"),
    ),
    CostKind(
        key="childcare",
        path="barnomsorg",
        label=gettext_lazy("Förskola eller fritids"),
        title=gettext_lazy("Vad kostar förskola eller fritids?"),
    ),
    CostKind(
        key="work_travel",
        path="resor-till-arbete",
        label=gettext_lazy("Resor till arbete, praktik eller skola"),
        title=gettext_lazy("Vad kostar resorna?"),
        journey=True,
    ),
    CostKind(
        key="union",
        path="fackavgift",
        label=gettext_lazy("Avgift till facket"),
        title=gettext_lazy("Vad kostar avgiften till facket?"),
    ),
    CostKind(
        key="akassa",
        path="a-kassa",
        label=gettext_lazy("Avgift till a-kassan"),
        title=gettext_lazy("Vad kostar avgiften till a-kassan?"),
    ),
    CostKind(
        key="medicine",
        path="medicin",
        label=gettext_lazy("Medicin"),
        title=gettext_lazy("Vad kostar medicinen?"),
    ),
    CostKind(
        key="doctor",
        path="lakare",
        label=gettext_lazy("Besök hos läkare eller annan vård"),
        title=gettext_lazy("Vad kostar vården?"),
    ),
    CostKind(
        key="acute_dental",
        path="akut-tandvard",
        label=gettext_lazy("Tandvård som är akut"),
        title=gettext_lazy("Vad kostar den akuta tandvården?"),
        hint=gettext_lazy("Till exempel när du har ont."),
    ),
    CostKind(
        key="dental",
        path="tandvard",
        label=gettext_lazy("Annan tandvård"),
        title=gettext_lazy("Vad kostar tandvården?"),
        hint=gettext_lazy("Be tandläkaren skriva ner vad det kostar innan du börjar."),
    ),
    CostKind(
        key="glasses",
        path="glasogon",
        label=gettext_lazy("Glasögon"),
        title=gettext_lazy("Vad kostar glasögonen?"),
    ),
    CostKind(
        key="loan_interest",
        path="ranta",
        label=gettext_lazy("Ränta på bostadslån som du inte har skrivit om"),
        title=gettext_lazy("Vad kostar räntan?"),
        hint=gettext_lazy("Har du redan skrivit räntan under Ditt hem? Då är det klart."),
    ),
    CostKind(
        key="visits",
        path="umgange",
        label=gettext_lazy("Resor för att träffa dina barn"),
        title=gettext_lazy("Vad kostar resorna till dina barn?"),
        journey=True,
    ),
    CostKind(
        key="leisure",
        path="barns-fritid",
        label=gettext_lazy("Barns fritid och sport"),
        title=gettext_lazy("Vad kostar barnens fritid?"),
        hint=gettext_lazy("Till exempel avgift till en klubb, eller skor till fotboll."),
        describe=gettext_lazy("Vad är det för?"),
    ),
    CostKind(
        key="moving",
        path="flytt",
        label=gettext_lazy("Flytt"),
        title=gettext_lazy("Vad kostar flytten?"),
        describe=gettext_lazy("Vart flyttar du, och när?"),
    ),
    CostKind(
        key="furniture",
        path="mobler",
        label=gettext_lazy("Möbler och saker till hemmet"),
        title=gettext_lazy("Vad kostar möblerna?"),
        describe=gettext_lazy("Vilka saker behöver du?"),
    ),
    CostKind(
        key="other",
        path="andra-kostnader",
        label=gettext_lazy("Något annat"),
        title=gettext_lazy("Vad kostar det andra?"),
        describe=gettext_lazy("Vad är det, och varför behöver du det?"),
    ),
)


class CostForm(QuestionForm):
    """How much and for what time."""

    amount = Amount(label=gettext_lazy("Hur mycket kostar det?"))
    period = ShortText(
        label=gettext_lazy("För vilken tid?"),
        help_text=gettext_lazy("Till exempel december, eller november och december."),
        missing=gettext_lazy("Skriv för vilken tid, till exempel december"),
        max_length=80,
    )


class JourneyForm(CostForm):
    """A journey: from where, to where and why."""

    start = ShortText(label=gettext_lazy("Varifrån reser du?"), missing=gettext_lazy("Skriv varifrån"))
    to = ShortText(label=gettext_lazy("Vart reser du?"), missing=gettext_lazy("Skriv vart du reser"))
    why = ShortText(
        label=gettext_lazy("Varför behöver du resa?"), missing=gettext_lazy("Skriv varför")
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
        none=Choice("none", gettext_lazy("Nej, jag har inga sådana kostnader")),
        missing=gettext_lazy("Välj de kostnader du har, eller att du inte har några"),
    )


def _month_intro(answers: Answers) -> Words:
    month = applied_month(answers)
    covered = gettext_lazy(
        "Mat, kläder, telefon och saker till hygien räknar vi alltid med. Hyran har du redan svarat på."
    )
    if month is None:
        return covered
    return format_lazy(
        "{month} {covered}",
        month=_("Det gäller %(month)s.") % {"month": format_month(month)},
        covered=covered,
    )


STEPS = (
    Step(
        key="cost_kinds",
        path="vilka-kostnader",
        section=COSTS,
        title=gettext_lazy("Vilka andra kostnader har du?"),
        intro=_month_intro,
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
            when=is_ticked("cost_kinds", kind.key),
        )
        for kind in COST_KINDS
    ),
)
