"""What we can ask for after an application has come in, and words to begin with.

It reads ``Application.content`` (see ``freezing.py``), the papers we know of and the guides.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from applications.questions.catalogue import FLOW
from applications.questions.paper_kinds import PAPERS as KINDS
from applications.questions.papers import BY_KEY, paper_key
from applications.questions.sections import PAPERS
from guides import library

Content = dict[str, Any]

# The heading in a paper's guide.
HOW_TO_GET = "Så får du fram papperet"
# A text that ends the case by itself is never true: an answer that doesn't come closes nothing.
_CLOSES = re.compile(
    r"\b(ärende\w*|ansökan|ansökningar\w*)\s+(?:\w+\s+){0,4}?"
    r"(avslut\w*|stäng\w*|avskriv\w*|skrivs\s+av|läggs\s+ner|faller|tas\s+bort)\b"
    r"|\b(avslutar|stänger|avskriver|skriver\s+av|lägger\s+ner)\s+(?:\w+\s+){0,3}?(ärende\w*|ansökan)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Askable:
    """A question or paper of one application: the key of its step, its section, its title."""

    key: str
    section: str
    heading: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """Words to begin with when we ask for one thing."""

    about: str
    section: str
    what: str
    why: str
    how: str


def intro() -> str:
    """Return how a letter begins."""
    return _("Vi läser din ansökan. Vi behöver något mer från dig för att kunna besluta.")


def consequence() -> str:
    """Return what happens without an answer: the truth, with the ways out."""
    return _(
        "Hinner du inte? Ring oss, så kan du få mer tid. Du kan svara också efter dagen.\n\n"
        "Får vi inget svar beslutar vi efter det vi vet. Då kan det bli mindre pengar,"
        " eller ett nej."
    )


def says_it_closes(text: str) -> bool:
    """True for a text that says that the case ends when no answer comes."""
    return _CLOSES.search(text) is not None


def askable(content: Content) -> list[Askable]:
    """Return all that one can ask more about: what was asked, then all other papers."""
    found = list(_asked(content))
    known = {one.key for one in found}
    heading = _("Andra papper")
    more = ((paper_key(paper.key), capfirst(str(paper.name))) for paper in KINDS)
    found += (
        Askable(key=key, section=PAPERS.key, heading=heading, title=title)
        for key, title in more
        if key not in known
    )
    return found


def _asked(content: Content) -> Iterator[Askable]:
    for part in content["sections"]:
        for step in part["steps"]:
            paper = BY_KEY.get(step["key"])
            title = capfirst(str(paper.name)) if paper else step["title"]
            yield Askable(key=step["key"], section=part["key"], heading=part["title"], title=title)


def suggestion(found: Askable) -> Suggestion:
    """Return the words that a caseworker begins with, and then makes her own."""
    paper = BY_KEY.get(found.key)
    name = str(paper.name) if paper else found.title
    what = _("Skicka %(name)s") if paper else _("Berätta mer om det här: ”%(name)s”")
    how = _("Ett foto med telefonen räcker.") if paper else _("Skriv det du vet. Kort räcker.")
    why, guide_how = _from_guide(found.key)
    return Suggestion(
        about=found.key,
        section=found.section,
        what=what % {"name": name},
        why=why or _("Vi behöver veta mer för att kunna räkna rätt."),
        how=" ".join(filter(None, [how, guide_how if paper else ""])),
    )


def text_of(about: str) -> str:
    """Return the key of the text of the step that we asked more about, "" when it is no step."""
    step = FLOW.by_key.get(about.partition(".")[0])
    return step.guide if step else ""


def _from_guide(key: str) -> tuple[str, str]:
    """Return why the guide says that we ask, and its first words on how to get it."""
    text = text_of(key)
    try:
        guide = library.text(text) if text else None
    except library.TextMissing:
        guide = None
    if guide is None:
        return "", ""
    how = next((part.html for part in guide.sections if part.heading == HOW_TO_GET), "")
    return _first_words(guide.why), _first_words(how)


def _first_words(text: str) -> str:
    """Return the first paragraph of a text on one line, without markup; nothing of a list."""
    first = text.partition("</p>")[0] if text.startswith("<p>") else ""
    return " ".join(html.unescape(strip_tags(first)).split())
