"""What everyone sees: the answers, the page to write on, and one's own by the code."""

from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from guides.floods import TooMuch, connection_of
from guides.masking import words_of
from guides.models import About, Suggestion, SuggestionState
from guides.suggesting import actions
from guides.suggesting.forms import FollowForm, SuggestForm, page_of

PAGE_SIZE = 20


def published() -> QuerySet[Suggestion]:
    """What everyone may read, the newest first, with the answers."""
    found = Suggestion.objects.filter(state=SuggestionState.PUBLISHED)
    return found.order_by("-listed_at", "id").prefetch_related("answers")


def paged(request: HttpRequest, found: QuerySet[Suggestion]) -> Page:
    """Return the page that the address asks for; the first or the last for anything odd."""
    return Paginator(found, PAGE_SIZE).get_page(request.GET.get("sida"))


def ways_on(page: Page, url_name: str, **query: str) -> dict[str, str]:
    """Return the addresses for ui/pager.html; ``query`` keeps what the list is narrowed to."""
    start = reverse(url_name)
    kept = {name: value for name, value in query.items() if value}
    first = f"{start}?{urlencode(kept)}" if kept else start
    following = urlencode({**kept, "sida": page.number + 1})
    return {
        "next_url": f"{start}?{following}" if page.has_next() else "",
        "first_url": first if page.has_previous() else "",
    }


def _about(request: HttpRequest) -> str:
    """Return the subject that the address names, or ""."""
    about = request.GET.get("om", "")
    return about if about in About.values else ""


@login_not_required
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """All that was said and what came of it, also the no; of one kind if asked for."""
    about = _about(request)
    found = published().filter(about=about) if about else published()
    page = paged(request, found)
    context = {
        "suggestions": page.object_list,
        "kinds": [{"value": "", "label": _("Allt")}]
        + [{"value": value, "label": label} for value, label in About.choices],
        "about": about,
        **ways_on(page, "suggestions", om=about),
    }
    return render(request, "guides/suggesting/list.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """Write a suggestion. The receipt is the answer to the POST: it shows the code this once."""
    if request.method != "POST":
        return _write(request, SuggestForm(initial={"about": _about(request)}))
    form = SuggestForm(request.POST)
    if not form.is_valid():
        return _write(request, form, status=422)
    page = page_of(request.POST)
    try:
        sent = actions.send_suggestion(
            **form.cleaned_data, page=page, connection=connection_of(request)
        )
    except TooMuch:
        return _write(request, form, status=429, is_full=True)
    return render(request, "guides/suggesting/receipt.html", _receipt(sent))


def _receipt(sent: actions.Sent) -> dict[str, Any]:
    suggestion = sent.suggestion
    return {
        "groups": sent.code.groups,
        "suggestion": suggestion,
        "taken_out": words_of(suggestion.masked),
    }


def _write(
    request: HttpRequest, form: SuggestForm, *, status: int = 200, is_full: bool = False
) -> HttpResponse:
    context = {
        "form": form,
        "page": page_of(request.POST),
        "is_full": is_full,
        "error_links": [] if is_full else form.error_links(),
    }
    return render(request, "guides/suggesting/suggest.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for the code, and show what came of the suggestion. The code is never in an address."""
    if request.method != "POST":
        return _ask(request, FollowForm())
    form = FollowForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    try:
        found = actions.follow(typed=form.cleaned_data["code"], connection=connection_of(request))
    except actions.NoSuchCode:
        form.add_error("code", _("Koden stämmer inte. Titta på den en gång till."))
        return _ask(request, form, status=422)
    except TooMuch:
        form.add_error("code", _("Det har blivit fel för många gånger. Försök igen i morgon."))
        return _ask(request, form, status=429)
    context = {"suggestion": found, "taken_out": words_of(found.masked)}
    return render(request, "guides/suggesting/own.html", context)


def _ask(request: HttpRequest, form: FollowForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "error_links": form.error_links()}
    return render(request, "guides/suggesting/follow.html", context, status=status)
