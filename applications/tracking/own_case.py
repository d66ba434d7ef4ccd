"""How every page about a case gets it: one's own only, and the reading logged first."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from applications.access import Actor
from applications.actions.reading import ReadingNotLogged, read_case
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.queries import own_cases

View = Callable[..., HttpResponse]


def read_own_case(
    request: HttpRequest, case_id: UUID, kind: AccessKind, *, with_content: bool = False
) -> Case:
    """Return the applicant's case with its caseworker, after logging the reading.

    The frozen answers are left in the database unless they are asked for. Raises
    Case.DoesNotExist for a case that isn't hers (the refusal is logged), and
    ReadingNotLogged when the log can't be written.
    """
    actor = Actor(request.user)
    cases = own_cases(actor).select_related("application", "caseworker__person")
    if not with_content:
        cases = cases.defer("application__content")
    return read_case(actor, cases=cases, case_id=case_id, kind=kind)


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
