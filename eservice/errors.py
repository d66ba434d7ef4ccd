"""Error pages in plain words. None of them reads anything from the database.

An error may come before the middleware has said who is logged in, and then the header shows
no one; the page for 500 uses no context at all, since the fault may be anywhere.
"""

from contextlib import suppress
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

HIDDEN = ("_", "csrf")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent something that can't be read, or far too much."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: logged in, but this is not for you."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same page for what doesn't exist and what someone may not see."""
    return render(request, "404.html", status=404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 from the CSRF check: most often a page that was open for too long.

    What was typed is shown only when it came from a page of ours, not on behalf of another site.
    """
    typed = typed_text(request) if _is_from_us(request) else []
    return render(request, "403_csrf.html", {"typed": typed}, status=403)


def _is_from_us(request: HttpRequest) -> bool:
    sender = request.headers.get("Origin") or request.headers.get("Referer", "")
    with suppress(ValueError):
        found = urlsplit(sender)
        return (found.scheme, found.netloc) == (request.scheme, request.get_host())
    return False


def typed_text(request: HttpRequest) -> list[str]:
    """Return what was typed, so that the page can show it: it is not stored, since nothing
    proves that it was the person herself who sent it."""
    shown = (texts for name, texts in request.POST.lists() if not name.startswith(HIDDEN))
    return [text for texts in shown for text in texts if text.strip()]


def server_error(request: HttpRequest) -> HttpResponse:
    """500: something is broken."""
    return HttpResponse(render_to_string("500.html"), status=500)
