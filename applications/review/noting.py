"""Noting that somebody helps: the form, the text to read out, and the grant.

Nothing is kept between the pages: what was filled in goes along in the page, and the text that is
shown is made of the same words as the one that is frozen.
"""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.grants import consent_to
from applications.actions.registering import check_noted, register_grant
from applications.consent import Consent
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.models import Case, Grant
from applications.powers import GivenWay
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.noting_form import MOST_NAMES, NotingForm, SaidYesForm
from eservice.people.models import Organisation
from eservice.people.stash import forget, keeps_typed, typed_before_login

# What the person says to a caseworker is read out to her first.
SPOKEN = (GivenWay.DESK, GivenWay.PHONE)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def note_help(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the form; then the text to read out; then note it. Going back keeps what was filled."""
    if request.method != "POST":
        case = opened_case(actor, case_id, AccessKind.CASE)
        typed = typed_before_login(request)
        form = NotingForm(typed)
        form.keep_quiet()
        return _form_page(request, case, form)
    case = visible_case(actor, case_id)
    form = NotingForm(request.POST)
    if "_change" in request.POST:
        form.keep_quiet()
        return _form_page(request, case, form)
    try:
        return _sent(request, actor, case, form)
    except NotPossible as error:
        form.say(error.reason)
        return _form_page(request, case, form)


def _sent(request: HttpRequest, actor: Actor, case: Case, form: NotingForm) -> HttpResponse:
    if not form.is_valid():
        return _form_page(request, case, form)
    noted = form.noted()
    offer = check_noted(actor, case, noted)
    said = SaidYesForm(request.POST) if "_note" in request.POST else SaidYesForm()
    needs_yes = noted.way in SPOKEN
    if "_note" not in request.POST or (needs_yes and not said.is_valid()):
        consent = consent_to(offer, grantor=case.person, kind=noted.kind)
        return _text_page(request, case, form, consent, said if needs_yes else None)
    grant = register_grant(actor, case_id=case.pk, noted=noted, grant_id=_grant_id(request))
    return _noted(request, grant)


def _noted(request: HttpRequest, grant: Grant) -> HttpResponse:
    url = f"{reverse('verify_grant', args=[grant.pk])}?klart=noterat"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _form_page(request: HttpRequest, case: Case, form: NotingForm) -> HttpResponse:
    named = Organisation.objects.filter(verified_at__isnull=False, closed_at=None)
    context = {
        **frame(request, case),
        "form": form,
        "grant_id": _grant_id(request) or uuid4(),
        "organisations": named.order_by("name").values_list("name", flat=True)[:MOST_NAMES],
        "error_links": form.error_links(),
    }
    return render(request, "review/note_help.html", context)


def _text_page(
    request: HttpRequest,
    case: Case,
    form: NotingForm,
    consent: Consent,
    said: SaidYesForm | None,
) -> HttpResponse:
    context = {
        **frame(request, case),
        "noted": form.noted(),
        "consent": consent,
        "said": said,
        "typed": form.raw_from(request.POST).items(),
        "grant_id": _grant_id(request) or uuid4(),
        "error_links": said.error_links() if said else [],
    }
    return render(request, "review/note_help_text.html", context)


def _grant_id(request: HttpRequest) -> UUID | None:
    """Return what the page named the grant, so that a page sent twice is one grant."""
    try:
        return UUID(request.POST.get("grant_id", ""))
    except ValueError:
        return None
