"""The guides as pages: open to all, so that whoever helps can read them too."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.library import TextMissing, explained, keys, text

FOLDER = "guides/"
# Guides that show more than their text: the template of each.
OWN_TEMPLATES = {"hjalp-utan-nagon": "guides/without_help.html"}


@login_not_required
@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """List all guides, each with what it is about."""
    found = [(key.removeprefix(FOLDER), text(key)) for key in keys() if key.startswith(FOLDER)]
    return render(request, "guides/list.html", {"guides": found})


@login_not_required
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one guide with the words it explains; 404 when there is none by that name."""
    try:
        found = explained(f"{FOLDER}{slug}")
    except TextMissing as missing:
        raise Http404 from missing
    context = {"guide": found["help"], "terms": found["terms"]}
    return render(request, OWN_TEMPLATES.get(slug, "guides/guide.html"), context)
