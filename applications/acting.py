"""Who is at the screen: the login, and who sits beside the person and helps."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor

# Where the login keeps who sits beside the person right now, at this very screen.
SESSION_KEY = "beside"
# Whether this screen hides what the one beside need not see.
SHOWS_LESS = "shows_less"


def actor_of(request: HttpRequest) -> Actor:
    """Return who acts in this request, for herself as far as we know yet."""
    beside = request.session.get(SESSION_KEY)
    if beside is None:
        return Actor(request.user)
    less = request.session.get(SHOWS_LESS, False)
    return Actor(request.user, companion_id=UUID(beside), shows_less=less)


def hides_earlier(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep a page back while the screen shows less: someone sits beside the person."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.session.get(SHOWS_LESS):
            return render(request, "tracking/hidden.html")
        return view(request, *args, **kwargs)

    return guarded
