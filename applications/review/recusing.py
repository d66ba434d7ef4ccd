"""Saying that one may have nothing to do with a case (jäv)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import recusing
from applications.belonging import recusals_of
from applications.event_kinds import AccessKind
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm


class RecuseForm(QuestionForm):
    """Why, in a few words if she wants."""

    reason = LongText(
        label=_("Varför är du jävig?"),
        help_text=_("Skriv kort. Det står i journalen, och den får den sökande läsa."),
        required=False,
        rows=3,
    )
    has_own_heading = True


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def recuse(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Say what it means, and do it. Pressed twice it is done once."""
    form = RecuseForm(typed_before_login(request))
    if request.method == "POST":
        if recusals_of(actor.user).filter(case=case_id).exists():
            return _done(request)
        visible_case(actor, case_id)
        form = RecuseForm(request.POST)
        if form.is_valid():
            recusing.recuse(actor, case_id=case_id, reason=form.cleaned_data["reason"])
            return _done(request)
    else:
        form.keep_quiet()
    case = opened_case(actor, case_id, AccessKind.CASE)
    context = {
        **frame(request, case),
        "form": form,
        "is_mine": case.caseworker_id == actor.user.pk,
        "error_links": form.error_links(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "review/recuse.html", context, status=status)


def _done(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(f"{reverse('worklist')}?klart=javig")
    forget(request, response)
    return response
