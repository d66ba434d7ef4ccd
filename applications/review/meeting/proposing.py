"""The page where a caseworker proposes times. Nothing is kept between the pages: what is typed
goes along until it is sent."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions import meetings
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case, Meeting
from applications.review.case_page import frame, opened_case
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from applications.review.meeting.forms import (
    ROWS_TO_BEGIN_WITH,
    USUAL_MINUTES,
    ProposalForm,
    Times,
)
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id, sent_number

INSTEAD = "i-stallet-for"


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The page as it stands."""

    times: Any
    form: ProposalForm
    page_id: UUID
    instead_of: UUID | None

    def keep_quiet(self) -> None:
        self.times.keep_quiet()
        self.form.keep_quiet()

    def is_valid(self) -> bool:
        is_whole = self.form.is_valid()
        return self.times.is_valid() and is_whole

    @property
    def has_room(self) -> bool:
        return len(self.times.forms) < self.times.most_rows

    @property
    def error_links(self) -> list[tuple[str, str]]:
        return [*self.times.error_links(), *self.form.error_links()]

    def proposal(self) -> meetings.Proposal:
        said = self.form.cleaned_data
        return meetings.Proposal(
            times=self.times.moments(),
            minutes=said["minutes"],
            ways=said["ways"],
            why=said["why"],
            hers_alone=bool(said["private"]),
        )


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def propose_meeting(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Write one to six times, how long, which ways and why; send it to the person."""
    if request.method == "POST":
        return _sent(request, actor, visible_case(actor, case_id))
    case = opened_case(actor, case_id, AccessKind.MEETING)
    require(actor, Verb.PROPOSE_MEETING, case)
    meetings.require_meeting(case)
    before = typed_before_login(request)
    data = before or _to_begin_with(request.GET.get(INSTEAD, ""))
    typed = _typed(data, _rows(data) if before else Times.counted({}, ROWS_TO_BEGIN_WITH))
    typed.keep_quiet()
    return _page(request, case, typed)


def _sent(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    is_adding = "_add" in request.POST
    gone = sent_number(request.POST.get("_remove", ""))
    rows = _rows(request.POST, leave_out=gone)
    if is_adding or gone is not None:
        require(actor, Verb.PROPOSE_MEETING, case)
        typed = _typed(request.POST, Times.with_empty_row(rows) if is_adding else rows)
        typed.keep_quiet()
        return _page(request, _opened(actor, case), typed)
    typed = _typed(request.POST, Times.filled(rows))
    try:
        require(actor, Verb.PROPOSE_MEETING, case)
        if not typed.is_valid():
            return _page(request, _opened(actor, case), typed, status=422)
        _propose(actor, case, typed)
    except Meeting.DoesNotExist as error:
        raise Http404 from error
    except (NotAllowed, TransitionNotAllowed) as error:
        typed.keep_quiet()
        return _page(request, _opened(actor, case), typed, status=409, stopped=STOPPED[type(error)])
    except NotPossible:
        # A time passed between the two looks at the clock: its row says so now.
        typed = _typed(request.POST, Times.filled(rows))
        typed.is_valid()
        return _page(request, _opened(actor, case), typed, status=422)
    url = f"{reverse('case_meetings', args=[case.pk])}?klart=foreslaget"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _propose(actor: Actor, case: Case, typed: Typed) -> None:
    meetings.propose_meeting(
        actor,
        case_id=case.pk,
        proposal=typed.proposal(),
        page_id=typed.page_id,
        instead_of=typed.instead_of,
    )


def _opened(actor: Actor, case: Case) -> Case:
    return opened_case(actor, case.pk, AccessKind.MEETING)


def _to_begin_with(instead_of: str) -> MultiValueDict:
    return MultiValueDict({"minutes": [str(USUAL_MINUTES)], "instead_of": [instead_of]})


def _rows(data: MultiValueDict, leave_out: int | None = None) -> dict[str, list[str]]:
    return Times.raw_from(data, leave_out=leave_out)


def _typed(data: MultiValueDict, rows: dict[str, list[str]]) -> Typed:
    return Typed(
        times=Times(MultiValueDict(rows)),
        form=ProposalForm(data),
        page_id=sent_id(data.get("page_id", "")) or uuid4(),
        instead_of=sent_id(data.get("instead_of", "")),
    )


def _page(
    request: HttpRequest, case: Case, typed: Typed, *, status: int = 200, stopped: Any = None
) -> HttpResponse:
    context = {
        **frame(request, case),
        "typed": typed,
        "stopped": stopped,
        "error_links": typed.error_links if status == 422 else [],
    }
    return render(request, "review/meeting/propose.html", context, status=status)
