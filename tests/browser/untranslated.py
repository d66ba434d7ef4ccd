"""Texts on a page in the made-up language that never went through gettext.

What isn't ours to translate may stand in Swedish: what people have typed, names, the
municipality's own facts, and the texts of the guides, which have languages of their own. So may
months and numbers as words, which follow Swedish usage (``eservice/ui/swedish.py``).
"""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lxml import html

from applications.models import Grant
from eservice.municipality import municipality
from eservice.people.models import Organisation, Person
from eservice.ui.swedish import MONTHS, NUMBER_WORDS
from guides import library

TYPED = ("Kim", "Robin", "Sam")
SPOKEN = ("aria-label", "alt", "title", "placeholder")
# Somebody's own words, and what is no text at all.
NOT_OURS = {"bdi", "q", "textarea", "script", "style"}
REFERENCE = re.compile(r"\b[A-Z]{2}-\d\d-\d+\b")
CODE = re.compile(r"\b\w{4}[-\u2011]\w{4}[-\u2011]\w{4}\b")
SWEDISH = re.compile(r"[A-Za-zÅÄÖÉåäöé]{2,}")
PLACEHOLDER = re.compile(r"%\(\w+\)|%[sd]\b|\{\w*\}")

Element = html.HtmlElement


def untranslated(pages: dict[str, bytes]) -> dict[str, list[str]]:
    """Return the texts that are in Swedish, or have a placeholder left in them, by page."""
    known, guides = _known_words(), _guide_texts()
    faults = {}
    for name, page in pages.items():
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
        around = {parent.tag for parent in node.iterancestors()}
        own = [] if NOT_OURS & {*around, node.tag} else [node.text]
        after = [] if NOT_OURS & around else [node.tail]
        spoken = [node.get(name) for name in SPOKEN]
        yield from (text.strip() for text in own + after + spoken if text and text.strip())


def _known_words() -> re.Pattern[str]:
    people = Person.objects.values_list("given_name", "family_name")
    names = [name for person in people for name in person]
    titles = [text.title for text in _guides() if text.key.startswith(("terms/", "guides/"))]
    names += [grant.name for grant in Grant.objects.all()]
    names += Organisation.objects.values_list("name", flat=True)
    words = {*_strings(asdict(municipality())), *names, *titles, *TYPED, *MONTHS, *NUMBER_WORDS}
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first))
    ours = rf"{REFERENCE.pattern}|{CODE.pattern}"
    return re.compile(rf"{ours}|(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


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
        for part in (text.lead, *(section.html for section in text.sections)):
            texts |= {line.strip() for line in html.fromstring(f"<div>{part}</div>").itertext()}
    return frozenset(texts)
