"""Noting the personal number of somebody who has got one: then her e-ID leads to what is hers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.desk import add_number, read_person
from applications.desk.guard import for_desk
from applications.errors import NotPossible
from eservice.people.number_field import NumberToFind
from eservice.ui.forms import QuestionForm

WHY_NOT: dict[str, str | Promise] = {
    "has_number": _("Personen har redan ett annat nummer. Ring den som sköter tjänsten."),
    "taken": _("Någon annan är här med det numret. Ring den som sköter tjänsten."),
}


class NumberForm(QuestionForm):
    """The number that she has got."""

    number = NumberToFind(
        label=_("Vilket personnummer har personen fått?"),
        help_text=_("Titta på personens id-handling. Skriv tolv siffror."),
        missing=_("Skriv numret"),
        attrs={"inputmode": "numeric"},
    )


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@for_desk
def add_desk_number(request: HttpRequest, actor: Actor, person_id: UUID) -> HttpResponse:
    """Ask for the number, and keep it."""
    person = read_person(actor, person_id=person_id).person
    form = NumberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            add_number(actor, person_id=person_id, number=form.cleaned_data["number"])
        except NotPossible as error:
            form.add_error("number", WHY_NOT[error.reason])
        else:
            page = reverse("desk_person", args=[person_id])
            return HttpResponseRedirect(f"{page}?klart=nummer")
    context = {"person": person, "form": form, "error_links": form.error_links()}
    return render(request, "desk/number.html", context, status=422 if form.is_bound else 200)
