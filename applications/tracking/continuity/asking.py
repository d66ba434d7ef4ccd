"""Asking in writing for a decision after six months, and reading the answer (FL 12 §)."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions.wanting_decisions import ask_for_decision as ask
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case, DecisionWanted
from applications.questions.continuity import may_ask_after, may_ask_for_decision
from applications.statuses import OPEN_STAGES
from applications.tracking.handling import contact
from applications.tracking.own_case import read_own_case, shows_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText
from eservice.ui.forms import QuestionForm

TOO_EARLY = _("Du kan inte begära beslutet nu.")


class AskForm(QuestionForm):
    """What she wants to say with it; nothing is needed."""

    text = LongText(
        label=_("Vill du skriva något till oss?"),
        help_text=_("Du behöver inte skriva något."),
        required=False,
        rows=4,
    )
    has_own_heading = True

    def adapt(self) -> None:
        self.fields["text"].optional = False


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def ask_for_decision(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show how it stands with the request, and take one in: once in a case."""
    if request.method != "POST":
        form = AskForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, case_id, form)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, case_id, form, status=422)
    try:
        ask(actor_of(request), case_id=case_id, text=form.cleaned_data["text"])
    except (NotPossible, NotAllowed):
        # The page is a 404 for what isn't hers, and the refusal is logged there.
        return _page(request, case_id, form, status=409, stopped=TOO_EARLY)
    url = f"{reverse('ask_for_decision', args=[case_id])}?klart=skickat"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _page(
    request: HttpRequest, case_id: UUID, form: AskForm, *, status: int = 200, **values: Any
) -> HttpResponse:
    actor, case = read_own_case(request, case_id, AccessKind.CASE, Verb.ASK_FOR_DECISION)
    context = {
        **_wanted(actor, case),
        "actor": actor,
        "case": case,
        "contact": contact(case),
        "form": form,
        "can_ask": may_ask_for_decision(case),
        "is_open": case.stage in OPEN_STAGES,
        "may_ask_after": may_ask_after(case),
        "done": request.GET.get("klart") == "skickat",
        "error_links": form.error_links() if status == 422 else [],
        **values,
    }
    return render(request, "tracking/continuity/ask.html", context, status=status)


def _wanted(actor: Actor, case: Case) -> dict[str, Any]:
    """Return the request as the reader may see it: who helps sees her own words alone, and the
    reason of a no if she may read decisions."""
    wanted = DecisionWanted.objects.filter(case=case).first()
    if wanted is None:
        return {"wanted": None}
    is_hers = actor.grant is None or wanted.by_id == actor.user.pk
    return {
        "wanted": wanted,
        "text": wanted.text if is_hers else "",
        "reason": wanted.reason if can(actor, Verb.READ_DECISION, case) else "",
    }
