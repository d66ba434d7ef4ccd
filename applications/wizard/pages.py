"""What the pages of the wizard need to show a step, a section and the task list."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.progress import Progress, SectionState
from applications.wizard.items import listing
from applications.wizard.opening import OpenDraft
from applications.wizard.paper_list import opened_paper, paper_rows
from eservice.municipality import municipality
from guides import library

# Where a change that was made from a check page leads back to.
RETURNS = {"kontrollera": "check", "del": "section"}


def typed_text(data: MultiValueDict, step: Step) -> list[str]:
    """Return what was typed on a step as lines of text, to show it back."""
    raw = step.form.raw_from(data)
    return [text for name, texts in raw.items() if "-FORMS" not in name for text in texts if text]


def stored_text(progress: Progress, step: Step) -> list[str]:
    """Return the stored answer in words; one that is not whole, as it was typed."""
    row, reader = progress.rows[step.key], progress.reader
    if not row.is_valid:
        return typed_text(reader.readable(step, row), step)
    shown = step.form.shown(row.cleaned, step.title_for(progress.answers))
    return [line for answer in shown if reader.may_read(answer, row) for line in answer.lines]


def _understood(progress: Progress, step: Step) -> list[str]:
    """Return what we made of the stored answer, without what is not for this reader."""
    row = progress.rows.get(step.key)
    if row is None or not row.is_valid:
        return []
    withheld = progress.reader.withheld(step, row)
    seen = {name: value for name, value in row.cleaned.items() if name not in withheld}
    return step.form.understood(seen)


def said_back(opened: OpenDraft, path: str) -> dict[str, Any] | None:
    """Return what we understood of the step that was just saved, with the way to change it."""
    step = FLOW.find(path)
    if step is None or step.key not in opened.progress.path:
        return None
    understood = _understood(opened.progress, step)
    title = step.title_for(opened.progress.answers)
    return {"step": step, "title": title, "lines": understood} if understood else None


def return_url(opened: OpenDraft, step: Step, page: str) -> str:
    """Return the check page that a change was made from, or nothing."""
    name = RETURNS.get(page)
    if name is None:
        return ""
    part = [step.section.path] if name == "section" else []
    return reverse(name, args=[opened.draft.pk, *part])


def section_line(opened: OpenDraft, step: Step) -> dict[str, int]:
    """Return "part 3 of 8" and how many parts are done."""
    sections = opened.progress.sections()
    keys = [found.section.key for found in sections]
    return {
        "number": keys.index(step.section.key) + 1,
        "count": len(sections),
        "done": sum(found.state is SectionState.DONE for found in sections),
    }


def step_context(request: HttpRequest, opened: OpenDraft, step: Step, form: Any) -> dict[str, Any]:
    """Return everything a question's page shows."""
    progress = opened.progress
    row = progress.rows.get(step.key)
    on_path = step.key in progress.path
    group = FLOW.group_of(step)
    return {
        "opened": opened,
        "actor": opened.actor,
        "step": step,
        "title": step.title_for(progress.answers),
        # The browser's history keeps a page's title: nobody stands in it by name.
        "public_title": step.title_for(progress.answers.without_names()),
        "intro": step.intro_for(progress.answers),
        "rev": row.rev if row else 0,
        "return_url": return_url(opened, step, request.GET.get("till", "")),
        "items_page": group.listing if step.item and group else None,
        "before": progress.before(step) if on_path else None,
        "part": section_line(opened, step) if on_path else None,
        "said_back": said_back(opened, request.GET.get("efter", "")),
        "understood": _understood(progress, step),
        "error_links": form.error_links() if form.is_bound else [],
        "is_outdated": on_path and progress.is_outdated(step),
        "acute": municipality().acute if step.key == "acute_advice" else None,
        "listing": listing(opened, step, request.GET.get("ta-bort", "")),
        "papers": paper_rows(progress, step),
        **opened_paper(opened.actor, opened.draft, step),
        **library.explained(step.guide),
    }
