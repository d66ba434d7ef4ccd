"""The page where a person chooses her language, and hears what there is in languages we speak."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from eservice.language_choice import offered
from eservice.languages import ROMANI, SPOKEN
from guides.speaking.sources import Source, recorded_in
from guides.texts import Text


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language that is mostly spoken, and what somebody has recorded in it."""

    code: str
    name: str
    heard: list[tuple[Text, Source]]

    @property
    def is_romani(self) -> bool:
        return self.code in ROMANI


@login_not_required
@require_safe
def languages(request: HttpRequest) -> HttpResponse:
    """Show the languages to choose between, and for the rest how to be helped in them."""
    spoken = [Spoken(code, name, recorded_in(code)) for code, name in SPOKEN.items()]
    context = {
        "choices": offered().values(),
        "spoken": spoken,
        "next": _page_before(request),
    }
    return render(request, "guides/languages.html", context)


def _page_before(request: HttpRequest) -> str:
    """Return the path of our page that led here, else the start page. It is in no address: there
    it would say more about her than it should."""
    before = request.headers.get("Referer", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(before, hosts, require_https=request.is_secure()):
        return "/"
    path = urlsplit(before).path
    return "/" if path == request.path else path


@login_not_required
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the choice in a cookie and go back. A language we don't have changes nothing."""
    return set_language(request)
