"""The door to the desk's pages: a 404 for everybody who doesn't work there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor, Verb, can
from applications.actions.reading import ReadingNotLogged
from applications.errors import NotAllowed
from applications.models import DeskRecord

View = Callable[..., HttpResponse]


def for_desk(view: View) -> View:
    """Let in the service centre and caseworkers, as ``view(request, actor, …)``.

    A person who was never found at the desk, and oneself, is a 404. A log that can't be written
    is a 503.
    """

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actor = Actor(request.user)
        if not can(actor, Verb.WORK_AT_DESK):
            raise Http404
        try:
            return view(request, actor, **kwargs)
        except (DeskRecord.DoesNotExist, NotAllowed) as error:
            raise Http404 from error
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded
