"""What protected identity means, for the person herself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.acting import hides_earlier


@require_safe
@hides_earlier
def own_protection(request: HttpRequest) -> HttpResponse:
    """Say how she is protected. For everybody else there is no such page."""
    person = request.user.person
    if not request.user.is_applicant or not person.is_protected:
        raise Http404
    return render(request, "tracking/protection.html")
