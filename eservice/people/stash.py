"""What was typed when the login had just ended, kept for an hour and given back.

An expired login never loses a text: the POST is sealed, its key is a cookie, and the page it
was sent to shows it again after login. That page decides who may see it, in the same way as
it decides about what is stored: it belongs to the address, which only its owner can open.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from eservice import clock
from eservice.people.models import Stash

COOKIE = "stash"
KEPT = timedelta(hours=1)
LARGEST = 100_000
NOT_TYPED = {"csrfmiddlewaretoken"}

View = Callable[..., HttpResponse]


def keeps_typed(view: View) -> View:
    """Mark a view whose POST is kept when the login has ended."""
    view.keeps_typed = True
    return view


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _size(request: HttpRequest) -> int:
    return int(request.META.get("CONTENT_LENGTH") or 0)


def keep(request: HttpRequest, response: HttpResponse) -> None:
    """Seal what was typed and put its key in the response, unless it is far too much."""
    if _size(request) > LARGEST or not request.POST:
        return
    token = secrets.token_urlsafe(32)
    typed = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
    Stash.objects.create(token_hash=_hash(token), path=request.path[:300], typed=typed)
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(KEPT.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def typed_before_login(request: HttpRequest) -> MultiValueDict | None:
    """Return what was typed on this page before the login ended, if it is still kept."""
    token = request.COOKIES.get(COOKIE)
    if not token:
        return None
    since = clock.now() - KEPT
    found = Stash.objects.filter(token_hash=_hash(token), path=request.path, at__gt=since).first()
    return MultiValueDict(found.typed) if found else None


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Drop what was kept: it has been saved, or the person leaves."""
    token = request.COOKIES.get(COOKIE)
    if token:
        Stash.objects.filter(token_hash=_hash(token)).delete()
        response.delete_cookie(COOKIE, samesite="Lax")


def drop_old() -> int:
    """Delete what nobody came back for within the hour; returns how many."""
    return Stash.objects.filter(at__lte=clock.now() - KEPT).delete()[0]
