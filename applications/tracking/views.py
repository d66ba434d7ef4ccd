"""The applicant's pages: her applications, a case, what she sent, the receipt and the log."""

from contextlib import suppress
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, can
from applications.actions.cases import withdraw_case
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, Letter
from applications.queries import Cursor, documents_of
from applications.statuses import TRANSITIONS, CaseStage
from applications.tracking.course import answer_time, contact_on, may_contact, timeline
from applications.tracking.handling import contact, handling
from applications.tracking.log import Place, latest_readings, log_page
from applications.tracking.overview import applicant_text, case_page, draft_page
from applications.tracking.own_case import read_own_case, shows_case
from eservice.municipality import municipality


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Mina ansökningar. A page further on in one list shows that list alone."""
    if request.user.is_staff_member:
        return redirect("worklist")
    if not request.user.is_applicant:
        return render(request, "tracking/no_person.html")
    actor = Actor(request.user)
    more_drafts = Cursor.parse(request.GET.get("utkast", ""))
    more_cases = None if more_drafts else Cursor.parse(request.GET.get("arenden", ""))
    context = {
        "drafts": None if more_cases else draft_page(actor, more_drafts),
        "cases": None if more_drafts else case_page(actor, more_cases),
        "first_url": reverse("home") if more_drafts or more_cases else "",
        "has_too_many": "for-manga" in request.GET,
    }
    return render(request, "tracking/home.html", context)


@require_safe
@shows_case
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the case is, what to do, when the answer comes, who has it and who has read it."""
    found = read_own_case(request, case_id, AccessKind.CASE, with_content=True)
    context = {
        "case": found,
        "may_contact": may_contact(found),
        "stage": applicant_text(found),
        "answer_time": answer_time(found),
        "timeline": timeline(found),
        "handling": handling(found),
        "contact": contact(found),
        "readings": latest_readings(found, request.user),
        "can_withdraw": _can_withdraw(request, found),
    }
    return render(request, "tracking/case.html", context)


@require_safe
@shows_case
def case_answers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was sent, as it was sent."""
    found = read_own_case(request, case_id, AccessKind.ANSWERS, with_content=True)
    papers = documents_of(case_id, only_sent=True)
    context = {
        "case": found,
        "content": found.application.content,
        "contact": contact(found),
        "documents": [document for files in papers.values() for document in files],
    }
    return render(request, "tracking/answers.html", context)


@require_safe
@shows_case
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page after sending: it has arrived, and what happens next."""
    found = read_own_case(request, case_id, AccessKind.RECEIPT, with_content=True)
    context = {
        "case": found,
        "answer_time": answer_time(found),
        "may_contact": may_contact(found),
        "contact_on": contact_on(found),
        "contact": contact(found),
        "acute": municipality().acute,
        "is_rendered": _receipts(found).filter(rendered_at__isnull=False).exists(),
    }
    return render(request, "tracking/receipt.html", context)


@require_safe
@shows_case
def receipt_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The stored copy, byte for byte; its file name says nothing about the person."""
    found = read_own_case(request, case_id, AccessKind.RECEIPT)
    letter = _receipts(found).filter(rendered_at__isnull=False).only("pdf").first()
    if letter is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="kvitto.pdf"'}
    return HttpResponse(letter.pdf, content_type="application/pdf", headers=headers)


@require_safe
@shows_case
def case_log(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything that happened and every reading, newest first."""
    found = read_own_case(request, case_id, AccessKind.LOG)
    after = Place.parse(request.GET.get("efter", ""))
    context = {
        "case": found,
        "page": log_page(found, request.user, after, with_own="egna" in request.GET),
        "with_own": "egna" in request.GET,
        "contact": contact(found),
        "first_url": reverse("case_log", args=[case_id]) if after else "",
    }
    return render(request, "tracking/log.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_case
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say what it means to take back the application, and do it.

    What can't be taken back, and what isn't hers, falls through to the page: it explains the
    first, and answers 404 (and logs the refusal) for the second.
    """
    is_asked = request.method == "POST"
    if is_asked:
        with suppress(NotAllowed, TransitionNotAllowed):
            withdraw_case(Actor(request.user), case_id=case_id)
            return redirect("case", case_id)
    found = read_own_case(request, case_id, AccessKind.CASE)
    context = {
        "case": found,
        "can_withdraw": _can_withdraw(request, found),
        "contact": contact(found),
    }
    return render(request, "tracking/withdraw.html", context, status=409 if is_asked else 200)


def _receipts(case: Case):
    return Letter.objects.filter(case=case, kind=Letter.Kind.RECEIPT)


def _can_withdraw(request: HttpRequest, case: Case) -> bool:
    is_possible = CaseStage.WITHDRAWN in TRANSITIONS[CaseStage(case.stage)]
    return is_possible and can(Actor(request.user), Verb.WITHDRAW_CASE, case)
