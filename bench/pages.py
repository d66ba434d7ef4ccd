"""What is measured, and the goals."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.answers import FIRST_STEP, LAST_STEP, Values
from bench.numbers import personal_number, reference

BASIS = "one_template"
SAME, GROWN = 1.1, 1.2
# The first step of the wizard that ours is held beside.
STOCK_STEP = "1"


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A goal beside another page of the same run: at most ``most`` times its median."""

    page: str
    most: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The most a page may take: times the one-template view, queries, beside another page, and
    with more cases beside the same page with fewer."""

    times: float | None = None
    queries: int | None = None
    beside: tuple[Beside, ...] = ()
    growth: float | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """One row of the table. A page with ``posted`` gets these values in turn and then leads to
    another; one with ``asked`` gets the same each time and answers itself, or ``leads_on``.
    ``shows`` must stand in the page."""

    key: str
    label: str
    address: str
    who: str = ""
    posted: tuple[Values, Values] | None = None
    asked: Values | None = None
    leads_on: bool = False
    shows: str = ""
    goal: Goal = Goal()

    @property
    def status(self) -> int:
        return 302 if self.posted or self.leads_on else 200


STEP_GET = Goal(times=3, queries=4)
STATUS_PAGE = Goal(times=8, queries=6)
FIRST_POST = Goal(
    queries=6,
    beside=(
        Beside(page="step_get_first", most=1, words="its own GET"),
        Beside(page="step_post_new", most=SAME, words="as in a new draft, +10 %"),
    ),
)
LAST_POST = Goal(queries=6, beside=(Beside(page="step_get_last", most=1, words="its own GET"),))
LIST = Goal(times=8, queries=5, growth=GROWN)
# The views of the worklist, and one that is narrowed, as the address says it.
LISTS: dict[str, tuple[str, Values]] = {
    "all": ("whole unit", {"vy": "alla"}),
    "mine": ("mine", {"vy": "mina"}),
    "unassigned": ("unassigned", {"vy": "otilldelade"}),
    "waiting": ("waiting for the applicant", {"vy": "vantar"}),
    "answered": ("answered lately", {"vy": "svarat"}),
    "late": ("late and soon late", {"vy": "loften"}),
    "urgent": ("urgent", {"vy": "bradskande"}),
    "stage": ("one stage", {"vy": "steg", "steg": "closed"}),
    "narrowed": ("urgent and waiting", {"vy": "alla", "bara": ["bradskande", "vantar"]}),
}
A_ROW = '<th scope="row"><a class="govuk-link" href="/handlaggning/'


def _lists() -> Iterator[Page]:
    """Two pages of each view: the first one, and the last whole one."""
    for key, (label, _query) in LISTS.items():
        first, end = f"list_{key}", f"list_{key}_end"
        same = {"who": "caseworker", "shows": A_ROW}
        yield Page(key=first, label=f"worklist, {label}", address=first, goal=LIST, **same)
        beside = Beside(page=first, most=SAME, words="page 1, +10 %")
        goal = Goal(times=8, queries=5, beside=(beside,), growth=GROWN)
        yield Page(key=end, label="  near the end", address=end, goal=goal, **same)


def _searches() -> Iterator[Page]:
    asked: dict[str, Values] = {
        "reference": {"reference": reference(0), "reason": "calls"},
        "number": {"number": personal_number(0), "reason": "calls"},
    }
    for key, values in asked.items():
        yield Page(
            key=f"search_{key}",
            label=f"search by {key}",
            address="search",
            who="caseworker",
            asked=values,
            shows='<ul class="app-list">',
            goal=LIST,
        )


def _stock() -> Iterator[Page]:
    """The first question as django-formtools' own session wizard asks it."""
    same = {"address": "stock_wizard", "who": "applicant"}
    form = {"stock_wizard-current_step": STOCK_STEP, f"{STOCK_STEP}-acute": ["food"]}
    yield Page(key="stock_get", label="  formtools' own wizard, GET", **same)
    yield Page(
        key="stock_post", label="  formtools' own wizard, POST", asked=form, leads_on=True, **same
    )


PAGES = (
    Page(key=BASIS, label="one template", address=BASIS),
    Page(
        key="step_get_first",
        label="step GET, first of many answered",
        address="first_step",
        who="applicant",
        goal=STEP_GET,
    ),
    Page(
        key="step_get_last",
        label="step GET, last of many answered",
        address="last_step",
        who="applicant",
        goal=STEP_GET,
    ),
    Page(
        key="step_post_first",
        label="step POST, first of many answered",
        address="first_step",
        who="applicant",
        posted=FIRST_STEP,
        goal=FIRST_POST,
    ),
    Page(
        key="step_post_last",
        label="step POST, last of many answered",
        address="last_step",
        who="applicant",
        posted=LAST_STEP,
        goal=LAST_POST,
    ),
    Page(
        key="step_post_new",
        label="step POST, first in a new draft",
        address="new_draft",
        who="applicant",
        posted=FIRST_STEP,
    ),
    *_stock(),
    Page(key="task_list", label="task list", address="task_list", who="applicant"),
    Page(key="check", label="check page, all answers", address="check", who="applicant"),
    *_lists(),
    *_searches(),
    Page(
        key="case",
        label="case, the applicant's page",
        address="case",
        who="applicant",
        goal=STATUS_PAGE,
    ),
    Page(
        key="review_case",
        label="case, the caseworker's page",
        address="review_case",
        who="caseworker",
        goal=STATUS_PAGE,
    ),
)
