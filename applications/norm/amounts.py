"""Kronor as Decimal with at most two decimals; every rounding in the calculation is here.

Half an öre, or half a krona, goes up. Nothing is rounded but a part of an amount: a day, a share
of joint costs, a quarter of pay. So lines add up to the result without anything left over.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from applications.norm.errors import WrongInput
from eservice.ui.swedish import LARGEST_AMOUNT, format_amount

ZERO = Decimal(0)
KRONA = Decimal(1)
ORE = Decimal("0.01")
_PLAIN = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,2})?")


def check_amount(amount: Decimal, field: str, *, lowest: Decimal = ZERO) -> None:
    """Raise WrongInput unless the amount is from ``lowest`` to LARGEST_AMOUNT, in whole öre.

    Raises TypeError for what is no Decimal: floats never come into the calculation.
    """
    if not isinstance(amount, Decimal):
        raise TypeError(f"{field} must be a Decimal, not {type(amount).__name__}")
    if not amount.is_finite() or abs(amount) > LARGEST_AMOUNT:
        wrong = _("Skriv en summa som är högst %(most)s.") % {"most": format_amount(LARGEST_AMOUNT)}
        raise WrongInput(field, wrong)
    if amount < lowest:
        wrong = _("Skriv en summa som är minst %(least)s.") % {"least": format_amount(lowest)}
        raise WrongInput(field, wrong)
    if amount != amount.quantize(ORE):
        raise WrongInput(field, _("Skriv summan med högst två decimaler."))


def read_amount(value: object, field: str) -> Decimal:
    """Return an amount such as "6500" or "6500.50"; raises WrongInput for all else."""
    if isinstance(value, str) and value.startswith("-") and _PLAIN.fullmatch(value[1:]):
        raise WrongInput(field, _("Summan kan inte vara mindre än noll. Skriv den utan minus."))
    if not isinstance(value, str) or not _PLAIN.fullmatch(value):
        wrong = _("Skriv summan som text med siffror, till exempel ”6500” eller ”6500.50”.")
        raise WrongInput(field, wrong)
    amount = Decimal(value)
    check_amount(amount, field)
    return amount


def read_signed_amount(value: object, field: str) -> Decimal:
    """Return an amount that may be below zero, such as "-500"; raises WrongInput for all else."""
    if isinstance(value, str) and value.startswith("-"):
        return -read_amount(value[1:], field)
    return read_amount(value, field)


def half_up(amount: Decimal, unit: Decimal) -> Decimal:
    """Return the amount in whole kronor (``KRONA``) or whole öre (``ORE``)."""
    return amount.quantize(unit, rounding=ROUND_HALF_UP)


def plain(amount: Decimal) -> str:
    """Return "4406", "4406.50" or "-200": digits, a point, and öre only when there are any."""
    in_ore = amount.quantize(ORE)
    is_whole = in_ore == in_ore.to_integral_value()
    return str(int(in_ore)) if is_whole else f"{in_ore:.2f}"
