"""Taking a case, handing it over and starting its investigation."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor, Verb, require
from applications.actions import cases
from applications.colleagues import able_colleagues
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.review.case_page import frame, opened_case
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from applications.statuses import OPEN_STAGES, CaseStage
from eservice.people.models import User
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm


class HandOverForm(QuestionForm):
    """Which colleague gets the case, and what she must know."""

    to = OneOf(choices=(), missing=_("Välj vem som ska ta över ärendet"))
    text = LongText(
        label=_("Vad behöver den nya handläggaren veta?"),
        help_text=_("Den sökande läser det du skriver, och kan lägga till något."),
        missing=_("Skriv vad den nya handläggaren behöver veta"),
    )
    leads = "to"

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


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def hand_over(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Choose a colleague, write what she must know, and hand over the case."""
    stopped = ""
    if request.method == "POST":
        form = _form(actor, visible_case(actor, case_id), request.POST)
        try:
            if _is_handed_over(actor, case_id, form):
                response = done(case_id, "lamnat")
                forget(request, response)
                return response
        except (NotAllowed, TransitionNotAllowed) as error:
            if not form["text"].value():
                raise
            stopped = STOPPED[type(error)][1]
    case = opened_case(actor, case_id, AccessKind.CASE)
    if request.method != "POST":
        _require_hers(actor, case)
        form = _form(actor, case, typed_before_login(request))
        form.keep_quiet()
    context = {"form": form, "error_links": form.error_links(), "stopped": stopped}
    status = 409 if stopped else 200
    return render(
        request, "review/hand_over.html", {**frame(request, case), **context}, status=status
    )


def _is_handed_over(actor: Actor, case_id: UUID, form: HandOverForm) -> bool:
    """Hand over the case, unless something in the form has to be put right first."""
    _require_hers(actor, visible_case(actor, case_id))
    if not form.is_valid():
        return False
    text = form.cleaned_data["text"]
    cases.hand_over_case(actor, case_id=case_id, to=form.chosen, text=text)
    return True


def _require_hers(actor: Actor, case: Case) -> None:
    require(actor, Verb.HAND_OVER_CASE, case)
    if case.stage not in (*OPEN_STAGES, CaseStage.DECIDED):
        raise TransitionNotAllowed(f"the case is {case.stage}")


def _form(actor: Actor, case: Case, data: Any = None) -> HandOverForm:
    able = able_colleagues(actor, case)
    return HandOverForm(data, colleagues=able)


def done(case_id: UUID, flag: str) -> HttpResponseRedirect:
    """Go back to the case, which says what was done."""
    return HttpResponseRedirect(f"{reverse('review_case', args=[case_id])}?klart={flag}")
