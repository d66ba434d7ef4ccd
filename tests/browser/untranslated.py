"""Texts on a page in the made-up language that never went through gettext.

What isn't ours to translate may stand in Swedish: what people have typed, names, the
municipality's own facts, the texts of the guides, which have languages of their own, and the
months of what was kept in Swedish. A part that is marked as being in another language is read by
those who read that.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.apps import apps
from django.db.models import Field
from django.urls import reverse
from lxml import html

from applications.models import Answer, AnswerRevision, Application, Grant, Letter
from eservice.municipality import municipality
from eservice.people.models import Organisation, Person
from eservice.sealed_fields import SealedJSONField
from eservice.ui.swedish import MONTHS
from guides import library
from guides.words import with_words

TYPED = ("Kim", "Robin", "Sam")
STATUSES = "statuses/"
TITLED = ("terms/", "guides/", "phrases/", STATUSES)
SPOKEN = ("aria-label", "alt", "title", "placeholder")
# Somebody's own words, what is no text at all, and what is drawn of the table under it.
NOT_OURS = {"bdi", "q", "textarea", "script", "style", "svg"}
REFERENCE = re.compile(r"\b[A-Z]{2}-\d\d-\d+\b")
CODE = re.compile(r"\b\w{4}[-\u2011]\w{4}[-\u2011]\w{4}\b")
SWEDISH = re.compile(r"[A-Za-zÅÄÖÉåäöé]{2,}")
PLACEHOLDER = re.compile(r"%\(\w+\)|%[sd]\b|\{\w*\}")

Element = html.HtmlElement


def untranslated(pages: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the texts that are in Swedish, or have a placeholder left in them, by page."""
    elsewhere, of_texts, guides = _known_words(), _known_words("questions/"), _guide_texts()
    # To editors and team leads the questions too are texts, that stand there by their titles.
    leading = tuple(f'href="{reverse(name)}"'.encode() for name in ("texts", "statistics"))
    faults = {}
    for name, page in pages.items():
        known = of_texts if any(link in page for link in leading) else elsewhere
        texts = [text for text in _texts(html.fromstring(page.decode())) if text not in guides]
        faults[name] = [
            text
            for text in texts
            if SWEDISH.search(known.sub("", text)) or PLACEHOLDER.search(text)
        ]
    return {name: found for name, found in faults.items() if found}


def _texts(tree: Element) -> Iterator[str]:
    """Yield every text of the page that is ours, also those that are only read aloud."""
    for node in tree.iter(html.etree.Element):
        is_ours, around_is_ours = _is_ours(node), all(map(_is_of_page, node.iterancestors()))
        own = [node.text] if is_ours else []
        after = [node.tail] if around_is_ours else []
        spoken = [node.get(name) for name in SPOKEN] if is_ours else []
        yield from (text.strip() for text in own + after + spoken if text and text.strip())


def _is_ours(node: Element) -> bool:
    return _is_of_page(node) and all(map(_is_of_page, node.iterancestors()))


def _is_of_page(node: Element) -> bool:
    """Neither somebody's own words, nor a part that is marked as being in another language."""
    is_marked = node.tag != "html" and node.get("lang") is not None
    return node.tag not in NOT_OURS and not is_marked


def _known_words(*more_titled: str) -> re.Pattern[str]:
    people = Person.objects.values_list("given_name", "family_name")
    names = [name for person in people for name in person]
    titles = [text.title for text in _guides() if text.key.startswith((*TITLED, *more_titled))]
    titles += [library.plain(text.key) for text in _guides() if text.key.startswith(STATUSES)]
    names += [grant.name for grant in Grant.objects.all()]
    names += Organisation.objects.values_list("name", flat=True)
    names += _written_in_cases()
    words = {
        *_strings(asdict(municipality())),
        *names,
        *titles,
        *TYPED,
        *MONTHS,
    }
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    codes = rf"{REFERENCE.pattern}|{CODE.pattern}"
    return re.compile(rf"{codes}|(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _written_in_cases() -> Iterator[str]:
    """Yield what caseworkers and the people of the cases have written after the application."""
    for model in apps.get_app_config("applications").get_models():
        if model in (Answer, AnswerRevision, Application, Letter):
            continue
        sealed = [field.attname for field in model._meta.fields if _is_sealed(field)]
        for row in model.objects.all() if sealed else ():
            for name in sealed:
                for text in _strings(getattr(row, name)):
                    yield from (line.strip() for line in text.splitlines())


def _is_sealed(field: Field) -> bool:
    return isinstance(field, SealedJSONField)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _guides() -> list[library.Text]:
    return [*map(library.text, library.keys())]


def _guide_texts() -> frozenset[str]:
    texts: set[str] = set()
    for text in _guides():
        texts |= {section.heading for section in text.sections}
        texts |= set(library.front_matter(text.key).get("sources") or ())
        shown = with_words(text, tuple(map(library.term, text.terms)))
        for found in (text, shown):
            for part in (found.lead, *(section.html for section in found.sections)):
                texts |= {line.strip() for line in html.fromstring(f"<div>{part}</div>").itertext()}
    return frozenset(texts)
