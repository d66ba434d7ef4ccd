"""The kinds of income: one declaration that gives the tick boxes and a page for each."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from applications.questions.answers import Words


@dataclass(frozen=True, kw_only=True)
class IncomeKind:
    """One kind of income. ``in_register``: the municipality can fetch the amount itself, so
    "I don't know" is a whole answer (SoL 15 kap. 10 §). ``describe``: it needs a word on what
    or from whom. ``title`` is the question on its page, with {who} for the adult. ``paper``: what
    shows it, when the municipality can't fetch it."""

    key: str
    path: str
    label: Words
    title: Words
    hint: Words = ""
    in_register: bool = False
    describe: Words = ""
    paper: Words = ""


INCOME_KINDS = (
    IncomeKind(
        key="pay",
        paper=gettext_lazy("lönebeskedet"),
        path="lon",
        label=gettext_lazy("Lön"),
        title=gettext_lazy("Vilken lön har {who} fått?"),
        describe=gettext_lazy("Från vilken arbetsgivare?"),
    ),
    IncomeKind(
        key="swish",
        path="swish",
        label=gettext_lazy("Swish eller andra insättningar"),
        title=gettext_lazy("Vilka pengar har {who} fått med Swish eller på kontot?"),
        hint=gettext_lazy("Pengar från andra personer, också små summor."),
        describe=gettext_lazy("Från vem, och för vad?"),
    ),
    IncomeKind(
        key="forsakringskassan",
        path="forsakringskassan",
        label=gettext_lazy("Pengar från Försäkringskassan"),
        title=gettext_lazy("Vilka pengar har {who} fått från Försäkringskassan?"),
        hint=gettext_lazy("Till exempel sjukpenning, föräldrapenning eller aktivitetsersättning."),
        in_register=True,
    ),
    IncomeKind(
        key="akassa",
        path="a-kassa",
        label=gettext_lazy("Pengar från a-kassan"),
        title=gettext_lazy("Vilka pengar har {who} fått från a-kassan?"),
        in_register=True,
    ),
    IncomeKind(
        key="csn",
        path="csn",
        label=gettext_lazy("Studiebidrag eller studielån"),
        title=gettext_lazy("Vilka pengar har {who} fått från CSN?"),
        in_register=True,
    ),
    IncomeKind(
        key="pension",
        path="pension",
        label=gettext_lazy("Pension från Pensionsmyndigheten"),
        title=gettext_lazy("Vilken pension har {who} fått från Pensionsmyndigheten?"),
        in_register=True,
    ),
    IncomeKind(
        key="insurance",
        paper=gettext_lazy("beslutet om tjänstepension eller försäkring"),
        path="tjanstepension",
        label=gettext_lazy("Tjänstepension eller pengar från en försäkring"),
        title=gettext_lazy("Vilka pengar har {who} fått från tjänstepension eller försäkring?"),
        describe=gettext_lazy("Från vilket bolag?"),
    ),
    IncomeKind(
        key="child_support",
        paper=gettext_lazy("papper om underhåll"),
        path="underhall",
        label=gettext_lazy("Underhåll för barn"),
        title=gettext_lazy("Vilket underhåll har {who} fått för barn?"),
        hint=gettext_lazy("Underhållsbidrag från en förälder, eller underhållsstöd."),
    ),
    IncomeKind(
        key="housing_benefit",
        path="bostadsbidrag",
        label=gettext_lazy("Bostadsbidrag eller bostadstillägg"),
        title=gettext_lazy("Vilket bostadsbidrag eller bostadstillägg har {who} fått?"),
        in_register=True,
    ),
    IncomeKind(
        key="rent",
        path="hyra-fran-andra",
        label=gettext_lazy("Hyra från någon som bor hos dig"),
        title=gettext_lazy("Vilken hyra har {who} fått från andra?"),
        hint=gettext_lazy("Till exempel från en inneboende eller ett vuxet barn."),
    ),
    IncomeKind(
        key="tax_refund",
        path="skatt-tillbaka",
        label=gettext_lazy("Skatt tillbaka"),
        title=gettext_lazy("Vilken skatt har {who} fått tillbaka?"),
    ),
    IncomeKind(
        key="gift",
        path="gava-lan-salt",
        label=gettext_lazy("Gåva, lån eller något du har sålt"),
        title=gettext_lazy("Vad har {who} fått i gåva, lånat eller sålt?"),
        describe=gettext_lazy("Vad är det för pengar?"),
    ),
    IncomeKind(
        key="foreign",
        paper=gettext_lazy("papper om pengar från ett annat land"),
        path="fran-annat-land",
        label=gettext_lazy("Pension eller andra pengar från ett annat land"),
        title=gettext_lazy("Vilka pengar har {who} fått från ett annat land?"),
        hint=gettext_lazy("Räkna om pengarna till kronor, ungefär."),
        describe=gettext_lazy("Från vilket land?"),
    ),
    IncomeKind(
        key="municipality",
        paper=gettext_lazy("beslutet från den andra kommunen"),
        path="fran-annan-kommun",
        label=gettext_lazy("Pengar från en annan kommun"),
        title=gettext_lazy("Vilka pengar har {who} fått från en annan kommun?"),
        describe=gettext_lazy("Vilken kommun?"),
    ),
    IncomeKind(
        key="business",
        paper=gettext_lazy("papper om företagets ekonomi"),
        path="eget-foretag",
        label=gettext_lazy("Pengar från ett eget företag"),
        title=gettext_lazy("Vilka pengar har {who} tagit ut från företaget?"),
    ),
    IncomeKind(
        key="other",
        path="andra-inkomster",
        label=gettext_lazy("Andra pengar"),
        title=gettext_lazy("Vilka andra pengar har {who} fått?"),
        describe=gettext_lazy("Vad är det för pengar?"),
    ),
)
