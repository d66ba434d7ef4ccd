"""The editors' pages: the texts that cost people most, and one of them."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eservice import clock
from guides.asking.counting import (
    FEWEST,
    completions_lately,
    hardest,
    presses_by_month,
    said_about,
)
from guides.asking.keys import LETTERS, NotAText, edition_of, title_of
from guides.editors import for_editors
from guides.texts import SOURCE_LANGUAGE


@require_safe
@for_editors
def hard_texts(request: HttpRequest) -> HttpResponse:
    """The ten hardest texts of a month, to print and take to the meeting."""
    month = _month(request.GET.get("manad", "")) or clock.today().replace(day=1)
    context = {
        "month": month,
        "before": clock.months_later(month, -1),
        "after": clock.months_later(month, 1) if month < clock.today().replace(day=1) else None,
        "texts": hardest(month),
        "few": FEWEST,
    }
    return render(request, "guides/asking/hard_texts.html", context)


@require_safe
@for_editors
def hard_text(request: HttpRequest, key: str) -> HttpResponse:
    """How often one text was not understood, and what was hard."""
    try:
        edition_of(key, SOURCE_LANGUAGE)
    except NotAText as error:
        raise Http404 from error
    context = {
        "key": key,
        "title": title_of(key),
        "is_letter": key in LETTERS,
        "language": SOURCE_LANGUAGE,
        "months": presses_by_month(key),
        "completions": completions_lately(key),
        "said": said_about(key),
    }
    return render(request, "guides/asking/hard_text.html", context)


def _month(text: str) -> date | None:
    """Return the first day of a month of this century so far, None for anything else."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return found if found.year > 2000 and found <= clock.today() else None
