"""The words that a page explains, marked where the page first uses each. Pure.

A marked word is a link to its explanation on the same page, at the id ``ord-<key>``. It needs no
script and no pointer, and a screen reader says it as any link.

What is a use of a word: the whole word in any case, also with a Swedish noun ending
(:data:`guides.klarsprak.rules.NOUN_ENDINGS`): ``fullmakt`` is used by "Fullmakten", but not by
"fullmaktstagare" or "framtidsfullmakt". Of words that overlap the longest is used: "personligt
ombud" is no use of "ombud". A use inside a link, a heading or anything one presses is passed
over, and the word is marked at its next use.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.utils.safestring import SafeString

from guides.klarsprak.rules import noun, whole_word
from guides.texts import Term, Text

# Nothing in these is marked: links, headings, and what is pressed, drawn or typed as it is.
PASSED_OVER = frozenset({"a", "button", "summary", "details", "label", "legend"}) | frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "dt", "svg", "code", "pre"}
)
PLACE = "ord-"
# guides.markup and the icons write every < that is no tag as &lt;, and every > in a value as &gt;.
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# So many texts are kept, each with the words it explains.
_KEPT = 1024


@lru_cache(maxsize=_KEPT)
def with_words(text: Text, terms: tuple[Term, ...]) -> Text:
    """Return the text with the first use of each word marked; nothing else is changed.

    The page has to show the explanation of each term at the id ``ord-<key>``.
    """
    if not terms:
        return text
    marker = _Marker(terms)
    lead = marker.marked(text.lead)
    sections = tuple(replace(each, html=marker.marked(each.html)) for each in text.sections)
    return replace(text, lead=lead, sections=sections)


class _Marker:
    """Marks each word once, over as many pieces of HTML as it is given."""

    def __init__(self, terms: Iterable[Term]) -> None:
        ordered = sorted(terms, key=lambda term: len(term.word), reverse=True)
        self.left = {f"w{number}": term.key for number, term in enumerate(ordered)}
        self.uses = whole_word(
            "|".join(f"(?P<w{number}>{_forms(term.word)})" for number, term in enumerate(ordered))
        )
        self.inside = 0

    def marked(self, html: SafeString) -> SafeString:
        self.inside = 0
        parts = [self._part(part) for part in _TAG.split(html)]
        # The parts are as they were made; only the links from here come between them.
        return SafeString("".join(parts))

    def _part(self, part: str) -> str:
        tag = _NAME.match(part)
        if not tag:
            return part if self.inside else self.uses.sub(self._link, part)
        if tag[1].lower() in PASSED_OVER and not part.endswith("/>"):
            self.inside += -1 if part.startswith("</") else 1
        return part

    def _link(self, use: re.Match[str]) -> str:
        key = self.left.pop(use.lastgroup or "", None)
        return f'<a class="govuk-link" href="#{PLACE}{key}">{use[0]}</a>' if key else use[0]


def _forms(word: str) -> str:
    # A text may break its line between two words.
    return noun(word).replace(r"\ ", r"\s+")
