"""Sending papers for a question, and removing them. What went wrong is a page of its own."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Verb, can
from applications.acting import actor_of
from applications.actions.documents import Added, add_documents, remove_document
from applications.actions.paper_pages import Change, change_page
from applications.actions.reading import readable_draft
from applications.documents import limits
from applications.documents.refusals import ADVICE
from applications.errors import AlreadySent, NotAllowed
from applications.models import Draft
from applications.papers.addresses import BY_KEY, paper_at, upload_url
from applications.papers.pages import pages_of
from applications.queries import documents_of
from applications.questions.catalogue import FLOW
from applications.questions.open_papers import is_open_paper
from applications.questions.paper_kinds import Paper
from applications.questions.papers import LISTING, paper_key
from applications.rest import is_open
from eservice.middleware import takes_files
from eservice.ui.sent import sent_id
from guides import library

FIELDS = ("files", "camera")
# Where the list of papers stands on the paper's page.
LIST = "#papper"


def unreadable(request: HttpRequest, status: int, draft_id: UUID, paper: str) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    back = upload_url(draft_id, paper_at(paper))
    context = {
        "back": back,
        "megabytes": limits.LARGEST_REQUEST // limits.MEGABYTE,
        "files": limits.FILES_AT_ONCE,
    }
    return render(request, "wizard/paper_too_much.html", context, status=status)


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=unreadable)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, draft_id: UUID, paper: str) -> HttpResponse:
    """The page where a paper is uploaded, and the POST that takes in its files."""
    found = paper_at(paper)
    return (_take_in if request.method == "POST" else _ask)(request, draft_id, found)


def _ask(request: HttpRequest, draft_id: UUID, paper: Paper) -> HttpResponse:
    """Show the files that are there and ask for more."""
    try:
        actor, draft = readable_draft(actor_of(request), draft_id=draft_id)
    except Draft.DoesNotExist as error:
        raise Http404 from error
    if not is_open(draft):
        return redirect("case", draft_id)
    may_upload = can(actor, Verb.UPLOAD_DOCUMENT, draft)
    if not may_upload or not is_open_paper(actor, draft, paper.key):
        raise Http404
    step = FLOW.by_key[paper_key(paper.key)]
    context = {
        "actor": actor,
        "draft_id": draft_id,
        "paper": paper,
        "step": step,
        **pages_of(actor, draft, documents_of(draft_id, reader=actor).get(paper.key, [])),
        "listing": FLOW.by_key[LISTING],
        **library.explained(step.guide),
    }
    return render(request, "wizard/paper_upload.html", context)


def _take_in(request: HttpRequest, draft_id: UUID, found: Paper) -> HttpResponse:
    """Take in the files and show the page again, or say what went wrong."""
    back = upload_url(draft_id, found)
    files = [file for name in FIELDS for file in request.FILES.getlist(name)]
    try:
        added = add_documents(
            actor_of(request),
            draft_id=draft_id,
            kind=found.key,
            files=files,
            replaces=sent_id(request.POST.get("_replaces", "")),
        )
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return _already_sent(request, draft_id)
    if files and not added.refused:
        return HttpResponseRedirect(back + LIST)
    # Without the mark: from this same address the browser would only scroll.
    context = {"paper": found, "back": back, **_told(added)}
    return render(request, "wizard/paper_refused.html", context, status=422)


@require_POST
def remove(request: HttpRequest, draft_id: UUID, document_id: UUID) -> HttpResponse:
    """Remove one file. One that is gone already is removed: the page shows what is left."""
    try:
        kind = remove_document(actor_of(request), draft_id=draft_id, document_id=document_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return _already_sent(request, draft_id)
    kind = kind or request.POST.get("_kind", "")
    if kind not in BY_KEY:
        return redirect("draft", draft_id)
    return HttpResponseRedirect(upload_url(draft_id, BY_KEY[kind]) + LIST)


@require_POST
def change(request: HttpRequest, draft_id: UUID, document_id: UUID) -> HttpResponse:
    """Turn a page or move it, and show the list again, at that page."""
    wanted = request.POST.get("_change", "")
    if wanted not in list(Change):
        raise Http404
    try:
        ids = {"draft_id": draft_id, "document_id": document_id}
        kind = change_page(actor_of(request), change=Change(wanted), **ids)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return _already_sent(request, draft_id)
    if kind not in BY_KEY:
        return redirect("draft", draft_id)
    return HttpResponseRedirect(f"{upload_url(draft_id, BY_KEY[kind])}#fil-{document_id}")


def _already_sent(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    context = {"case_url": reverse("case", args=[draft_id])}
    return render(request, "wizard/paper_already_sent.html", context, status=409)


def _told(added: Added) -> dict[str, Any]:
    """Return the refused files with advice, and the names of those that went well."""
    return {
        "refused": [{"name": file.name, "advice": ADVICE[file.reason]} for file in added.refused],
        "stored": [document.name for document in added.stored],
    }
