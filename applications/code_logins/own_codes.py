"""A person's own codes: how many are left, who has given and used them, and stopping them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor
from applications.acting import actor_of, hides_earlier
from applications.actions.giving_codes import last_day
from applications.actions.own_codes import (
    MOST_EVENTS,
    own_events,
    own_readings,
    own_sheet,
    stop_own_codes,
)
from applications.event_kinds import AccessKind, PersonEventKind
from applications.models import AccessLog, PersonEvent
from eservice.people.models import User
from eservice.people.roles import Role

TEXTS: dict[str, str | Promise] = {
    AccessKind.SEARCH: gettext_lazy("{who} sökte efter dig"),
    AccessKind.DESK: gettext_lazy("{who} öppnade din sida vid disken"),
    PersonEventKind.REGISTERED: gettext_lazy("{who} registrerade dig"),
    PersonEventKind.NUMBER_ADDED: gettext_lazy("{who} noterade ditt personnummer"),
    PersonEventKind.CODES_GIVEN: gettext_lazy("{who} lämnade koder till dig"),
    PersonEventKind.CODES_POSTED: gettext_lazy("{who} skickade koder till dig i ett brev"),
    PersonEventKind.CODES_VOIDED: gettext_lazy("{who} stoppade koderna"),
    PersonEventKind.CODES_LOCKED: gettext_lazy("{who} stoppade koderna efter fem fel"),
    PersonEventKind.PROTECTED: gettext_lazy("{who} skyddade dina uppgifter"),
    PersonEventKind.PROTECTION_ENDED: gettext_lazy("{who} tog bort skyddet"),
    PersonEventKind.CASEWORKER_NAMED: gettext_lazy("{who} utsåg en handläggare till dig"),
    PersonEventKind.CASEWORKER_UNNAMED: gettext_lazy("{who} ändrade vem som ser ditt ärende"),
    PersonEventKind.LOGGED_IN: gettext_lazy("{who} loggade in med en kod"),
}


@require_safe
@hides_earlier
def own_codes(request: HttpRequest) -> HttpResponse:
    """Show how many codes are left, and what has been done with them."""
    if not request.user.is_applicant:
        raise Http404
    actor = actor_of(request)
    sheet = own_sheet(actor)
    context: dict[str, Any] = {
        "sheet": sheet,
        "left": sheet.left if sheet else 0,
        "until": last_day(sheet) if sheet else None,
        "rows": _rows(actor),
    }
    return render(request, "login_codes/own.html", context)


@require_POST
def stop_codes(request: HttpRequest) -> HttpResponse:
    """Stop one's own codes. Who logged in with one of them is logged out too."""
    if not request.user.is_applicant:
        raise Http404
    stop_own_codes(actor_of(request))
    return redirect("own_codes")


def _rows(actor: Actor) -> list[dict[str, Any]]:
    """Return what was done and read, the newest first."""
    happened = [*own_events(actor), *own_readings(actor)]
    happened.sort(key=lambda each: each.at, reverse=True)
    return [{"at": each.at, "text": _text(each, actor.user)} for each in happened[:MOST_EVENTS]]


def _text(event: PersonEvent | AccessLog, reader: User) -> str:
    text = str(TEXTS[event.kind])
    if event.by is None:
        return format_html(text, who=_("E-tjänsten"))
    if event.by.is_same_person(reader):
        return format_html(text, who=_("Du"))
    role = dict(Role.choices).get(event.role, "")
    return format_html(text, who=format_html("<bdi>{}</bdi>, {},", event.by.name, role))
