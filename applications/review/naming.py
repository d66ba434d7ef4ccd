"""Cases that nobody at the unit sees: a decision maker names somebody, and sees nothing herself."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications import protection
from applications.access import Actor
from applications.actions.protecting import name_caseworker, who_can_be_named
from applications.errors import NotAllowed, NotPossible
from applications.paging import PAGE_SIZE
from applications.review.guard import for_caseworkers
from applications.review.protecting import chosen
from eservice.people.models import Person
from eservice.people.roles import Role


def waiting_for_a_name(actor: Actor) -> int:
    """Return how many people nobody at the unit sees; asked only for who names somebody."""
    if not actor.user.has_role(Role.DECISION_MAKER):
        return 0
    return protection.without_anybody(actor.user.unit).count()


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def without_anybody(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List them without a name, number or day, and let her choose a colleague for one."""
    if not actor.user.has_role(Role.DECISION_MAKER):
        raise Http404
    is_missing = False
    if request.method == "POST":
        try:
            name_caseworker(actor, person_id=_person(request), user_id=chosen(request))
        except NotPossible:
            is_missing = True
        except (Person.DoesNotExist, NotAllowed):
            # Somebody else has named a colleague meanwhile.
            return HttpResponseRedirect(reverse("name_somebody"))
        else:
            return HttpResponseRedirect(f"{reverse('name_somebody')}?klart=ja")
    people = protection.without_anybody(actor.user.unit)[:PAGE_SIZE]
    context = {
        "rows": [{"key": person.pk, "able": who_can_be_named(actor, person)} for person in people],
        "is_done": request.GET.get("klart") == "ja",
        "is_missing": is_missing,
    }
    return render(request, "review/naming.html", context, status=422 if is_missing else 200)


def _person(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("which", ""))
    except ValueError as error:
        raise Http404 from error
