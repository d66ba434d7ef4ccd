"""Reading messages, and the page where one asks about some words."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from applications.access import Actor, Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions.messages import is_open, mark_read, waiting_files
from applications.documents.refusals import ADVICE
from applications.errors import NotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.paging import Cursor
from applications.questions import messaging
from applications.questions.quoting import place_of, quote_of
from applications.tracking.handling import contact
from applications.tracking.messaging.message_form import Typed, id_of
from applications.tracking.own_case import read_own_case, shows_case
from eservice.municipality import municipality

# What an address may say has just been done.
DONE = {
    "skickat": gettext_lazy("Tack, vi har fått ditt meddelande."),
    "last": gettext_lazy("Nu är meddelandena markerade som lästa."),
}


@require_POST
@hides_earlier
@shows_case
def read_messages(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Mark what the page showed as read. What isn't hers is a 404, and the refusal is logged."""
    try:
        until = id_of(request.POST.get("until", ""))
        mark_read(actor_of(request), case_id=case_id, until=until)
    except NotAllowed:
        _read(request, case_id)
    return HttpResponseRedirect(f"{reverse('messages', args=[case_id])}?klart=last")


def messages_page(request: HttpRequest, case_id: UUID, typed: Typed) -> HttpResponse:
    """Show a page of messages with the form. What is new for the reader stands before it."""
    actor, case = _read(request, case_id)
    after = Cursor.parse(request.GET.get("efter", ""))
    page = messaging.messages_page(actor, case, after, seen=typed.seen)
    start = reverse("messages", args=[case_id])
    context = {
        **_form_context(actor, case, typed),
        "page": page,
        "seen": page.seen,
        "waiting": page.waiting,
        "is_later_page": after is not None,
        "next_url": f"{start}?{urlencode({'efter': page.next})}" if page.next else "",
        "first_url": start if after else "",
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "tracking/messaging/messages.html", context, status=typed.status)


def ask_page(request: HttpRequest, case_id: UUID, typed: Typed, about: str) -> HttpResponse:
    """Show the words that she asks about with the form below; no words for a code that we don't
    know, or that isn't for her."""
    actor, case = _read(request, case_id)
    quote = quote_of(actor, case, about) if about else None
    if quote and not typed.form.is_bound:
        typed.form.initial["text"] = _("Jag förstår inte det här.")
    number = messaging.written_by(case.pk, request.user)
    context = {
        **_form_context(actor, case, typed),
        "quote": quote,
        "place": place_of(about) if quote else "",
        "seen": number if typed.seen is None else typed.seen,
        "waiting": waiting_files(case.pk, request.user, number).order_by("number"),
    }
    return render(request, "tracking/messaging/ask.html", context, status=typed.status)


def _read(request: HttpRequest, case_id: UUID) -> tuple[Actor, Case]:
    return read_own_case(request, case_id, AccessKind.MESSAGES, Verb.READ_MESSAGES)


def _form_context(actor: Actor, case: Case, typed: Typed) -> dict[str, Any]:
    others = [] if actor.grant else messaging.helpers_who_read(case)
    added = typed.added
    return {
        "actor": actor,
        "case": case,
        "contact": contact(case),
        "typed": typed,
        "form": typed.form,
        "error_links": typed.form.error_links() if typed.status == 422 else [],
        "readers": messaging.names_of(others),
        "is_open": is_open(case),
        "may_write": can(actor, Verb.WRITE_MESSAGE, case),
        "may_upload": can(actor, Verb.UPLOAD_TO_CASE, case),
        "answer_days": municipality().casework.answer_working_days,
        "refused": [
            {"name": file.name, "advice": ADVICE[file.reason]}
            for file in (added.refused if added else ())
        ],
    }
