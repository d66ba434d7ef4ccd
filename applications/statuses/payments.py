"""Where the money is."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience


class PaymentStatus(models.TextChoices):
    """Where a payment is, in the caseworker's words."""

    PLANNED = "planned", _("Planerad")
    PAID = "paid", _("Utbetald")
    STOPPED = "stopped", _("Stoppad")
    CANCELLED = "cancelled", _("Ställs in")


PAYMENT_TRANSITIONS: dict[PaymentStatus, frozenset[PaymentStatus]] = {
    PaymentStatus.PLANNED: frozenset(
        {PaymentStatus.PAID, PaymentStatus.STOPPED, PaymentStatus.CANCELLED}
    ),
    PaymentStatus.STOPPED: frozenset({PaymentStatus.PLANNED, PaymentStatus.CANCELLED}),
    PaymentStatus.PAID: frozenset(),
    PaymentStatus.CANCELLED: frozenset(),
}

_PLANNED = _("Pengarna är på väg")
_PAID = _("Vi har betalat ut pengarna")
_STOPPED = _("Vi har stoppat utbetalningen")
_CANCELLED = _("Vi betalar inte ut de här pengarna")

PAYMENT_TEXTS: dict[PaymentStatus, dict[Audience, str | Promise]] = {
    status: {
        Audience.APPLICANT: text,
        Audience.REPRESENTATIVE: text,
        Audience.CO_APPLICANT: text,
        Audience.CASEWORKER: status.label,
    }
    for status, text in (
        (PaymentStatus.PLANNED, _PLANNED),
        (PaymentStatus.PAID, _PAID),
        (PaymentStatus.STOPPED, _STOPPED),
        (PaymentStatus.CANCELLED, _CANCELLED),
    )
}
