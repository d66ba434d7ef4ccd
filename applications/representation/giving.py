"""Giving somebody access: one decision a page, then the text to read, then the code."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.representation.choices import (
    ALL,
    GIVEN_KEY,
    Choices,
    GivingForm,
    chosen_so_far,
    keep,
    token_of,
)
from applications.representation.end_form import EndForm
from applications.representation.giving_forms import (
    ORGANISATION,
    PERSON,
    BundleForm,
    MatterForm,
    NameForm,
    OrganisationForm,
    PowersForm,
    WhoForm,
)
from applications.representation.matters import matters_of
from eservice.people.models import Organisation
from eservice.people.stash import forget, keeps_typed, typed_before_login

PARTS: dict[str, type[GivingForm]] = {
    "vem": WhoForm,
    "person": NameForm,
    "forening": OrganisationForm,
    "vad": BundleForm,
    "detaljer": PowersForm,
    "vilken": MatterForm,
    "hur-lange": EndForm,
}
LAST = "godkann"
# More than these nobody can choose among on a page; a municipality has a few.
MOST_ORGANISATIONS = 200


def way_of(choices: Choices) -> list[str]:
    """Return the pages that she needs, in order."""
    who = {PERSON: ["person"], ORGANISATION: ["forening"]}.get(choices.who, [])
    singly = ["detaljer"] if choices.is_singly else []
    return ["vem", *who, "vad", *singly, "vilken", "hur-lange"]


def first_missing(choices: Choices) -> str | None:
    """Return the first page that is not answered, or None when all are."""
    answered = {
        "vem": choices.who,
        "person": choices.name,
        "forening": choices.organisation,
        "vad": choices.powers or choices.is_singly,
        "detaljer": choices.powers,
        "vilken": choices.matter,
        "hur-lange": choices.until,
    }
    return next((part for part in way_of(choices) if not answered[part]), None)


def open_organisations() -> list[Organisation]:
    """Return those that may be named, by name."""
    found = Organisation.objects.filter(verified_at__isnull=False, closed_at__isnull=True)
    return list(found.order_by("name", "pk")[:MOST_ORGANISATIONS])


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def give_help(request: HttpRequest, part: str) -> HttpResponse:
    """Ask one thing, and lead on to the next."""
    actor = actor_of(request)
    kind = PARTS.get(part)
    if kind is None or not can(actor, Verb.GIVE_GRANT, actor.person):
        raise Http404
    choices = chosen_so_far(request)
    if request.method != "POST" and (away := _led_away(request, choices, part)):
        return away
    form = _form(request, kind, choices, _offered(actor, kind))
    if request.method == "POST" and form.is_valid():
        return _kept(request, form.chosen(choices), part)
    context = {
        "form": form,
        "heading": form.fields[form.heading_field].label,
        "error_links": form.error_links(),
        "so_far": token_of(request.user, choices),
        "back_url": _back_url(request, choices, part),
        "is_kept": request.method != "POST" and typed_before_login(request) is not None,
        "is_empty": kind is OrganisationForm and not form.answers,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "representation/give.html", context, status=status)


def _offered(actor: Actor, kind: type[GivingForm]) -> Sequence[Any]:
    if kind is OrganisationForm:
        return open_organisations()
    return matters_of(actor.person) if kind is MatterForm else ()


def _form(
    request: HttpRequest, kind: type[GivingForm], choices: Choices, offered: Sequence[Any]
) -> GivingForm:
    """Return the form as it was sent, as it was typed before the login ended, or as chosen."""
    if request.method == "POST":
        return kind(request.POST, answers=offered)
    typed = typed_before_login(request)
    if typed is None:
        given = kind.starts_with(choices)
        if kind is MatterForm and not offered:
            given = {"matter": ALL}
        typed = {name: text if isinstance(text, list) else [text] for name, text in given.items()}
    form = kind(MultiValueDict(typed), answers=offered)
    form.keep_quiet()
    return form


def led_to_given(request: HttpRequest) -> HttpResponse | None:
    """Lead back from a page behind the last yes to what was given."""
    if GIVEN_KEY in request.session:
        return redirect("grant", request.session[GIVEN_KEY])
    return None


def _led_away(request: HttpRequest, choices: Choices, part: str) -> HttpResponse | None:
    """Lead to the first page that lacks an answer, unless this one comes before it."""
    way, missing = way_of(choices), first_missing(choices)
    if part == "vem":
        return None
    if not choices.grant_id and (given := led_to_given(request)):
        return given
    if part not in way or (missing and way.index(part) > way.index(missing)):
        return redirect("give_help", missing or "vem")
    return None


def _kept(request: HttpRequest, choices: Choices, part: str) -> HttpResponse:
    """Remember what was chosen and lead on: to what lacks an answer, or to the end."""
    keep(request, choices)
    response = HttpResponseRedirect(_next_url(request, choices, part))
    forget(request, response)
    return response


def _next_url(request: HttpRequest, choices: Choices, part: str) -> str:
    way, missing = way_of(choices), first_missing(choices)
    following = [*way, LAST][way.index(part) + 1]
    if request.GET.get("till") == LAST:
        # She changed one thing from the last page: only what belongs to it is asked.
        is_half = part == "vem" or following == "detaljer"
        following = following if is_half else missing or LAST
    elif missing and following != LAST and way.index(following) > way.index(missing):
        following = missing
    if following == LAST:
        return reverse("agree_to_help")
    url = reverse("give_help", args=[following])
    return f"{url}?{urlencode({'till': LAST})}" if request.GET.get("till") == LAST else url


def _back_url(request: HttpRequest, choices: Choices, part: str) -> str:
    if request.GET.get("till") == LAST:
        return reverse("agree_to_help")
    way = way_of(choices)
    place = way.index(part) if part in way else 0
    return reverse("give_help", args=[way[place - 1]]) if place else reverse("my_helpers")
