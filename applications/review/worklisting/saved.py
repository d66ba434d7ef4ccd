"""The caseworker's saved choices in the worklist: save, rename, take away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor
from applications.actions.filters import MOST_FILTERS, remove_filter, rename_filter, save_filter
from applications.errors import NotPossible
from applications.models import WorklistFilter
from applications.review.guard import for_caseworkers
from applications.review.worklisting.places import Place
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm

LONGEST_NAME = 60
WHY_NOT: dict[str, str | Promise] = {
    "full": _("Du har redan tjugo sparade val. Ta bort ett av dem först."),
    "taken": _("Du har redan ett val med det namnet. Välj ett annat namn."),
}
DONE = {"namn": _("Valet har fått ett nytt namn."), "borta": _("Valet är borttaget.")}


class NameForm(QuestionForm):
    """What a saved choice is called."""

    has_own_heading = True
    name = ShortText(
        label=_("Vad ska valet heta?"),
        help_text=_("Skriv inget om någon person i namnet."),
        missing=_("Skriv vad valet ska heta"),
        max_length=LONGEST_NAME,
    )


@require_safe
@for_caseworkers
def saved_filters(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show the actor's own saved choices."""
    return _page(request, actor, done=DONE.get(request.GET.get("klart", "")))


@require_POST
@for_caseworkers
def save(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Save the view that the worklist shows."""
    place, form = Place.asked_for(request.POST), NameForm(request.POST)
    if form.is_valid():
        try:
            save_filter(actor, name=form.cleaned_data["name"], choices=place.codes)
        except NotPossible as error:
            form.add_error("name", WHY_NOT[error.reason])
        else:
            return HttpResponseRedirect(place.url(klart="sparat"))
    return _page(request, actor, place=place, form=form)


@require_POST
@for_caseworkers
def change(request: HttpRequest, actor: Actor, filter_id: UUID) -> HttpResponse:
    """Rename a saved choice, or take it away."""
    start = reverse("saved_filters")
    if request.POST.get("gor") == "bort":
        remove_filter(actor, filter_id=filter_id)
        return HttpResponseRedirect(f"{start}?klart=borta")
    if not WorklistFilter.objects.filter(user=actor.user, pk=filter_id).exists():
        raise Http404
    form = NameForm(request.POST, auto_id=f"id_{filter_id}_%s")
    if form.is_valid():
        try:
            rename_filter(actor, filter_id=filter_id, name=form.cleaned_data["name"])
        except NotPossible as error:
            form.add_error("name", WHY_NOT[error.reason])
        else:
            return HttpResponseRedirect(f"{start}?klart=namn")
    return _page(request, actor, renamed=filter_id, form=form)


def _page(
    request: HttpRequest,
    actor: Actor,
    *,
    form: NameForm | None = None,
    place: Place | None = None,
    renamed: UUID | None = None,
    done: str | Promise | None = None,
) -> HttpResponse:
    """Show the choices. ``form`` is one with errors: for a new choice from ``place``, or for the
    one that is ``renamed``."""
    rows = []
    for each in WorklistFilter.objects.filter(user=actor.user).order_by("name")[:MOST_FILTERS]:
        own = NameForm(initial={"name": each.name}, auto_id=f"id_{each.pk}_%s")
        shown = form if each.pk == renamed else own
        rows.append({"filter": each, "url": Place.of_codes(each.choices).url(), "form": shown})
    context: dict[str, Any] = {
        "rows": rows,
        "place": place,
        "form": form,
        "done": done,
        "error_links": form.error_links() if form else [],
    }
    return render(request, "review/worklist/saved.html", context, status=422 if form else 200)
