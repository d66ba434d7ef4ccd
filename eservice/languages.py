"""The languages of the service: what each calls itself, how far it reaches, and who may choose it.

A language is chosen and never guessed from the browser: the phone may be borrowed. The choice is
a cookie. Staff work in Swedish, whatever was chosen on the same computer before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language, override

SWEDISH = "sv"


@dataclass(frozen=True, kw_only=True)
class Language:
    """A written language.

    ``pages`` are the names of the pages that are written in it; ``texts`` how the keys of the
    texts that those need begin, and ``files`` the templates whose own words they are. None
    of them: every page that is not for the office. A language that is not published can't be
    chosen by anyone: it is once ``manage translations`` finds it whole.
    """

    code: str
    name: str
    pages: frozenset[str] | None = None
    texts: tuple[str, ...] = ("",)
    files: tuple[str, ...] = ("",)
    is_published: bool = True

    @property
    def is_swedish(self) -> bool:
        return self.code.split("-")[0] == SWEDISH

    def has(self, page: str) -> bool:
        """Return whether the page with this name is written in the language."""
        return self.pages is None or page in self.pages


LANGUAGES = (
    Language(code=SWEDISH, name="Svenska"),
    Language(
        code="sv-x-lattlast",
        name="Lättläst svenska",
        pages=frozenset(
            {"start", "languages", "guides", "guide", "home", "case", "decision"}
            | {"appeal_decision", "appeal"}
        ),
        texts=(
            "statuses/",
            "guides/sa-gar-det-till",
            "guides/infor-forsta-motet",
            "guides/du-far-ta-med-nagon",
            "guides/nar-far-jag-besked",
            "guides/om-du-far-nej",
        ),
        files=(
            "templates/people/start.html",
            "templates/tracking/appealing/",
            "templates/tracking/case.html",
            "templates/tracking/deciding/",
        ),
    ),
    Language(code="en", name="English"),
    Language(code="ar", name="العربية", is_published=False),
)

# Languages that are mostly spoken: what we have in them is what somebody has recorded. Romani is
# five languages here, each with its own name. ISO 639-3, with the variety after x.
SPOKEN = {
    "rmn-x-arli": "Arli",
    "rmy-x-kalderas": "Kalderaš",
    "rmy-x-lovara": "Lovara",
    "rmf": "Kale",
    "rmu": "Resande",
    "fi": "Suomi",
    "fit": "Meänkieli",
    "se": "Davvisámegiella",
    "yi": "ייִדיש",
}
ROMANI = ("rmn-x-arli", "rmy-x-kalderas", "rmy-x-lovara", "rmf", "rmu")


def current() -> Language:
    """Return the language that is spoken now."""
    code = get_language() or SWEDISH
    return next((each for each in LANGUAGES if each.code == code), LANGUAGES[0])


@contextmanager
def in_swedish() -> Iterator[None]:
    """Speak Swedish in a block, or as a decorator in a function.

    What is kept as a document, or is read in the office, is in Swedish whatever the person reads.
    """
    with override(SWEDISH):
        yield


def context(request: HttpRequest) -> dict[str, Any]:
    """Give every template ``page_language``, and ``is_other_language`` where a page lacks it."""
    found = current()
    page = getattr(request.resolver_match, "url_name", None) or ""
    return {"page_language": found, "is_other_language": not found.has(page)}
