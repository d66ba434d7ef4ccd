"""Stämmer det här fortfarande? The answers from the month before, confirmed a section at a time."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from applications.acting import actor_of
from applications.actions.drafts import locked_draft
from applications.actions.saving_answers import confirm_answers
from applications.errors import AlreadySent, NotAllowed
from applications.models import Draft
from applications.questions.progress import SectionProgress
from applications.questions.summary import summary
from applications.wizard.going_on import continue_url
from applications.wizard.opening import OpenDraft, progress_of, reader_of
from applications.wizard.pages import said_back


def ask_if_still_right(
    request: HttpRequest, opened: OpenDraft, found: SectionProgress
) -> HttpResponse:
    """Show what she answered the month before in one section. What is to be asked comes after."""
    told = summary(opened.progress, [found.section])[0]
    there = [step for step in told.steps if step.is_carried or not step.is_missing]
    context = {
        "opened": opened,
        "actor": opened.actor,
        "found": found,
        "summary": replace(told, steps=there),
        "asks_more": len(found.missing) > len(found.carried),
        "said_back": said_back(opened, request.GET.get("efter", "")),
    }
    return render(request, "wizard/still_right.html", context)


@require_POST
def confirm_section(request: HttpRequest, draft_id: UUID, section: str) -> HttpResponse:
    """Ja, inget har ändrats: the section's answers stand, and the next thing is asked."""
    try:
        with locked_draft(actor_of(request), draft_id=draft_id) as (actor, draft):
            opened = _opened(actor, draft)
            steps = [s for s in opened.progress.path.values() if s.section.path == section]
            if not steps:
                raise Http404
            carried = [step for step in steps if opened.progress.is_carried(step)]
            answers = [opened.progress.rows[step.key] for step in carried]
            confirm_answers(actor, draft=draft, answers=answers)
            return HttpResponseRedirect(continue_url(_opened(actor, draft)))
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)


def _opened(actor, draft: Draft) -> OpenDraft:
    return OpenDraft(actor, draft, progress_of(draft, reader=reader_of(actor, draft)))
