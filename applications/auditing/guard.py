"""The door to the auditor's pages: a 404 for everybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor, Verb, can
from applications.actions.reading import ReadingNotLogged
from applications.models import LogCheck

View = Callable[..., HttpResponse]


def for_auditors(view: View) -> View:
    """Let in auditors, as ``view(request, actor, …)``. A log that can't be written is a 503."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actor = Actor(request.user)
        if not can(actor, Verb.CHECK_LOGS):
            raise Http404
        try:
            return view(request, actor, **kwargs)
        except LogCheck.DoesNotExist as error:
            raise Http404 from error
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded
