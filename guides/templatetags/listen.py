"""A place to listen to a text, shown only when there is something to hear."""

from typing import Any

from django import template
from django.template import Context

from guides.speaking.sources import sources_of
from guides.texts import Term, Text

register = template.Library()


@register.inclusion_tag("guides/speaking/listen.html", takes_context=True)
def listen(context: Context, text: Text, terms: list[Term], summary: str) -> dict[str, Any]:
    """Show a player for a text and the words it explains; ``summary`` says what it plays.

    Without a sound all of it is hidden, until a script finds a voice on the device itself.
    """
    sources = sources_of(text, tuple(terms))
    return {"sources": sources, "summary": summary, "csp_nonce": context.get("csp_nonce")}
