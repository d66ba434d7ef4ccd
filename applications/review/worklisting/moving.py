"""Taking or giving one or many cases from the worklist: each is checked on its own."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor
from applications.actions import cases
from applications.actions.reading import read_worklist
from applications.colleagues import colleagues
from applications.errors import DomainError, NotAllowed, TakenByAnother, TransitionNotAllowed
from applications.models import Case
from applications.paging import PAGE_SIZE
from applications.queries import reviewed_cases
from applications.review.guard import for_caseworkers, visible_case
from applications.review.worklisting.places import Place
from eservice.people.models import User
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

WHY: dict[type[DomainError], str | Promise] = {
    TakenByAnother: gettext_lazy("En kollega har ärendet. Ta över det först."),
    TransitionNotAllowed: gettext_lazy("Ärendet är avslutat eller tillbakataget."),
    NotAllowed: gettext_lazy("Den du valde kan inte ha det här ärendet."),
}


@dataclass
class Moved:
    """What became of the chosen cases: done, and not done with the reason.

    ``typed`` is what was written for those that are not done.
    """

    done: list[Case] = field(default_factory=list)
    left: list[tuple[Case, str | Promise]] = field(default_factory=list)
    typed: str = ""
    are_gone: bool = False


class GiveForm(QuestionForm):
    """Which colleague gets the cases, and what she must know of those that the actor has.

    Cases that nobody has go without a text.
    """

    to = OneOf(choices=(), missing=gettext_lazy("Välj vem som ska få ärendena"))
    text = LongText(
        label=gettext_lazy("Vad behöver den nya handläggaren veta?"),
        help_text=gettext_lazy(
            "Varje person läser det du skriver, och kan lägga till något. "
            "Skriv bara det som stämmer för alla."
        ),
        missing=gettext_lazy("Skriv vad den nya handläggaren behöver veta"),
    )
    leads = "to"

    def __init__(self, data: Any = None, *, colleagues: list[User], has_own: bool) -> None:
        self.colleagues = {str(user.pk): user for user in colleagues}
        self.has_own = has_own
        super().__init__(
            data,
            heading=_("Vem ska få ärendena?"),
            intro=_("De sökande ser namnet på den nya handläggaren."),
        )

    def adapt(self) -> None:
        self.fields["to"].offer([Choice(key, user.name) for key, user in self.colleagues.items()])
        if not self.has_own:
            del self.fields["text"]


@require_POST
@for_caseworkers
def move_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take the ticked cases, or ask whom to give them to."""
    place, chosen = Place.asked_for(request.POST), _chosen(request.POST)
    if not chosen:
        return HttpResponseRedirect(place.url(fel="inga"))
    if request.POST.get("gor") == "ge":
        return _ask(request, actor, place, chosen, _form(actor, chosen))

    def take(case: Case) -> None:
        seen = request.POST.get(f"hos-{case.pk}", "")
        is_id = seen.isascii() and seen.isdigit() and len(seen) < 10
        seen_id = int(seen) if is_id else None
        cases.take_case(actor, case_id=case.pk, seen_caseworker_id=seen_id)

    return _told(request, place, _moved(actor, chosen, take), "tagna")


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def give_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give the chosen cases to a colleague: one's own, and those that nobody has.

    The page is asked for by itself only when a login has ended over it.
    """
    typed = request.POST if request.method == "POST" else typed_before_login(request) or QueryDict()
    place, chosen = Place.asked_for(typed), _chosen(typed)
    if not chosen:
        flags = {"fel": "inga"} if request.method == "POST" else {}
        return HttpResponseRedirect(place.url(**flags))
    form = _form(actor, chosen, typed)
    if request.method != "POST":
        form.keep_quiet()
        return _ask(request, actor, place, chosen, form)
    if not form.is_valid():
        return _ask(request, actor, place, chosen, form)
    moved = _given(actor, chosen, form)
    response = _told(request, place, moved, "givna")
    forget(request, response)
    return response


def _given(actor: Actor, chosen: list[UUID], form: GiveForm) -> Moved:
    to = form.colleagues[form.cleaned_data["to"]]
    text = form.cleaned_data.get("text", "")

    def give(case: Case) -> None:
        if case.caseworker_id == actor.user.pk:
            cases.hand_over_case(actor, case_id=case.pk, to=to, text=text)
        else:
            cases.assign_case(actor, case_id=case.pk, to=to)

    moved = _moved(actor, chosen, give)
    moved.typed = text
    return moved


def _form(actor: Actor, chosen: list[UUID], data: Any = None) -> GiveForm:
    able = colleagues(actor)
    own = reviewed_cases(actor).filter(pk__in=chosen, caseworker=actor.user)
    return GiveForm(data, colleagues=able, has_own=own.exists())


def _chosen(typed: MultiValueDict) -> list[UUID]:
    """Return the ids that were ticked: no more than a page shows, and each once."""
    found = []
    for text in typed.getlist("arende")[:PAGE_SIZE]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def _moved(actor: Actor, chosen: list[UUID], move: Callable[[Case], None]) -> Moved:
    """Move each case in a transaction of its own: one that can't be moved stops no other."""
    moved = Moved()
    for case_id in chosen:
        try:
            case = visible_case(actor, case_id)
        except Case.DoesNotExist:
            moved.are_gone = True
            continue
        try:
            move(case)
        except tuple(WHY) as error:
            moved.left.append((case, WHY[type(error)]))
        else:
            moved.done.append(case)
    return moved


def _ask(
    request: HttpRequest, actor: Actor, place: Place, chosen: list[UUID], form: GiveForm
) -> HttpResponse:
    """Show the cases by name, which is a page of the worklist, and the colleagues."""
    read_worklist(actor)
    shown = reviewed_cases(actor).filter(pk__in=chosen).select_related("person")
    context = {
        "place": place,
        "cases": list(shown.order_by("received_at", "id")),
        "form": form,
        "error_links": form.error_links(),
    }
    return render(request, "review/worklist/give.html", context)


def _told(request: HttpRequest, place: Place, moved: Moved, flag: str) -> HttpResponse:
    """Lead back to the list when all is done; otherwise say what isn't, and why."""
    if not moved.left and not moved.are_gone:
        return HttpResponseRedirect(place.url(klart=flag))
    read_worklist(Actor(request.user))
    return render(
        request, "review/worklist/moved.html", {"place": place, "moved": moved}, status=409
    )
