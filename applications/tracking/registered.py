"""What staff have written down for the person: she says that it is right, on her own page."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from applications.acting import actor_of
from applications.actions.registering_applications import confirm_registered
from applications.errors import NotAllowed
from applications.models import Case, Registration


def to_confirm(case: Case) -> Registration | None:
    """Return how a case was written down, when it was; nothing is asked about other cases."""
    if not case.application.content.get("registered"):
        return None
    return Registration.objects.filter(draft=case.pk).first()


@require_POST
def confirm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ja, det stämmer. Twice is the same."""
    try:
        confirm_registered(actor_of(request), case_id=case_id)
    except (Case.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    return redirect("case", case_id)
