"""How every page about a case gets it: one's own, or one that one helps with, and the reading
logged first."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor, Verb
from applications.acting import actor_of, hides_earlier
from applications.actions.reading import ReadingNotLogged, read_followed_case
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.continuity import with_decided
from applications.tracking.signs import with_signs

__all__ = ["hides_earlier", "read_own_case", "shows_case"]

View = Callable[..., HttpResponse]


def read_own_case(
    request: HttpRequest,
    case_id: UUID,
    kind: AccessKind,
    verb: Verb,
    *,
    with_content: bool = False,
    with_all: bool = False,
) -> tuple[Actor, Case]:
    """Return the applicant's case, or one that she helps with, after logging the reading.

    With it comes the actor as she stands to it, and its caseworker. The frozen answers are left
    in the database unless they are asked for; ``with_all`` adds what goes on in the case
    (``signs.with_signs``). Raises Case.DoesNotExist for what she may not
    read (the refusal is logged), and ReadingNotLogged when the log can't be written.
    """
    cases = Case.objects.select_related("application", "person", "caseworker__person")
    if not with_content:
        cases = cases.defer("application__content")
    cases = with_signs(cases, request.user) if with_all else with_decided(cases)
    return read_followed_case(actor_of(request), cases=cases, case_id=case_id, verb=verb, kind=kind)


def shows_case(view: View) -> View:
    """Answer 404 for what the reader may not see, and 503 when no reading can be logged."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Case.DoesNotExist as missing:
            raise Http404 from missing
        except ReadingNotLogged:
            return render(request, "503.html", status=503)

    return guarded
