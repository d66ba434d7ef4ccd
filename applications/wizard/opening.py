"""Opening a draft for a page: what the actor may see, with its progress."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from applications.access import Actor, Verb, can
from applications.acting import actor_of
from applications.actions.reading import readable_draft
from applications.models import Case, Draft
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.keeping import kept_until
from applications.questions.months import applied_month
from applications.questions.privacy import CO_APPLICANT, LESS, OWNER, Reader, helper
from applications.questions.progress import Progress, facts_of
from applications.rest import rest_case, sent_keys
from applications.statuses import ApplicationKind
from eservice.ui.swedish import format_month


@dataclass(frozen=True)
class OpenDraft:
    """A draft as a page needs it. ``rest`` is the case whose rest it asks, after the most important
    was sent."""

    actor: Actor
    draft: Draft
    progress: Progress
    rest: Case | None = None

    @property
    def can_edit(self) -> bool:
        """True for those who may answer; others only read."""
        return can(self.actor, Verb.EDIT_DRAFT, self.draft)

    @cached_property
    def sent(self) -> frozenset[str]:
        """The keys of the steps whose answers were sent, while the rest is asked."""
        return sent_keys(self.rest) if self.rest else frozenset()

    @property
    def is_renewal(self) -> bool:
        """True when it began with the answers of the month before (återansökan)."""
        return self.draft.renews_id is not None

    @property
    def is_registered(self) -> bool:
        """True when staff write it down for the person: what she left open stops nothing."""
        return self.actor.registration is not None

    @property
    def is_extra(self) -> bool:
        """True when it is about one need beside an application for the same month."""
        return self.draft.kind == ApplicationKind.EXTRA

    @property
    def goes_straight(self) -> bool:
        """True when few questions are asked: then no check pages stand between the parts."""
        return self.draft.kind != ApplicationKind.FIRST and self.rest is None

    @property
    def month_before(self) -> str:
        """Return the month that the answers of a renewal come from, in words."""
        return format_month(self.draft.renews.month, with_year=False)

    @property
    def kept_until(self) -> date:
        """Return the last day that the draft is kept if nobody changes it."""
        moments = [row.at for row in self.progress.rows.values()]
        return kept_until(max(moments, default=self.draft.started_at))

    @property
    def month(self) -> str:
        """Return the month applied for in words, or nothing while it isn't chosen."""
        month = applied_month(self.progress.answers)
        return format_month(month, with_year=False) if month else ""


def reader_of(actor: Actor, draft: Draft) -> Reader:
    """Return how the actor stands to the answers of the draft that she acts on."""
    if actor.co_applicant:
        return CO_APPLICANT
    if actor.grant:
        return helper(actor.user.pk)
    reader = LESS if actor.shows_less else OWNER
    return reader.beside_partner() if draft.has_partner_in else reader


def progress_of(draft: Draft, opened: Step | None = None, reader: Reader = OWNER) -> Progress:
    """Read the draft's answers and hold them against the flow; ``opened``, ``reader``: see
    Progress."""
    return Progress(FLOW, answers_of(draft), facts_of(draft), opened, reader)


def find_draft(actor: Actor, draft_id: UUID) -> tuple[Actor, Draft]:
    """Return the actor as she stands to a draft that she may read, and the draft.

    Otherwise 404, as for one that doesn't exist.
    """
    try:
        return readable_draft(actor, draft_id=draft_id)
    except Draft.DoesNotExist as error:
        raise Http404 from error


def with_open_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the open draft. One that has been sent leads to its case instead, and a
    partner to her own part."""
    return _with(view, also_rest=False)


def with_open_or_rest(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the draft as ``with_open_draft``, also one that asks the rest."""
    return _with(view, also_rest=True)


def _with(view: Callable[..., HttpResponse], *, also_rest: bool) -> Callable[..., HttpResponse]:
    @wraps(view)
    def opened(request: HttpRequest, draft_id: UUID, *args, **kwargs) -> HttpResponse:
        actor, draft = find_draft(actor_of(request), draft_id)
        rest = rest_case(draft) if also_rest else None
        if draft.sent_at and rest is None:
            return redirect("case", draft.pk)
        if actor.co_applicant:
            return redirect("own_part", draft.pk)
        progress = progress_of(draft, reader=reader_of(actor, draft))
        return view(request, OpenDraft(actor, draft, progress, rest), *args, **kwargs)

    return opened
