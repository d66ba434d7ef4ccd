"""The link to the guide about what a page shows."""

from typing import Any

from django import template

from guides.reading_on import guide_for

register = template.Library()


@register.inclusion_tag("guides/read_more.html")
def read_more(about: str) -> dict[str, Any]:
    """Show where to read more about a stage or a thing; nothing when no guide is about it."""
    return {"guide": guide_for(about)}
