"""The door to the compilations: a 404 for everybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from applications.access import Actor, Verb, can

View = Callable[..., HttpResponse]


def for_readers(view: View) -> View:
    """Let in those who may read compilations."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not can(Actor(request.user), Verb.READ_STATISTICS):
            raise Http404
        return view(request, **kwargs)

    return guarded
