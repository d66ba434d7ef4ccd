"""The door to the pages of one grant, for the caseworkers who check its person's grants.

What the actor can't see is a 404, the same as what doesn't exist, and the refusal is logged. A
step that can't be taken any longer is the grant's page as it is now, with the reason (409).
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor
from applications.actions.reading import ReadingNotLogged
from applications.actions.reading_grants import visible_grant
from applications.errors import NotAllowed, NotPossible
from applications.models import Case, Grant, GrantProof
from applications.review.grant_page import show_grant

View = Callable[[HttpRequest, Actor, Grant, Case | None], HttpResponse]


def of_grant(view: View) -> Callable[..., HttpResponse]:
    """Let in those who check it, as ``view(request, actor, grant, case)``."""

    @wraps(view)
    @seen_or_missing
    def guarded(request: HttpRequest, grant_id: UUID) -> HttpResponse:
        actor = Actor(request.user)
        grant, case = visible_grant(actor, grant_id=grant_id)
        try:
            return view(request, actor, grant, case)
        except NotPossible as error:
            return show_grant(request, actor, grant_id, stopped=error.reason)

    return guarded


def seen_or_missing(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer 404 for what can't be seen, and show nothing whose reading can't be logged."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: UUID) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except (Grant.DoesNotExist, GrantProof.DoesNotExist, NotAllowed) as error:
            raise Http404 from error
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded
