"""The compilations: what each counts, and its lines for three months. One query each."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median_high

from django.db.models import Sum
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.actions.counting_figures import (
    ALL,
    ALONE,
    BESIDE,
    KEPT,
    LATE,
    ON_PAPER,
    READY,
)
from applications.models import Compilation, Figure
from applications.powers import GrantKind
from applications.questions.catalogue import FLOW
from applications.questions.counted import SECTION, counted_as
from applications.statistics.quarters import Quarter
from applications.statistics.rows import Row, hidden_among, in_order, is_too_few, share, shown
from applications.statuses import ApplicationKind
from guides.asking.counting import completions_between
from guides.asking.keys import title_of

SECTIONS = {section.key: section for section in FLOW.sections}
Words = str | Promise


def _counts(quarter: Quarter, compilation: Compilation) -> Counter[tuple[str, str]]:
    found = Figure.objects.filter(compilation=compilation, month__in=quarter.months).order_by()
    rows = found.values_list("key", "part").annotate(n=Sum("count"))
    return Counter({(key, part): n for key, part, n in rows})


def _title(key: str) -> Words:
    if key == READY:
        return _("Allt är ifyllt, men inte skickat")
    if key.startswith(SECTION):
        section = SECTIONS.get(key.removeprefix(SECTION))
        return _("{section}: frågor som vi räknar ihop").format(
            section=section.title if section else _("Annat")
        )
    return title_of(key)


def _counted(counts: Counter[str], words: Callable[[int], str] = shown) -> list[Row]:
    """Lines with one number each, of texts or sections."""
    return in_order(
        Row(
            title=_title(key),
            cells=(words(count),),
            size=None if is_too_few(count) else count,
            size_words=shown(count),
            text="" if key == READY or key.startswith(SECTION) else key,
        )
        for key, count in counts.items()
    )


def _stops(quarter: Quarter) -> list[Row]:
    counts = _counts(quarter, Compilation.STOPS)
    return _counted(Counter({key: n for (key, _part), n in counts.items()}))


def _presses(quarter: Quarter) -> list[Row]:
    counts = _counts(quarter, Compilation.PRESSES)
    return _counted(Counter({key: n for (key, _part), n in counts.items()}))


def _completions(quarter: Quarter) -> list[Row]:
    together: Counter[str] = Counter()
    for text, count in completions_between(quarter.months).items():
        together[counted_as(text)] += count
    return _counted(together)


def _times(quarter: Quarter) -> list[Row]:
    days, promises = (_counts(quarter, each) for each in (Compilation.DAYS, Compilation.PROMISES))
    decided = {kind for kind, _part in days}
    return in_order(_time(kind, days, promises) for kind in ApplicationKind if kind in decided)


def _time(kind: ApplicationKind, days: Counter, promises: Counter) -> Row:
    every = [int(part) for (key, part), n in days.items() for _each in range(n) if key == kind]
    kept, late = promises[kind.value, KEPT], promises[kind.value, LATE]
    nothing = _("visas inte")
    if is_too_few(len(every)):
        return Row(title=kind.label, cells=(shown(len(every)), nothing, nothing))
    half = median_high(every)
    within = ngettext("{n} dag", "{n} dagar", half).format(n=half)
    if is_too_few(kept) or is_too_few(late):
        return Row(title=kind.label, cells=(shown(len(every)), within, nothing))
    on_time = share(kept, kept + late)
    cells = (shown(len(every)), within, on_time)
    size = round(100 * kept / (kept + late))
    return Row(title=kind.label, cells=cells, size=size, size_words=on_time)


def _help(quarter: Quarter) -> list[Row]:
    counts = Counter({key: n for (key, _p), n in _counts(quarter, Compilation.HELP).items()})
    every, alone = counts[ALL], counts[ALONE]
    kinds = {key: counts[key] for key in HELP}
    hidden = hidden_among(kinds)
    if is_too_few(alone) or is_too_few(every - alone):
        hidden |= {ALONE, SOMEBODY, *kinds}
    lines = {SOMEBODY: every - alone, **kinds, ALONE: alone}
    if not every:
        return []
    titles = {SOMEBODY: _("Med någon form av hjälp"), ALONE: _("Utan hjälp som vi vet om"), **HELP}
    return [_helped(titles[key], n, every, is_hidden=key in hidden) for key, n in lines.items()]


def _helped(title: Words, count: int, every: int, *, is_hidden: bool) -> Row:
    if (is_hidden and count) or is_too_few(every):
        return Row(title=capfirst(title), cells=(_("visas inte"), _("visas inte")))
    part = share(count, every)
    return Row(title=capfirst(title), cells=(str(count), part), size=count, size_words=part)


SOMEBODY = "somebody"
HELP: dict[str, Words] = {
    BESIDE: gettext_lazy("Någon satt bredvid"),
    **{kind.value: kind.label for kind in GrantKind},
    ON_PAPER: gettext_lazy("Vi skrev in den: på papper eller i samtal"),
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One compilation: ``about`` says what is counted, ``columns`` what the cells are."""

    code: str
    title: Words
    about: Words
    columns: tuple[Words, ...]
    chart: Words
    rows: Callable[[Quarter], list[Row]]


PAGES = (
    Page(
        code="stopp",
        title=gettext_lazy("Var det tar stopp"),
        about=gettext_lazy(
            "Ansökningar som är påbörjade men inte skickade, och som ingen har ändrat på två"
            " veckor. Här är den första frågan som saknar svar."
        ),
        columns=(gettext_lazy("Ansökningar"),),
        chart=gettext_lazy("Antal ansökningar som stannade vid varje fråga"),
        rows=_stops,
    ),
    Page(
        code="jag-forstar-inte",
        title=gettext_lazy("Texter som är svåra att förstå"),
        about=gettext_lazy("Så många gånger tryckte någon på ”Jag förstår inte”."),
        columns=(gettext_lazy("Tryck"),),
        chart=gettext_lazy("Antal tryck på varje text"),
        rows=_presses,
    ),
    Page(
        code="komplettering",
        title=gettext_lazy("Det vi fick fråga mer om"),
        about=gettext_lazy(
            "Frågor och papper som vi bad om mer till. Varje ärende räknas en gång i månaden för"
            " varje fråga."
        ),
        columns=(gettext_lazy("Ärenden"),),
        chart=gettext_lazy("Antal ärenden där vi bad om mer, för varje fråga"),
        rows=_completions,
    ),
    Page(
        code="tid",
        title=gettext_lazy("Tid till beslut"),
        about=gettext_lazy(
            "Tiden från att ansökan kom till det första beslutet. I tid betyder att beslutet kom"
            " senast den dag som vi lovade."
        ),
        columns=(
            gettext_lazy("Beslut"),
            gettext_lazy("Hälften fick beslut inom"),
            gettext_lazy("I tid"),
        ),
        chart=gettext_lazy("Andel beslut som kom i tid"),
        rows=_times,
    ),
    Page(
        code="hjalp",
        title=gettext_lazy("Hur många som har hjälp"),
        about=gettext_lazy(
            "Skickade ansökningar där någon annan hjälpte till. En ansökan kan ha flera sorters"
            " hjälp."
        ),
        columns=(gettext_lazy("Ansökningar"), gettext_lazy("Andel")),
        chart=gettext_lazy("Andel ansökningar med varje sorts hjälp"),
        rows=_help,
    ),
)
