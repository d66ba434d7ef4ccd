"""Start, login, logout and the quick way out."""

from django.conf import settings
from django.contrib.auth import logout as close_session
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from eservice.municipality import municipality
from eservice.people import stash
from eservice.people.demo import DEMO_ISSUER, DEMO_PEOPLE
from eservice.people.forms import DeviceForm
from eservice.people.login import log_in
from eservice.people.models import User
from eservice.people.sessions import Device


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The landing page: what this is, what you need, how long it takes, who may help."""
    return render(request, "people/start.html")


def _safe_next(request: HttpRequest) -> str:
    """Return the page to go to after the login: one of our own, never another site's."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else ""


def _first_page(user: User) -> str:
    return reverse("worklist" if user.is_staff_member else "home")


@login_not_required
@require_safe
def login(request: HttpRequest) -> HttpResponse:
    """Choose whose device this is and how to log in."""
    if request.user.is_authenticated:
        return HttpResponseRedirect(_safe_next(request) or _first_page(request.user))
    people = DEMO_PEOPLE if settings.DEMO_LOGIN else ()
    times = municipality().login
    context = {
        "demo_people": people,
        "next": _safe_next(request),
        "times": times,
        "device_form": DeviceForm(times=times),
    }
    return render(request, "people/login.html", context)


@login_not_required
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo people. Exists only where DEMO_LOGIN is on."""
    who = request.POST.get("who", "")
    if not settings.DEMO_LOGIN or who not in {person.subject for person in DEMO_PEOPLE}:
        raise Http404
    user = get_object_or_404(User, issuer=DEMO_ISSUER, subject=who, is_active=True)
    log_in(request, user, Device(request.POST.get("device", "")))
    return HttpResponseRedirect(_safe_next(request) or _first_page(user))


def _forget(response: HttpResponse) -> None:
    """Leave no trace of the visit in the browser: no cookie, no copy of a page.

    The cookies go by name: Clear-Site-Data would take those of the municipality's other
    services at the same domain too.
    """
    for cookie, same_site in (
        (settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SAMESITE),
        (settings.CSRF_COOKIE_NAME, settings.CSRF_COOKIE_SAMESITE),
        (stash.COOKIE, "Lax"),
    ):
        response.delete_cookie(cookie, samesite=same_site)
    response["Clear-Site-Data"] = '"cache", "storage"'


@login_not_required
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    """End the login and leave nothing behind on the device. Twice, or too late, is the same."""
    response = redirect("logged_out")
    stash.forget(request, response)
    close_session(request)
    _forget(response)
    return response


@login_not_required
@require_safe
def logged_out(request: HttpRequest) -> HttpResponse:
    """Say that the login has ended."""
    return render(request, "people/logged_out.html")


@login_not_required
@require_safe
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Leave for a neutral page at once, with the login's cookie and the cache gone.

    It is a plain link that works without JavaScript, so it is a GET and writes nothing: the
    browser forgets the login, and the server's row ends by its own time. Another site's link
    to it logs nobody out.
    """
    response = HttpResponseRedirect(municipality().quick_exit_url)
    if request.headers.get("Sec-Fetch-Site") != "cross-site":
        _forget(response)
    response["Referrer-Policy"] = "no-referrer"
    return response
