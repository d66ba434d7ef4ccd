"""How the service is doing, and another try for what failed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe
from django_tasks_db.models import DBTaskResult

from applications.access import Actor
from applications.actions import operating
from applications.models import Notice
from applications.notice_kinds import Channel, NoticeKind
from applications.operating import state
from applications.operating.checks import all_checks
from applications.operating.guard import for_operators

SHOWN = 50
# What each task does, in words; the name of one that is not here is shown as it is.
TASKS = {
    "deliver_notice": _("Skicka ett meddelande"),
    "render_letter": _("Göra ett brev"),
    "print_code_letter": _("Göra ett brev med koder"),
    "copy_document": _("Göra kopior av ett papper"),
    "make_copy": _("Göra en kopia av någons uppgifter"),
    "make_paper_form": _("Göra en blankett"),
    "scan_document": _("Kontrollera en fil"),
}
DONE = {
    "uppgift": _("Uppgiften ligger i kön igen."),
    "alla": _("Alla uppgifter ligger i kön igen."),
    "meddelande": _("Vi försöker skicka meddelandet igen."),
    "redan": _("Någon har redan försökt igen."),
}


@require_safe
@for_operators
def operation(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show how the service is doing, and what failed."""
    failed, undelivered = state.failed_tasks(), state.undelivered()
    counts = {"failed": failed.count(), "undelivered": undelivered.count()}
    context = {
        "checks": all_checks(**counts),
        "last_day": state.last_day(),
        "tasks": [_task(each) for each in failed[:SHOWN]],
        "notices": [_notice(each) for each in undelivered[:SHOWN]],
        "counts": counts,
        "shown": SHOWN,
        "done": DONE.get(request.GET.get("klart", "")),
    }
    return render(request, "operating/start.html", context)


def _task(found: DBTaskResult) -> dict[str, Any]:
    """The error is named by its kind: its words may hold what somebody wrote."""
    name = found.task_path.rpartition(".")[2]
    return {
        "id": found.pk,
        "name": TASKS.get(name, name),
        "at": found.finished_at,
        "error": found.exception_class_path.rpartition(".")[2],
    }


def _notice(found: Notice) -> dict[str, Any]:
    return {
        "id": found.pk,
        "name": NoticeKind(found.kind).label,
        "way": Channel(found.channel).label if found.channel else "",
        "at": found.failed_at,
        "attempts": found.attempts,
    }


@require_POST
@for_operators
def retry_task(request: HttpRequest, actor: Actor, task_id: UUID) -> HttpResponse:
    """Try one failed task again."""
    return _back("uppgift" if operating.retry_task(actor, task_id=task_id) else "redan")


@require_POST
@for_operators
def retry_all_tasks(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Try all failed tasks again."""
    return _back("alla" if operating.retry_all_tasks(actor) else "redan")


@require_POST
@for_operators
def retry_notice(request: HttpRequest, actor: Actor, notice_id: UUID) -> HttpResponse:
    """Try again to send a message that we gave up on."""
    return _back("meddelande" if operating.retry_notice(actor, notice_id=notice_id) else "redan")


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('operation')}?klart={done}")
