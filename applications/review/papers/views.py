"""One paper, its pages beside the answers that it belongs to."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.models import Case, Document
from applications.queries import documents_of, whole_paper
from applications.questions.paper_sections import section_beside
from applications.questions.papers import paper_key
from applications.review import answers
from applications.review.case_page import opened_case
from applications.review.guard import for_caseworkers
from applications.review.papers.pages import pages_of


@require_safe
@for_caseworkers
def read_paper(
    request: HttpRequest, actor: Actor, case_id: UUID, document_id: UUID
) -> HttpResponse:
    """Show the paper that a file is of. The reading is logged, as when a file is opened."""
    case = opened_case(actor, case_id, AccessKind.DOCUMENT)
    document = Document.objects.filter(draft=case.pk, is_sent=True, pk=document_id).first()
    if document is None:
        raise Http404
    documents = list(whole_paper(document))
    pages = pages_of(documents)
    context = {
        "case": case,
        "title": _title(case, document),
        "pages": pages,
        "joined": next((each for each in documents if each.has_joined), None),
        **_beside(case, document),
    }
    return render(request, "review/papers/paper.html", context)


def _title(case: Case, document: Document) -> str:
    found = answers.question_about(case.application.content, paper_key(document.kind), {})
    return found.title if found else _("Det som kom efter ansökan")


def _beside(case: Case, document: Document) -> dict[str, Any]:
    """Return the answers that the paper belongs to, all others, and the other papers."""
    papers = documents_of(case.pk, only_sent=True)
    parts = answers.sections(case.application.content, {})
    near = {section_beside(document.kind)}
    return {
        "near": [part for part in parts if part.key in near],
        "others": [part for part in parts if part.key not in near],
        "papers": [
            {"title": _title(case, files[0]), "first": files[0]}
            for kind, files in papers.items()
            if kind != document.kind
        ],
    }
