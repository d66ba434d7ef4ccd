"""Which guides there are, in the order to read them, and what stands behind each.

It is told in the front matter of the Swedish guide: ``group`` and ``place`` say where it stands
in the list, ``checked`` on which day somebody last held it against its ``sources``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guides.library import SOURCE_LANGUAGE, TextFault, TextMissing, front_matter, keys, shown
from guides.texts import Text

FOLDER = "guides/"
GROUPS: dict[str, Promise] = {
    "borja": _("Börja här"),
    "hjalp": _("Hjälp av någon"),
    "pengar": _("Pengar och kostnader"),
    "besked": _("Besked och beslut"),
    "rattigheter": _("Dina rättigheter"),
}
# This guide shows also whom else one can turn to, as the municipality has it.
OFFERS_HELP = "hjalp-utan-nagon"
# A guide that doesn't say where it belongs stands last in this group.
DEFAULT_GROUP = "hjalp"
LAST = 1000


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide; ``checked`` is None and ``sources`` is () until somebody has checked it."""

    slug: str
    text: Text
    group: str
    place: int
    checked: date | None
    sources: tuple[str, ...]


def guide_of(slug: str) -> Guide:
    """Return the guide with this name, in the language that is spoken now when it has it.

    Raises :class:`guides.library.TextMissing` when there is none, and
    :class:`guides.library.TextFault` when its front matter says what can't be.
    """
    key = f"{FOLDER}{slug}"
    if key not in keys():
        raise TextMissing(f"No guide {slug!r}")
    said = front_matter(key)
    guide = Guide(
        slug=slug,
        text=shown(key),
        group=said.get("group", DEFAULT_GROUP),
        place=said.get("place", LAST),
        checked=said.get("checked"),
        sources=_sources(said.get("sources")),
    )
    if wrong := _faults(guide):
        raise TextFault(f"{SOURCE_LANGUAGE}/{key}: {', '.join(wrong)} wrong in the front matter")
    return guide


def slugs() -> tuple[str, ...]:
    """Return the names of all guides, by name."""
    return tuple(key.removeprefix(FOLDER) for key in keys() if key.startswith(FOLDER))


def by_group() -> list[tuple[str, Promise, list[Guide]]]:
    """Return (code, heading, guides) of each group that has guides, all in their order."""
    guides = sorted(
        (guide_of(slug) for slug in slugs()),
        key=lambda guide: (guide.place, guide.text.title),
    )
    groups = ((code, [one for one in guides if one.group == code]) for code in GROUPS)
    return [(code, GROUPS[code], found) for code, found in groups if found]


def _sources(said: Any) -> tuple[Any, ...]:
    """Return one source or several as a tuple, as they are."""
    return tuple(said) if isinstance(said, list) else (said,) if said else ()


def _faults(guide: Guide) -> list[str]:
    is_day = isinstance(guide.checked, date) and not isinstance(guide.checked, datetime)
    return [
        name
        for name, is_right in {
            "group": isinstance(guide.group, str) and guide.group in GROUPS,
            "place": type(guide.place) is int,
            "checked": guide.checked is None or is_day,
            "sources": all(isinstance(one, str) and one.strip() for one in guide.sources),
        }.items()
        if not is_right
    ]
