"""Answering one thing that we have asked for: files, words, or "jag kan inte få tag på det".

One form holds it all, so that nothing typed is lost when a file is added or taken away. Files
are stored at once and sent with the answer; until then they can be seen and removed.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions import answering_completions as answering
from applications.actions.documents import Added
from applications.documents import limits
from applications.documents.refusals import ADVICE
from applications.errors import EditConflict, NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, CompletionItem
from applications.questions.open_papers import is_open_item
from applications.tracking.completing.answer_form import AnswerForm
from applications.tracking.completing.item_page import item_context
from applications.tracking.own_case import read_own_case, shows_case
from applications.tracking.too_much import too_much_page
from eservice.middleware import takes_files
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id, sent_number

FIELDS = ("files", "camera")


@dataclass(kw_only=True)
class Typed:
    """What was sent from the page, and what became of it."""

    form: AnswerForm | None = None
    added: Added | None = None
    # Nothing was chosen, the answer came too late, or another came first.
    is_empty: bool = False
    is_late: bool = False
    is_beaten: bool = False

    @property
    def status(self) -> int:
        if self.is_late or self.is_beaten:
            return 409
        has_errors = self.form is not None and self.form.is_bound and bool(self.form.errors)
        is_refused = self.added is not None and bool(self.added.refused)
        return 422 if has_errors or is_refused or self.is_empty else 200


def too_much(request: HttpRequest, status: int, case_id: UUID, item_id: UUID) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    back = reverse("answer_completion", args=[case_id, item_id])
    return too_much_page(request, status, back=back, words=_("Tillbaka till svaret"))


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=too_much)
@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def answer_completion(request: HttpRequest, case_id: UUID, item_id: UUID) -> HttpResponse:
    """Show one thing with what has been answered, and take in files and answers."""
    if request.method != "POST":
        form = AnswerForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, case_id, item_id, Typed(form=form))
    typed = Typed()
    try:
        if _did(request, case_id, item_id, typed):
            url = f"{reverse('completions', args=[case_id])}?klart=svarat"
            response = HttpResponseRedirect(url)
            forget(request, response)
            return response
    except CompletionItem.DoesNotExist as error:
        raise Http404 from error
    except EditConflict:
        typed.is_beaten = True
    except (NotAllowed, NotPossible, TransitionNotAllowed):
        typed.is_late = True
    if typed.form is None:
        typed.form = AnswerForm(request.POST)
        typed.form.keep_quiet()
    return _page(request, case_id, item_id, typed)


def _did(request: HttpRequest, case_id: UUID, item_id: UUID, typed: Typed) -> bool:
    """Do what the button says; True when an answer was sent."""
    actor, where = actor_of(request), {"case_id": case_id, "item_id": item_id}
    gone = sent_id(request.POST.get("_remove", ""))
    if gone is not None:
        answering.remove_item_file(actor, document_id=gone, **where)
        return False
    files = [file for name in FIELDS for file in request.FILES.getlist(name)]
    if files:
        typed.added = answering.add_item_files(actor, files=files, **where)
    if "_upload" in request.POST or (typed.added and typed.added.refused):
        typed.is_empty = not files
        return False
    has_files = answering.has_files(answering.waiting_files(case_id, item_id))
    form = AnswerForm(request.POST, has_files=has_files)
    if not form.is_valid():
        typed.form = form
        return False
    words = {"text": form.cleaned_data["text"], "cannot": form.cleaned_data["cannot"]}
    answering.answer_item(
        actor, seen=sent_number(request.POST.get("rev", "")) or 0, **words, **where
    )
    return True


def _page(request: HttpRequest, case_id: UUID, item_id: UUID, typed: Typed) -> HttpResponse:
    actor, case = read_own_case(
        request, case_id, AccessKind.COMPLETION, Verb.READ_COMPLETION, with_content=True
    )
    item = CompletionItem.objects.select_related("request").filter(case=case, pk=item_id).first()
    if item is None or not is_open_item(actor, case, item):
        raise Http404
    context = {
        **item_context(actor, case, item),
        **_told(typed.added),
        **_ways(actor, case),
        "typed": typed,
        "form": typed.form,
        "error_links": typed.form.error_links() if typed.status == 422 else [],
    }
    return render(request, "tracking/completing/item.html", context, status=typed.status)


def _ways(actor: Actor, case: Case) -> dict[str, bool]:
    return {
        "may_answer": can(actor, Verb.ANSWER_COMPLETION, case),
        "may_upload": can(actor, Verb.UPLOAD_TO_CASE, case),
    }


def _told(added: Added | None) -> dict[str, Any]:
    """Return the refused files with advice, and the names of those that were sent before."""
    if added is None:
        return {}
    return {
        "refused": [{"name": file.name, "advice": ADVICE[file.reason]} for file in added.refused],
        "sent_before": [document.name for document in added.stored if document.is_sent],
    }
