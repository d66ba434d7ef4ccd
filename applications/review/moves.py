"""Taking a case, handing it over and starting its investigation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor, Verb, require
from applications.actions import cases
from applications.colleagues import able_colleagues
from applications.errors import TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.statuses import OPEN_STAGES
from eservice.people.models import User
from eservice.people.roles import Role
from eservice.ui.choices import Choice, OneOf
from eservice.ui.forms import QuestionForm


class HandOverForm(QuestionForm):
    """Which colleague gets the case."""

    to = OneOf(choices=(), missing=_("Välj vem som ska ta över ärendet"))

    def __init__(self, data=None, *, colleagues: list[User]) -> None:
        self.colleagues = {str(user.pk): user for user in colleagues}
        super().__init__(
            data,
            heading=_("Vem ska ta över ärendet?"),
            intro=_("Den sökande ser namnet på den nya handläggaren."),
        )

    def adapt(self) -> None:
        names = [Choice(key, user.name) for key, user in self.colleagues.items()]
        self.fields["to"].offer(names)

    @property
    def chosen(self) -> User:
        return self.colleagues[self.cleaned_data["to"]]


@require_POST
@for_caseworkers
def take_case(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Take a case, or take it over from the colleague whose name the page showed (``hos``)."""
    visible_case(actor, case_id)
    shown = request.POST.get("hos", "")
    is_id = shown.isascii() and shown.isdigit() and len(shown) < 10
    seen = int(shown) if is_id else None
    cases.take_case(actor, case_id=case_id, seen_caseworker_id=seen)
    return done(case_id, "tagit")


@require_POST
@for_caseworkers
def start_investigation(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Start the investigation of a case that the actor has."""
    visible_case(actor, case_id)
    cases.start_investigation(actor, case_id=case_id)
    return done(case_id, "utreder")


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def hand_over(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Choose a colleague and hand over the case."""
    if request.method == "POST":
        form = _form(actor, visible_case(actor, case_id), request.POST)
        if form.is_valid():
            cases.hand_over_case(actor, case_id=case_id, to=form.chosen)
            return done(case_id, "lamnat")
    case = opened_case(actor, case_id, AccessKind.CASE)
    if request.method != "POST":
        form = _form(actor, case)
    context = {**frame(request, case), "form": form, "error_links": form.error_links()}
    return render(request, "review/hand_over.html", context)


def _form(actor: Actor, case: Case, data=None) -> HandOverForm:
    require(actor, Verb.HAND_OVER_CASE, case)
    if case.stage not in OPEN_STAGES:
        raise TransitionNotAllowed(f"the case is {case.stage}")
    able = [user for user in able_colleagues(actor, case) if user.has_role(Role.CASEWORKER)]
    return HandOverForm(data, colleagues=able)


def done(case_id: UUID, flag: str) -> HttpResponseRedirect:
    """Go back to the case, which says what was done."""
    return HttpResponseRedirect(f"{reverse('review_case', args=[case_id])}?klart={flag}")
