"""The editors' pages: which texts somebody has recorded, and a recording of one text."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from eservice.languages import LANGUAGES
from eservice.languages import SPOKEN as SPOKEN_LANGUAGES
from eservice.middleware import takes_files
from guides.editors import for_editors
from guides.models import Recording
from guides.speaking import actions, recordings
from guides.speaking.actions import NotPossible
from guides.speaking.words import SPOKEN, read_text, spoken_keys, wording
from guides.texts import SOURCE_LANGUAGE, Text, TextMissing

LARGEST_REQUEST = actions.LARGEST + 1_000_000
FIELD = "ljud"
CHOICES = {each.code: each.name for each in LANGUAGES} | SPOKEN_LANGUAGES
REMOVE = "ta-bort"


@require_safe
@for_editors
def recorded_texts(request: HttpRequest) -> HttpResponse:
    """List every text that is read aloud, and whether somebody has recorded its words."""
    language = request.GET.get("sprak", SOURCE_LANGUAGE)
    if language not in CHOICES:
        raise TextMissing(language)
    known = set(spoken_keys(language)) or spoken_keys(SOURCE_LANGUAGE)
    texts = [read_text(key, language) for key in sorted(known)]
    live = {row.key: row for row in Recording.objects.filter(language=language, is_live=True)}
    rows = [(text, live.get(text.key)) for text in texts]
    context = {
        "texts": [(text, row, _fits(row, text)) for text, row in rows],
        "chosen": language,
        "choices": CHOICES,
    }
    return render(request, "guides/speaking/recordings.html", context)


def too_large(request: HttpRequest, status: int, language: str, key: str) -> HttpResponse:
    """The page for a request that is too large, or that can't be read."""
    context = {"back": reverse("recording", args=[language, key]), "megabytes": _megabytes()}
    return render(request, "guides/speaking/too_large.html", context, status=status)


@takes_files(most_bytes=LARGEST_REQUEST, refuse=too_large)
@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def recording(request: HttpRequest, language: str, key: str) -> HttpResponse:
    """Show what to read and what has been recorded, and take in a recording or remove it."""
    text = read_text(key, language)
    if not key.startswith(SPOKEN):
        raise TextMissing(key)
    if request.method != "POST":
        return _page(request, text, language)
    try:
        if request.POST.get("act") == REMOVE:
            actions.remove(request.user, key=key, language=language)
        else:
            _take_in(request, text, language)
    except NotPossible as stop:
        return _page(request, text, language, stopped=stop.args[0], status=422)
    return redirect("recording", language, key)


def _take_in(request: HttpRequest, text: Text, language: str) -> None:
    file = request.FILES.get(FIELD)
    sound = file.read() if file else b""
    seen = request.POST.get("seen", "")
    actions.record(request.user, key=text.key, language=language, sound=sound, seen=seen)


def _page(
    request: HttpRequest, text: Text, language: str, *, stopped: Any = "", status: int = 200
) -> HttpResponse:
    rows = Recording.objects.filter(key=text.key, language=language, is_live=True)
    row = rows.select_related("made_by__person").first()
    context = {
        "text": text,
        "chosen": language,
        "seen": wording(text),
        "row": row,
        "media_type": row and recordings.media_type_of(row.name),
        "fits": _fits(row, text),
        "megabytes": _megabytes(),
        "error_links": [(FIELD, stopped)] if stopped else [],
    }
    return render(request, "guides/speaking/recording.html", context, status=status)


def _fits(row: Recording | None, text: Text) -> bool:
    return row is not None and row.wording == wording(text)


def _megabytes() -> int:
    return actions.LARGEST // 1_000_000
