"""The unit's payments by day, and the files that take them to the system that pays."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from applications.access import Actor
from applications.actions import payment_files
from applications.actions.reading import read_payments
from applications.models import Payment
from applications.paging import PAGE_SIZE
from applications.review.guard import for_caseworkers
from applications.review.paying.rows import payment_row
from applications.statuses import PaymentStatus
from eservice import clock
from eservice.municipality import municipality
from eservice.spreadsheet import CONTENT_TYPE
from eservice.ui.fields import DateField
from eservice.ui.forms import QuestionForm
from eservice.workdays import next_payment_day

DONE = {"betald": _("Alla utbetalningar i filen är noterade som betalda.")}


@dataclass(frozen=True)
class View:
    """One list: its name in the address and in words, and what is in it."""

    slug: str
    status: PaymentStatus
    label: str | Promise
    empty: str | Promise


VIEWS = {
    view.slug: view
    for view in (
        View(
            "planerade",
            PaymentStatus.PLANNED,
            _("Planerade"),
            _("Inga utbetalningar är planerade just nu."),
        ),
        View(
            "stoppade",
            PaymentStatus.STOPPED,
            _("Stoppade"),
            _("Inga utbetalningar är stoppade just nu."),
        ),
        View("betalda", PaymentStatus.PAID, _("Betalda"), _("Inga utbetalningar är betalda än.")),
    )
}


@dataclass(frozen=True)
class Place:
    """A place in a list: the last payment that was shown."""

    day: date
    id: UUID

    def __str__(self) -> str:
        return f"{self.day.isoformat()}_{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Place | None":
        """Return the place, or None for anything that is not one."""
        day, _sep, payment_id = text.partition("_")
        try:
            return cls(date.fromisoformat(day), UUID(payment_id))
        except ValueError:
            return None


class UntilForm(QuestionForm):
    """Up to which day the payments go into the file."""

    until = DateField(
        label=_("Till och med vilken dag?"),
        help_text=_("Lämnar du det tomt tar vi med allt till och med nästa utbetalningsdag."),
        required=False,
    )
    has_own_heading = True


@require_safe
@for_caseworkers
def payments(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Show a page of the unit's payments, the files, and the way to a new one."""
    return _page(request, actor, UntilForm())


@require_POST
@for_caseworkers
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Give a new file up to a day, or with ``file`` an earlier one again."""
    if "file" in request.POST:
        at = _moment(request)
        found = payment_files.file_again(actor, at=at) if at else None
        words = _("Filen finns inte längre, eller så är allt i den stoppat.")
        return _download(found) if found else _page(request, actor, UntilForm(), said=words)
    form = UntilForm(request.POST)
    if not form.is_valid():
        return _page(request, actor, form, status=422)
    until = form.cleaned_data["until"] or _next_payment_day()
    found = payment_files.export_payments(actor, until=until)
    words = _("Det finns inga nya utbetalningar till den dagen. Titta bland filerna nedanför.")
    return _download(found) if found else _page(request, actor, form, said=words)


@require_POST
@for_caseworkers
def file_paid(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Note that everything in a file is paid. Twice changes nothing."""
    at = _moment(request)
    if at:
        payment_files.mark_file_paid(actor, at=at)
    return HttpResponseRedirect(f"{reverse('payments')}?klart=betald")


def _download(found: payment_files.PaymentFile) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{found.name}"'}
    return HttpResponse(found.content, content_type=CONTENT_TYPE, headers=headers)


def _moment(request: HttpRequest) -> datetime | None:
    """Return which file the page named, or None for anything that is no moment."""
    try:
        at = datetime.fromisoformat(request.POST.get("file", ""))
        return at.astimezone(UTC) if at.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _page(
    request: HttpRequest,
    actor: Actor,
    form: UntilForm,
    *,
    said: str | Promise = "",
    status: int = 200,
) -> HttpResponse:
    read_payments(actor)
    view = VIEWS.get(request.GET.get("vy", ""), VIEWS["planerade"])
    after = Place.parse(request.GET.get("efter", ""))
    rows, following = _rows(actor, view, after)
    start = f"{reverse('payments')}?vy={view.slug}"
    context = {
        "tabs": [_tab(view, each) for each in VIEWS.values()],
        "label": view.label,
        "empty": _("Det finns inga fler utbetalningar här.") if after else view.empty,
        "rows": rows,
        "next_url": f"{start}&{urlencode({'efter': following})}" if following else "",
        "first_url": start if after else "",
        "form": form,
        "files": payment_files.files_of(actor),
        "payment_day": _next_payment_day(),
        "done": DONE.get(request.GET.get("klart", "")),
        "said": said,
        "error_links": form.error_links(),
    }
    return render(request, "review/paying/unit.html", context, status=409 if said else status)


def _next_payment_day() -> date:
    return next_payment_day(clock.today(), municipality().casework.payment_day)


def _tab(current: View, view: View) -> dict[str, Any]:
    url = f"{reverse('payments')}?vy={view.slug}"
    return {"url": url, "label": view.label, "is_current": view == current}


def listed(actor: Actor, view: View, after: Place | None = None) -> QuerySet[Payment]:
    """The payments of a list in its order, those after a place; paid ones come newest first."""
    found = payment_files.unit_payments(actor).filter(status=view.status)
    is_backwards = view.status is PaymentStatus.PAID
    if after:
        # Compared as one, so that the index is entered at the row: most are paid on the same day.
        past = TupleLessThan if is_backwards else TupleGreaterThan
        found = found.filter(past((F("pay_on"), F("id")), (after.day, after.id)))
    return found.order_by(*(("-pay_on", "-id") if is_backwards else ("pay_on", "id")))


def _rows(
    actor: Actor, view: View, after: Place | None
) -> tuple[list[dict[str, Any]], Place | None]:
    """Return a page of payments by walking an index."""
    payments = list(listed(actor, view, after).select_related("case__person")[: PAGE_SIZE + 1])
    shown = payments[:PAGE_SIZE]
    return [_row(payment) for payment in shown], _next(shown, len(payments))


def _row(payment: Payment) -> dict[str, Any]:
    return {**payment_row(payment), "case": payment.case, "is_exported": payment.exported_at}


def _next(shown: list[Payment], found: int) -> Place | None:
    return Place(shown[-1].pay_on, shown[-1].pk) if found > PAGE_SIZE else None
