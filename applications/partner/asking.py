"""The applicant's pages about her partner: asking her in, saying that it is she, ending it."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.invitations import LASTS
from applications.actions.joining import (
    confirm_partner,
    end_partner,
    invite_partner,
    not_my_partner,
)
from applications.errors import AlreadySent, NotAllowed, NotPossible
from applications.models import Draft
from applications.partner.opening import with_couple
from applications.partners import OVER, PartnerState
from applications.questions.couple import Couple
from eservice import clock

# What an address may say has just been done, and the words for it.
DONE = {
    "ja": _("Tack. Nu kan din partner svara på sin del."),
    "fel": _("Vi släppte inte in personen. Du kan bjuda in på nytt."),
    "slut": _("Din partner är inte med i ansökan."),
}
NOT_DONE: dict[str, str | Promise] = {
    "no_partner": _("Svara först på vem din partner är. Sedan kan du bjuda in."),
    "oneself": _("Numret som står för din partner är ditt eget. Ändra det först."),
    "answered": _("Det har hänt något sedan du öppnade sidan. Så här är det nu."),
    "too_many": _("Du har bjudit in så många gånger som det går. Ring oss, så hjälper vi dig."),
    "another_number": _(
        "Personen har ett annat personnummer än det du har skrivit. Ändra numret, eller säg nej."
    ),
}


@with_couple
def _page(
    request: HttpRequest, actor: Actor, couple: Couple, *, not_done: str = ""
) -> HttpResponse:
    if not can(actor, Verb.INVITE_PARTNER, couple.draft):
        raise Http404
    codes = couple.partner.invitations if couple.state is PartnerState.INVITED else None
    context = {
        "actor": actor,
        "couple": couple,
        "draft": couple.draft,
        "is_over": couple.partner is None or couple.state in OVER,
        "code": codes.filter(cancelled_at=None).order_by("-created_at").first() if codes else None,
        "now": clock.now(),
        "done": DONE.get(request.GET.get("klart", "")),
        "not_done": NOT_DONE.get(not_done),
    }
    return render(request, "partner/partner.html", context, status=409 if not_done else 200)


@require_safe
def partner(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Where the partner is on her way in, and what the applicant can do about it."""
    return _page(request, draft_id)


def _asks(act: Callable[[Actor], HttpResponse], request: HttpRequest, draft_id: UUID):
    """Do something about the partner; say what stood in the way."""
    try:
        return act(actor_of(request))
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)
    except NotPossible as error:
        return _page(request, draft_id, not_done=error.reason)


def _back(draft_id: UUID, flag: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('partner', args=[draft_id])}?klart={flag}")


@require_POST
def invite(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Make a code, and show it this once: it is kept nowhere."""

    def act(actor: Actor) -> HttpResponse:
        asked, code = invite_partner(actor, draft_id=draft_id)
        context = {
            "draft_id": draft_id,
            "name": asked.name,
            "groups": code.shown.split("-"),
            "last_day": clock.now() + LASTS,
        }
        return render(request, "partner/code.html", context)

    return _asks(act, request, draft_id)


def _who(request: HttpRequest) -> UUID:
    """Return the part that the page showed; none for anything else."""
    try:
        return UUID(request.POST.get("who", ""))
    except ValueError as error:
        raise NotPossible("answered") from error


@require_POST
def right_partner(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The one who answered is the partner."""

    def act(actor: Actor) -> HttpResponse:
        confirm_partner(actor, draft_id=draft_id, partner_id=_who(request))
        return _back(draft_id, "ja")

    return _asks(act, request, draft_id)


@require_POST
def wrong_partner(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The one who answered is somebody else."""

    def act(actor: Actor) -> HttpResponse:
        not_my_partner(actor, draft_id=draft_id, partner_id=_who(request))
        return _back(draft_id, "fel")

    return _asks(act, request, draft_id)


@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Say what it means that the partner isn't in it any more, and end it."""
    if request.method != "POST":
        return _ask_before_ending(request, draft_id)

    def act(actor: Actor) -> HttpResponse:
        end_partner(actor, draft_id=draft_id)
        return _back(draft_id, "slut")

    return _asks(act, request, draft_id)


@with_couple
def _ask_before_ending(request: HttpRequest, actor: Actor, couple: Couple) -> HttpResponse:
    if not can(actor, Verb.INVITE_PARTNER, couple.draft):
        raise Http404
    if couple.partner is None or couple.state in OVER:
        return redirect("partner", couple.draft.pk)
    context = {"actor": actor, "couple": couple, "draft": couple.draft}
    return render(request, "partner/end.html", context)
