"""Opening and closing a login.

An identity provider says who someone is; this module turns that into a session that lasts
as long as the person chose: on a phone of her own, or on a computer she has borrowed.
"""

from typing import Any

from django.contrib.auth import login as open_session
from django.contrib.auth import logout as close_session
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from eservice.people.models import User
from eservice.people.sessions import Device, start


class LoginBackend(BaseBackend):
    """Loads the logged-in user with the person in the same query. It checks no credentials:
    those belong to the identity provider."""

    def get_user(self, user_id: Any) -> User | None:
        return User.objects.select_related("person").filter(pk=user_id, is_active=True).first()


def log_in(request: HttpRequest, user: User, device: Device) -> None:
    """Open a session for a user whose identity has been proved.

    It inherits nothing, neither the key nor what lay in the session before. A login from work
    always lasts as on a borrowed device: it opens other people's cases.
    """
    if user.is_work_login:
        device = Device.BORROWED
    close_session(request)
    open_session(request, user, backend="eservice.people.login.LoginBackend")
    start(request.session, device)


def safe_next(request: HttpRequest) -> str:
    """Return the page to go to after the login: one of our own, never another site's."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    allowed = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if allowed else ""


def first_page(user: User) -> str:
    """Return where this login begins when it was not on its way anywhere."""
    if user.is_auditor:
        return reverse("audit")
    if user.runs_service:
        return reverse("operation")
    if user.is_editor and not user.handles_cases:
        return reverse("texts")
    if user.reads_statistics and not user.works_at_desk:
        return reverse("statistics")
    if user.works_at_desk and not user.handles_cases:
        return reverse("desk")
    return reverse("worklist" if user.is_staff_member else "home")
