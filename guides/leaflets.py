"""A guide as a leaflet: a tagged PDF of A5 pages, to print or to hand over a desk.

It is made the first time that somebody asks for it and kept by its own HTML. A new wording or
another fact of the municipality's makes another leaflet.
"""

import re
from dataclasses import replace
from functools import lru_cache
from threading import Lock

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from eservice.municipality import municipality
from eservice.pdf import render_pdf
from guides.catalogue import OFFERS_HELP, Guide
from guides.library import shown_terms
from guides.texts import Text

TEMPLATE = "guides/leaflet.html"
# So many leaflets are kept: each guide's, and those that were just replaced.
_KEPT = 64
# On paper nothing is followed, and a box is drawn by the style sheet.
_LINK = re.compile(r"</?a\b[^>]*>")
_BOX = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
# One at a time: a crowd that asks for the same leaflet waits for one rendering.
_rendering = Lock()


def leaflet_of(guide: Guide) -> bytes:
    """Return the guide as PDF/UA-1 in A5."""
    with _rendering:
        return _rendered(leaflet_html(guide))


def leaflet_html(guide: Guide) -> str:
    """Return what the leaflet is made of."""
    context = {
        "guide": _on_paper(guide.text),
        "about": guide,
        "shows_offers": guide.slug == OFFERS_HELP,
        "terms": shown_terms(guide.text.terms),
        "municipality": municipality(),
        "address": settings.SERVICE_URL.partition("://")[2].rstrip("/") + reverse("guides"),
    }
    return render_to_string(TEMPLATE, context)


@lru_cache(maxsize=_KEPT)
def _rendered(html: str) -> bytes:
    return render_pdf(html)


def _on_paper(text: Text) -> Text:
    sections = tuple(replace(each, html=_plain(each.html)) for each in text.sections)
    return replace(text, lead=_plain(text.lead), sections=sections)


def _plain(html: SafeString) -> SafeString:
    # Only whole tags of guides.markup are taken out or replaced.
    return SafeString(_BOX.sub('<span class="box"></span>', _LINK.sub("", html)))
