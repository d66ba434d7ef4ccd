"""Putting stored papers last in a letter, page by page."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from applications.documents import vault
from applications.models import Document
from eservice.pdf import render_pdf
from eservice.pdf_pages import Paper, picture_as_pdf, with_papers

PDF = "application/pdf"
REFUSED = "letters/paper_refused/2026-11-23.html"


def with_papers_of(pdf: bytes, context: Mapping[str, Any]) -> bytes:
    """Return a letter with the pages of the papers that its context names, in order.

    All that we store is PDF or a picture. Raises vault.FileLost, vault.NotClean and
    Document.DoesNotExist: a letter is whole, or is not made. A paper that was refused after the
    letter was ordered is a page that says so.
    """
    named = list(zip(context.get("paper_ids", ()), context.get("papers", ()), strict=False))
    papers = [_paper(number, *each) for number, each in enumerate(named, start=1)]
    return with_papers(pdf, papers) if papers else pdf


def _paper(number: int, document_id: str, name: str) -> Paper:
    document = Document.objects.get(pk=document_id)
    title = _("Papper %(number)d: %(name)s") % {"number": number, "name": name}
    if document.is_refused:
        return Paper(title=title, data=render_pdf(render_to_string(REFUSED, {"title": title})))
    data = vault.read(document, vault.Part.FILE)
    is_pdf = document.media_type == PDF
    return Paper(title=title, data=data if is_pdf else picture_as_pdf(data))
