"""Clock times as people write them: "9", "9.30", "kl 9:30", "0930"."""

import re
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from eservice.ui.choices import AnswerField
from eservice.ui.fields import TextInput
from eservice.ui.swedish import NotUnderstood

# Longer than any clock time: spaces in the thousands would take minutes to look through.
LONGEST = 40
WRITTEN = re.compile(r"(\d{1,2})(?:\s*[.:,h ]\s*(\d{2})|(?<=\d\d)(\d{2}))?", re.ASCII)


def parse_time(text: str) -> time:
    """Return a clock time. Raises NotUnderstood with code ``nonsense`` or ``no_such_time``."""
    compact = re.sub(r"^(klockan|kl)\b\.?", "", text.strip().lower()).strip()
    found = WRITTEN.fullmatch(compact) if len(compact) <= LONGEST else None
    if found is None:
        raise NotUnderstood("nonsense")
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if hour > 23 or minute > 59:
        raise NotUnderstood("no_such_time")
    return time(hour, minute)


def moment(day: date, at: time) -> datetime:
    """Return the moment when the clocks in Sweden show this time.

    Raises NotUnderstood ``clock_moves`` for a time that a night with a new hour skips or has
    twice.
    """
    there = datetime.combine(day, at, ZoneInfo(settings.TIME_ZONE))
    if there.utcoffset() != there.replace(fold=1).utcoffset():
        raise NotUnderstood("clock_moves")
    return there


class ClockField(AnswerField, forms.CharField):
    """A clock time."""

    def __init__(self, *, missing: Any, **kwargs: Any) -> None:
        attrs = {"inputmode": "text", "autocomplete": "off", "class": "govuk-input--width-5"}
        super().__init__(
            widget=TextInput(attrs=attrs), error_messages={"required": missing}, **kwargs
        )

    def clean(self, value: Any) -> time | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_time(text)
        except NotUnderstood as error:
            raise forms.ValidationError(self.explain(error.code), code=error.code) from error

    @staticmethod
    def explain(code: str) -> str:
        return {
            "no_such_time": _("Det klockslaget finns inte. Skriv en tid mellan 0.00 och 23.59."),
        }.get(code, _("Skriv klockslaget med siffror, till exempel 9.30"))
