"""Filling in the rest in a call with the person, after the most important (ADR 23)."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.errors import NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import RestCall
from eservice import clock

BY_ANOTHER = "by_another"


def start_rest_call(actor: Actor, *, case_id: UUID) -> None:
    """Open the rest for the caseworker who has the case, while the call lasts.

    The person has said yes to it: the case says that it was done, and she reads that. Started
    twice, it is one call. Raises Case.DoesNotExist, NotAllowed, and NotPossible while a colleague
    is on the phone with her.
    """
    with locked_case(actor, Verb.CALL_FOR_REST, case_id) as case:
        going_on = RestCall.going_on().filter(draft=case.pk).first()
        if going_on is not None and going_on.by_id == actor.user.pk:
            return
        if going_on is not None:
            raise NotPossible(BY_ANOTHER)
        _end(case_id)
        RestCall.objects.create(draft_id=case.pk, by=actor.user)
        append_event(case, EventKind.REST_CALL, actor)


def end_rest_call(actor: Actor, *, case_id: UUID) -> None:
    """Close one's own call; what was written and not sent is the person's to go on with."""
    RestCall.objects.filter(draft=case_id, by=actor.user, ended_at__isnull=True).update(
        ended_at=clock.now()
    )


def _end(case_id: UUID) -> None:
    """End what nobody has ended, and that has lasted too long."""
    RestCall.objects.filter(draft=case_id, ended_at__isnull=True).update(ended_at=clock.now())
