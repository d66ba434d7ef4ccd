"""Att göra: what the unit has to do that is no case, the longest waiting first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor
from applications.actions.reading import read_worklist
from applications.actions.tasks import ENDS_BY_ANSWER, finish_task
from applications.belonging import partly_about, recusals_of
from applications.errors import NotAllowed, TransitionNotAllowed
from applications.models import UnitTask
from applications.notice_kinds import TaskKind
from applications.paging import PAGE_SIZE, Cursor
from applications.protection import tasks_hidden_from
from applications.review.guard import for_caseworkers
from applications.review.reach import reach
from applications.review.worklisting.places import tabs
from eservice.municipality import municipality

WHAT_TO_DO: dict[TaskKind, str | Promise] = {
    TaskKind.NOTICE_FAILED: _("Berätta att det har hänt något i ärendet."),
    TaskKind.HELP_WANTED: _("Fråga vad personen vill ha hjälp med."),
    TaskKind.GRANT_TO_VERIFY: _("Kontrollera underlaget."),
    TaskKind.ORGANISATION_TO_VERIFY: _("Ring föreningen och kontrollera den."),
    TaskKind.RECUSED: _("Ta ärendet, eller ge det till en kollega."),
    TaskKind.DECISION_PROPOSED: _("Läs förslaget. Fatta beslutet eller lämna tillbaka det."),
    TaskKind.APPEALED: _("Läs överklagandet. Se först om det kom i tid."),
    TaskKind.PAPER_REFUSED: _("Det fanns något skadligt i filen. Be om papperet en gång till."),
    TaskKind.DECISION_WANTED: _("Fatta beslut, eller svara varför det inte går än."),
}
# Where a task is dealt with, for the kinds that have a page of their own.
LINKS: dict[TaskKind, Callable[[UnitTask], str]] = {
    TaskKind.GRANT_TO_VERIFY: lambda task: reverse("verify_grant", args=[task.grant_id]),
    TaskKind.ORGANISATION_TO_VERIFY: lambda task: reverse(
        "review_organisation", args=[task.organisation_id]
    ),
    TaskKind.RECUSED: lambda task: reverse("review_case", args=[task.case_id]),
    TaskKind.DECISION_PROPOSED: lambda task: reverse("preview_decision", args=[task.case_id]),
    TaskKind.PAPER_REFUSED: lambda task: reverse("review_case", args=[task.case_id]),
    TaskKind.APPEALED: lambda task: reverse("case_appeals", args=[task.case_id]),
    TaskKind.DECISION_WANTED: lambda task: reverse("answer_decision_wanted", args=[task.case_id]),
}
# Kinds for which someone gets in touch with the person.
TO_REACH = frozenset({TaskKind.NOTICE_FAILED, TaskKind.HELP_WANTED})


@dataclass(frozen=True)
class TasksPage:
    """One page of tasks, the longest waiting first; ``next`` is None on the last page."""

    tasks: list[UnitTask]
    next: Cursor | None


def open_tasks(actor: Actor) -> QuerySet[UnitTask]:
    """The open tasks of the caseworker's unit, without those that are partly hers (FL 16 §), or
    about somebody whom she may not see (ADR 22)."""
    tasks = UnitTask.objects.filter(unit=actor.user.unit, done_at__isnull=True)
    recused = recusals_of(actor.user).values("case")
    tasks = tasks.exclude(partly_about(actor.person)).exclude(case__in=recused)
    return tasks.exclude(tasks_hidden_from(actor.user))


def tasks_page(actor: Actor, after: Cursor | None) -> TasksPage:
    """Return the tasks that come after a place, by walking an index: no count, no offset."""
    rows = open_tasks(actor).select_related(
        "person__contact_choice", "case", "organisation", "grant__grantor"
    )
    if after:
        later = Q(at__gt=after.at) | Q(at=after.at, id__gt=after.id)
        rows = rows.filter(later, at__gte=after.at)
    found = list(rows.order_by("at", "id")[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    following = Cursor(shown[-1].at, shown[-1].pk) if len(found) > PAGE_SIZE else None
    return TasksPage(shown, following)


@require_safe
@for_caseworkers
def tasks(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show one page of what the unit has to do. It is one row in the access log."""
    after = Cursor.parse(request.GET.get("efter", ""))
    read_worklist(actor)
    page = tasks_page(actor, after)
    start = reverse("tasks")
    context = {
        "tabs": tabs(),
        "has_organisations": actor.user.unit == municipality().receiving_unit,
        "rows": [_row(task) for task in page.tasks],
        "is_done": request.GET.get("klart") == "ja",
        "is_later_page": after is not None,
        "next_url": f"{start}?{urlencode({'efter': page.next})}" if page.next else "",
        "first_url": start if after else "",
    }
    return render(request, "review/tasks.html", context)


def _row(task: UnitTask) -> dict[str, Any]:
    kind = TaskKind(task.kind)
    person = task.person or (task.grant and task.grant.grantor)
    link = LINKS.get(kind)
    return {
        "id": task.pk,
        "label": kind.label,
        "todo": WHAT_TO_DO[kind],
        "person": person,
        "organisation": task.organisation,
        "case": task.case,
        "at": task.at,
        "url": link(task) if link else "",
        "reach": reach(task) if kind in TO_REACH else None,
        "is_finished_here": kind not in ENDS_BY_ANSWER,
    }


@require_POST
@for_caseworkers
def finish(request: HttpRequest, actor: Actor, task_id: UUID) -> HttpResponse:
    """Say that a task is done. What ends by an answer is left as it is."""
    try:
        finish_task(actor, task_id=task_id)
    except (UnitTask.DoesNotExist, NotAllowed) as error:
        raise Http404 from error
    except TransitionNotAllowed:
        return HttpResponseRedirect(reverse("tasks"))
    return HttpResponseRedirect(f"{reverse('tasks')}?klart=ja")
