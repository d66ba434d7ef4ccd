"""What every response goes through."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from eservice.errors import bad_request


class WholePages:
    """Give the empty answer to a wrong method (405) a page with words and a way on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page


class PrivatePages:
    """Mark every page as personal unless it is a static file: no cache keeps a copy.

    All pages are marked, also those without a login, since a shared computer's back button
    can't tell them apart. None is taken for anything but what it says it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response


class ReadableRequests:
    """Answer 400 to what no browser sends, before any of it is read.

    Text is UTF-8: in another encoding a form may be anything, and some encodings unpack what
    they get. A body is at most ``DATA_UPLOAD_MAX_MEMORY_SIZE``: Django itself would write a
    file of any size to the disk.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_utf8(request) and _has_sane_length(request):
            return self.get_response(request)
        request.encoding = "utf-8"
        return bad_request(request)


def _is_utf8(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8")
    return charset.strip().lower() in {"utf-8", "utf8"}


def _has_sane_length(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_number = length.isascii() and length.isdigit() and len(length) < 10
    return is_number and int(length) <= settings.DATA_UPLOAD_MAX_MEMORY_SIZE
