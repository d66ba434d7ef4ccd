"""The last page when a person gives somebody access: the text to read, her yes, and the code."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.grants import Offer, check_offer, consent_to, give_grant
from applications.actions.invitations import LASTS
from applications.consent import bundle_label, digest
from applications.errors import NotPossible
from applications.models import Draft, Grant
from applications.representation.choices import Choices, chosen_so_far, finish, token_of
from applications.representation.giving import first_missing, led_to_given
from applications.representation.giving_forms import ORGANISATION
from applications.representation.matters import matters_of
from eservice import clock
from eservice.codes import Code
from eservice.people.models import Organisation
from eservice.people.stash import forget, keeps_typed

# What stands in the way of a last yes: the page where it is put right, and the words.
IN_THE_WAY = {
    "no_powers": ("vad", _("Välj vad hen ska få göra.")),
    "needs_more": ("vad", _("Välj på nytt vad hen ska få göra.")),
    "past": ("hur-lange", _("Den sista dagen har redan varit. Välj en ny dag.")),
    "too_long": ("hur-lange", _("Det kan vara högst ett år. Välj en ny dag.")),
    "organisation": ("forening", _("Föreningen går inte att välja längre. Välj en annan.")),
    "not_hers": ("vilken", _("Ansökan finns inte kvar. Välj på nytt vad hjälpen gäller.")),
    "too_many": (
        "",
        _("Du har gett tillgång till så många som det går. Ta först tillbaka en av dem."),
    ),
}


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def agree_to_help(request: HttpRequest) -> HttpResponse:
    """Show the text. Her yes writes the grant, and shows the code this once."""
    actor = actor_of(request)
    if not can(actor, Verb.GIVE_GRANT, actor.person):
        raise Http404
    choices = chosen_so_far(request)
    if missing := first_missing(choices):
        given = led_to_given(request) if not choices.grant_id else None
        return given or redirect("give_help", missing)
    try:
        offer = _offer(actor, choices)
        check_offer(actor.person, offer)
        if request.method == "POST" and _has_read(request, actor, offer):
            return _given(request, actor, choices, offer)
    except NotPossible as error:
        return _not_possible(request, choices, error.reason)
    return _page(request, actor, choices, offer)


def _offer(actor: Actor, choices: Choices) -> Offer:
    """Return what she has chosen. Raises NotPossible for what is gone since."""
    organisation = draft = None
    words = ""
    if choices.who == ORGANISATION:
        organisation = Organisation.objects.filter(pk=choices.organisation).first()
        if organisation is None:
            raise NotPossible("organisation")
    if choices.draft_id is not None:
        found = {matter.draft_id: matter.words for matter in matters_of(actor.person)}
        draft = Draft.objects.filter(pk=choices.draft_id).first()
        if draft is None or draft.pk not in found:
            raise NotPossible("not_hers")
        words = found[draft.pk]
    return Offer(
        name=organisation.name if organisation else choices.name,
        powers=choices.power_set,
        valid_to=choices.last_day,
        organisation=organisation,
        draft=draft,
        matter=words,
    )


def _has_read(request: HttpRequest, actor: Actor, offer: Offer) -> bool:
    """True when the text on her page is the one that would be kept."""
    return request.POST.get("digest") == digest(consent_to(offer, grantor=actor.person))


def _given(request: HttpRequest, actor: Actor, choices: Choices, offer: Offer) -> HttpResponse:
    grant, code = give_grant(actor, offer=offer, grant_id=UUID(choices.grant_id))
    finish(request, choices)
    response = show_code(request, grant, code)
    forget(request, response)
    return response


def show_code(request: HttpRequest, grant: Grant, code: Code) -> HttpResponse:
    """Show a code, this once: it is kept nowhere, so the page is no address of its own."""
    context = {
        "grant": grant,
        "groups": code.shown.split("-"),
        "last_day": clock.now() + LASTS,
    }
    return render(request, "representation/code.html", context)


def _page(request: HttpRequest, actor: Actor, choices: Choices, offer: Offer) -> HttpResponse:
    consent = consent_to(offer, grantor=actor.person)
    is_asked = request.method == "POST"
    context = {
        "consent": consent,
        "offer": offer,
        "bundle": bundle_label(offer.powers),
        "digest": digest(consent),
        "so_far": token_of(request.user, choices),
        "is_changed": is_asked,
    }
    status = 409 if is_asked else 200
    return render(request, "representation/agree.html", context, status=status)


def _not_possible(request: HttpRequest, choices: Choices, reason: str) -> HttpResponse:
    if reason == "given":
        return HttpResponseRedirect(f"{reverse('grant', args=[choices.grant_id])}?klart=redan")
    part, words = IN_THE_WAY[reason]
    context = {"part": part, "words": words}
    return render(request, "representation/not_possible.html", context, status=409)
