"""Planning a payment: prefilled from the application, and warned about, never blocked."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import paying
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.payout import payout_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.paying.case_payments import decided_money, open_money
from applications.review.paying.plan_form import USUAL, PlanForm
from applications.review.paying.rows import WARNINGS
from eservice.municipality import municipality
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def plan_payment(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the form, or plan what it says."""
    if request.method != "POST":
        typed = typed_before_login(request)
        return _page(request, actor, case_id, typed=typed)
    case = visible_case(actor, case_id)
    form = _form(case, request.POST)
    if not form.is_valid():
        return _page(request, actor, case_id, form=form)
    plan = paying.Plan(
        decision_id=_id(request, "decision"),
        amount=form.cleaned_data["amount"],
        to=form.to,
        pay_on=form.pay_on,
    )
    try:
        paying.plan_payment(actor, case_id=case_id, plan=plan, page_id=_id(request, "page"))
    except NotPossible as error:
        form.say(error.reason)
        return _page(request, actor, case_id, form=form)
    response = HttpResponseRedirect(f"{reverse('case_payments', args=[case_id])}?klart=planerad")
    forget(request, response)
    return response


def _form(case: Case, data: Any = None, **kw: Any) -> PlanForm:
    rules = municipality().casework
    usual = paying.usual_pay_day(case)
    return PlanForm(data, payment_day=rules.payment_day, usual=usual, **kw)


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    *,
    form: PlanForm | None = None,
    typed: Any = None,
) -> HttpResponse:
    """Show the form. What was typed stays; without anything left to plan the way leads back."""
    case = opened_case(actor, case_id, AccessKind.PAYMENT)
    money = open_money(decided_money(case))
    if money is None and form is None and typed is None:
        return redirect("case_payments", case_id)
    asked = payout_of(case)
    if form is None:
        left = f"{money.left:f}".replace(".", ",").removesuffix(",00") if money else ""
        first = {**asked.to, "amount": left, "when": USUAL}
        form = _form(case, typed, initial=first)
        form.keep_quiet()
    context = {
        **frame(request, case),
        "form": form,
        "money": money,
        "asked": asked,
        "warnings": [WARNINGS[code] for code in asked.warnings],
        "page_id": _id(request, "page"),
        "decision_id": _id(request, "decision") if form.is_bound and money is None else "",
        "error_links": form.error_links(),
    }
    return render(request, "review/paying/plan.html", context)


def _id(request: HttpRequest, name: str) -> UUID:
    """Return an id that the page has given; a new one when it gave none."""
    return sent_id(request.POST.get(name, "")) or uuid4()
