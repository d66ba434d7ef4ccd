"""The regular check: a sample drawn by chance, looked through, and what was seen written down."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from applications.access import Actor
from applications.actions import auditing
from applications.auditing.guard import for_auditors
from applications.auditing.period import PeriodForm
from applications.auditing.rows import row_of
from applications.errors import NotAllowed, NotPossible, TransitionNotAllowed
from applications.models import LogCheck
from eservice.people.stash import forget, keeps_typed, typed_before_login
from eservice.ui.fields import LongText, WholeNumber
from eservice.ui.forms import QuestionForm

SHOWN = 20
USUAL, HIGHEST = 20, 100
FAULTS: dict[str, str | Promise] = {
    "too_long": gettext_lazy("Välj högst 92 dagar"),
    "nothing": gettext_lazy("Ingen annan läste något de dagarna. Välj andra dagar."),
}


class DrawForm(PeriodForm):
    """How many readings to draw, and from which days."""

    count = WholeNumber(
        label=gettext_lazy("Hur många läsningar vill du titta på?"),
        wrong=gettext_lazy("Skriv ett tal från 1 till 100"),
        lowest=1,
        highest=HIGHEST,
        initial=USUAL,
    )


class FindingForm(QuestionForm):
    """What the auditor saw."""

    finding = LongText(
        label=gettext_lazy("Det här såg jag"),
        help_text=gettext_lazy("Skriv också om allt såg rätt ut. Du kan inte ändra efteråt."),
        missing=gettext_lazy("Skriv vad du såg"),
    )
    has_own_heading = True


@require_safe
@for_auditors
def audit(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The newest checks, and the ways on."""
    checks = LogCheck.objects.select_related("by__person").defer("finding")
    context = {"checks": checks.order_by("-at", "-pk")[:SHOWN]}
    return render(request, "auditing/start.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_auditors
def start_log_check(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask from which days, and draw a sample."""
    form = DrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            check = auditing.start_log_check(actor, **form.cleaned_data)
        except NotPossible as error:
            form.add_error("since", FAULTS[str(error)])
        else:
            return redirect("log_check", check.pk)
    context = {"form": form, "error_links": form.error_links()}
    return render(request, "auditing/draw.html", context, status=422 if form.is_bound else 200)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
@for_auditors
def log_check(request: HttpRequest, actor: Actor, check_id: UUID) -> HttpResponse:
    """Show the sample, and take in what the auditor saw, once."""
    if request.method != "POST":
        form = FindingForm(typed_before_login(request))
        form.keep_quiet()
        return _page(request, actor, check_id, form)
    form, status, stopped = FindingForm(request.POST), 422, ""
    if form.is_valid():
        try:
            finding = form.cleaned_data["finding"]
            auditing.finish_log_check(actor, check_id=check_id, finding=finding)
        except (NotAllowed, TransitionNotAllowed):
            status, stopped = 409, _("Kontrollen är klar, eller någon annans.")
        else:
            response = HttpResponseRedirect(reverse("log_check", args=[check_id]))
            forget(request, response)
            return response
    return _page(request, actor, check_id, form, status=status, stopped=stopped)


def _page(
    request: HttpRequest,
    actor: Actor,
    check_id: UUID,
    form: FindingForm,
    *,
    status: int = 200,
    stopped: str = "",
) -> HttpResponse:
    check, readings = auditing.read_log_check(actor, check_id=check_id)
    rows = [row_of(row) for row in readings]
    context = {
        "check": check,
        "rows": rows,
        "odd_count": sum(bool(row["odd"]) for row in rows),
        "can_finish": not check.finished_at and check.by_id == actor.user.pk,
        "form": form,
        "typed": form.data.get("finding", "") if stopped else "",
        "stopped": stopped,
        "error_links": [] if stopped else form.error_links(),
    }
    return render(request, "auditing/check.html", context, status=status)
