"""The guides as pages: open to all, so that whoever helps can read them too."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guides.catalogue import OFFERS_HELP, Guide, by_group, guide_of
from guides.glossary import by_letter
from guides.leaflets import leaflet_of
from guides.library import TextMissing, shown_terms

# Guides that show more than their text: the template of each.
OWN_TEMPLATES = {OFFERS_HELP: "guides/without_help.html"}


@login_not_required
@require_safe
def guides(request: HttpRequest) -> HttpResponse:
    """List all guides by group, each with what it is about."""
    return render(request, "guides/list.html", {"groups": by_group()})


@login_not_required
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one guide with the words it explains; 404 when there is none by that name."""
    found = _guide_or_404(slug)
    terms = shown_terms(found.text.terms)
    context = {"guide": found.text, "terms": terms, "about": found}
    return render(request, OWN_TEMPLATES.get(slug, "guides/guide.html"), context)


@login_not_required
@require_safe
def leaflet(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the guide as a leaflet to print; 404 when there is none by that name."""
    pdf = leaflet_of(_guide_or_404(slug))
    headers = {"Content-Disposition": f'inline; filename="{slug}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@login_not_required
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Show every word that we explain, by letter."""
    return render(request, "guides/glossary.html", {"letters": by_letter()})


def _guide_or_404(slug: str) -> Guide:
    try:
        return guide_of(slug)
    except TextMissing as missing:
        raise Http404 from missing
