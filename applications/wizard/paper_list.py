"""The page that lists the papers: what each is, and what the person has said about it."""

from dataclasses import dataclass
from typing import Any

from applications.access import Actor
from applications.models import Draft
from applications.queries import documents_of
from applications.questions.answers import Words
from applications.questions.flow import Step
from applications.questions.papers import BY_KEY, LISTING
from applications.questions.progress import Progress


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """One paper; ``answer`` is empty until there is one."""

    step: Step
    name: Words
    answer: str


def opened_paper(actor: Actor, draft: Draft, step: Step) -> dict[str, Any]:
    """Return what the page about one paper shows: the paper, its files, and those we refused."""
    paper = BY_KEY.get(step.key)
    if paper is None:
        return {"paper": None}
    files = documents_of(draft.pk, reader=actor).get(paper.key, [])
    refused = [file for file in files if file.is_refused]
    taken = [file for file in files if not file.is_refused]
    return {"paper": paper, "documents": taken, "refused": refused, "draft_id": draft.pk}


def paper_rows(progress: Progress, step: Step) -> list[PaperRow] | None:
    """Return the papers that this person's answers call for, on the page that lists them."""
    if step.key != LISTING:
        return None
    on_path = (found for found in progress.path.values() if found.section is step.section)
    return [_row(progress, found) for found in on_path if found.key != LISTING]


def _row(progress: Progress, step: Step) -> PaperRow:
    value = progress.answers.get(step.key, "paper")
    answer = step.form.base_fields["paper"].display(value)[0] if value else ""
    return PaperRow(step=step, name=BY_KEY[step.key].name, answer=answer)
