"""The steps with an appeal, a page each: all of them ask, do and go back to the list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions import handling_appeals as actions
from applications.actions.refusing_appeals import refuse_appeal
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Appeal
from applications.questions.appealing import papers_since
from applications.questions.refusing import refusal_points, roles_that_refuse
from applications.review.appealing.forms import ChangeForm, ForwardForm, RulingForm, TimeForm
from applications.review.appealing.rows import AppealRow, appeal_rows
from applications.review.case_page import frame, opened_case
from applications.review.guard import View, for_caseworkers, visible_case
from applications.statuses import AppealStatus
from eservice.municipality import municipality
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.forms import QuestionForm

ANY = ["GET", "HEAD", "POST"]
MOVED = _("Överklagandet har ändrats sedan du öppnade sidan. Se hur det är nu.")
# What stops a step: the field that it is about, and what to do.
WRONG: dict[str, tuple[str, str | Promise]] = {
    "in_time": ("in_time", _("Datumen säger att det kom i tid. Då kan du inte avvisa det.")),
    "reason": ("reason", _("Skriv varför. Det kom efter sista dagen.")),
    "future": ("ruled_on", _("Dagen har inte varit än. Skriv dagen då domen kom.")),
    "before": ("ruled_on", _("Domen kan inte ha kommit före överklagandet. Titta på dagen.")),
}
FIRST: dict[str, str | Promise] = {
    "time": _("Se först om överklagandet kom i tid."),
    "no_decision": _("Det finns inget nytt beslut än. Skriv det först."),
}


@dataclass(frozen=True)
class Step:
    """A page: its form, which rows may take it, its template, and what it does with the answers.

    ``do`` returns the word for the list's address that says what was done.
    """

    form: type[QuestionForm]
    may: Callable[[AppealRow], bool]
    template: str
    do: Callable[..., str]


def _try_time(actor: Actor, place: dict[str, UUID], said: dict[str, Any]) -> str:
    if said["in_time"] == "yes":
        actions.accept_time(actor, reason=said["reason"], **place)
        return "i-tid"
    appeal = refuse_appeal(actor, reason=said["reason"], **place)
    return "for-sent" if appeal.status == AppealStatus.TOO_LATE else "foreslaget"


def _record_change(actor: Actor, place: dict[str, UUID], said: dict[str, Any]) -> str:
    actions.record_reconsidered(actor, is_all=said["is_all"] == "yes", **place)
    return "omprovat"


def _forward(actor: Actor, place: dict[str, UUID], said: dict[str, Any]) -> str:
    actions.forward_appeal(actor, with_papers=said.get("papers") == "yes", **place)
    return "skickat"


def _rule(actor: Actor, place: dict[str, UUID], said: dict[str, Any]) -> str:
    actions.record_ruling(actor, **said, **place)
    return "dom"


TIME = Step(TimeForm, lambda row: row.is_received, "time", _try_time)
CHANGE = Step(ChangeForm, lambda row: row.may_record_change, "change", _record_change)
FORWARD = Step(ForwardForm, lambda row: row.may_forward, "forward", _forward)
RULING = Step(RulingForm, lambda row: row.may_rule, "ruling", _rule)


def _step(
    request: HttpRequest, actor: Actor, case_id: UUID, appeal_id: UUID, step: Step
) -> HttpResponse:
    ids = (case_id, appeal_id)
    if request.method != "POST":
        return _page(request, actor, ids, step, typed_before_login(request))
    case = visible_case(actor, case_id)
    require(actor, Verb.HANDLE_APPEAL, case)
    appeal = case.appeals.filter(pk=appeal_id).first()
    if appeal is None:
        raise Http404
    form = _form(step, appeal, request.POST)
    if not form.is_valid():
        return _page(request, actor, ids, step, form, status=422)
    place = {"case_id": case_id, "appeal_id": appeal_id}
    try:
        done = step.do(actor, place, form.cleaned_data)
    except TransitionNotAllowed:
        return _page(request, actor, ids, step, form, status=409, stopped=MOVED)
    except NotPossible as error:
        if error.reason in FIRST:
            first = FIRST[error.reason]
            return _page(request, actor, ids, step, form, status=409, stopped=first)
        form.add_error(*WRONG[error.reason])
        return _page(request, actor, ids, step, form, status=422)
    response = HttpResponseRedirect(f"{reverse('case_appeals', args=[case_id])}?klart={done}")
    forget(request, response)
    return response


def _form(step: Step, appeal: Appeal, data: Any) -> QuestionForm:
    form = step.form(data)
    if step is FORWARD and not papers_since(appeal).exists():
        del form.fields["papers"]
    return form


def _page(
    request: HttpRequest,
    actor: Actor,
    ids: tuple[UUID, UUID],
    step: Step,
    typed: Any,
    *,
    status: int = 200,
    stopped: Any = "",
) -> HttpResponse:
    case = opened_case(actor, ids[0], AccessKind.APPEAL)
    row = next((each for each in appeal_rows(case) if each.appeal.pk == ids[1]), None)
    if row is None:
        raise Http404
    form = typed if isinstance(typed, QuestionForm) else _form(step, row.appeal, typed)
    if status == 200:
        form.keep_quiet()
    context = {
        **frame(request, case),
        "row": row,
        "form": form,
        "papers": papers_since(row.appeal) if step is FORWARD else (),
        **_right_to_refuse(actor, step),
        "may": step.may(row),
        "stopped": stopped or ("" if step.may(row) else MOVED),
        "error_links": form.error_links() if status == 422 else [],
    }
    return render(request, f"review/appealing/{step.template}.html", context, status=status)


def _right_to_refuse(actor: Actor, step: Step) -> dict[str, Any]:
    if step is not TIME:
        return {}
    return {
        "may_refuse": bool(refusal_points(actor.user.roles)),
        "roles_that_refuse": roles_that_refuse(),
        "four_eyes": municipality().casework.four_eyes,
    }


def _page_of(step: Step) -> View:
    @require_http_methods(ANY)
    @keeps_typed
    @for_caseworkers
    def take(request: HttpRequest, actor: Actor, case_id: UUID, appeal_id: UUID) -> HttpResponse:
        return _step(request, actor, case_id, appeal_id, step)

    return take


# Did it come in time? One that came too late is refused with a reason (avvisning).
try_appeal_time = _page_of(TIME)
# The new decision is what the appeal led to.
record_change = _page_of(CHANGE)
# What goes to the court is put together.
forward_appeal = _page_of(FORWARD)
# What the court said.
record_ruling = _page_of(RULING)
