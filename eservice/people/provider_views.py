"""Logging in at the e-ID or at the staff's SSO: one page leads there, one takes what comes back.

The callbacks are among the few GETs that may write.
"""

import logging

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from eservice.people import oidc
from eservice.people.identity import identity_of
from eservice.people.linking import user_of
from eservice.people.login import first_page, log_in, safe_next
from eservice.people.refusals import STALE, LoginRefused
from eservice.people.sessions import Device
from eservice.settings.logins import Provider

logger = logging.getLogger(__name__)


@login_not_required
@require_POST
def e_id_login(request: HttpRequest) -> HttpResponse:
    """Lead to the e-ID, with the choice of device and the page one was on kept."""
    return _leave_for(request, settings.E_ID_PROVIDER, reverse("e_id_callback"))


@login_not_required
@require_GET
def e_id_callback(request: HttpRequest) -> HttpResponse:
    """Log in the person whom the e-ID vouches for."""
    return _come_back_from(request, settings.E_ID_PROVIDER)


@login_not_required
@require_POST
def staff_login(request: HttpRequest) -> HttpResponse:
    """Lead to the staff's SSO."""
    return _leave_for(request, settings.STAFF_PROVIDER, reverse("staff_callback"))


@login_not_required
@require_GET
def staff_callback(request: HttpRequest) -> HttpResponse:
    """Log in the member of staff whom the SSO vouches for."""
    return _come_back_from(request, settings.STAFF_PROVIDER)


def _leave_for(request: HttpRequest, provider: Provider | None, callback: str) -> HttpResponse:
    if provider is None:
        raise Http404
    target = safe_next(request)
    device = Device(request.POST.get("device", "")).value
    back = request.build_absolute_uri(callback)
    try:
        way = oidc.begin(request, provider, back=back, device=device, target=target)
    except LoginRefused as refused:
        return _refusal(request, provider, refused)
    return HttpResponseRedirect(way)


def _come_back_from(request: HttpRequest, provider: Provider | None) -> HttpResponse:
    if provider is None:
        raise Http404
    try:
        answer = oidc.finish(request, provider)
        user = user_of(identity_of(answer.claims, provider))
    except oidc.Cancelled as cancelled:
        return HttpResponseRedirect(_login_page(cancelled.target, avbruten=1))
    except LoginRefused as refused:
        if refused.reason is STALE and request.user.is_authenticated:
            return HttpResponseRedirect(first_page(request.user))
        return _refusal(request, provider, refused)
    log_in(request, user, Device(answer.device))
    return HttpResponseRedirect(answer.target or first_page(user))


def _login_page(target: str, **more: object) -> str:
    query = urlencode(({"next": target} if target else {}) | more)
    return f"{reverse('login')}?{query}" if query else reverse("login")


def _refusal(request: HttpRequest, provider: Provider, refused: LoginRefused) -> HttpResponse:
    """A calm page with a way on. The log says what kind of failure it was, and no more."""
    logger.warning("%s login refused: %s", provider.name, refused.kind)
    context = {
        "reason": refused.reason,
        "login_url": _login_page(refused.target),
        "is_from_work": provider.staff is not None,
    }
    return render(request, "people/login_refused.html", context, status=refused.reason.status)
