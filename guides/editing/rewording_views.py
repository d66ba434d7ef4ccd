"""The editors' pages: proposals, and what each of them became."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from eservice.people.stash import forget, keeps_typed, typed_before_login
from guides import library
from guides.editing import actions
from guides.editing.actions import NotPossible, current
from guides.editing.difference import difference
from guides.editing.forms import YES, AnswerForm, CommentForm
from guides.editing.reading import readability
from guides.editors import for_editors, owns_texts
from guides.models import Edition, Rewording, RewordingState
from guides.shipped import is_shipped, shipped

SHOWN = 100
WITHDRAW = "dra-tillbaka"
FORMS = {"kommentera": CommentForm, "svara": AnswerForm}


@require_safe
@for_editors
def rewordings(request: HttpRequest) -> HttpResponse:
    """List the proposals that wait for an answer, the oldest first, and the newest answers."""
    found = Rewording.objects.select_related("proposed_by__person").defer("source")
    waiting = found.filter(state=RewordingState.OPEN).order_by("proposed_at")
    answered = found.exclude(state=RewordingState.OPEN).order_by("-answered_at")
    context = {
        "waiting": [(each, _title(each)) for each in waiting[:SHOWN]],
        "answered": [(each, _title(each)) for each in answered[:SHOWN]],
    }
    return render(request, "guides/editing/rewordings.html", context)


def _title(about: Rewording | Edition) -> str:
    """Return what the text is called now, or its key when it is no longer a text."""
    try:
        return library.text(about.key, about.language, fallback=True).title
    except library.TextMissing:
        return about.key


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def rewording(request: HttpRequest, rewording_id: int) -> HttpResponse:
    """Show a proposal beside what stands there now; take in comments and the answer."""
    if request.method != "POST":
        typed = typed_before_login(request)
        return _page(request, rewording_id, {name: form(typed) for name, form in FORMS.items()})
    act = request.POST.get("act", "")
    forms = {name: form(request.POST if name == act else None) for name, form in FORMS.items()}
    if act in forms and not forms[act].is_valid():
        return _page(request, rewording_id, forms, status=422)
    try:
        _do(request, rewording_id, act, forms)
    except NotPossible as stop:
        return _page(request, rewording_id, forms, stopped=stop.args[0], status=409)
    response = redirect("rewording", rewording_id)
    forget(request, response)
    return response


def _do(request: HttpRequest, rewording_id: int, act: str, forms: dict[str, Any]) -> None:
    user, pk = request.user, rewording_id
    said = forms[act].cleaned_data if act in forms else {}
    if act == WITHDRAW:
        actions.withdraw(user, rewording_id=pk)
    elif act == "kommentera":
        actions.comment(user, rewording_id=pk, words=said["words"])
    elif act == "svara" and said["answer"] == YES:
        seen = request.POST.get("seen", "")
        actions.accept(user, rewording_id=pk, reason=said["reason"], seen=seen)
    elif act == "svara":
        actions.decline(user, rewording_id=pk, reason=said["reason"])


def _page(
    request: HttpRequest,
    rewording_id: int,
    forms: dict[str, Any],
    *,
    stopped: Any = "",
    status: int = 200,
) -> HttpResponse:
    found = Rewording.objects.select_related("proposed_by__person", "answered_by__person")
    shown = found.get(pk=rewording_id)
    live = current(shown.key, shown.language)
    is_open = shown.state == RewordingState.OPEN
    context = {
        "rewording": shown,
        "title": _title(shown),
        "rows": difference(_before(shown), shown.source),
        "readability": readability(shown.source, shown.key, shown.language),
        "comments": shown.comments.select_related("by__person"),
        "live": live,
        "is_stale": is_open and live != shown.based_on,
        "is_open": is_open,
        "is_mine": shown.proposed_by_id == request.user.pk,
        "is_owner": owns_texts(request.user),
        "comment_form": forms["kommentera"],
        "answer_form": forms["svara"],
        "error_links": [link for form in forms.values() for link in form.error_links()],
        "stopped": stopped,
    }
    return render(request, "guides/editing/rewording.html", context, status=status)


def _before(shown: Rewording) -> str:
    """Return what a proposal stands beside: the wording now, or for a yes the one it replaced."""
    if shown.edition:
        return _replaced(shown.edition)
    try:
        return library.source(shown.key, shown.language)
    except library.TextMissing:
        return ""


@require_safe
@for_editors
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Show a wording that was put live, beside the one it replaced."""
    made = Edition.objects.select_related("made_by__person")
    shown = get_object_or_404(made, pk=edition_id)
    after = shown.source or _as_shipped(shown)
    context = {
        "edition": shown,
        "title": _title(shown),
        "rows": difference(_replaced(shown), after),
    }
    return render(request, "guides/editing/edition.html", context)


def _replaced(shown: Edition) -> str:
    earlier = Edition.objects.filter(key=shown.key, language=shown.language)
    before = earlier.filter(number=shown.number - 1).first()
    return before.source if before and before.source else _as_shipped(shown)


def _as_shipped(about: Edition) -> str:
    known = is_shipped(about.key, about.language)
    return shipped(about.key, about.language).source if known else ""
