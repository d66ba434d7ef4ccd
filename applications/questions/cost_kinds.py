"""The kinds of costs: one declaration that gives the tick boxes and a page for each."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from applications.questions.answers import Words


@dataclass(frozen=True, kw_only=True)
class CostKind:
    """One kind of cost. ``describe`` asks for a few words; ``journey`` for from, to and why.

    ``paper`` is what shows it, as in "Kan du skicka {paper}?". ``need`` and ``need_hint`` are how
    it is called where one chooses a single thing to apply for, when that is not the ``label``.
    """

    key: str
    path: str
    label: Words
    title: Words
    hint: Words = ""
    describe: Words = ""
    journey: bool = False
    paper: Words = ""
    need: Words = ""
    need_hint: Words = ""


COST_KINDS = (
    CostKind(
        key="electricity",
        paper=gettext_lazy("räkningen för el"),
        path="el",
        label=gettext_lazy("El"),
        title=gettext_lazy("Vad kostar elen?"),
        hint=gettext_lazy("Räkna ihop elen och elnätet, om du får två räkningar."),
    ),
    CostKind(
        key="heating",
        paper=gettext_lazy("räkningen för värme"),
        path="varme",
        label=gettext_lazy("Värme som inte ingår i hyran"),
        title=gettext_lazy("Vad kostar värmen?"),
    ),
    CostKind(
        key="home_insurance",
        paper=gettext_lazy("räkningen för hemförsäkringen"),
        path="hemforsakring",
        label=gettext_lazy("Hemförsäkring"),
        title=gettext_lazy("Vad kostar hemförsäkringen?"),
    ),
    CostKind(
        key="broadband",
        paper=gettext_lazy("räkningen för internet"),
        path="internet",
        label=gettext_lazy("Internet hemma"),
        title=gettext_lazy("Vad kostar internet hemma?"),
    ),
    CostKind(
        key="childcare",
        paper=gettext_lazy("räkningen för förskola eller fritids"),
        path="barnomsorg",
        label=gettext_lazy("Förskola eller fritids"),
        title=gettext_lazy("Vad kostar förskola eller fritids?"),
    ),
    CostKind(
        key="work_travel",
        paper=gettext_lazy("kvitto eller biljett för resorna"),
        path="resor-till-arbete",
        label=gettext_lazy("Resor till arbete, praktik eller skola"),
        title=gettext_lazy("Vad kostar resorna till arbete, praktik eller skola?"),
        journey=True,
    ),
    CostKind(
        key="union",
        path="fackavgift",
        label=gettext_lazy("Avgift till facket"),
        title=gettext_lazy("Vad betalar du till facket?"),
    ),
    CostKind(
        key="akassa",
        paper=gettext_lazy("räkningen från a-kassan"),
        path="a-kassa",
        label=gettext_lazy("Avgift till a-kassan"),
        title=gettext_lazy("Vad betalar du till a-kassan?"),
    ),
    CostKind(
        key="medicine",
        paper=gettext_lazy("kvittot på medicinen"),
        path="medicin",
        label=gettext_lazy("Medicin"),
        title=gettext_lazy("Vad kostar medicinen?"),
    ),
    CostKind(
        key="doctor",
        paper=gettext_lazy("kvittot från vården"),
        path="lakare",
        label=gettext_lazy("Besök hos läkare eller annan vård"),
        title=gettext_lazy("Vad kostar vården?"),
    ),
    CostKind(
        key="acute_dental",
        paper=gettext_lazy("räkningen från tandläkaren"),
        path="akut-tandvard",
        label=gettext_lazy("Akut tandvård"),
        title=gettext_lazy("Vad kostar den akuta tandvården?"),
        hint=gettext_lazy("Till exempel när du har ont."),
        need_hint=gettext_lazy("Till exempel när du har ont."),
    ),
    CostKind(
        key="dental",
        paper=gettext_lazy("tandläkarens förslag på pris"),
        path="tandvard",
        label=gettext_lazy("Annan tandvård"),
        title=gettext_lazy("Vad kostar tandvården?"),
        hint=gettext_lazy("Be tandläkaren skriva ner vad det kostar innan du börjar."),
    ),
    CostKind(
        key="glasses",
        paper=gettext_lazy("priset på glasögonen"),
        path="glasogon",
        label=gettext_lazy("Glasögon"),
        title=gettext_lazy("Vad kostar glasögonen?"),
    ),
    CostKind(
        key="loan_interest",
        paper=gettext_lazy("papper om räntan på bostadslånet"),
        path="ranta",
        label=gettext_lazy("Ränta på bostadslån"),
        title=gettext_lazy("Vad kostar räntan?"),
        hint=gettext_lazy("Har du redan skrivit räntan under ”Hem och familj”? Då är det klart."),
    ),
    CostKind(
        key="visits",
        paper=gettext_lazy("kvitto eller biljett för resorna till barnen"),
        path="umgange",
        label=gettext_lazy("Resor för att träffa dina barn"),
        title=gettext_lazy("Vad kostar resorna till dina barn?"),
        journey=True,
    ),
    CostKind(
        key="leisure",
        paper=gettext_lazy("räkningen för barnens fritid"),
        path="barns-fritid",
        label=gettext_lazy("Barns fritid och sport"),
        title=gettext_lazy("Vad kostar barnens fritid?"),
        hint=gettext_lazy("Till exempel avgift till en klubb, eller skor till fotboll."),
        need_hint=gettext_lazy("Till exempel avgift till en klubb, eller skor till fotboll."),
        describe=gettext_lazy("Vad är det som kostar?"),
    ),
    CostKind(
        key="moving",
        paper=gettext_lazy("prisförslaget på flytten"),
        path="flytt",
        label=gettext_lazy("Flytt"),
        title=gettext_lazy("Vad kostar flytten?"),
        describe=gettext_lazy("Vart flyttar du, och varför?"),
    ),
    CostKind(
        key="furniture",
        paper=gettext_lazy("en lista med priser på sakerna"),
        path="mobler",
        label=gettext_lazy("Möbler och saker till hemmet"),
        title=gettext_lazy("Vad kostar möblerna och sakerna?"),
        describe=gettext_lazy("Vilka saker behöver du, och varför?"),
    ),
    CostKind(
        key="other",
        paper=gettext_lazy("kvittot eller räkningen för den andra kostnaden"),
        path="andra-kostnader",
        label=gettext_lazy("Något annat"),
        title=gettext_lazy("Vilken annan kostnad har du?"),
        describe=gettext_lazy("Vad är det, och varför behöver du det?"),
    ),
)

# What can be needed in the middle of a month, by the key of its kind.
EXTRA_NEEDS = frozenset(
    {
        "medicine",
        "doctor",
        "acute_dental",
        "dental",
        "glasses",
        "leisure",
        "visits",
        "moving",
        "furniture",
        "other",
    }
)
