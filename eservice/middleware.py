"""What every response goes through."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import translation

from eservice.errors import bad_request
from eservice.language_choice import chosen

View = Callable[..., HttpResponse]
READ_AT_ONCE = 100_000


@dataclass(frozen=True, kw_only=True)
class TakesFiles:
    """What a view says that takes files: how large a request may be, and its page for others."""

    most_bytes: int
    refuse: Callable[..., HttpResponse]


def takes_files(*, most_bytes: int, refuse: View) -> Callable[[View], View]:
    """Mark a view whose requests may be as large as ``most_bytes``.

    ``refuse(request, status, **kwargs)`` is the page for a request that is larger, or that
    can't be read; ``kwargs`` are those of the address. The view itself is then never called.
    """

    def mark(view: View) -> View:
        view.takes_files = TakesFiles(most_bytes=most_bytes, refuse=refuse)
        return view

    return mark


class ChosenLanguage:
    """Answer in the language that the person has chosen (:mod:`eservice.language_choice`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(chosen(request)):
            return self.get_response(request)


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
    file of any size to the disk. A view that takes files has its own limit and its own page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = _length(request)
        if not _is_utf8(request) or length is None:
            return self._refused(request)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return self._large(request, length)
        return self._read(request)

    def _large(self, request: HttpRequest, length: int) -> HttpResponse:
        try:
            found = resolve(request.path_info)
        except Resolver404:
            return self._refused(request)
        files = _files_of(found)
        if files is None:
            return self._refused(request)
        if length <= files.most_bytes:
            return self._read(request)
        _read_and_drop(request, 4 * files.most_bytes)
        request.encoding = "utf-8"
        return files.refuse(request, 413, **found.kwargs)

    def _read(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        files = _files_of(request.resolver_match) if response.status_code == 400 else None
        return files.refuse(request, 400, **request.resolver_match.kwargs) if files else response

    def _refused(self, request: HttpRequest) -> HttpResponse:
        request.encoding = "utf-8"
        return bad_request(request)


def _is_utf8(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8")
    return charset.strip().lower() in {"utf-8", "utf8"}


def _length(request: HttpRequest) -> int | None:
    """Return the length of the body, or None for one that can't be true."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    is_number = length.isascii() and length.isdigit() and len(length) < 10
    return int(length) if is_number else None


def _files_of(found: Any) -> TakesFiles | None:
    return getattr(found.func, "takes_files", None) if found else None


def _read_and_drop(request: HttpRequest, most_bytes: int) -> None:
    """Read what the browser is still sending: only when all is sent does it show our answer."""
    left = most_bytes
    try:
        while left > 0 and (part := request.read(READ_AT_ONCE)):
            left -= len(part)
    except UnreadablePostError:
        return
