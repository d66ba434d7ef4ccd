"""How the pages about two adults get them: a draft that the actor may read, and its couple."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.acting import actor_of
from applications.actions.reading import readable_draft
from applications.models import Draft
from applications.questions.couple import couple_in


def with_couple(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the actor and the couple of an unsent draft, as ``view(request, actor, couple)``.

    A draft that has been sent leads to its case; what the actor can't see is a 404.
    """

    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, **words) -> HttpResponse:
        try:
            actor, draft = readable_draft(actor_of(request), draft_id=draft_id)
        except Draft.DoesNotExist as error:
            raise Http404 from error
        if draft.sent_at:
            return redirect("case", draft_id)
        couple = couple_in(draft, by_ombud=actor.grant is not None)
        return view(request, actor, couple, **words)

    return opened
