"""A sum or a tick that says why there is none: one of the two, never a 0 that must be typed."""

from typing import Any

from django.utils.translation import gettext as _

from eservice.ui.forms import QuestionForm


def need_one(
    form: QuestionForm, cleaned: dict[str, Any], amount: str, tick: str, missing: str
) -> dict[str, Any]:
    """Add an error unless exactly one of the sum and the tick is given; return ``cleaned``.

    ``amount`` and ``tick`` name the fields, ``missing`` is the sentence when both are empty.
    """
    given, ticked = cleaned.get(amount), cleaned.get(tick)
    if amount in form.errors:
        return cleaned
    if given is None and not ticked:
        form.add_error(amount, missing)
    if given is not None and ticked:
        message = _("Ta bort summan, eller krysset vid ”%(tick)s”.")
        form.add_error(amount, message % {"tick": form.fields[tick].label})
    return cleaned
