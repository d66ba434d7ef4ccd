"""Answering an offer to help: with a code, or by name when a caseworker has noted it."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.acting import actor_of
from applications.actions.accepting import accept_by_name, decline
from applications.actions.answering import answer_code, offer_of_code
from applications.errors import CodeRefused, NotAllowed, NotPossible, TooManyDrafts
from applications.models import CoApplicant, Draft, Grant, Outreach
from applications.powers import APPOINTED_KINDS, GivenWay, Power
from applications.representation.helped import live_grants, offers_to
from applications.representation.people import helping_actor, to_people
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm

YES, NO = "yes", "no"
# With hyphens that keep it on one line.
EXAMPLE = "AB2C‑DE3F‑GH4J"
# One sentence for a code that is wrong, used, too old, tried too often or somebody else's.
REFUSED = _("Koden går inte att använda. Titta på den en gång till, eller be om en ny kod.")
TOO_MANY = _("Du har redan tio ansökningar som inte är skickade. Ta bort en först.")
NOT_POSSIBLE = {
    "oneself": _("Det är din egen kod. Ge den till den som ska hjälpa dig."),
    "handles": _("Du har hand om ärendet på ditt arbete. Då kan du inte också hjälpa personen."),
    "own_application": _("Det är din egen kod. Ge den till din partner."),
    "your_outreach": _("Det är du som har fyllt i. Ge koden till den som ska söka."),
    "works_there": _("Du har hand om ärendet på ditt arbete. Då kan du inte också vara med i det."),
}


class CodeForm(QuestionForm):
    """The code, however it is grouped."""

    code = ShortText(
        label=_("Skriv koden som du har fått"),
        help_text=format_lazy(_("Den har tolv tecken, till exempel {code}."), code=EXAMPLE),
        missing=_("Skriv koden"),
        attrs={"autocapitalize": "characters", "spellcheck": "false"},
    )


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def help_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, show what it offers, and take the answer. The code is never kept."""
    actor = helping_actor(request)
    typed = typed_before_login(request)
    if request.method != "POST":
        form = CodeForm(typed) if typed is not None else CodeForm()
        form.keep_quiet()
        return _ask(request, form)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    code = form.cleaned_data["code"]
    try:
        if request.POST.get("answer") in {YES, NO}:
            return _answered(request, actor, code)
        found = offer_of_code(actor, code=code)
    except CodeRefused:
        form.add_error("code", REFUSED)
    except NotPossible as error:
        form.add_error("code", NOT_POSSIBLE[error.reason])
    except TooManyDrafts:
        form.add_error("code", TOO_MANY)
    except NotAllowed as error:
        raise Http404 from error
    else:
        return _show(request, found, code)
    return _ask(request, form)


def _show(request: HttpRequest, found: Grant | CoApplicant | Outreach, code: str) -> HttpResponse:
    if isinstance(found, CoApplicant):
        return _show_part(request, found, code)
    if isinstance(found, Outreach):
        context = {"outreach": found, "code": code}
        return render(request, "representation/take_over.html", context)
    return show_offer(request, found, code=code)


def _answered(request: HttpRequest, actor: Actor, code: str) -> HttpResponse:
    is_yes = request.POST["answer"] == YES
    answered = answer_code(actor, code=code, is_yes=is_yes)
    if answered is None:
        response = redirect("home")
    elif isinstance(answered, Draft):
        response = redirect("draft_changes", answered.pk)
    elif not isinstance(answered, CoApplicant):
        response = to_people("ja" if is_yes else "nej")
    elif is_yes:
        response = redirect("own_part", answered.draft_id)
    else:
        response = HttpResponseRedirect(f"{reverse('home')}?klart=nej")
    forget(request, response)
    return response


def _show_part(request: HttpRequest, part: CoApplicant, code: str) -> HttpResponse:
    """Show what it means to be the partner in an application, and ask for yes or no."""
    helps = live_grants(actor_of(request)).filter(grantor=part.draft.person_id).exists()
    return render(request, "partner/offer.html", {"part": part, "code": code, "helps": helps})


def _ask(request: HttpRequest, form: CodeForm) -> HttpResponse:
    context = {"form": form, "error_links": form.error_links()}
    status = 422 if context["error_links"] else 200
    return render(request, "representation/help_code.html", context, status=status)


def show_offer(request: HttpRequest, grant: Grant, *, code: str = "") -> HttpResponse:
    """Show what is offered, and ask for yes or no."""
    held = {Power(row.power) for row in grant.powers.active()}
    context = {
        "grant": grant,
        "code": code,
        "is_appointed": grant.kind in APPOINTED_KINDS,
        "may": [power for power in Power if power in held],
        "may_not": [power for power in Power if power not in held],
    }
    return render(request, "representation/offer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def help_offer(request: HttpRequest, grant_id: UUID) -> HttpResponse:
    """Show an offer that names her or her organisation, and take the answer."""
    actor = helping_actor(request)
    if request.method == "POST" and request.POST.get("answer") in {YES, NO}:
        return _answered_by_name(request, actor, grant_id)
    grant = next((offer for offer in offers_to(actor) if offer.pk == grant_id), None)
    return show_offer(request, grant) if grant else _too_late(actor, grant_id)


def _answered_by_name(request: HttpRequest, actor: Actor, grant_id: UUID) -> HttpResponse:
    is_yes = request.POST["answer"] == YES
    try:
        if is_yes:
            accept_by_name(actor, grant_id=grant_id)
        else:
            decline(actor, grant_id=grant_id)
    except (Grant.DoesNotExist, NotAllowed, CodeRefused):
        return _too_late(actor, grant_id)
    except NotPossible as error:
        context = {"words": NOT_POSSIBLE[error.reason]}
        return render(request, "representation/cannot_help.html", context, status=409)
    return to_people("ja" if is_yes else "nej")


def _too_late(actor: Actor, grant_id: UUID) -> HttpResponse:
    """Say that an offer to her has its answer or is over; anybody else's doesn't exist."""
    hers = Grant.objects.filter(pk=grant_id).held_by(actor.user.person_id)
    if not hers.exclude(way__in=[GivenWay.E_ID, GivenWay.LETTER_CODE]).exists():
        raise Http404
    return to_people("for-sent")
