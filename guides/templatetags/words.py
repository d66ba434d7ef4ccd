"""Words explained where a page first uses them."""

from collections.abc import Iterable

from django import template

from guides import words
from guides.texts import Term, Text

register = template.Library()


@register.filter
def with_words(text: Text, terms: Iterable[Term] | None) -> Text:
    """The text with the first use of each term as a link to ``#ord-<key>`` on the page."""
    return words.with_words(text, tuple(terms or ()))
