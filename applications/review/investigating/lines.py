"""Changing a line, and taking it away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor
from applications.actions import investigating
from applications.errors import EditConflict
from applications.event_kinds import AccessKind
from applications.models import Case, InvestigationLine
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.investigating.forms import LineForm
from applications.review.investigating.writing import ANY, STOPPED, done
from eservice.people.stash import forget, keeps_typed, typed_before_login


@keeps_typed
@require_http_methods(ANY)
@for_caseworkers
def edit_line(request: HttpRequest, actor: Actor, case_id: UUID, line_id: UUID) -> HttpResponse:
    """Give a line new words. Somebody else's newer words are shown beside one's own."""
    if request.method != "POST":
        return _first(request, actor, case_id, line_id)
    visible_case(actor, case_id)
    line = _line(case_id, line_id)
    form = LineForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, line, form, status=422)
    try:
        investigating.reword_line(actor, case_id=case_id, line_id=line_id, content=form.content)
    except EditConflict as conflict:
        return _page(request, actor, line, form, status=409, conflict=conflict)
    except tuple(STOPPED) as error:
        return _page(request, actor, line, form, status=409, stopped=STOPPED[type(error)])
    response = done(case_id, "skrivet", f"#rad-{line.part}")
    forget(request, response)
    return response


@require_POST
@for_caseworkers
def remove_line(request: HttpRequest, actor: Actor, case_id: UUID, line_id: UUID) -> HttpResponse:
    """Take a line away, unless it has got new words since the page was shown."""
    visible_case(actor, case_id)
    line = _line(case_id, line_id)
    try:
        investigating.remove_line(actor, case_id=case_id, line_id=line_id)
    except EditConflict as conflict:
        form = LineForm(initial=_initial(conflict.answer))
        stopped = _("Raden har ändrats sedan du öppnade sidan. Den är inte borttagen.")
        return _page(request, actor, conflict.answer, form, status=409, stopped=stopped)
    return done(case_id, "borta", f"#rad-{line.part}")


def _first(request: HttpRequest, actor: Actor, case_id: UUID, line_id: UUID) -> HttpResponse:
    typed = typed_before_login(request)
    visible_case(actor, case_id)
    line = _line(case_id, line_id)
    form = LineForm(typed) if typed else LineForm(initial=_initial(line))
    form.keep_quiet()
    conflict = EditConflict(investigating.current(line)) if line.ended_at else None
    return _page(request, actor, line, form, conflict=conflict)


def _initial(line: InvestigationLine) -> dict[str, Any]:
    return {"text": line.text["text"], "is_hers_alone": line.text["hers_alone"]}


def _line(case_id: UUID, line_id: UUID) -> InvestigationLine:
    lines = InvestigationLine.objects.select_related("investigation")
    line = lines.filter(pk=line_id, investigation__case=case_id).first()
    if line is None:
        raise Http404
    return line


def _page(
    request: HttpRequest,
    actor: Actor,
    line: InvestigationLine,
    form: LineForm,
    *,
    status: int = 200,
    conflict: EditConflict | None = None,
    stopped: Any = "",
) -> HttpResponse:
    """Show the line's form; after a conflict it changes the words that stand there now."""
    case: Case = opened_case(actor, line.investigation.case_id, AccessKind.INVESTIGATION)
    now = conflict.answer if conflict else line
    context = {
        **frame(request, case),
        "line": line,
        "now": now,
        "is_conflict": conflict is not None,
        "form": form,
        "error_links": form.error_links(),
        "stopped": stopped,
    }
    return render(request, "review/investigating/line.html", context, status=status)
