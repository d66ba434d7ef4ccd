"""Help around a draft: saying that it is ready, seeing what a helper changed, taking it back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_POST

from applications.access import Verb, can
from applications.acting import actor_of
from applications.actions.helping import mark_seen, say_ready, take_change_back
from applications.errors import AlreadySent, NotAllowed
from applications.models import Answer, AnswerRevision, Document, Draft
from applications.questions.catalogue import FLOW
from applications.questions.changes import Change, changes_of, has_changes, new_papers
from applications.questions.flow import Step
from applications.questions.papers import BY_KEY, paper_key
from applications.wizard.opening import OpenDraft, with_open_draft
from applications.wizard.pages import typed_text
from applications.wizard.step import whole_number


def help_around(opened: OpenDraft) -> dict[str, Any]:
    """Return what the task list and the check page say about help with the draft."""
    actor, draft = opened.actor, opened.draft
    is_owner = actor.grant is None and actor.registration is None
    return {
        "can_send": can(actor, Verb.SEND_DRAFT, draft),
        "can_hand_on": can(actor, Verb.HAND_ON, draft),
        "can_say_ready": can(actor, Verb.SAY_READY, draft),
        "can_delete": can(actor, Verb.DELETE_DRAFT, draft),
        "is_changed": is_owner and has_changes(draft, opened.progress.rows.values()),
        "is_ready": is_owner and draft.handed_at is not None and draft.handed_at > draft.seen_at,
    }


@dataclass(frozen=True, kw_only=True)
class ShownChange:
    """A change in words: the question, who answered, what stood there and what stands now."""

    change: Change
    title: str
    before: list[str] | None
    now: list[str] | None


@dataclass(frozen=True, kw_only=True)
class ShownPaper:
    """A file that a helper has added."""

    document: Document
    name: Any


@with_open_draft
def _page(request: HttpRequest, opened: OpenDraft, *, is_late: bool = False) -> HttpResponse:
    """List what others have changed since the owner last said that she had seen it."""
    if not can(opened.actor, Verb.DELETE_DRAFT, opened.draft):
        raise Http404
    context = {
        "opened": opened,
        "actor": opened.actor,
        "changes": [_shown(opened, change) for change in changes_of(FLOW, opened.draft)],
        "papers": [_paper(document) for document in new_papers(opened.draft)],
        "is_late": is_late,
        "has_missing": bool(opened.progress.missing()),
    }
    return render(request, "wizard/changes.html", context, status=409 if is_late else 200)


def _paper(document: Document) -> ShownPaper:
    return ShownPaper(document=document, name=BY_KEY[paper_key(document.kind)].name)


def _shown(opened: OpenDraft, change: Change) -> ShownChange:
    answers = opened.progress.answers
    return ShownChange(
        change=change,
        title=str(change.step.title_for(answers)),
        before=_words(opened, change.step, change.before),
        now=_words(opened, change.step, change.now),
    )


def _words(
    opened: OpenDraft, step: Step, version: Answer | AnswerRevision | None
) -> list[str] | None:
    """Return a version of an answer in words, or None when there was none."""
    if version is None:
        return None
    reader, raw = opened.progress.reader, MultiValueDict(version.raw)
    form = step.form(data=raw, **opened.progress.form_words(step))
    if not form.is_valid():
        return typed_text(reader.readable(step, version), step)
    shown = step.form.shown(form.stored(), step.title_for(opened.progress.answers))
    return [line for answer in shown if reader.may_read(answer, version) for line in answer.lines]


@require_http_methods(["GET", "HEAD", "POST"])
def changes(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """The page with the changes; its POSTs say that she has seen them, or take one back."""
    if request.method != "POST":
        return _page(request, draft_id)
    try:
        if "step" not in request.POST:
            mark_seen(actor_of(request), draft_id=draft_id)
            return redirect("draft", draft_id)
        is_done = take_change_back(
            actor_of(request),
            draft_id=draft_id,
            step=request.POST["step"],
            seen_rev=whole_number(request.POST.get("rev", "")),
        )
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)
    if not is_done:
        return _page(request, draft_id, is_late=True)
    return redirect("draft_changes", draft_id)


@require_POST
def ready(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """A helper says that the application is ready for the person to read and send."""
    try:
        say_ready(actor_of(request), draft_id=draft_id)
    except (Draft.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except AlreadySent:
        return redirect("case", draft_id)
    return HttpResponseRedirect(f"{reverse('draft', args=[draft_id])}?klart=sagt")
