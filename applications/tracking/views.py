"""The applicant's pages: her applications, a case, what she sent, the receipt and the log."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.cases import may_withdraw, withdraw_case
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, Letter
from applications.paging import Cursor
from applications.questions.freezing import signed_by
from applications.questions.ways import ways_in
from applications.questions.whose import content_for_owner, content_for_partner
from applications.stored_letters import stored_letter
from applications.tracking.course import answer_time, contact_on, may_contact, timeline
from applications.tracking.days_file import days_of
from applications.tracking.handling import contact, handling
from applications.tracking.helped import content_for_helper, helped_case, sent_papers
from applications.tracking.joint import (
    joint_case,
    joint_rows,
)
from applications.tracking.log import Place, latest_readings, log_page
from applications.tracking.overview import applicant_text, case_page, draft_page, has_begun
from applications.tracking.own_case import hides_earlier, read_own_case, shows_case
from applications.tracking.paying.shown import next_money
from applications.tracking.registered import to_confirm
from applications.tracking.to_do import choices_of, parts_of, tasks_of
from eservice.municipality import municipality
from eservice.people.login import first_page

# What an address may say has just been done about somebody else's application.
JOINT_DONE = {
    "nej": _("Du har sagt nej. Den som frågade får veta det."),
    "inte-med": _("Du är inte med i ansökan längre."),
}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Mina ansökningar. A page further on in one list shows that list alone."""
    if request.user.is_staff_member:
        return redirect(first_page(request.user))
    if not request.user.is_applicant:
        return render(request, "tracking/no_person.html")
    actor = actor_of(request)
    more_drafts = Cursor.parse(request.GET.get("utkast", ""))
    more_cases = None if more_drafts else Cursor.parse(request.GET.get("arenden", ""))
    is_first = not (more_drafts or more_cases)
    drafts = None if more_cases else draft_page(actor, more_drafts)
    ways = ways_in(actor.person.pk) if is_first and not actor.shows_less else None
    context = {
        "drafts": drafts,
        "cases": None if more_drafts else case_page(actor, more_cases),
        "first_url": "" if is_first else reverse("home"),
        "joint": joint_rows(actor) if is_first else [],
        "ways": ways,
        "has_begun": bool(ways) and has_begun(drafts, ways.suggested),
        "done": JOINT_DONE.get(request.GET.get("klart", "")),
        "has_too_many": "for-manga" in request.GET,
    }
    return render(request, "tracking/home.html", context)


@require_safe
@hides_earlier
@shows_case
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Where the case is, what to do, when the answer comes, who has it and who has read it."""
    actor, found = read_own_case(
        request, case_id, AccessKind.CASE, Verb.FOLLOW_CASE, with_content=True, with_all=True
    )
    if actor.co_applicant:
        return render(request, "tracking/case_joint.html", joint_case(actor, found))
    if actor.grant:
        return render(request, "tracking/case_for.html", helped_case(actor, found))
    tasks, choices = tasks_of(actor, found), choices_of(actor, found)
    context = {
        "actor": actor,
        "case": found,
        "may_contact": may_contact(found),
        "stage": applicant_text(found),
        "answer_time": answer_time(found),
        "timeline": timeline(found),
        "next_money": next_money(found),
        "tasks": tasks,
        "choices": choices,
        "has_days": bool(days_of(actor, found, tasks, choices)),
        "parts": parts_of(actor, found),
        "handling": handling(found),
        "contact": contact(found),
        "readings": latest_readings(found, request.user),
        "can_withdraw": _can_withdraw(request, found),
        "registration": to_confirm(found),
        "has_answered_all": request.GET.get("klart") == "allt" and not found.asks_rest,
    }
    return render(request, "tracking/case.html", context)


@require_safe
@hides_earlier
@shows_case
def case_answers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What was sent, as it was sent."""
    actor, found = read_own_case(
        request, case_id, AccessKind.ANSWERS, Verb.READ_SENT_ANSWERS, with_content=True
    )
    content = _content_for(actor, found)
    context = {
        "actor": actor,
        "case": found,
        "content": content,
        "signatures": signed_by(content),
        "contact": contact(found),
        "documents": [] if actor.co_applicant else sent_papers(actor, found),
    }
    return render(request, "tracking/answers.html", context)


@require_safe
@shows_case
def receipt(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The page after sending: it has arrived, and what happens next."""
    actor, found = read_own_case(
        request, case_id, AccessKind.RECEIPT, Verb.FOLLOW_CASE, with_content=True
    )
    if actor.co_applicant:
        return redirect("case", case_id)
    context = {
        "actor": actor,
        "case": found,
        "answer_time": answer_time(found),
        "may_contact": may_contact(found),
        "contact_on": contact_on(found),
        "contact": contact(found),
        "acute": municipality().acute,
        "is_rendered": _receipts(found).filter(rendered_at__isnull=False).exists(),
    }
    template = "tracking/receipt_for.html" if actor.grant else "tracking/receipt.html"
    return render(request, template, context)


@require_safe
@hides_earlier
@shows_case
def receipt_pdf(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The stored copy, byte for byte; its file name says nothing about the person."""
    _actor, found = read_own_case(request, case_id, AccessKind.RECEIPT, Verb.READ_RECEIPT)
    return stored_letter(_receipts(found).defer("context").first(), "kvitto")


@require_safe
@hides_earlier
@shows_case
def case_log(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Everything that happened and every reading, newest first."""
    actor, found = read_own_case(request, case_id, AccessKind.LOG, Verb.READ_LOG)
    after = Place.parse(request.GET.get("efter", ""))
    context = {
        "actor": actor,
        "case": found,
        "page": log_page(found, request.user, after, with_own="egna" in request.GET),
        "with_own": "egna" in request.GET,
        "contact": contact(found),
        "first_url": reverse("case_log", args=[case_id]) if after else "",
    }
    return render(request, "tracking/log.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def withdraw(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Say what it means to take back the application, and do it.

    What can't be taken back, and what isn't hers, falls through to the page: it explains the
    first, and answers 404 (and logs the refusal) for the second.
    """
    is_asked = request.method == "POST"
    if is_asked:
        with suppress(NotAllowed, TransitionNotAllowed):
            withdraw_case(actor_of(request), case_id=case_id)
            return redirect("case", case_id)
    actor, found = read_own_case(request, case_id, AccessKind.CASE, Verb.WITHDRAW_CASE)
    context = {
        "actor": actor,
        "case": found,
        "can_withdraw": _can_withdraw(request, found),
        "contact": contact(found),
    }
    return render(request, "tracking/withdraw.html", context, status=409 if is_asked else 200)


def _content_for(actor: Actor, case: Case) -> dict[str, Any]:
    if actor.grant:
        return content_for_helper(actor, case)
    content = case.content
    return content_for_partner(content) if actor.co_applicant else content_for_owner(content)


def _receipts(case: Case):
    kinds = (Letter.Kind.RECEIPT, Letter.Kind.COPY)
    return Letter.objects.filter(case=case, kind__in=kinds)


def _can_withdraw(request: HttpRequest, case: Case) -> bool:
    return may_withdraw(case) and can(actor_of(request), Verb.WITHDRAW_CASE, case)
