"""Keeps an active login alive."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from eservice.people.sessions import is_due_for_renewal, renew


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
