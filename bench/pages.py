"""What is measured, and the goals."""

from dataclasses import dataclass

from bench.answers import FIRST_STEP, LAST_STEP, Values

BASIS = "one_template"
SAME = 1.1


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A goal beside another page of the same run: at most ``most`` times its median."""

    page: str
    most: float
    words: str


@dataclass(frozen=True, kw_only=True)
class Goal:
    """The most a page may take: times the one-template view, queries, beside another page."""

    times: float | None = None
    queries: int | None = None
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """One row of the table. A page with ``posted`` gets these values in turn."""

    key: str
    label: str
    address: str
    who: str = ""
    posted: tuple[Values, Values] | None = None
    goal: Goal = Goal()

    @property
    def status(self) -> int:
        return 302 if self.posted else 200


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
AS_PAGE_ONE = Goal(
    times=8, queries=5, beside=(Beside(page="worklist", most=SAME, words="page 1, +10 %"),)
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
    Page(key="task_list", label="task list", address="task_list", who="applicant"),
    Page(key="check", label="check page, all answers", address="check", who="applicant"),
    Page(
        key="worklist",
        label="worklist, page 1",
        address="worklist",
        who="caseworker",
        goal=Goal(times=8, queries=5),
    ),
    Page(
        key="worklist_end",
        label="worklist, near the end",
        address="worklist_end",
        who="caseworker",
        goal=AS_PAGE_ONE,
    ),
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
