"""The calculation as the investigation shows it: each line in one sentence, its sum and rule."""

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from applications.models import Calculation, Case
from eservice.ui.swedish import format_amount


def calculation_of(case: Case) -> Calculation | None:
    """Return the case's calculation as it stands now, in one query."""
    return Calculation.objects.filter(case=case).first()


def explained_lines(calculation: Calculation | None) -> list[dict[str, Any]] | None:
    """Return ``[{"text": "…", "amount": "…", "rule": "…"}]``, the result as the last line; None
    when nothing is calculated.

    It is JSON, so that a communication can keep it as it was read.
    """
    if calculation is None or not calculation.content["lines"]:
        return None
    return [*calculation.content["lines"], _line_of(calculation.content["result"])]


def _line_of(result: str) -> dict[str, Any]:
    """Return underskott or överskott in words; the person has to see what it comes to."""
    amount = Decimal(result)
    total = format_amount(abs(amount))
    text = _("Det går precis ihop.")
    if amount > 0:
        text = _("Så mycket fattas: %(sum)s.") % {"sum": total}
    elif amount < 0:
        text = _("Så mycket blir över: %(sum)s.") % {"sum": total}
    return {"text": text, "amount": result, "rule": ""}
