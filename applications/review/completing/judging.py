"""The list of what was asked for in a case, and what is done with each answer."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor
from applications.actions import judging_completions as judging
from applications.actions.completions import is_asking
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import CompletionItem, Letter
from applications.review.case_page import frame, opened_case
from applications.review.completing.judging_forms import ExtendForm, ReturnForm
from applications.review.completing.rows import ItemRow, item_rows
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from applications.stored_letters import stored_letter
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.forms import QuestionForm
from eservice.ui.sent import sent_number

# What an address may say has just been done, and the words for it.
DONE = {
    "skickat": _("Brevet är på väg till den sökande."),
    "godkant": _("Du har godkänt svaret."),
    "tillbaka": _("Den sökande får veta vad som saknas."),
    "mer-tid": _("Den sökande har fått mer tid."),
    "behovs-inte": _("Den sökande behöver inte svara på det längre."),
}
NEW_REPLY = (
    _("Det har hänt något sedan du öppnade sidan"),
    _("Läs det som har kommit. Det du skrev står kvar."),
)
Act = Callable[[Actor, UUID, UUID, HttpRequest, QuestionForm | None], object]


@require_safe
@for_caseworkers
def review_completions(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Everything that was asked for, with what came."""
    return _page(request, actor, case_id)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def judge_completion(
    request: HttpRequest, actor: Actor, case_id: UUID, item_id: UUID
) -> HttpResponse:
    """One of them; accept the answer, give it back, give more time, or do without."""
    if request.method != "POST":
        typed = typed_before_login(request)
        item = _item(case_id, item_id) if typed else None
        form = _form(typed.get("act", ""), typed, item) if typed else None
        if form is not None:
            form.keep_quiet()
        return _page(request, actor, case_id, only=item_id, form=form)
    case = visible_case(actor, case_id)
    item, act = _item(case.pk, item_id), request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    form = _form(act, request.POST, item)
    if form is not None and not form.is_valid():
        return _page(request, actor, case_id, only=item_id, form=form, status=422)
    return _judged(request, actor, item, act, form)


def _judged(
    request: HttpRequest, actor: Actor, item: CompletionItem, act: str, form: QuestionForm | None
) -> HttpResponse:
    try:
        ACTS[act](actor, item.case_id, item.pk, request, form)
    except (EditConflict, NotPossible):
        stopped = NEW_REPLY
    except (NotAllowed, TransitionNotAllowed) as error:
        stopped = STOPPED[type(error)]
    else:
        url = f"{reverse('review_completions', args=[item.case_id])}?klart={act}"
        response = HttpResponseRedirect(url)
        forget(request, response)
        return response
    return _page(request, actor, item.case_id, only=item.pk, form=form, status=409, stopped=stopped)


def _accept(
    actor: Actor, case_id: UUID, item_id: UUID, request: HttpRequest, _form: QuestionForm | None
) -> None:
    seen = _seen(request)
    judging.accept_reply(actor, case_id=case_id, item_id=item_id, seen=seen)


def _return(
    actor: Actor, case_id: UUID, item_id: UUID, request: HttpRequest, form: QuestionForm
) -> None:
    judging.return_reply(
        actor,
        case_id=case_id,
        item_id=item_id,
        seen=_seen(request),
        reason=form.cleaned_data["reason"],
        due_on=form.cleaned_data["due"],
    )


def _extend(
    actor: Actor, case_id: UUID, item_id: UUID, request: HttpRequest, form: QuestionForm
) -> None:
    seen_due = _day(request.POST.get("seen_due", ""))
    due_on = form.cleaned_data["due"]
    judging.extend_time(actor, case_id=case_id, item_id=item_id, due_on=due_on, seen_due=seen_due)


def _waive(
    actor: Actor, case_id: UUID, item_id: UUID, _request: HttpRequest, _form: QuestionForm | None
) -> None:
    judging.waive_item(actor, case_id=case_id, item_id=item_id)


ACTS: dict[str, Act] = {
    "godkant": _accept,
    "tillbaka": _return,
    "mer-tid": _extend,
    "behovs-inte": _waive,
}
FORMS = {"tillbaka": ReturnForm, "mer-tid": ExtendForm}


def _form(act: str, data: Any, item: CompletionItem) -> QuestionForm | None:
    return FORMS[act](data, item=item) if act in FORMS else None


def _item(case_id: UUID, item_id: UUID) -> CompletionItem:
    item = CompletionItem.objects.filter(case=case_id, pk=item_id).first()
    if item is None:
        raise Http404
    return item


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    *,
    only: UUID | None = None,
    form: QuestionForm | None = None,
    status: int = 200,
    stopped: Any = None,
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.COMPLETION)
    # Whoever reads the case may handle it: then only who has it is left to ask.
    is_hers = case.caseworker_id == actor.user.pk and is_asking(case)
    rows = item_rows(case, may_judge=is_hers, only=only)
    if only and not rows:
        raise Http404
    if form is not None:
        _put(form, rows[0])
    context = {
        **frame(request, case),
        "rows": rows,
        "only": only,
        "open_form": type(form).__name__ if form else "",
        "typed": form.data.get("reason", "") if form else "",
        "stopped": stopped,
        "can_ask": is_hers,
        "done": DONE.get(request.GET.get("klart", "")),
        "error_links": form.error_links() if form else [],
    }
    return render(request, "review/completing/list.html", context, status=status)


def _put(form: QuestionForm, row: ItemRow) -> None:
    """Let the form as it was typed stand in the place of the empty one."""
    if isinstance(form, ReturnForm):
        row.return_form = form
    elif isinstance(form, ExtendForm):
        row.extend_form = form


@require_safe
@for_caseworkers
def asked_letter(
    request: HttpRequest, actor: Actor, case_id: UUID, request_id: UUID
) -> HttpResponse:
    """The letter as it was sent, byte for byte."""
    case = opened_case(actor, case_id, AccessKind.COMPLETION)
    letters = Letter.objects.filter(completion_request__case=case, completion_request=request_id)
    return stored_letter(letters.defer("context").first(), "brev")


def _seen(request: HttpRequest) -> int:
    """Return the number of the newest reply on the page; without one, a number of none."""
    seen = sent_number(request.POST.get("seen", ""))
    return -1 if seen is None else seen


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
