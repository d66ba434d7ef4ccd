"""An appeal's own page: where it is, since when, and what happens next."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from applications.access import Actor, Verb, can
from applications.acting import hides_earlier
from applications.event_kinds import AccessKind
from applications.models import Appeal
from applications.questions.appealing import (
    appeals_of,
    is_about_refusal,
    is_whole,
    last_day_of,
    reads_words,
    refused_before,
)
from applications.statuses import APPEAL_TEXTS, AppealStatus, Audience
from applications.stored_letters import stored_letter
from applications.tracking.appealing.refusal import shown_refusal
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case

DONE = {"skickat": _("Vi har fått överklagandet.")}


@require_safe
@hides_earlier
@shows_case
def appeal(request: HttpRequest, case_id: UUID, appeal_id: UUID) -> HttpResponse:
    """Show where one appeal is. Who only reads decisions doesn't see what was written."""
    actor, case = read_own_case(request, case_id, AccessKind.APPEAL, Verb.READ_APPEAL)
    appeals = appeals_of(case)
    found = next((each for each in appeals if each.pk == appeal_id), None)
    if found is None:
        raise Http404
    context = {
        "actor": actor,
        "case": case,
        "appeal": found,
        **_words(actor, found),
        **_time(found, appeals),
        **shown_refusal(actor, found),
        "is_whole": is_whole(found),
        "may_appeal": can(actor, Verb.APPEAL, case),
        "has_package": _has_package(actor, found),
        "done": DONE.get(request.GET.get("klart", "")),
        "contact": contact(case),
    }
    return render(request, "tracking/appealing/appeal.html", context)


@require_safe
@hides_earlier
@shows_case
def appeal_package(request: HttpRequest, case_id: UUID, appeal_id: UUID) -> HttpResponse:
    """What went to the court, byte for byte, for the person herself."""
    actor, case = read_own_case(request, case_id, AccessKind.APPEAL, Verb.READ_APPEAL)
    found = case.appeals.select_related("package").filter(pk=appeal_id).first()
    is_hers = found is not None and _has_package(actor, found)
    return stored_letter(found.package if is_hers else None, "overklagande")


def _has_package(actor: Actor, found: Appeal) -> bool:
    """Her number stands in it: it is for her alone."""
    is_made = found.package is not None and found.package.rendered_at is not None
    return is_made and actor.grant is None


def _words(actor: Actor, found: Appeal) -> dict[str, Any]:
    if not reads_words(actor, found):
        return {"shows_words": False}
    is_ombud = found.grant_id is not None
    return {
        "shows_words": True,
        "content": found.content,
        "ruling": found.ruling,
        "signed_by": found.by.name if is_ombud else "",
    }


def _time(found: Appeal, appeals: list[Appeal]) -> dict[str, Any]:
    audience = Audience.APPLICANT
    newer = any(is_about_refusal(each, [found]) for each in appeals if each.pk != found.pk)
    return {
        "status": APPEAL_TEXTS[AppealStatus(found.status)][audience],
        "last_day": last_day_of(found.decision, refused_before(found, appeals)),
        "has_newer": newer,
    }
