"""The papers an application may call for: what each is, and whose answers call for it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy, ngettext

from applications.questions.adults import ADULTS, any_adult
from applications.questions.answers import Answers, Words
from applications.questions.conditions import is_answer
from applications.questions.cost_kinds import COST_KINDS, CostKind
from applications.questions.extra import is_asked_about
from applications.questions.flow import WHOLE, WITH_EXTRA
from applications.questions.household import CHILDREN
from applications.questions.income_kinds import INCOME_KINDS
from applications.statuses import ApplicationKind
from eservice.municipality import municipality
from eservice.ui.swedish import number_word

Condition = Callable[[Answers], bool]


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper. ``name`` completes "Kan du skicka {name}?", ``intro`` says more about which
    one. ``help_key``: a shared help text. One that ``lasts`` is not sent again with a renewal.
    ``kinds`` are the applications that may call for it."""

    key: str
    path: str
    name: Words
    when: Condition
    help_key: str = ""
    intro: Words | Callable[[Answers], Words] = ""
    lasts: bool = False
    kinds: frozenset[ApplicationKind] = WHOLE


def _months_of_statements(_answers: Answers) -> Words:
    count = municipality().papers.statement_months
    return ngettext(
        "Vi behöver se den senaste månaden.",
        "Vi behöver se de senaste %(count)s månaderna.",
        count,
    ) % {"count": number_word(count)}


def _child_lives_here_part_time(answers: Answers) -> bool:
    items = answers.items(CHILDREN)
    homes = (answers.within(item).get("child_home", "lives") for item in items)
    return any(home in {"half", "some"} for home in homes)


def _sends_a_list(answers: Answers) -> bool:
    return any(answers.get(f"{adult.key}job_search", "job_search") == "list" for adult in ADULTS)


def _has_debts(answers: Answers) -> bool:
    return bool(set(answers.get("housing_debts", default=())) - {"none"})


def _any_occupation(*values: str) -> Condition:
    conditions = [any_adult("occupation", value) for value in values]
    return lambda answers: any(condition(answers) for condition in conditions)


def _has_approval(answers: Answers) -> bool:
    forms = ("home_secondhand", "home_lodger")
    return any(answers.get(form, "approval") == "yes" for form in forms)


OF_LIFE = (
    Paper(
        key="id",
        path="legitimation",
        name=gettext_lazy("en bild av ditt id-kort eller pass"),
        when=lambda answers: not answers.facts.is_known,
        lasts=True,
    ),
    Paper(
        key="permit",
        path="uppehallstillstand",
        name=gettext_lazy("beslutet om ditt uppehållstillstånd"),
        when=is_answer("permit", "permanent", "temporary", "right", "applied"),
        lasts=True,
    ),
    Paper(
        key="custody",
        path="umgangesavtal",
        name=gettext_lazy("papper om hur barnet bor"),
        when=_child_lives_here_part_time,
        lasts=True,
    ),
    Paper(
        key="lease",
        path="hyreskontrakt",
        name=gettext_lazy("ditt hyreskontrakt"),
        when=is_answer("housing_form", "rented", "secondhand", "lodger"),
        lasts=True,
    ),
    Paper(
        key="rent_bill",
        path="hyresavi",
        name=gettext_lazy("din senaste hyresavi"),
        when=is_answer("housing_form", "rented", "secondhand", "lodger", "supported"),
    ),
    Paper(
        key="landlord_approval",
        path="hyresvardens-ja",
        name=gettext_lazy("hyresvärdens ja till att du bor där"),
        when=_has_approval,
        lasts=True,
    ),
    Paper(
        key="home_fee",
        path="avgift-och-ranta",
        name=gettext_lazy("papper om avgift och ränta för bostaden"),
        when=is_answer("housing_form", "owned"),
    ),
    Paper(
        key="debt",
        path="brev-om-skuld",
        name=gettext_lazy("brevet om skulden"),
        when=_has_debts,
    ),
    Paper(
        key="employment",
        path="anstallningsavtal",
        name=gettext_lazy("anställningsavtalet"),
        when=_any_occupation("work"),
        lasts=True,
    ),
    Paper(
        key="studies",
        path="studieintyg",
        name=gettext_lazy("papper från skolan om studierna"),
        when=_any_occupation("studies"),
    ),
    Paper(
        key="sick_note",
        path="lakarintyg",
        name=gettext_lazy("läkarens intyg"),
        when=_any_occupation("sick"),
    ),
    Paper(
        key="plan",
        path="planering",
        name=gettext_lazy("planen från Arbetsförmedlingen"),
        when=_any_occupation("looking", "activity"),
    ),
    Paper(
        key="job_list",
        path="jobblista",
        name=gettext_lazy("listan med sökta jobb"),
        when=_sends_a_list,
    ),
)

OF_INCOME = tuple(
    Paper(
        key=f"income_{kind.key}",
        path=f"om-{kind.path}",
        name=kind.paper,
        when=any_adult("income_kinds", kind.key),
        help_key="paper_income",
    )
    for kind in INCOME_KINDS
    if kind.paper
)

OF_ASSETS = (
    Paper(
        key="account_overview",
        path="kontooversikt",
        name=gettext_lazy("en bild av alla dina konton"),
        when=is_answer("has_accounts", "yes"),
    ),
    Paper(
        key="statements",
        path="kontoutdrag",
        name=gettext_lazy("listan på pengar in och ut från kontot"),
        intro=_months_of_statements,
        when=is_answer("has_accounts", "yes"),
    ),
    Paper(
        key="tax_return",
        path="deklaration",
        name=gettext_lazy("din senaste deklaration"),
        when=lambda answers: answers.facts.has_number,
        lasts=True,
    ),
)


def _of_cost(kind: CostKind) -> Paper:
    return Paper(
        key=f"cost_{kind.key}",
        path=f"kostnad-{kind.path}",
        name=kind.paper,
        when=is_asked_about(kind.key),
        kinds=WITH_EXTRA,
        help_key="paper_cost",
    )


PAPERS = (*OF_LIFE, *OF_INCOME, *OF_ASSETS, *(_of_cost(kind) for kind in COST_KINDS if kind.paper))
