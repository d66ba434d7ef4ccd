"""Opening a paper, or its small picture, for the person it belongs to and her caseworkers.

What leaves is what we made of the file ourselves. All the same it is never shown as a page of
ours: a file is downloaded, and nothing in it may run, load or frame.
"""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from applications.acting import actor_of
from applications.actions.reading import ReadingNotLogged
from applications.actions.reading_documents import read_document, read_joined, read_page
from applications.documents.intake import SUFFIXES
from applications.documents.serving import LOCKED_UP, file_response
from applications.documents.vault import FileLost, Part
from applications.errors import KeptBack
from applications.models import Document

logger = logging.getLogger(__name__)

PREVIEW_TYPE = "image/jpeg"

View = Callable[..., HttpResponse]


def _opens(view: View) -> View:
    """Answer 404 for what the reader may not see, and a page in words when it can't be shown."""

    @wraps(view)
    def guarded(request: HttpRequest, **address: Any) -> HttpResponse:
        try:
            return view(request, **address)
        except Document.DoesNotExist as missing:
            raise Http404 from missing
        except KeptBack:
            return render(request, "tracking/hidden.html")
        except ReadingNotLogged:
            return render(request, "503.html", status=503)
        except FileLost:
            logger.exception("a document can't be opened")
            return render(request, "wizard/paper_lost.html", status=503)

    return guarded


@require_safe
@_opens
@csp_override(LOCKED_UP)
def document(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """The paper as we keep it, to download. The name of the file says nothing of the person."""
    found, data = read_document(actor_of(request), document_id=document_id, part=Part.FILE)
    name = f"papper-{found.number}.{SUFFIXES[found.media_type]}"
    return file_response(data, found.media_type, f'attachment; filename="{name}"')


@require_safe
@_opens
@csp_override(LOCKED_UP)
def preview(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """A small picture of the paper's first page, for a list of papers."""
    actor = actor_of(request)
    _found, data = read_document(actor, document_id=document_id, part=Part.PREVIEW)
    return file_response(data, PREVIEW_TYPE, "inline")


@require_safe
@_opens
@csp_override(LOCKED_UP)
def page(request: HttpRequest, document_id: UUID, number: int) -> HttpResponse:
    """One page of the paper as a picture, for a page that shows it."""
    data = read_page(actor_of(request), document_id=document_id, number=number)
    return file_response(data, PREVIEW_TYPE, "inline")


@require_safe
@_opens
@csp_override(LOCKED_UP)
def joined(request: HttpRequest, document_id: UUID) -> HttpResponse:
    """All pages of a paper as one PDF, to download."""
    found, data = read_joined(actor_of(request), document_id=document_id)
    name = f"papper-{found.number}-alla-sidor.pdf"
    return file_response(data, "application/pdf", f'attachment; filename="{name}"')
