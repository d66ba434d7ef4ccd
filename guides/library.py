"""The one door to the texts: help for each question, words explained, phrases to begin from.

A text has a key and a language. It is shipped as a file (:mod:`guides.shipped`), and a wording
made in the service lies over that (:mod:`guides.editions`). Every reader (wizard, guide pages,
read-aloud) asks here, and gets the same.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from eservice.municipality import municipality
from guides import editions
from guides import shipped as files
from guides.editions import Live
from guides.markup import Body, parse
from guides.shipped import Shipped, is_shipped, shipped
from guides.texts import HEADINGS, SOURCE_LANGUAGE, Phrase, Term, Text, TextFault, TextMissing
from guides.values import filled

__all__ = ["HEADINGS", "SOURCE_LANGUAGE", "Phrase", "Term", "Text", "TextFault", "TextMissing"]

PHRASES = "phrases/"
# So many parsed wordings are kept: each text in a few languages, and those just replaced.
_KEPT = 4096


def text(key: str, language: str = SOURCE_LANGUAGE, *, fallback: bool = False) -> Text:
    """Return the text with this key, with the municipality's own facts filled in.

    With ``fallback`` a text that is missing in ``language`` is given in
    Swedish. Raises :class:`TextMissing` when there is no such text or the key
    or language is malformed, and :class:`TextFault` when the file is not whole.
    """
    live = editions.live(key, language)
    if not is_shipped(key, language) and not (live and live.source and is_shipped(key, "sv")):
        if fallback and language != SOURCE_LANGUAGE:
            return text(key)
        raise TextMissing(f"No text {key!r} in {language!r}")
    return wording(key, language, _shown(live))


def shown(key: str) -> Text:
    """Return the text in the language that is spoken now, else in Swedish. Raises as
    :func:`text`. Its ``is_behind`` is true for a translation of an earlier Swedish wording."""
    return text(key, get_language() or SOURCE_LANGUAGE, fallback=True)


def shown_terms(keys: Iterable[str]) -> list[Term]:
    """Return the explanations of words as :func:`shown` does."""
    language = get_language() or SOURCE_LANGUAGE
    return [term(key, language, fallback=True) for key in keys]


def shown_plain(key: str) -> str:
    """Return the words under the title of :func:`shown`, as they are written."""
    return plain(key, shown(key).language)


def term(key: str, language: str = SOURCE_LANGUAGE, *, fallback: bool = False) -> Term:
    """Return the explanation of a word; ``key`` is as in ``Text.terms``. Raises as :func:`text`."""
    found = text(f"terms/{key}", language, fallback=fallback)
    return Term(key, found.language, found.title, found.lead)


def phrases(fits: str, language: str = SOURCE_LANGUAGE) -> tuple[Phrase, ...]:
    """Return the phrases that fit a code, by title. Raises :class:`TextFault` as :func:`text`."""
    found = (key for key in keys(language) if key.startswith(PHRASES))
    fitting = (one for key in found if fits in (one := phrase(key, language)).fits)
    return tuple(sorted(fitting, key=lambda one: one.title))


def phrase(key: str, language: str = SOURCE_LANGUAGE) -> Phrase:
    """Return one phrase; ``key`` begins with ``phrases/``. Raises as :func:`text`."""
    title = text(key, language).title
    fits = _file(key, language).matter.get("fits")
    if not isinstance(fits, list) or not fits or not all(isinstance(one, str) for one in fits):
        raise TextFault(f"{language}/{key}: fits missing or wrong in the front matter")
    return Phrase(key, language, title, plain(key, language), tuple(fits))


def plain(key: str, language: str = SOURCE_LANGUAGE) -> str:
    """Return the words under the title as they are written. Raises as :func:`text`."""
    lines = (line for line in source(key, language).splitlines() if not line.startswith("# "))
    return "\n".join(lines).strip()


def keys(language: str = SOURCE_LANGUAGE) -> tuple[str, ...]:
    """Return the keys of every text in a language, terms too, sorted.

    A language without texts gives (). Raises :class:`TextMissing` when the
    language code is malformed.
    """
    return tuple(sorted({*files.keys(language), *editions.keys(language)}))


def source(key: str, language: str = SOURCE_LANGUAGE) -> str:
    """Return the Markdown that holds now, its title first. Raises as :func:`text`."""
    live = _shown(editions.live(key, language))
    return live.source if live else shipped(key, language).source


def front_matter(key: str, language: str = SOURCE_LANGUAGE) -> dict[str, Any]:
    """Return what the file of a text says about it. Raises as :func:`text`."""
    return _file(key, language).matter


def wording(key: str, language: str, live: Live | None) -> Text:
    """Return the text as a wording says it; None: as it is shipped. Raises as :func:`text`."""
    file = _file(key, language)
    body = _body(live.source if live else file.source)
    ours = None if language == SOURCE_LANGUAGE else _shown(editions.live(key, SOURCE_LANGUAGE))
    if not body.title:
        raise TextFault(f"{language}/{key}: no title")
    return Text(
        key=key,
        language=language,
        version=live.made_on if live else file.version,
        edition=live.label if live else f"{file.version:%Y-%m-%d}",
        owner=file.owner,
        title=body.title,
        lead=_fill(body.lead),
        sections=tuple(replace(each, html=_fill(each.html)) for each in body.sections),
        terms=file.terms,
        is_behind=ours is not None and (live is None or live.made_on < ours.made_on),
    )


def explained(key: str) -> dict[str, Any]:
    """Return a help text and the words it explains, as the pages show them."""
    help_text = shown(key)
    return {"help": help_text, "terms": shown_terms(help_text.terms)}


def _file(key: str, language: str) -> Shipped:
    """Return the file that says what a text is; a translation made here has the Swedish one."""
    return shipped(key, language if is_shipped(key, language) else SOURCE_LANGUAGE)


def _shown(live: Live | None) -> Live | None:
    """Return the wording unless it says that the shipped one holds."""
    return live if live and live.source else None


@lru_cache(maxsize=_KEPT)
def _body(markdown: str) -> Body:
    return parse(markdown)


def _fill(html: SafeString) -> SafeString:
    return filled(html, municipality()) if "{" in html else html
