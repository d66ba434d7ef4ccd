"""Start, login, logout and the quick way out."""

from django.conf import settings
from django.contrib.auth import logout as close_session
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from eservice.municipality import municipality
from eservice.people import stash
from eservice.people.demo import DEMO_ISSUER, DEMO_PEOPLE
from eservice.people.forms import DeviceForm
from eservice.people.login import first_page, log_in, safe_next
from eservice.people.models import User
from eservice.people.sessions import Device, renew


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """The landing page: what this is, what you need, how long it takes, who may help."""
    return render(request, "people/start.html")


@login_not_required
@require_safe
def login(request: HttpRequest) -> HttpResponse:
    """Choose whose device this is and how to log in.

    Only here may a form lead to the providers. A policy that let every page do so would help
    whoever finds a way to plant a form.
    """
    if request.user.is_authenticated:
        return HttpResponseRedirect(safe_next(request) or first_page(request.user))
    providers = [found for found in (settings.E_ID_PROVIDER, settings.STAFF_PROVIDER) if found]
    times = municipality().login
    context = {
        "demo_people": DEMO_PEOPLE if settings.DEMO_LOGIN else (),
        "has_e_id": settings.E_ID_PROVIDER is not None,
        "has_staff": settings.STAFF_PROVIDER is not None,
        "is_cancelled": "avbruten" in request.GET,
        "next": safe_next(request),
        "times": times,
        "device_form": DeviceForm(times=times),
    }
    origins = [origin for provider in providers for origin in provider.origins]
    policy = settings.SECURE_CSP | {"form-action": [CSP.SELF, *origins]}
    return csp_override(policy)(render)(request, "people/login.html", context)


@login_not_required
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Log in as one of the demo people. Exists only where DEMO_LOGIN is on."""
    who = request.POST.get("who", "")
    if not settings.DEMO_LOGIN or who not in {person.subject for person in DEMO_PEOPLE}:
        raise Http404
    user = get_object_or_404(User, issuer=DEMO_ISSUER, subject=who, is_active=True)
    log_in(request, user, Device(request.POST.get("device", "")))
    return HttpResponseRedirect(safe_next(request) or first_page(user))


@require_POST
def extend_login(request: HttpRequest) -> HttpResponse:
    """Let the login last its whole time from now. The page stays where it is."""
    if "device" in request.session:
        renew(request.session)
    return HttpResponse(status=204)


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
