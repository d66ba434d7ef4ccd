"""A decision that is made: reading it, noting how it reached the person, and changing it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor, Verb, require
from applications.actions.deciding import start_change
from applications.actions.issuing import note_received
from applications.decision_letters import as_read
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, Decision
from applications.questions.appeal_time import last_day_to_appeal
from applications.questions.deciding import WHOLE, first_content
from applications.questions.deciding_sums import calculation_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.statuses import DecisionKind, NotifiedWay
from applications.stored_letters import stored_letter
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import DateField
from eservice.ui.forms import QuestionForm

ANY = ["GET", "HEAD", "POST"]
# She says herself in the service that she has read it.
WAYS = [way for way in NotifiedWay if way != NotifiedWay.SERVICE]
WRONG_DAYS = {
    "future": gettext_lazy("Dagen har inte varit än. Skriv dagen då personen fick beslutet."),
    "before": gettext_lazy("Beslutet fanns inte då. Skriv en dag som inte är före beslutet."),
    "read": gettext_lazy("Personen har redan sagt i e-tjänsten att hen har läst beslutet."),
}


class ReceivedForm(QuestionForm):
    """How and when the person got the decision."""

    way = OneOf(
        label=gettext_lazy("Hur fick personen beslutet?"),
        choices=[Choice(way.value, capfirst(way.label)) for way in WAYS],
        missing=gettext_lazy("Välj hur personen fick beslutet"),
    )
    received_on = DateField(
        label=gettext_lazy("Vilken dag?"),
        help_text=gettext_lazy("Från den dagen har personen tre veckor på sig att överklaga."),
    )


class ChangeForm(QuestionForm):
    """Why there is a new decision."""

    kind = OneOf(
        choices=[
            Choice(
                DecisionKind.CORRECTION.value,
                gettext_lazy("Rättelse"),
                gettext_lazy("Beslutet har ett uppenbart fel, till exempel i en summa."),
            ),
            Choice(
                DecisionKind.RECONSIDERATION.value,
                gettext_lazy("Ny prövning"),
                gettext_lazy("Det har kommit fram något nytt, eller beslutet är fel."),
            ),
            Choice(
                DecisionKind.COURT.value,
                gettext_lazy("Efter domstolens dom"),
                gettext_lazy("Domstolen har ändrat beslutet eller skickat tillbaka det."),
            ),
        ],
        missing=gettext_lazy("Välj varför du ändrar beslutet"),
    )


@require_safe
@for_caseworkers
def review_decision(
    request: HttpRequest, actor: Actor, case_id: UUID, decision_id: UUID
) -> HttpResponse:
    """Show a decision in the words that the person reads."""
    case = opened_case(actor, case_id, AccessKind.DECISION)
    decision = issued(case, decision_id)
    context = {
        **frame(request, case),
        "decision": decision,
        "text": as_read(decision.letter.template, decision.letter.context),
        "last_day": decision.received_on and last_day_to_appeal(decision.received_on),
        "newer": decision.replaced_by.defer("content").first(),
        "is_mine": case.caseworker_id == actor.user.pk,
    }
    return render(request, "review/deciding/decision.html", context)


@require_safe
@for_caseworkers
def decision_letter(
    request: HttpRequest, actor: Actor, case_id: UUID, decision_id: UUID
) -> HttpResponse:
    """The stored letter, byte for byte, to print; its name says nothing about the person."""
    case = opened_case(actor, case_id, AccessKind.DECISION)
    return stored_letter(issued(case, decision_id).letter, "beslut")


@require_http_methods(ANY)
@for_caseworkers
def notify_decision(
    request: HttpRequest, actor: Actor, case_id: UUID, decision_id: UUID
) -> HttpResponse:
    """Note how and when the decision reached the person."""
    form = ReceivedForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        decision = issued(visible_case(actor, case_id), decision_id)
        if form.is_valid():
            try:
                note_received(actor, case_id=case_id, decision_id=decision.pk, **form.cleaned_data)
                return _to_list(case_id, "mottaget")
            except NotPossible as error:
                form.add_error("received_on", str(WRONG_DAYS[error.reason]))
    return _form_page(request, actor, (case_id, decision_id), form, "review/deciding/received.html")


@require_http_methods(ANY)
@for_caseworkers
def correct_decision(
    request: HttpRequest, actor: Actor, case_id: UUID, decision_id: UUID
) -> HttpResponse:
    """Begin a new decision in place of one that is made."""
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        heading=_("Varför ändrar du beslutet?"),
        intro=_("Det gamla beslutet finns kvar. Det nya pekar tillbaka på det."),
    )
    if form.is_bound:
        case = visible_case(actor, case_id)
        decision = issued(case, decision_id)
        if form.is_valid():
            given = {"kind": form.cleaned_data["kind"], "content": _begin_from(case, decision)}
            try:
                start_change(actor, case_id=case_id, decision_id=decision.pk, **given)
            except NotPossible as error:
                raise TransitionNotAllowed(error.reason) from error
            return _to_list(case_id, "andra")
    return _form_page(request, actor, (case_id, decision_id), form, "review/deciding/change.html")


def issued(case: Case, decision_id: UUID) -> Decision:
    """Return a decision of the case, with its letter; raises Case.DoesNotExist for another's."""
    rows = case.decisions.select_related("letter", "replaces", "issued_by__person")
    rows = rows.defer("letter__pdf", "replaces__content")
    decision = rows.filter(pk=decision_id).first()
    if decision is None:
        raise Case.DoesNotExist
    return decision


def _begin_from(case: Case, decision: Decision) -> dict[str, Any]:
    """Return what the new decision begins with: what the old one said, to be changed."""
    names = ("whole", "ending", "why", "items")
    kept = {name: decision.content[name] for name in names if name in decision.content}
    if decision.outcome in WHOLE:
        first = first_content(case.content, case.month, calculation_of(case))
        return {**kept, "items": first["items"]}
    return kept


def _form_page(
    request: HttpRequest, actor: Actor, ids: tuple[UUID, UUID], form: QuestionForm, template: str
) -> HttpResponse:
    case = opened_case(actor, ids[0], AccessKind.DECISION)
    if template.endswith("change.html"):
        require(actor, Verb.WRITE_DECISION, case)
    context = {
        **frame(request, case),
        "decision": issued(case, ids[1]),
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
    }
    return render(request, template, context, status=422 if form.is_bound else 200)


def _to_list(case_id: UUID, done: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('write_decision', args=[case_id])}?klart={done}")
