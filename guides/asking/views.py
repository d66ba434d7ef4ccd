"""Jag förstår inte: the press, and the page that says thank you and leads back."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST

from eservice.ui.sent import sent_id
from guides.asking import actions
from guides.asking.forms import PuzzledForm
from guides.asking.keys import NotAText
from guides.floods import TooMuch, connection_of
from guides.masking import words_of
from guides.texts import SOURCE_LANGUAGE

# The press that words are about, in the address: by chance, and good for its day alone.
PRESS = "tryck"


@login_not_required
@require_POST
def puzzled(request: HttpRequest) -> HttpResponse:
    """Take in one press; 404 when it is about no text of ours."""
    try:
        return pressed(request, key=request.POST.get("key", ""), ways=_ways(request))
    except NotAText as error:
        raise Http404 from error


def pressed(request: HttpRequest, *, key: str, ways: dict[str, str]) -> HttpResponse:
    """Write down a press and lead to the thanks. ``ways`` are paths of our own: ``next`` is where
    she was, ``ask`` where she can ask about it. Raises NotAText."""
    language = get_language() or SOURCE_LANGUAGE
    try:
        made = actions.press(key=key, language=language, connection=connection_of(request))
    except TooMuch:
        return render(request, "guides/asking/full.html", {"ways": ways}, status=429)
    query = {PRESS: made.pk} | {name: path for name, path in ways.items() if path}
    return HttpResponseRedirect(f"{reverse('puzzled_words')}?{urlencode(query)}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def puzzled_words(request: HttpRequest) -> HttpResponse:
    """Say thank you, take in what was hard if she wants to say it, and show the ways on."""
    puzzlement_id = sent_id(request.GET.get(PRESS, ""))
    is_sent = request.method == "POST"
    form = PuzzledForm(request.POST if is_sent else None)
    if is_sent and form.is_valid():
        return _said(request, puzzlement_id, form)
    shows_form = is_sent or actions.is_open(puzzlement_id)
    context = {
        "form": form if shows_form else None,
        "error_links": form.error_links() if is_sent else [],
        "ways": _ways(request),
    }
    return render(request, "guides/asking/thanks.html", context, status=422 if is_sent else 200)


def _said(request: HttpRequest, puzzlement_id: UUID | None, form: PuzzledForm) -> HttpResponse:
    words, ways = form.cleaned_data["words"], _ways(request)
    try:
        masked = actions.say(puzzlement_id=puzzlement_id, words=words)
    except actions.TooLate:
        context = {"words": words, "ways": ways}
        return render(request, "guides/asking/too_late.html", context, status=409)
    context = {"words": masked.text, "taken_out": words_of(masked.found), "ways": ways}
    return render(request, "guides/asking/said.html", context)


def _ways(request: HttpRequest) -> dict[str, str]:
    """Return the paths to go on to that the request names, each one of ours or ""."""
    given = request.POST if "next" in request.POST else request.GET
    return {name: _ours(given.get(name, "")) for name in ("next", "ask")}


def _ours(path: str) -> str:
    is_path = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if is_path else ""
