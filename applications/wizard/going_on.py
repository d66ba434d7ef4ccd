"""Where one goes on from here: the next thing that is missing, in the order it is asked."""

from urllib.parse import urlencode

from django.urls import reverse

from applications.questions.flow import Step
from applications.questions.progress import SectionProgress, SectionState
from applications.wizard.opening import OpenDraft
from applications.wizard.pages import RETURNS, return_url


def missing_url(opened: OpenDraft, step: Step) -> str:
    """Return the page where a missing answer is given: its section's, where the answers from the
    month before are confirmed together, or its own."""
    found = opened.progress.section(step.section)
    if found.state is SectionState.CARRIED:
        return reverse("section", args=[opened.draft.pk, step.section.path])
    return reverse("step", args=[opened.draft.pk, step.path])


def continue_url(opened: OpenDraft) -> str:
    """Return the page of the first missing answer, or the one where everything is checked."""
    missing = opened.progress.missing()
    if missing and opened.can_edit:
        return missing_url(opened, missing[0])
    return reverse("check", args=[opened.draft.pk])


def section_url(opened: OpenDraft, found: SectionProgress) -> str:
    """Return the page that a row of the task list leads to."""
    if found.state is SectionState.DONE or not opened.can_edit:
        return reverse("section", args=[opened.draft.pk, found.section.path])
    return missing_url(opened, found.missing[0])


def url_after(opened: OpenDraft, step: Step, till: str, *, said: bool) -> str:
    """Return the page after a step that was saved; ``till`` names the check page that a change was
    made from, and ``said`` asks the next page to say back what we understood."""
    back = return_url(opened, step, till)
    if RETURNS.get(till) == "check":
        return back
    following = None if back else opened.progress.after(step)
    if not back and opened.goes_straight and not step.goes_to:
        url = continue_url(opened)
    elif following is None:
        url = return_url(opened, step, "del")
    else:
        url = reverse("step", args=[opened.draft.pk, following.path])
    return f"{url}?{urlencode({'efter': step.path})}" if said else url
