"""The page about the money."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.access import Verb
from applications.acting import hides_earlier
from applications.event_kinds import AccessKind
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case
from applications.tracking.paying.shown import money_shown


@require_safe
@hides_earlier
@shows_case
def payments_of_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """When the money comes, how much, to which account, and what to do if it does not."""
    actor, case = read_own_case(request, case_id, AccessKind.PAYMENT, Verb.READ_DECISION)
    context = {
        "actor": actor,
        "case": case,
        "money": money_shown(actor, case),
        "contact": contact(case),
    }
    return render(request, "tracking/paying/payments.html", context)
