"""Start, login, logout and the quick way out."""

from django.conf import settings
from django.contrib.auth import logout as close_session
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from eservice.municipality import municipality
from eservice.people.demo import DEMO_ISSUER, DEMO_PEOPLE
from eservice.people.login import log_in
from eservice.people.models import User
from eservice.people.sessions import Device


@login_not_required
@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """The landing page: what this is, what you need, how long it takes, who may help."""
    return render(request, "people/start.html")


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else ""


@login_not_required
@require_GET
def login(request: HttpRequest) -> HttpResponse:
    """Choose whose device this is and how to log in."""
    if request.user.is_authenticated:
        return redirect(_safe_next(request) or "home")
    people = DEMO_PEOPLE if settings.DEMO_LOGIN else ()
    context = {"demo_people": people, "next": _safe_next(request), "times": municipality().login}
    return render(request, "people/login.html", context)


@login_not_required
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo people. Exists only where DEMO_LOGIN is on."""
    if not settings.DEMO_LOGIN:
        raise Http404
    who = request.POST.get("who", "")
    user = get_object_or_404(User, issuer=DEMO_ISSUER, subject=who, is_active=True)
    log_in(request, user, Device(request.POST.get("device", "")))
    return HttpResponseRedirect(_safe_next(request) or reverse("home"))


@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the login and leave nothing behind on the device."""
    close_session(request)
    response = redirect("logged_out")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


@login_not_required
@require_GET
def logged_out(request: HttpRequest) -> HttpResponse:
    return render(request, "people/logged_out.html")


@login_not_required
@require_http_methods(["GET", "HEAD"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Leave for a neutral page at once, with the login's cookie and the cache gone.

    It is a plain link that works without JavaScript, so it is a GET and writes nothing: the
    browser forgets the login, and the server's row ends by its own time.
    """
    response = HttpResponseRedirect(municipality().quick_exit_url)
    response.delete_cookie(settings.SESSION_COOKIE_NAME, samesite=settings.SESSION_COOKIE_SAMESITE)
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response
