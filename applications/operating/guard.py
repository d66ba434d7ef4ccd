"""The door to the operator's pages: a 404 for everybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from applications.access import Actor, Verb, can

View = Callable[..., HttpResponse]


def for_operators(view: View) -> View:
    """Let in operators, as ``view(request, actor, …)``."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actor = Actor(request.user)
        if not can(actor, Verb.RUN_SERVICE):
            raise Http404
        return view(request, actor, **kwargs)

    return guarded
