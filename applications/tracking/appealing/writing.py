"""Appealing a decision: what should be changed, why, and the papers that show it.

One form holds it all, so that nothing typed is lost when a file is added or taken away. Files
are stored at once and sent with the appeal; until then they can be seen and removed.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from applications.access import Verb, can
from applications.acting import actor_of, hides_earlier
from applications.actions import appeal_files, appealing
from applications.documents import limits
from applications.errors import EditConflict, NotAllowed, NotPossible
from applications.event_kinds import AccessKind
from applications.models import Appeal, Case, Decision
from applications.statuses import AppealStatus
from applications.tracking.appealing.write_page import (
    AppealForm,
    Typed,
    appeals_in_order,
    no_power_page,
    write_page,
)
from applications.tracking.own_case import read_own_case, shows_case
from applications.tracking.too_much import too_much_page
from eservice.middleware import takes_files
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id, sent_number

FIELDS = ("files", "camera")


def too_much(request: HttpRequest, status: int, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """The page for a request that is too large, or that can't be read: how to send less."""
    back = reverse("appeal_decision", args=[case_id, decision_id])
    return too_much_page(request, status, back=back, words=_("Tillbaka till överklagandet"))


@takes_files(most_bytes=limits.LARGEST_REQUEST, refuse=too_much)
@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@hides_earlier
@shows_case
def appeal_decision(request: HttpRequest, case_id: UUID, decision_id: UUID) -> HttpResponse:
    """Ask what should be changed and why, and take in the papers. One that is there already is
    shown instead. Who reads the decision and may not appeal it is told who may."""
    actor, case = read_own_case(request, case_id, AccessKind.DECISION, Verb.READ_DECISION)
    decision = _decision(case, decision_id)
    if not can(actor, Verb.APPEAL, case):
        return no_power_page(request, actor, case, decision, AppealForm(request.POST))
    if request.method != "POST":
        known = appeals_in_order(decision)
        if known and known[-1].status != AppealStatus.TOO_LATE:
            return redirect("appeal", case.pk, known[-1].pk)
        return write_page(request, actor, case, decision, _quiet(typed_before_login(request)))
    typed, made = _taken_in(request, case_id, decision_id)
    if made is None:
        return write_page(request, actor, case, decision, typed)
    response = HttpResponseRedirect(f"{reverse('appeal', args=[case.pk, made.pk])}?klart=skickat")
    forget(request, response)
    return response


def _decision(case: Case, decision_id: UUID) -> Decision:
    decision = case.decisions.defer("content").filter(pk=decision_id).first()
    if decision is None:
        raise Case.DoesNotExist
    return decision


def _taken_in(
    request: HttpRequest, case_id: UUID, decision_id: UUID
) -> tuple[Typed, Appeal | None]:
    """Do what the button says; with the appeal when one was sent."""
    typed = _quiet(request.POST)
    try:
        return typed, _did(request, case_id, decision_id, typed)
    except EditConflict:
        typed.is_beaten = True
    except NotPossible:
        typed.is_replaced = True
    except NotAllowed:
        # The power was taken back between the reading and the writing.
        typed.is_stopped = True
    return typed, None


def _did(request: HttpRequest, case_id: UUID, decision_id: UUID, typed: Typed) -> Appeal | None:
    actor = actor_of(request)
    where = {"case_id": case_id, "decision_id": decision_id}
    gone = sent_id(request.POST.get("_remove", ""))
    if gone is not None:
        appeal_files.remove_appeal_file(actor, case_id=case_id, document_id=gone)
        return None
    where["seen"] = sent_number(request.POST.get("seen", "")) or 0
    files = [file for name in FIELDS for file in request.FILES.getlist(name)]
    if files:
        typed.added = appeal_files.add_appeal_files(actor, files=files, **where)
    if "_upload" in request.POST or (typed.added and typed.added.refused):
        typed.is_empty = not files
        return None
    form = AppealForm(request.POST)
    if not form.is_valid():
        typed.form = form
        return None
    words = {"wants": form.cleaned_data["wants"], "why": form.cleaned_data["why"]}
    return appealing.appeal_decision(actor, **words, **where)


def _quiet(data: object) -> Typed:
    form = AppealForm(data)
    form.keep_quiet()
    return Typed(form=form)
