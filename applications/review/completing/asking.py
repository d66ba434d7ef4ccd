"""The page where a caseworker asks for what is missing: several things, one letter.

Nothing is kept between the pages: what is typed goes along in the page until it is sent.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from applications.access import Actor, Verb, require
from applications.actions import completions
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.questions.completing import Askable, askable
from applications.review.case_page import frame, opened_case
from applications.review.completing.asking_forms import (
    PICK,
    SOMETHING_ELSE,
    Items,
    LetterForm,
    Raw,
    letter_to_begin_with,
    with_rows,
)
from applications.review.guard import STOPPED, for_caseworkers, visible_case
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.sent import sent_id, sent_number


@dataclass(frozen=True, kw_only=True)
class Typed:
    """The page as it stands: ``items`` is None while nothing is picked."""

    items: Any
    letter: LetterForm
    known: dict[str, Askable]
    page_id: UUID

    def keep_quiet(self) -> None:
        self.letter.keep_quiet()
        if self.items is not None:
            self.items.keep_quiet()

    def is_valid(self) -> bool:
        is_whole = self.letter.is_valid()
        return self.items is not None and self.items.is_valid() and is_whole

    @property
    def error_links(self) -> list[tuple[str, str]]:
        links = self.items.error_links() if self.items is not None else []
        return [*links, *self.letter.error_links()]


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def ask_completion(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Pick what to ask for, put it in words, and send it as one letter."""
    if request.method == "POST":
        return _sent(request, actor, visible_case(actor, case_id))
    case = opened_case(actor, case_id, AccessKind.ANSWERS)
    require(actor, Verb.ASK_COMPLETION, case)
    completions.require_asking(case)
    before = typed_before_login(request)
    typed = _typed(case, before or letter_to_begin_with(), request.GET.getlist(PICK))
    typed.keep_quiet()
    return _page(request, case, typed)


def _sent(request: HttpRequest, actor: Actor, case: Case) -> HttpResponse:
    is_adding = "_add" in request.POST
    picked = request.POST.getlist(PICK) if is_adding else []
    typed = _typed(
        case, request.POST, picked, leave_out=sent_number(request.POST.get("_remove", ""))
    )
    try:
        require(actor, Verb.ASK_COMPLETION, case)
        if is_adding or "_remove" in request.POST:
            typed.keep_quiet()
            return _page(request, _opened(actor, case), typed)
        if not typed.is_valid():
            return _page(request, _opened(actor, case), typed, status=422)
        _ask(actor, case, typed)
    except (NotAllowed, TransitionNotAllowed) as error:
        typed.keep_quiet()
        return _page(request, _opened(actor, case), typed, status=409, stopped=STOPPED[type(error)])
    url = f"{reverse('review_completions', args=[case.pk])}?klart=skickat"
    response = HttpResponseRedirect(url)
    forget(request, response)
    return response


def _ask(actor: Actor, case: Case, typed: Typed) -> None:
    rows = [row for row in typed.items.forms if row.cleaned_data]
    completions.ask_completion(
        actor,
        case_id=case.pk,
        items=[row.asked(typed.known) for row in rows],
        page_id=typed.page_id,
        **typed.letter.stored(),
    )


def _opened(actor: Actor, case: Case) -> Case:
    return opened_case(actor, case.pk, AccessKind.ANSWERS)


def _typed(
    case: Case, data: MultiValueDict, picked: list[str], leave_out: int | None = None
) -> Typed:
    known = {found.key: found for found in askable(case.content)}
    numbers = [number for number in Items.row_numbers(data) if number != leave_out]
    raw: Raw = Items.raw_from(data, leave_out=leave_out) if numbers else {}
    raw = with_rows(raw, picked, known)
    has_rows = bool(Items.row_numbers(raw))
    return Typed(
        items=Items(MultiValueDict(raw)) if has_rows else None,
        letter=LetterForm(data),
        known=known,
        page_id=sent_id(data.get("page_id", "")) or uuid4(),
    )


def _page(
    request: HttpRequest, case: Case, typed: Typed, *, status: int = 200, stopped: Any = None
) -> HttpResponse:
    picks = groupby(typed.known.values(), key=lambda found: found.heading)
    context = {
        **frame(request, case),
        "typed": typed,
        "picks": [(heading, list(found)) for heading, found in picks],
        "something_else": SOMETHING_ELSE,
        "stopped": stopped,
        "error_links": typed.error_links if status == 422 else [],
    }
    return render(request, "review/completing/ask.html", context, status=status)
