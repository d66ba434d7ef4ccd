"""The editors' pages: what waits, one suggestion, and what an editor does with it."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.forms import QuestionForm
from guides.editors import for_editors
from guides.masking import words_of
from guides.models import Suggestion, SuggestionAnswer, SuggestionState
from guides.suggesting import actions
from guides.suggesting.forms import AnswerForm, HideForm, WordsOutForm
from guides.suggesting.public import paged, ways_on

ANY = ["GET", "HEAD", "POST"]
# What an address may say has just been done.
DONE = {
    "visas": gettext_lazy("Nu kan alla läsa förslaget."),
    "visas-inte": gettext_lazy("Nu kan bara den som skrev läsa förslaget."),
    "ord-borta": gettext_lazy("Orden är borta."),
    "svarat": gettext_lazy("Svaret är sparat."),
}
WAITING = Q(state=SuggestionState.WAITING) | Q(
    state=SuggestionState.PUBLISHED, answered_at__isnull=True
)


@require_safe
@for_editors
def waiting(request: HttpRequest) -> HttpResponse:
    """What nobody has read or answered, the oldest first; or what is done, the newest first."""
    is_done = request.GET.get("visa") == "klara"
    page = paged(request, _done() if is_done else _waiting())
    context = {
        "suggestions": page.object_list,
        "is_done": is_done,
        **ways_on(page, "waiting_suggestions", visa="klara" if is_done else ""),
    }
    return render(request, "guides/suggesting/waiting.html", context)


def _waiting() -> QuerySet[Suggestion]:
    return Suggestion.objects.filter(WAITING).order_by("sent_at", "id")


def _done() -> QuerySet[Suggestion]:
    return Suggestion.objects.exclude(WAITING).order_by("-moderated_at", "id")


@require_safe
@for_editors
def review(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """One suggestion, all that was answered, and what one can do."""
    found = Suggestion.objects.select_related("moderated_by__person")
    suggestion = found.prefetch_related("answers__by__person").get(pk=suggestion_id)
    context = {
        "suggestion": suggestion,
        "taken_out": words_of(suggestion.masked),
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "guides/suggesting/review.html", context)


def _back(suggestion_id: UUID, done: str) -> HttpResponseRedirect:
    url = reverse("review_suggestion", args=[suggestion_id])
    return HttpResponseRedirect(f"{url}?klart={done}")


@require_POST
@for_editors
def publish(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Let everyone read it."""
    actions.publish(request.user, suggestion_id=suggestion_id)
    return _back(suggestion_id, "visas")


def _opened(request: HttpRequest, form: type[QuestionForm], initial: dict) -> QuestionForm:
    """Return the form as it was sent, as it was typed before the login ended, or new."""
    if request.method == "POST":
        return form(request.POST)
    typed = typed_before_login(request)
    found = form(typed, initial=initial)
    found.keep_quiet()
    return found


def _saved(request: HttpRequest, suggestion_id: UUID, done: str) -> HttpResponse:
    response = _back(suggestion_id, done)
    forget(request, response)
    return response


def _page(
    request: HttpRequest, template: str, suggestion_id: UUID, form: QuestionForm, **more: object
) -> HttpResponse:
    status = 200 if request.method != "POST" else more.pop("status", 422)
    context = {
        "suggestion": Suggestion.objects.get(pk=suggestion_id),
        "form": form,
        "error_links": form.error_links(),
        **more,
    }
    return render(request, f"guides/suggesting/{template}.html", context, status=status)


@keeps_typed
@require_http_methods(ANY)
@for_editors
def hide(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Say why only the writer may read it."""
    form = _opened(request, HideForm, {})
    if request.method == "POST" and form.is_valid():
        actions.hide(request.user, suggestion_id=suggestion_id, **form.cleaned_data)
        return _saved(request, suggestion_id, "visas-inte")
    return _page(request, "hide", suggestion_id, form)


@keeps_typed
@require_http_methods(ANY)
@for_editors
def take_out_words(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Take out names and other words that a machine can't find."""
    form = _opened(request, WordsOutForm, {})
    if request.method == "POST" and form.is_valid():
        try:
            words = form.lines()
            actions.take_out_words(request.user, suggestion_id=suggestion_id, words=words)
        except actions.NotInText as error:
            missing = ", ".join(error.args[0])
            form.add_error("words", _("Det här står inte i förslaget: %s") % missing)
        else:
            return _saved(request, suggestion_id, "ord-borta")
    return _page(request, "words_out", suggestion_id, form)


@keeps_typed
@require_http_methods(ANY)
@for_editors
def answer(request: HttpRequest, suggestion_id: UUID) -> HttpResponse:
    """Answer, or change the answer. What was answered before stays to be read."""
    newest = SuggestionAnswer.objects.filter(suggestion=suggestion_id).last()
    before = {"outcome": newest.outcome, "words": newest.words} if newest else {}
    form, is_late = _opened(request, AnswerForm, before), False
    if request.method == "POST" and form.is_valid():
        said = {"outcome": form.cleaned_data["outcome"], "words": form.cleaned_data["words"]}
        try:
            actions.answer(request.user, suggestion_id=suggestion_id, seen=_seen(request), **said)
        except actions.AnsweredSince:
            is_late = True
        else:
            return _saved(request, suggestion_id, "svarat")
    is_new_page = is_late or request.method != "POST"
    seen = (newest.number if newest else 0) if is_new_page else _seen(request)
    words = {"is_late": is_late, "seen": seen, "newest": newest}
    status = 409 if is_late else 422
    return _page(request, "answer", suggestion_id, form, status=status, **words)


def _seen(request: HttpRequest) -> int:
    """Return the answer that the page showed; -1 for anything else."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
