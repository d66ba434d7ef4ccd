"""Beside me: who sits at the same screen and helps, and showing less while she does."""

from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Verb, can
from applications.acting import SESSION_KEY, SHOWS_LESS, actor_of
from applications.actions.beside import end_beside, start_beside
from applications.wizard.opening import OpenDraft
from eservice.ui.fields import ShortText, Tick
from eservice.ui.forms import QuestionForm


class BesideForm(QuestionForm):
    """Who sits beside. A first name is enough."""

    leads = "name"
    name = ShortText(
        label=_("Vem sitter bredvid dig?"),
        help_text=_("Skriv vad personen heter. Förnamnet räcker."),
        missing=_("Skriv vad personen heter. Förnamnet räcker."),
        private=True,
    )
    relation = ShortText(
        label=_("Hur känner ni varandra?"),
        help_text=_("Till exempel vänner, syskon eller från en förening."),
        required=False,
        private=True,
    )
    less = Tick(
        label=_("Visa mindre medan hen sitter här"),
        help_text=_("Vi döljer ditt personnummer och dina tidigare ärenden."),
        said=_("Visa mindre"),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def beside(request: HttpRequest) -> HttpResponse:
    """Say who sits beside."""
    actor = actor_of(request)
    if not can(actor, Verb.START_DRAFT, actor.person):
        raise Http404
    form = BesideForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        start(request, given["name"], given["relation"], shows_less=bool(given["less"]))
        return HttpResponseRedirect(_before(request))
    context = {"form": form, "error_links": form.error_links() if form.is_bound else []}
    return render(request, "wizard/beside.html", context)


def start(request: HttpRequest, name: str, relation: str, *, shows_less: bool = False) -> None:
    """Let someone sit beside the person at this screen, until she leaves or the login ends."""
    _leave(request)
    companion = start_beside(actor_of(request), name=name, relation=relation)
    # The session's row is not sealed: no name stands in it.
    request.session[SESSION_KEY] = str(companion.pk)
    request.session[SHOWS_LESS] = shows_less


def begin(request: HttpRequest, opened: OpenDraft, given: dict[str, Any]) -> None:
    """Let the one that she has just named stand with the answers from here on."""
    is_beside = opened.progress.answers.get("help") == "beside"
    if is_beside and opened.actor.grant is None and opened.actor.companion_id is None:
        start(request, given["helper"], given["relation"])


def _leave(request: HttpRequest) -> None:
    found = request.session.pop(SESSION_KEY, None)
    request.session.pop(SHOWS_LESS, None)
    if found:
        end_beside(actor_of(request), companion_id=UUID(found))


@require_POST
def beside_ends(request: HttpRequest) -> HttpResponse:
    """The one beside has left: the screen shows everything again. Twice is the same."""
    actor = actor_of(request)
    if not can(actor, Verb.START_DRAFT, actor.person):
        raise Http404
    _leave(request)
    return HttpResponseRedirect(_before(request))


@require_POST
def show_less(request: HttpRequest) -> HttpResponse:
    """Show less or everything on this screen."""
    actor = actor_of(request)
    if not can(actor, Verb.START_DRAFT, actor.person):
        raise Http404
    if SESSION_KEY in request.session:
        request.session[SHOWS_LESS] = request.POST.get("less") == "yes"
    return HttpResponseRedirect(_before(request))


def _before(request: HttpRequest) -> str:
    """Return the page she came from, one of ours, or her applications."""
    page = request.POST.get("tillbaka") or request.headers.get("Referer", "")
    home = redirect("home").url
    if not _is_ours(request, page):
        return home
    path = urlsplit(page)._replace(scheme="", netloc="", fragment="").geturl()
    is_itself = path.startswith(redirect("beside").url)
    # What was a path of ours may name another host, now that ours is gone: "//…".
    is_path = path.startswith("/") and _is_ours(request, path)
    return path if is_path and not is_itself else home


def _is_ours(request: HttpRequest, page: str) -> bool:
    allowed = {request.get_host()}
    return url_has_allowed_host_and_scheme(page, allowed, require_https=request.is_secure())
