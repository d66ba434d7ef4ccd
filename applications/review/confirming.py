"""Noting that the person has confirmed what staff wrote down for her."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from applications.access import Actor
from applications.actions.registering_applications import note_confirmed
from applications.review.guard import for_caseworkers, visible_case
from applications.review.moves import done
from applications.review.registered import BY_US


@require_POST
@for_caseworkers
def confirm(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Note that the person has said that it is right, or signed the copy."""
    visible_case(actor, case_id)
    said = request.POST.get("how", "")
    how = next((each for each in BY_US if each == said), None)
    if how is None:
        return done(case_id, "")
    note_confirmed(actor, case_id=case_id, how=how)
    return done(case_id, "bekraftad")
