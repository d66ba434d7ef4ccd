"""The desk's first page: find a person by number.

The number is only ever in the body of a POST: never in an address, a title or a log.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.desk import find_person
from applications.desk.forms import FindForm
from applications.desk.guard import for_desk
from applications.event_kinds import SearchReason


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def desk(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a number, and go to the person who has it."""
    form = FindForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    if is_asked:
        reason = SearchReason(form.cleaned_data["reason"])
        record = find_person(actor, number=form.cleaned_data["number"], reason=reason)
        if record is not None:
            return redirect("desk_person", record.person_id)
    context = {"form": form, "error_links": form.error_links(), "is_asked": is_asked}
    status = 422 if form.is_bound and not is_asked else 200
    return render(request, "desk/start.html", context, status=status)
