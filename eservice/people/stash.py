"""What was typed when a login had just ended, kept for an hour and given back.

An expired login never loses a text. The browser still sends the key of the session that has
ended; the session's row says whose it was. What was typed is sealed for that login alone, and
the page it was sent to shows it again once the same person has logged in. A request without
such a session keeps nothing, so a stranger can neither plant a text nor fill the database:
there is one kept text for each login.
"""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict

from eservice import clock
from eservice.people.models import Stash, User

COOKIE = "typed"
KEPT = timedelta(hours=1)
LARGEST = 100_000
NOT_TYPED = {"csrfmiddlewaretoken"}

View = Callable[..., HttpResponse]


def keeps_typed(view: View) -> View:
    """Mark a view whose POST is kept when the login has ended."""
    view.keeps_typed = True
    return view


def _whose_login_ended(request: HttpRequest) -> User | None:
    """Return the user of the session that the browser still names, ended within the hour."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    if not (key.isascii() and key.isalnum()):
        return None
    now = clock.now()
    ended = Session.objects.filter(pk=key, expire_date__range=(now - KEPT, now)).first()
    user_id = ended.get_decoded().get(SESSION_KEY) if ended else None
    return User.objects.filter(pk=user_id, is_active=True).first() if user_id else None


def keep(request: HttpRequest, response: HttpResponse) -> bool:
    """Seal what was typed for the person whose login has ended; returns whether it is kept.

    The cookie is no key: it only tells a page that it is worth looking.
    """
    size = int(request.META.get("CONTENT_LENGTH") or 0)
    user = _whose_login_ended(request)
    if user is None or size > LARGEST:
        return False
    typed = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
    values = {"path": request.path[:300], "typed": typed, "at": clock.now()}
    Stash.objects.update_or_create(user=user, defaults=values)
    response.set_cookie(
        COOKIE,
        "1",
        max_age=int(KEPT.total_seconds()),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return True


def typed_before_login(request: HttpRequest) -> MultiValueDict | None:
    """Return what this person typed on this page when her login ended, if it is still kept."""
    if COOKIE not in request.COOKIES:
        return None
    since = clock.now() - KEPT
    found = Stash.objects.filter(user=request.user, path=request.path, at__gt=since).first()
    return MultiValueDict(found.typed) if found else None


def forget(request: HttpRequest, response: HttpResponse) -> None:
    """Drop what was kept: it has been saved, or the person leaves."""
    if COOKIE in request.COOKIES and request.user.is_authenticated:
        Stash.objects.filter(user=request.user).delete()
        response.delete_cookie(COOKIE, samesite="Lax")


def drop_old() -> int:
    """Delete what nobody came back for within the hour; returns how many."""
    return Stash.objects.filter(at__lte=clock.now() - KEPT).delete()[0]
