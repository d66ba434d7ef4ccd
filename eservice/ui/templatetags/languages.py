"""What is not in the language of the page: marked, so that it is read out right, and said."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi

from eservice.languages import SWEDISH, current

register = template.Library()


@register.filter
def lang(language: str) -> SafeString:
    """Return the attributes that mark a part in this language; nothing in its own page."""
    if language == (get_language() or SWEDISH):
        return SafeString("")
    direction = SafeString(' dir="ltr"' if get_language_bidi() else "")
    return format_html(' lang="{}"{}', language, direction)


@register.inclusion_tag("ui/language_note.html")
def language_note(text: Any) -> dict[str, bool]:
    """Say that a text is not in the language of the page, or that the Swedish one is newer.

    ``text`` has ``language`` and ``is_behind``, as the library's texts have.
    """
    is_missing = text.language != (get_language() or SWEDISH)
    return {"is_missing": is_missing, "is_behind": text.is_behind and not is_missing}


@register.simple_block_tag(takes_context=True)
def swedish(context: Context, content: str) -> SafeString:
    """Mark a document, which is in Swedish, and say so to who reads the page in another language.

    The content is already escaped: it is a part of the template.
    """
    if current().is_swedish:
        return SafeString(content)
    note = context.template.engine.get_template("ui/document_note.html")
    marked = format_html("<div{}>{}</div>", lang(SWEDISH), SafeString(content))
    return note.render(context) + marked
