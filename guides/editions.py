"""Which wordings made in the service are live, as this process knows them.

No page asks the database for its texts: each process reads all live editions in one query and
trusts them for ``TEXTS_MAX_AGE`` seconds. The process that puts a wording live forgets at once;
the others follow within that time.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from eservice import clock
from guides.models import Edition, Puzzlement

# A wording answers those who didn't understand: so many, in so many months.
MANY = 5
ANSWERED_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Live:
    """A wording that was made in the service; "" as ``source`` lets the shipped one hold.

    ``is_answer``: it was made after many lately had said that they didn't understand the text.
    """

    number: int
    made_on: date
    source: str
    shipped_hash: str = ""
    is_answer: bool = False

    @property
    def label(self) -> str:
        """What the wording is called wherever it is remembered."""
        return f"{self.made_on:%Y-%m-%d}.{self.number}"


type Lives = Mapping[tuple[str, str], Live]


@dataclass(frozen=True, slots=True)
class Known:
    """What a process knows, and until when (on the monotonic clock) it trusts that."""

    lives: Lives
    until: float


_known = Known({}, until=-1)


def live(key: str, language: str) -> Live | None:
    """Return the live wording that was made in the service, if there is one."""
    return _lives().get((key, language))


def languages_of(key: str) -> set[str]:
    """Return the languages in which a text has a wording made in the service."""
    return {language for known, language in _lives() if known == key}


def keys(language: str) -> set[str]:
    """Return the keys of the texts that have a wording of their own in this language."""
    return {key for (key, known), found in _lives().items() if known == language and found.source}


def forget() -> None:
    """Read the live wordings again the next time somebody asks."""
    hold({}, until=-1)


def hold(lives: Lives, until: float) -> None:
    """Trust these wordings until then, on the monotonic clock."""
    global _known
    _known = Known(lives, until)


def _lives() -> Lives:
    if time.monotonic() > _known.until:
        rows = Edition.objects.filter(is_live=True).annotate(presses=_presses_before())
        columns = ("key", "language", "number", "made_at", "source", "shipped_hash", "presses")
        read = {
            (key, language): Live(
                number, timezone.localdate(made_at), source, shipped_hash, presses >= MANY
            )
            for key, language, number, made_at, source, shipped_hash, presses in rows.values_list(
                *columns
            )
        }
        hold(read, time.monotonic() + settings.TEXTS_MAX_AGE)
    return _known.lives


def _presses_before() -> Coalesce:
    """How many didn't understand the text lately, until the day when the wording was made."""
    since = clock.months_later(clock.today(), -ANSWERED_MONTHS)
    presses = Puzzlement.objects.filter(
        key=OuterRef("key"),
        language=OuterRef("language"),
        day__gte=since,
        day__lte=OuterRef("made_at__date"),
    )
    counted = presses.order_by().values("key").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
