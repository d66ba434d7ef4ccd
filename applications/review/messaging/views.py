"""The messages of a case: newest first, a new one, and saying that one has read them.

The journal is another place: what stands here is read by the applicant.
"""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb
from applications.actions.messages import Words, answer_message, is_open, mark_read
from applications.errors import NotPossible
from applications.event_kinds import AccessKind
from applications.paging import Cursor
from applications.questions import messaging
from applications.questions.quoting import place_of
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers, visible_case
from applications.review.messaging.reply_form import FITS, ReplyForm, with_phrase
from eservice import clock
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id
from guides import library

DONE = {
    "skickat": _("Meddelandet är skickat."),
    "last": _("Meddelandena är markerade som lästa."),
}
STOPPED = {
    "closed": _("Ärendet är avslutat. Öppna det igen om du behöver skriva."),
    "full": _("Det finns för många meddelanden här. Ring den sökande i stället."),
}


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def case_messages(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show the messages, and do what the button says: send, begin from a phrase, mark as read."""
    if request.method != "POST":
        form = ReplyForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, actor, case_id, form)
    visible_case(actor, case_id)
    act = request.POST.get("do", "")
    if act == "read":
        until = sent_id(request.POST.get("until", ""))
        mark_read(actor, case_id=case_id, until=until, verb=Verb.ANSWER_MESSAGE)
        return _done(case_id, "last")
    if act == "phrase":
        return _page(request, actor, case_id, _with_phrase(request.POST))
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, case_id, form, status=422)
    try:
        words = _words(form, request.POST)
        answer_message(actor, case_id=case_id, words=words, seen=_seen(request) or 0)
    except NotPossible as error:
        stopped = STOPPED[error.reason]
        return _page(request, actor, case_id, form, status=409, stopped=stopped)
    response = _done(case_id, "skickat")
    forget(request, response)
    return response


def _done(case_id: UUID, flag: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('case_messages', args=[case_id])}?klart={flag}")


def _with_phrase(data: QueryDict) -> ReplyForm:
    """Return the form with the chosen phrase after what is typed; nothing is sent."""
    typed = data.copy()
    typed["text"] = with_phrase(data.get("text", ""), data.get("phrase", ""))
    form = ReplyForm(typed)
    form.keep_quiet()
    return form


def _words(form: ReplyForm, data: QueryDict) -> Words:
    return Words(
        text=form.cleaned_data["text"],
        hers_alone=form.cleaned_data["hers_alone"],
        read_until=sent_id(data.get("until", "")),
    )


def _page(
    request: HttpRequest,
    actor: Actor,
    case_id: UUID,
    form: ReplyForm,
    *,
    status: int = 200,
    stopped: str | Promise = "",
) -> HttpResponse:
    case = opened_case(actor, case_id, AccessKind.MESSAGES)
    after = Cursor.parse(request.GET.get("efter", ""))
    page = messaging.messages_page(actor, case, after, seen=_seen(request))
    if not form.is_bound:
        form.initial["hers_alone"] = _answers_her_alone(page)
    context = {
        **frame(request, case),
        **_places(case_id, page, after),
        "page": page,
        "form": form,
        "stopped": stopped,
        "readers": messaging.names_of(messaging.helpers_who_read(case)),
        "is_open": is_open(case),
        "is_late": page.answer_by is not None and page.answer_by < clock.today(),
        "phrases": library.phrases(FITS),
        "error_links": form.error_links(),
    }
    if not context["done"]:
        context["done"] = DONE.get(request.GET.get("klart", ""))
    return render(request, "review/messaging/messages.html", context, status=status)


def _answers_her_alone(page: messaging.MessagesPage) -> bool:
    """True when the newest that was written to us is for the applicant and us alone."""
    asked = (row for row in page.rows if not row.message.is_from_office)
    newest = next(asked, None)
    return newest is not None and newest.is_hers_alone


def _places(case_id: UUID, page: messaging.MessagesPage, after: Cursor | None) -> dict[str, Any]:
    start = reverse("case_messages", args=[case_id])
    return {
        "rows": [(row, place_of(row.message.content.get("about", ""))) for row in page.rows],
        "is_later_page": after is not None,
        "next_url": f"{start}?{urlencode({'efter': page.next})}" if page.next else "",
        "first_url": start if after else "",
    }


def _seen(request: HttpRequest) -> int | None:
    """Return how many messages she had written when the page was shown; None on a new page."""
    text = request.POST.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
