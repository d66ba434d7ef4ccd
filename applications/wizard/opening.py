"""Opening a draft for a page: what the actor may see, with its progress."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.access import Actor, Verb, can
from applications.models import Draft
from applications.queries import answers_of, visible_drafts
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.months import applied_month
from applications.questions.progress import Progress, facts_about
from eservice.ui.swedish import format_month


@dataclass(frozen=True)
class OpenDraft:
    """A draft as a page needs it."""

    actor: Actor
    draft: Draft
    progress: Progress

    @property
    def month(self) -> str:
        """Return the month applied for in words, or nothing while it isn't chosen."""
        month = applied_month(self.progress.answers)
        return format_month(month, with_year=False) if month else ""


def progress_of(draft: Draft, opened: Step | None = None) -> Progress:
    """Read the draft's answers and hold them against the flow; ``opened``: see Progress."""
    return Progress(FLOW, answers_of(draft), facts_about(draft.person), opened)


def find_draft(actor: Actor, draft_id: UUID) -> Draft:
    """Return a draft that the actor may read; otherwise 404, as for one that doesn't exist."""
    draft = visible_drafts(actor).select_related("person").filter(pk=draft_id).first()
    if draft is None or not can(actor, Verb.READ_DRAFT, draft):
        raise Http404
    return draft


def with_open_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the open draft. One that has been sent leads to its case instead."""

    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, *args, **kwargs) -> HttpResponse:
        actor = Actor(request.user)
        draft = find_draft(actor, draft_id)
        if draft.sent_at:
            return redirect("case", draft.pk)
        return view(request, OpenDraft(actor, draft, progress_of(draft)), *args, **kwargs)

    return opened
