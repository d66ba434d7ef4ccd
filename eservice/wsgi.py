"""The door for gunicorn."""

import os
from collections.abc import Iterable

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eservice.settings.production")

REFUSED = [
    ("Content-Length", "0"),
    ("Cache-Control", "no-store, private"),
    ("X-Content-Type-Options", "nosniff"),
]


class Request(WSGIRequest):
    """A request that fails in one way when it can't be read at all.

    Django refuses some charsets itself; one that is a codec but none for text gets past it.
    """

    def __init__(self, environ: dict) -> None:
        try:
            super().__init__(environ)
        except (LookupError, ValueError) as error:
            raise BadRequest from error


django_application = get_wsgi_application()
django_application.request_class = Request


def application(environ: dict, start_response) -> Iterable[bytes]:
    """Answer 400 to a request that Django can't even begin to read; no browser sends one."""
    try:
        return django_application(environ, start_response)
    except BadRequest:
        start_response("400 Bad Request", REFUSED)
        return []
