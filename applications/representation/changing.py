"""What a person does with the help she has given: a new code, yes or no to who answered, taking
it back, and letting it last longer."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Actor
from applications.actions.grants import (
    Offer,
    confirm_grant,
    consent_to,
    new_code,
    not_this_person,
)
from applications.actions.revoking import leaving_with, renew, renewal, revoke
from applications.consent import digest
from applications.errors import NotAllowed, NotPossible
from applications.powers import Power
from applications.representation.agreeing import show_code
from applications.representation.end_form import EndForm
from applications.representation.given import find_given, to_grant, whole_actor
from applications.representation.giving_forms import PICK_ONE, PowersField
from applications.representation.overview import Given
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.choices import Choice, OneOf
from eservice.ui.forms import QuestionForm

View = Callable[..., HttpResponse]
NOT_SENT = frozenset({"csrfmiddlewaretoken", "digest", "yes"})


def changes_grant(view: View) -> View:
    """Give a view the actor and one of her grants. What is too late leads to the grant's page."""

    @wraps(view)
    def guarded(request: HttpRequest, grant_id: UUID) -> HttpResponse:
        actor = whole_actor(request)
        given = find_given(actor, grant_id)
        try:
            return view(request, actor, given)
        except (NotAllowed, NotPossible):
            return to_grant(grant_id, "for-sent")

    return guarded


@require_POST
@changes_grant
def new_help_code(request: HttpRequest, actor: Actor, given: Given) -> HttpResponse:
    """Show a new code, this once. The one before opens nothing any more."""
    return show_code(request, given.grant, new_code(actor, grant_id=given.grant.pk))


@require_POST
@changes_grant
def right_helper(request: HttpRequest, actor: Actor, given: Given) -> HttpResponse:
    """Yes, that is the right person: the one whose name stood on the page."""
    answered = request.POST.get("who", "")
    is_id = answered.isascii() and answered.isdigit() and len(answered) < 10
    accepted_by = int(answered) if is_id else 0
    confirm_grant(actor, grant_id=given.grant.pk, accepted_by=accepted_by)
    return to_grant(given.grant.pk, "ja")


@require_POST
@changes_grant
def wrong_helper(request: HttpRequest, actor: Actor, given: Given) -> HttpResponse:
    """No, that is somebody else."""
    not_this_person(actor, grant_id=given.grant.pk)
    return to_grant(given.grant.pk, "fel-person")


class TellForm(QuestionForm):
    """Whether the helper is told: nothing is chosen for her."""

    tell = OneOf(
        label=_("Ska vi säga till den som hjälper dig?"),
        choices=(
            Choice("yes", _("Ja, skicka ett meddelande")),
            Choice(
                "no",
                _("Nej, säg ingenting"),
                _(
                    "Hen får inget meddelande. Hen märker det först om hen försöker öppna "
                    "ditt ärende."
                ),
            ),
        ),
        missing=PICK_ONE,
    )
    has_own_heading = True


@require_http_methods(["GET", "HEAD", "POST"])
@changes_grant
def take_back(request: HttpRequest, actor: Actor, given: Given) -> HttpResponse:
    """Say what stops, and stop it: one power with what rests on it, or all."""
    is_asked = request.method == "POST"
    what = (request.POST if is_asked else request.GET).get("sak", "")
    if not given.powers or not given.is_hers_to_change or (what and what not in given.powers):
        return to_grant(given.grant.pk, "for-sent")
    powers = frozenset({Power(what)}) if what else frozenset(given.powers)
    form = TellForm(request.POST) if is_asked else TellForm()
    is_answered = given.grant.accepted_at is not None
    if is_asked and (not is_answered or form.is_valid()):
        is_quiet = is_answered and form.cleaned_data["tell"] == "no"
        revoke(actor, grant_id=given.grant.pk, powers=powers, is_quiet=is_quiet)
        return to_grant(given.grant.pk, "tillbaka")
    leaving = leaving_with(frozenset(given.powers), powers)
    context = {
        "given": given,
        "what": what,
        "leaving": [power for power in given.powers if power in leaving],
        "staying": [power for power in given.powers if power not in leaving],
        "form": form if is_answered else None,
        "error_links": form.error_links() if is_answered else [],
    }
    return render(
        request, "representation/take_back.html", context, status=422 if is_asked else 200
    )


class RenewForm(EndForm):
    """The same or fewer powers (``answers`` are those there are), and a new end."""

    leads = ""
    field_order = ("powers", "length", "until")
    powers = PowersField(
        label=_("Vad ska hen få göra?"),
        help_text=_("Ta bort det som hen inte längre ska få göra."),
        missing=_("Välj minst en sak"),
    )

    def adapt(self):
        super().adapt()
        self.fields["powers"].choices = [(power.value, power.label) for power in self.answers]


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@changes_grant
def renew_help(request: HttpRequest, actor: Actor, given: Given) -> HttpResponse:
    """Ask for a new end and what to keep, show the text, and write it at her yes."""
    if not given.may_be_renewed:
        return to_grant(given.grant.pk, "for-sent")
    form = _renew_form(request, given)
    if request.method == "POST" and form.is_valid():
        wanted = {"powers": form.cleaned_data["powers"], "valid_to": form.last_day}
        offer = renewal(given.grant, **wanted)
        consent = consent_to(offer, grantor=given.grant.grantor)
        if request.POST.get("digest") == digest(consent):
            new = renew(actor, grant_id=given.grant.pk, **wanted)
            response = to_grant(new.pk, "forlangt")
            forget(request, response)
            return response
        return _renewal_text(request, given, offer, consent)
    context = {"given": given, "form": form, "error_links": form.error_links()}
    status = 422 if request.method == "POST" else 200
    return render(request, "representation/renew.html", context, status=status)


def _renew_form(request: HttpRequest, given: Given) -> RenewForm:
    if request.method == "POST":
        return RenewForm(request.POST, answers=given.powers)
    start = {"powers": [power.value for power in given.powers], "length": ["3"]}
    form = RenewForm(typed_before_login(request) or MultiValueDict(start), answers=given.powers)
    form.keep_quiet()
    return form


def _renewal_text(
    request: HttpRequest, given: Given, offer: Offer, consent: dict[str, Any]
) -> HttpResponse:
    """Show what she says yes to; what she chose goes with the page."""
    context = {
        "given": given,
        "offer": offer,
        "consent": consent,
        "digest": digest(consent),
        "typed": [pair for pair in request.POST.lists() if pair[0] not in NOT_SENT],
    }
    return render(request, "representation/renew_agree.html", context)
