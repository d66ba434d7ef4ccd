"""An application that staff have written down: what they declare, and what was not answered.

The frozen content has ``registered``: ``{"way": "paper" | "phone" | "desk", "by": "…",
"received_on": "…", "month_is_ours": true}``; ``month_is_ours`` when the person named no month. Each
step then says whether it is ``unanswered``. A step without an answer has one row that says so, or
what stood on the paper, word for word, when it could not be read as an answer.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Registration
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.months import applied_month
from applications.questions.privacy import fields_of
from applications.questions.progress import Progress
from applications.statuses import ApplicationKind, RegisteredWay
from eservice.languages import in_swedish

REGISTRAR = "registrar"
# In the name of who writes: she can't say what is true for somebody else.
REGISTRAR_DECLARATION = (
    gettext_lazy("Jag har skrivit det som personen har skrivit eller sagt."),
    gettext_lazy("Jag har inte lagt till något eget."),
    gettext_lazy("Det som personen inte har svarat på har jag lämnat tomt."),
)
NOT_ANSWERED = {
    RegisteredWay.PAPER: gettext_lazy("Inte besvarat på papperet"),
    RegisteredWay.PHONE: gettext_lazy("Inte besvarat i samtalet"),
    RegisteredWay.DESK: gettext_lazy("Inte besvarat vid besöket"),
}

Content = dict[str, Any]


def is_unanswered(progress: Progress, step: Step) -> bool:
    """True for a question that has no whole answer and would have needed one: who writes nothing
    where nothing must be written has answered."""
    if not step.form.asks or step.may_wait or progress.is_done(step):
        return False
    return step.key in progress.rows or not all(field.optional for field in fields_of(step))


def unanswered(progress: Progress) -> list[Step]:
    """Return the questions on the path that the person has not answered, in order."""
    return [step for step in progress.path.values() if is_unanswered(progress, step)]


def month_of(progress: Progress, registration: Registration | None) -> date | None:
    """Return the month applied for; on a paper that names none, the one in which it came in."""
    month = applied_month(progress.answers)
    if month is None and registration is not None:
        return registration.received_on.replace(day=1)
    return month


@in_swedish()
def as_registered(content: Content, progress: Progress, registration: Registration) -> Content:
    """Return frozen content with how it came, and with what was not answered marked."""
    said = {
        "way": registration.way,
        "by": registration.by.name,
        "received_on": registration.received_on.isoformat(),
        "month_is_ours": applied_month(progress.answers) is None,
    }
    missing = {step.key for step in unanswered(progress)}
    sections = [
        {
            **part,
            "steps": [_marked(progress, step, missing, registration) for step in part["steps"]],
        }
        for part in content["sections"]
    ]
    declaration = [str(sentence) for sentence in REGISTRAR_DECLARATION]
    return {**content, "registered": said, "declaration": declaration, "sections": sections}


def _marked(
    progress: Progress, frozen: Content, missing: set[str], registration: Registration
) -> Content:
    is_missing = frozen["key"] in missing
    if not is_missing:
        return {**frozen, "unanswered": False}
    step = FLOW.of_key(frozen["key"])
    is_safety = step.is_secret or any(field.is_safety for field in fields_of(step))
    row = {"label": frozen["title"], "own_words": False, "safety": is_safety}
    typed = list(_typed(progress.rows.get(step.key)))
    if typed:
        row |= {"lines": typed, "public": [], "own_words": True}
    else:
        words = _not_answered(registration)
        row |= {"lines": [words], "public": [] if is_safety else [words]}
    return {**frozen, "unanswered": True, "rows": [row]}


def _not_answered(registration: Registration) -> str:
    words = str(NOT_ANSWERED[RegisteredWay(registration.way)])
    if registration.draft.kind == ApplicationKind.RENEWAL:
        return _("%(words)s, eller som förra gången") % {"words": words}
    return words


def _typed(row: Any) -> Iterator[str]:
    """Yield what was written on a page that is not whole, word for word."""
    raw: Mapping[str, list[str]] = row.raw if row is not None else {}
    for name, texts in raw.items():
        if "-FORMS" not in name:
            yield from (text for text in texts if text.strip())


def not_answered_in(content: Content) -> list[Content]:
    """Return the steps of frozen content that the person has not answered."""
    steps = (step for part in content["sections"] for step in part["steps"])
    return [step for step in steps if step.get("unanswered")]
