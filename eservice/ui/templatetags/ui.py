"""Icons, the way back and small helpers for the templates."""

from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

register = template.Library()

ICONS = Path(__file__).resolve().parent.parent / "icons"
SVG_START = (
    '<svg class="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
)


@cache
def drawing(name: str) -> str:
    """The shapes inside the icon's <svg>; an unknown name raises FileNotFoundError."""
    svg = (ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


@register.simple_tag
def icon(name: str, **options: str) -> str:
    """An inline drawing that always stands beside words, so it is hidden from screen readers."""
    css = " ".join(["app-icon", *options.get("class", "").split()])
    return format_html(SVG_START, css) + mark_safe(drawing(name) + "</svg>")


@register.simple_block_tag
def backnav(content: str) -> str:
    """The navigation for the way back, only when the page has filled in the block."""
    if not content.strip():
        return ""
    return format_html(
        '<nav class="app-back" aria-label="{}">{}</nav>', gettext("Gå tillbaka"), content
    )


@register.inclusion_tag("ui/not_scanned.html")
def not_scanned() -> dict[str, bool]:
    """A warning where papers are uploaded, when nothing looks for viruses in them."""
    return {"is_missing": settings.SCANNER is None}


@register.filter
def as_list(value: object) -> list:
    """One value or many, always as a list."""
    return list(value) if isinstance(value, (list, tuple)) else [value]
