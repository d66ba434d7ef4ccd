"""Telling the person that the decision takes longer: why, and the new day."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions.delaying import fault_of_day
from applications.actions.delaying import say_delay as save_delay
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.continuity import newest_delay
from applications.review.case_page import frame, opened_case
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from applications.statuses import OPEN_STAGES
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import DateField, LongText
from eservice.ui.forms import QuestionForm

FAULTS: dict[str, str | Promise] = {
    "past": _("Dagen måste komma efter i dag."),
    "too_soon": _("Dagen måste komma efter den dag vi först lovade."),
    "too_far": _("Dagen är mer än ett år bort. Titta på året igen."),
}


class DelayForm(QuestionForm):
    """Why it takes longer, and when the decision comes."""

    reason = LongText(
        label=_("Varför dröjer beslutet?"),
        help_text=_("Skriv till ”du”, kort och vanligt. Den sökande läser det du skriver."),
        missing=_("Skriv varför beslutet dröjer"),
        rows=4,
    )
    expected_on = DateField(
        label=_("Vilken dag kommer beslutet senast?"),
        missing=_("Skriv den nya dagen"),
    )
    has_own_heading = True

    def __init__(self, data: Any = None, *, case: Case) -> None:
        self.case = case
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        day = cleaned.get("expected_on")
        fault = fault_of_day(self.case, day) if day else ""
        if fault:
            self.add_error("expected_on", FAULTS[fault])
        return cleaned


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def say_delay(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Ask why and until when, and let the person know."""
    if request.method != "POST":
        case = opened_case(actor, case_id, AccessKind.CASE)
        require(actor, Verb.SAY_DELAY, case)
        if case.stage not in OPEN_STAGES:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        form = DelayForm(typed_before_login(request), case=case)
        form.keep_quiet()
        return _page(request, case, form)
    form = DelayForm(request.POST, case=visible_case(actor, case_id))
    if not form.is_valid():
        status, stopped = 422, ""
    else:
        try:
            save_delay(actor, case_id=case_id, **form.cleaned_data)
        except NotPossible as error:
            status, stopped = 409, FAULTS[error.reason]
        except (NotAllowed, TransitionNotAllowed) as error:
            status, stopped = 409, STOPPED[type(error)][1]
        else:
            return _done(request, case_id)
    case = opened_case(actor, case_id, AccessKind.CASE)
    return _page(request, case, form, status=status, stopped=stopped)


def _done(request: HttpRequest, case_id: UUID) -> HttpResponse:
    url = f"{reverse('review_case', args=[case_id])}?klart=drojer"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _page(
    request: HttpRequest,
    case: Case,
    form: DelayForm,
    *,
    status: int = 200,
    stopped: str | Promise = "",
) -> HttpResponse:
    context = {
        **frame(request, case),
        "form": form,
        "stopped": stopped,
        "delay": newest_delay(case),
        "error_links": form.error_links(),
    }
    return render(request, "review/continuity/delay.html", context, status=status)
