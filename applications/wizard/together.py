"""The two adults in the wizard: what the partner answers herself, and what waits for whom."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from applications.access import Actor, Verb, can
from applications.actions.saving_answers import keep_losing_text
from applications.models import Draft
from applications.partners import partner_in
from applications.questions.couple import Couple, couple_in
from applications.questions.flow import Step
from applications.questions.privacy import PARTNER_NAME, is_about_partner
from applications.wizard.opening import OpenDraft
from applications.wizard.pages import typed_text


def partner_answers(
    request: HttpRequest, actor: Actor, draft: Draft, step: Step
) -> HttpResponse | None:
    """Say that the partner answers the question herself; None when she doesn't.

    What the applicant typed in a page from before she came is kept and shown.
    """
    if actor.co_applicant or actor.grant or not is_about_partner(step):
        return None
    # A page that saves asks anew, now that the draft is held.
    is_saving = request.method == "POST"
    is_in = partner_in(draft.pk) is not None if is_saving else draft.has_partner_in
    if not is_in:
        return None
    if not is_saving:
        return redirect("partner", draft.pk)
    keep_losing_text(actor, draft=draft, step=step.key, raw=step.form.raw_from(request.POST))
    context = {"draft_id": draft.pk, "typed": typed_text(request.POST, step)}
    return render(request, "wizard/partner_answers.html", context, status=409)


def couple_around(opened: OpenDraft) -> dict[str, Any]:
    """Return what the task list says about the partner: nothing for those who have none."""
    is_asked = PARTNER_NAME in opened.progress.rows or opened.draft.has_partner_in
    if opened.is_registered or not is_asked or not can(opened.actor, Verb.SEND_DRAFT, opened.draft):
        return {"couple": None}
    couple = _couple(opened)
    return {"couple": couple if couple.may_be_asked or couple.partner else None}


def _couple(opened: OpenDraft) -> Couple:
    by_ombud = opened.actor.grant is not None
    return couple_in(opened.draft, opened.progress.rows, by_ombud=by_ombud)


def signs_together(opened: OpenDraft) -> bool:
    """True when the application takes both adults' signatures."""
    return opened.draft.has_partner_in and _couple(opened).is_together
