"""A letter inside another one."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def letter_body(name: str, context: Mapping[str, Any]) -> SafeString:
    """Return the text of a letter with this dated template and its own frozen context."""
    return render_to_string(f"{name.removesuffix('.html')}/body.html", dict(context))
