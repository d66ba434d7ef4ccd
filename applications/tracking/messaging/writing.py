"""Writing to the caseworker, with files; and asking about words that one doesn't understand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.acting import actor_of, hides_earlier
from applications.actions import message_files
from applications.actions.messages import write_message
from applications.documents import limits
from applications.errors import EditConflict, NotAllowed, NotPossible
from applications.models import Case
from applications.tracking.messaging.message_form import (
    MessageForm,
    Typed,
    id_of,
    number_of,
    words_of,
)
from applications.tracking.messaging.reading import ask_page, messages_page
from applications.tracking.own_case import shows_case
from applications.tracking.too_much import too_much_page
from eservice.middleware import takes_files
from eservice.people.stash import forget, keeps_typed, typed_before_login

FIELDS = ("files", "camera")
ANY = ["GET", "HEAD", "POST"]
ABOUT = "om"
STOPPED = {
    "closed": _("Ärendet är avslutat. Ring oss, eller gör en ny ansökan."),
    "full": _("Vi kan inte ta emot fler meddelanden här. Ring oss i stället."),
    "quote": _("Vi hittar inte texten som du frågar om. Skriv vad du undrar över."),
    "not_allowed": _("Vi kunde inte ta emot det. Titta på sidan och försök igen."),
}


def too_much(request: HttpRequest, status: int, case_id: UUID) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    back = reverse("messages", args=[case_id])
    return too_much_page(request, status, back=back, words=_("Tillbaka till meddelandena"))


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=too_much)
@keeps_typed
@require_http_methods(ANY)
@hides_earlier
@shows_case
def messages(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show what has been written, newest first, and take in a new message."""
    if request.method != "POST":
        return messages_page(request, case_id, _untouched(request))
    typed = _typed(request)
    return _send(request, case_id, typed) or messages_page(request, case_id, typed)


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=too_much)
@keeps_typed
@require_http_methods(ANY)
@hides_earlier
@shows_case
def ask_about(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Ask about words on some other page: they stand above the question and go with it."""
    if request.method != "POST":
        typed = _untouched(request)
        before = typed.form.data.get(ABOUT, "")
        return ask_page(request, case_id, typed, request.GET.get(ABOUT, "") or before)
    typed = _typed(request)
    about = request.POST.get(ABOUT, "")
    return _send(request, case_id, typed) or ask_page(request, case_id, typed, about)


def _untouched(request: HttpRequest) -> Typed:
    """Return the page as it is opened, with what was typed when the login ended."""
    form = MessageForm(typed_before_login(request))
    form.keep_quiet()
    return Typed(form=form)


def _typed(request: HttpRequest) -> Typed:
    return Typed(form=MessageForm(request.POST), seen=number_of(request.POST.get("seen", "")))


def _send(request: HttpRequest, case_id: UUID, typed: Typed) -> HttpResponse | None:
    """Do what the button says; None when there is no message yet."""
    try:
        is_written = _did(request, case_id, typed)
    except EditConflict:
        typed.is_beaten = True
    except NotPossible as error:
        typed.stopped = STOPPED[error.reason]
    except (NotAllowed, Case.DoesNotExist):
        # The page is a 404 for what she can't read, and the refusal is logged there.
        typed.stopped = STOPPED["not_allowed"]
    else:
        if is_written:
            response = HttpResponseRedirect(f"{reverse('messages', args=[case_id])}?klart=skickat")
            forget(request, response)
            return response
    if typed.status != 200 and not typed.form.errors:
        typed.form.keep_quiet()
    # The next try is a message of its own.
    typed.seen = None if typed.is_beaten else typed.seen
    return None


def _did(request: HttpRequest, case_id: UUID, typed: Typed) -> bool:
    actor = actor_of(request)
    gone = id_of(request.POST.get("_remove", ""))
    if gone is not None:
        typed.form.keep_quiet()
        message_files.remove_message_file(actor, case_id=case_id, document_id=gone)
        return False
    files = [file for name in FIELDS for file in request.FILES.getlist(name)]
    if files:
        where = {"case_id": case_id, "seen": typed.seen or 0}
        typed.added = message_files.add_message_files(actor, files=files, **where)
    if "_upload" in request.POST or (typed.added and typed.added.refused):
        typed.form.keep_quiet()
        typed.is_empty = not files
        return False
    if not typed.form.is_valid():
        return False
    words = words_of(typed.form, request.POST)
    write_message(actor, case_id=case_id, words=words, seen=typed.seen or 0)
    return True
