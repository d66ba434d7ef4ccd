"""Payment files: the unit's planned payments leave once, and every case is a logged reading."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import DatabaseError, transaction
from django.db.models import Count, Q, QuerySet

from applications.access import Actor, Verb, require
from applications.actions.reading import ReadingNotLogged
from applications.event_kinds import AccessKind, EventKind
from applications.ledger import append_event, log_accesses
from applications.models import Case, Payment
from applications.queries import reviewed_cases
from applications.questions.payment_file import file_name, payment_file
from applications.statuses import PaymentStatus
from eservice import clock

# More than this goes into the next file: what is locked at once has an end.
MOST_IN_FILE = 5_000
SHOWN_FOR = timedelta(days=60)
MOST_FILES = 10
# A payment that was stopped or cancelled later is not in the file any more.
IN_FILE = (PaymentStatus.PLANNED, PaymentStatus.PAID)


@dataclass(frozen=True, kw_only=True)
class PaymentFile:
    """A file that leaves; ``at`` is its name among the unit's files."""

    at: datetime
    content: bytes
    count: int

    @property
    def name(self) -> str:
        return file_name(self.at)


def unit_payments(actor: Actor) -> QuerySet[Payment]:
    """The payments of the caseworker's unit, but for cases that are partly hers (FL 16 §)."""
    return Payment.objects.filter(unit=actor.user.unit, case__in=reviewed_cases(actor))


def export_payments(actor: Actor, *, until: date) -> PaymentFile | None:
    """Put the unit's planned payments up to a day, that day included, into a new file.

    Each leaves once. None when there is nothing left to export.
    """
    require(actor, Verb.EXPORT_PAYMENTS)
    waiting = unit_payments(actor).filter(
        status=PaymentStatus.PLANNED, exported_at__isnull=True, pay_on__lte=until
    )
    with transaction.atomic():
        payments = _locked(waiting)
        if not payments:
            return None
        now = clock.now()
        chosen = Payment.objects.filter(pk__in=[payment.pk for payment in payments])
        chosen.update(exported_at=now)
        return _leaves(actor, now, payments)


def file_again(actor: Actor, *, at: datetime) -> PaymentFile | None:
    """Return an earlier file of the unit once more, without what was stopped since; None when
    there is nothing in it for the actor."""
    require(actor, Verb.EXPORT_PAYMENTS)
    payments = unit_payments(actor).filter(exported_at=at, status__in=IN_FILE)
    found = list(payments.select_related("case").order_by("pay_on", "id"))
    with transaction.atomic():
        return _leaves(actor, at, found) if found else None


def mark_file_paid(actor: Actor, *, at: datetime) -> int:
    """Note that everything in a file that was still planned is paid; returns how many."""
    require(actor, Verb.EXPORT_PAYMENTS)
    planned = unit_payments(actor).filter(exported_at=at, status=PaymentStatus.PLANNED)
    with transaction.atomic():
        payments, now = _locked(planned), clock.now()
        cases = Case.objects.in_bulk({payment.case_id for payment in payments})
        for payment in payments:
            case = cases[payment.case_id]
            require(actor, Verb.PLAN_PAYMENT, case)
            payment.status, payment.status_since = PaymentStatus.PAID, now
            facts = {"payment": str(payment.pk), "decision": str(payment.decision_id)}
            append_event(case, EventKind.PAYMENT_PAID, actor, **facts)
        Payment.objects.bulk_update(payments, ["status", "status_since"], batch_size=500)
        return len(payments)


def files_of(actor: Actor) -> list[dict]:
    """Return the unit's latest files as ``exported_at``, ``count`` and ``planned`` (those that
    nobody has noted as paid yet), the newest first."""
    shown = unit_payments(actor).filter(
        exported_at__gte=clock.now() - SHOWN_FOR, status__in=IN_FILE
    )
    counted = shown.values("exported_at").annotate(
        count=Count("id"), planned=Count("id", filter=Q(status=PaymentStatus.PLANNED))
    )
    return list(counted.order_by("-exported_at")[:MOST_FILES])


def _locked(payments: QuerySet[Payment]) -> list[Payment]:
    """Lock the cases first and then the payments, as everybody does; asked again when held."""
    found = payments.order_by("pay_on", "id").values_list("case_id", flat=True)
    ids = set(found[:MOST_IN_FILE])
    held = Case.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")
    list(held.values_list("pk"))
    rows = payments.filter(case_id__in=ids).select_related("case").order_by("pay_on", "id")
    return list(rows.select_for_update(of=("self",)))


def _leaves(actor: Actor, at: datetime, payments: list[Payment]) -> PaymentFile:
    """Log a reading of every case before its data leaves."""
    cases = {payment.case_id: payment.case for payment in payments}
    try:
        with transaction.atomic():
            log_accesses(actor, AccessKind.PAYMENT, cases.values())
    except DatabaseError as error:
        raise ReadingNotLogged from error
    return PaymentFile(at=at, content=payment_file(payments), count=len(payments))
