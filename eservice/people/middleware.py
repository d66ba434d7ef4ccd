"""Asks for a login where one is needed, and keeps an active login alive."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from eservice.errors import typed_text
from eservice.people import stash
from eservice.people.sessions import is_due_for_renewal, renew


class RequireLogin(LoginRequiredMiddleware):
    """Sends the person to the login page, and from there back to where she was.

    What she had typed on a page with a question is kept until she is back. An address that
    only takes a button's POST can't be opened again. Then she comes back to the page with the
    button.
    """

    def handle_no_permission(self, request, view_func):
        if request.method == "POST" and getattr(view_func, "keeps_typed", False):
            return self._keep_typed(request)
        before = request.headers.get("Referer", "")
        is_ours = url_has_allowed_host_and_scheme(
            before, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )
        if request.method in {"GET", "HEAD"} or not is_ours:
            return super().handle_no_permission(request, view_func)
        page = urlsplit(before)._replace(scheme="", netloc="")
        if hasattr(view_func, "takes_files"):
            page = page._replace(query="&".join(filter(None, [page.query, "fil=inte-med"])))
        return redirect_to_login(page.geturl())

    def _keep_typed(self, request: HttpRequest) -> HttpResponse:
        """Keep what was typed; when nobody's ended login is known, show it so that it can be
        copied. The CSRF check has proved that it comes from our own page."""
        response = redirect_to_login(request.get_full_path())
        typed = typed_text(request)
        if stash.keep(request, response) or not typed:
            return response
        context = {"typed": typed, "login_url": response.url}
        return render(request, "people/login_ended.html", context, status=403)


class RenewLogin:
    """Push the end of the login forward while the person is active.

    It writes at most once in a tenth of the login's time. Session expiry is one of the few
    things a GET may write. A response that takes the login's cookie away is left alone, so
    that the quick way out is never undone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_leaving = settings.SESSION_COOKIE_NAME in response.cookies
        if not is_leaving and request.user.is_authenticated and is_due_for_renewal(request.session):
            renew(request.session)
        return response
