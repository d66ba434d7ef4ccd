"""Marking a section as right, and taking the mark back."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from applications.access import Actor
from applications.actions import marking
from applications.errors import NotPossible
from applications.review.guard import for_caseworkers, visible_case


@require_POST
@for_caseworkers
def mark_section(request: HttpRequest, actor: Actor, case_id: UUID, section: str) -> HttpResponse:
    """Say that the section is right, as the page showed it (``sedd``), or take that back."""
    visible_case(actor, case_id)
    is_right = request.POST.get("ratt") != "nej"
    seen = request.POST.get("sedd", "")
    try:
        marking.mark_section(
            actor, case_id=case_id, section=section, seen_digest=seen, is_right=is_right
        )
    except NotPossible as error:
        raise Http404 from error
    flag = "granskad" if is_right else "ogranskad"
    return HttpResponseRedirect(f"{reverse('review_case', args=[case_id])}?klart={flag}#{section}")
