"""Answering what the applicant, or her helper, said of the investigation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import investigating
from applications.errors import EditConflict
from applications.event_kinds import AccessKind
from applications.models import LineComment
from applications.questions.investigating import NO_ANSWER_NEEDED
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.investigating.forms import AnswerForm
from applications.review.investigating.writing import ANY, STOPPED, done
from eservice.people.stash import forget, keeps_typed, typed_before_login


@keeps_typed
@require_http_methods(ANY)
@for_caseworkers
def answer_comment(
    request: HttpRequest, actor: Actor, case_id: UUID, comment_id: UUID
) -> HttpResponse:
    """Answer one comment. One that a colleague answered first is shown beside one's own answer."""
    visible_case(actor, case_id)
    said = _comment(case_id, comment_id)
    if request.method != "POST":
        form = AnswerForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, actor, said, form)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, said, form, status=422)
    text = form.cleaned_data["text"]
    try:
        investigating.answer_comment(actor, case_id=case_id, comment_id=comment_id, text=text)
    except EditConflict:
        return _page(request, actor, _comment(case_id, comment_id), form, status=409)
    except tuple(STOPPED) as error:
        return _page(request, actor, said, form, status=409, stopped=STOPPED[type(error)])
    response = done(case_id, "svarat", f"#sagt-{said.pk}")
    forget(request, response)
    return response


def _comment(case_id: UUID, comment_id: UUID) -> LineComment:
    """Return a comment that takes an answer."""
    rows = LineComment.objects.filter(pk=comment_id, case=case_id)
    people = ("by__person", "answered_by__person", "line")
    said = rows.exclude(kind__in=NO_ANSWER_NEEDED).select_related(*people).first()
    if said is None:
        raise Http404
    return said


def _page(
    request: HttpRequest,
    actor: Actor,
    said: LineComment,
    form: AnswerForm,
    *,
    status: int = 200,
    stopped: Any = "",
) -> HttpResponse:
    case = opened_case(actor, said.case_id, AccessKind.INVESTIGATION)
    context = {
        **frame(request, case),
        "said": said,
        "form": form,
        "error_links": form.error_links(),
        "stopped": stopped,
    }
    return render(request, "review/investigating/answer.html", context, status=status)
