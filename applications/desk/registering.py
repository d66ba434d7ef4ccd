"""Registering somebody who has not been here before. Nobody is made twice.

What was typed about the person is only ever in the body of a POST.
"""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.desk import MaybeKnown, register_person, show_alike
from applications.desk.forms import RegisterForm
from applications.desk.guard import for_desk
from applications.models import DeskRecord
from eservice.people.number_words import number_words


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def register(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask who it is. Those who may be the same person are shown before anybody is made."""
    if request.method != "POST":
        return _page(request, RegisterForm(), uuid4())
    person_id = made_up(request.POST.get("person_id", ""))
    form = RegisterForm(request.POST, are_alike="is_another" in request.POST)
    if not form.is_valid():
        return _page(request, form, person_id, status=422)
    try:
        record = register_person(actor, person_id=person_id, told=form.told())
    except MaybeKnown as found:
        alike = show_alike(actor, found.people)
        again = RegisterForm(request.POST, are_alike=True)
        return _page(request, again, person_id, alike=alike)
    return redirect("desk_person", record.person_id)


def made_up(text: str) -> UUID:
    """Return the id that the page made up, or a new one for a page that brings none."""
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _page(
    request: HttpRequest,
    form: RegisterForm,
    person_id: UUID,
    *,
    alike: list[DeskRecord] | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = [{"person": row.person, "number": number_words(row.person)} for row in alike or ()]
    context = {
        "form": form,
        "person_id": person_id,
        "alike": rows,
        "error_links": form.error_links(),
    }
    return render(request, "desk/register.html", context, status=status)
