"""The page for a request with files that is too large, or that can't be read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from applications.documents import limits


def too_much_page(
    request: HttpRequest, status: int, *, back: str, words: str | Promise
) -> HttpResponse:
    """Say how to send less; ``words`` stand on the button that leads back."""
    context = {
        "back": back,
        "words": words,
        "megabytes": limits.LARGEST_REQUEST // limits.MEGABYTE,
        "files": limits.FILES_AT_ONCE,
    }
    return render(request, "tracking/too_much.html", context, status=status)
