"""The municipality's colours and logo as files, kept long: the address follows the content."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from eservice.municipality import shown_look
from eservice.municipality.look import digest

FOR_A_YEAR = "public, max-age=31536000, immutable"
# Opened by itself an SVG is a document on our own address: it may do nothing there.
LOCKED_UP = {"default-src": [CSP.NONE], "style-src": [CSP.NONE], "sandbox": True}


@login_not_required
@require_safe
def style(request: HttpRequest, asked: str) -> HttpResponse:
    """Send the style sheet with the municipality's colours."""
    return _file(shown_look().style, "text/css; charset=utf-8", asked)


@csp_override(LOCKED_UP)
@login_not_required
@require_safe
def logo(request: HttpRequest, asked: str) -> HttpResponse:
    """Send the municipality's logo."""
    found = shown_look()
    return _file(found.logo, found.logo_type, asked)


def _file(content: bytes, kind: str, asked: str) -> HttpResponse:
    if not content or digest(content) != asked:
        raise Http404
    return HttpResponse(content, content_type=kind, headers={"Cache-Control": FOR_A_YEAR})
