"""What the person can expect, worked out from the draft's own answers before it is sent."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from applications.questions.catalogue import FLOW
from applications.questions.estimating import estimate
from applications.questions.norm_tables import every_table
from applications.questions.prefill_notes import note_words
from applications.questions.prefilled import Gap
from applications.questions.prefilling import counts, prefilled, said_so_far
from applications.wizard.opening import OpenDraft, with_open_draft
from eservice.municipality import municipality


@dataclass(frozen=True, kw_only=True)
class Needed:
    """A question that has to be answered first, or again now that she knows."""

    path: str
    title: str | Promise
    is_unknown: bool


@require_safe
@with_open_draft
def estimate_draft(request: HttpRequest, opened: OpenDraft) -> HttpResponse:
    """Show the estimate line by line, or which questions it needs.

    A helper gets none that rests on an answer she may not read, and nobody while someone sits
    beside and the screen shows less: it holds the whole household's money at a glance.
    """
    context: dict[str, Any] = {"opened": opened, "actor": opened.actor}
    if opened.actor.shows_less:
        return render(request, "wizard/estimate.html", context | {"state": "less"})
    if _is_withheld(opened):
        return render(request, "wizard/estimate.html", context | {"state": "withheld"})
    filled = prefilled(said_so_far(opened.progress), municipality().casework.joint_days)
    needed = [_needed(opened, gap) for gap in filled.gaps]
    if needed:
        context |= {"state": "needs", "needed": needed}
    else:
        found = estimate(filled.data, every_table())
        context |= {"state": "done", "estimate": found, "notes": note_words(filled.notes)}
    return render(request, "wizard/estimate.html", context)


def _is_withheld(opened: OpenDraft) -> bool:
    whole, seen = opened.progress.whole_path, opened.progress.path
    return any(counts(key) and key not in seen for key in whole)


def _needed(opened: OpenDraft, gap: Gap) -> Needed:
    step = FLOW.of_key(gap.step)
    title = step.title_for(opened.progress.answers)
    return Needed(path=step.path, title=title, is_unknown=gap.is_unknown)
