"""The editors' pages: the texts, one text, a new wording."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eservice.people.stash import forget, keeps_typed, typed_before_login
from guides import editions, library
from guides.asking.counting import completions_lately
from guides.editing import actions
from guides.editing.actions import NotPossible, current
from guides.editing.difference import difference
from guides.editing.forms import RewordingForm
from guides.editing.kinds import KINDS, kind_of, texts_of
from guides.editing.reading import LONGEST, faults, plain, readability
from guides.editors import for_editors, owns_texts
from guides.models import Edition, Rewording, RewordingState
from guides.shipped import is_shipped, shipped
from guides.texts import SOURCE_LANGUAGE

KEEP, TAKE = "behall", "ta"


@require_safe
@for_editors
def texts(request: HttpRequest) -> HttpResponse:
    """List the texts of one kind, with what waits in each."""
    asked = request.GET.get("slag", "")
    kind = next((each for each in KINDS if each.code == asked), KINDS[0])
    waiting = Rewording.objects.filter(state=RewordingState.OPEN)
    keys = set(waiting.values_list("key", flat=True))
    context = {
        "kinds": KINDS,
        "kind": kind,
        "texts": [(text, text.key in keys) for text in texts_of(kind)],
        "waiting": waiting.count(),
    }
    return render(request, "guides/editing/texts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def edit_text(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Show one text, and let an owner answer a release that has changed it too."""
    act = request.POST.get("act", "")
    if act not in (KEEP, TAKE):
        return _text_page(request, key, language)
    try:
        actions.follow_release(
            request.user,
            key=key,
            language=language,
            keeps_ours=act == KEEP,
            seen=request.POST.get("seen", ""),
        )
    except NotPossible as stop:
        return _text_page(request, key, language, stopped=stop.args[0], status=409)
    return redirect("edit_text", language, key)


def _text_page(
    request: HttpRequest, key: str, language: str, *, stopped: Any = "", status: int = 200
) -> HttpResponse:
    kind, text = kind_of(key), library.text(key, language)
    source = library.source(key, language)
    rewordings = Rewording.objects.filter(key=key, language=language)
    history = Edition.objects.filter(key=key, language=language)
    context = {
        "kind": kind,
        "text": text,
        "source": source,
        "readability": readability(source, key, language),
        "completions": completions_lately(key),
        "rewordings": rewordings.select_related("proposed_by__person").order_by("-proposed_at"),
        "history": history.select_related("made_by__person").order_by("-number"),
        "release": _release(key, language),
        "is_owner": owns_texts(request.user),
        "stopped": stopped,
    }
    return render(request, "guides/editing/text.html", context, status=status)


def _release(key: str, language: str) -> list:
    """Return how a release's wording differs from the one edited here; [] when it hasn't changed
    since an owner last saw it."""
    live = editions.live(key, language)
    if live is None or not live.source or not is_shipped(key, language):
        return []
    file = shipped(key, language)
    return [] if live.shipped_hash == file.hash else difference(live.source, file.source)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def propose_wording(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Take in another wording. The button "Pröva" only shows how it reads."""
    kind_of(key)
    live = _source(key, language)
    given = {"key": key, "language": language, "live": live}
    if request.method != "POST":
        typed = typed_before_login(request)
        form = RewordingForm(typed, initial={"source": live}, **given)
        form.keep_quiet()
        return _wording_page(request, form, live)
    form = RewordingForm(request.POST, **given)
    if "try" in request.POST:
        form.keep_quiet()
        return _wording_page(request, form, plain(request.POST.get("source", "")))
    if not form.is_valid():
        return _wording_page(request, form, plain(request.POST.get("source", "")), status=422)
    answers = {name: form.cleaned_data[name] for name in ("source", "why")}
    seen = current(key, language)
    made = actions.propose(request.user, key=key, language=language, seen=seen, **answers)
    response = redirect("rewording", made.pk)
    forget(request, response)
    return response


def _source(key: str, language: str) -> str:
    """Return what there is to write on from: the wording now, or the Swedish one to translate."""
    try:
        return library.source(key, language)
    except library.TextMissing:
        return library.source(key)


def _wording_page(
    request: HttpRequest, form: RewordingForm, source: str, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "error_links": form.error_links(),
        "text": library.text(form.key, form.language, fallback=True),
        "key": form.key,
        "language": form.language,
        **_reads(source, form.key, form.language),
    }
    return render(request, "guides/editing/propose.html", context, status=status)


@require_POST
@for_editors
def try_wording(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Return how a wording reads, as the part of a page that shows it. Nothing is saved."""
    kind_of(key)
    source = plain(request.POST.get("source", ""))
    library.text(key, SOURCE_LANGUAGE)
    return render(request, "guides/editing/reads.html", _reads(source, key, language))


def _reads(source: str, key: str, language: str) -> dict[str, Any]:
    is_long = len(source) > LONGEST
    too_long = _("Texten är för lång. Vi kan inte pröva den.")
    return {
        "faults": [too_long] if is_long else faults(source, key, language),
        "readability": None if is_long else readability(source, key, language),
    }
