"""The pages of one paper as a caseworker reads them: pictures in order, each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from applications.documents.copies import is_drawable
from applications.models import Document


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page, or in place of one the file that has no pictures. ``url`` is empty then."""

    number: int
    url: str
    document: Document


def pages_of(documents: Sequence[Document]) -> list[Page]:
    """Return all pages of a paper. What can't be shown has one place that says why."""
    pages: list[Page] = []
    for document in documents:
        for page in range(1, _shown(document) + 1):
            url = reverse("document_page", args=[document.pk, page])
            pages.append(Page(number=len(pages) + 1, url=url, document=document))
        if not _shown(document):
            pages.append(Page(number=len(pages) + 1, url="", document=document))
    return pages


def _shown(document: Document) -> int:
    """Return how many pages of the file there are pictures of."""
    if not document.is_clean:
        return 0
    return document.drawn_pages if is_drawable(document) else 1
