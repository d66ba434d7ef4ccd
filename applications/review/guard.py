"""The door to the caseworker's pages: who comes in, and what is said when something is stopped.

A case that the actor can't see is a 404, the same as one that doesn't exist, also for a POST;
the refusal is logged. A step that can't be taken with a case she can see is a page in plain
words (409), with the long texts that she had typed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.access import Actor, Verb, can
from applications.actions.reading import ReadingNotLogged, read_case
from applications.errors import DomainError, NotAllowed, TakenByAnother, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.queries import reviewed_cases
from applications.review.typed import long_texts
from applications.statuses import CaseStage

View = Callable[..., HttpResponse]


STOPPED: dict[type[DomainError], tuple[str | Promise, str | Promise]] = {
    NotAllowed: (
        _("Du har inte det här ärendet"),
        _("Bara den som har ärendet kan göra det här. Ta över ärendet först."),
    ),
    TransitionNotAllowed: (
        _("Ärendet har ändrats"),
        _("Det har hänt något i ärendet sedan du öppnade sidan."),
    ),
    TakenByAnother: (
        _("Någon annan tog ärendet nyss"),
        _("Ärendet fick en annan handläggare medan du hade sidan öppen."),
    ),
}


def for_caseworkers(view: View) -> View:
    """Let in caseworkers with a unit, as ``view(request, actor, …)``; a 404 for all others."""

    @wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        actor = Actor(request.user)
        try:
            if not can(actor, Verb.READ_WORKLIST):
                return _refuse(actor, kwargs.get("case_id"))
            return _run(view, request, actor, **kwargs)
        except Case.DoesNotExist as error:
            raise Http404 from error
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded


def _run(view: View, request: HttpRequest, actor: Actor, **kwargs: Any) -> HttpResponse:
    try:
        return view(request, actor, **kwargs)
    except tuple(STOPPED) as error:
        return _stopped(request, actor, kwargs["case_id"], type(error))


def visible_case(actor: Actor, case_id: UUID) -> Case:
    """Return a case that the actor is about to change. Otherwise refuse, as for a reading."""
    case = reviewed_cases(actor).filter(pk=case_id).first()
    return case or _refuse(actor, case_id)


def _refuse(actor: Actor, case_id: UUID | None) -> Any:
    """Log the refusal, if there is such a case, and raise Case.DoesNotExist."""
    if case_id is None:
        raise Case.DoesNotExist
    nothing = Case.objects.none()
    return read_case(actor, cases=nothing, case_id=case_id, kind=AccessKind.REFUSED)


def _stopped(
    request: HttpRequest, actor: Actor, case_id: UUID, error: type[DomainError]
) -> HttpResponse:
    heading, reason = STOPPED[error]
    case = visible_case(actor, case_id)
    context = {
        "heading": heading,
        "reason": reason,
        "reference": case.reference,
        "case_id": case_id,
        "stage": CaseStage(case.stage).label,
        "typed": long_texts(request),
    }
    return render(request, "review/stopped.html", context, status=409)
