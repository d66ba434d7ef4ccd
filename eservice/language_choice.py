"""Which of the service's languages the municipality offers, and which one a person has chosen."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import override

from eservice.languages import LANGUAGES, SWEDISH, Language
from eservice.municipality import municipality


def offered() -> dict[str, Language]:
    """Return the languages that a person can choose, by code."""
    codes = municipality().languages
    return {each.code: each for each in LANGUAGES if each.is_published and each.code in codes}


def chosen(request: HttpRequest) -> str:
    """Return the code of the language to answer a request in."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if code not in offered() or getattr(request.user, "is_staff_member", False):
        return settings.LANGUAGE_CODE
    return code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak the language that a person chose, in a block; Swedish when it is not offered."""
    with override(code if code in offered() else SWEDISH):
        yield
