"""What a reader who doesn't understand does, and what her answers led to: the only code that
writes it down."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from eservice import clock
from guides.asking.keys import edition_of
from guides.floods import Limit, count_one
from guides.masking import Masked, mask
from guides.models import CompletionTally, Puzzlement

# Many may sit at the same library or the same office.
PRESSING = Limit("puzzlement", of_one=100, of_all=10_000)


class TooLate(Exception):
    """Words belong to a press of today that has none yet."""


@transaction.atomic
def press(*, key: str, language: str, connection: str) -> Puzzlement:
    """Write down that somebody doesn't understand a text. Raises NotAText and TooMuch."""
    edition = edition_of(key, language)
    count_one(PRESSING, connection)
    return Puzzlement.objects.create(key=key, language=language, edition=edition)


def is_open(puzzlement_id: UUID | None) -> bool:
    """True for a press of today that nothing has been said about."""
    return _open(puzzlement_id).exists()


@transaction.atomic
def say(*, puzzlement_id: UUID | None, words: str) -> Masked:
    """Add what was hard, without personal data. Raises TooLate."""
    puzzlement = _open(puzzlement_id).select_for_update().first()
    if puzzlement is None:
        raise TooLate
    masked = mask(words)
    puzzlement.words, puzzlement.has_words = masked.text, True
    puzzlement.save(update_fields=["words", "has_words"])
    return masked


@transaction.atomic
def set_completions(counts: Mapping[tuple[date, str], int], *, months: Collection[date]) -> int:
    """Set how many were asked for more in these months; returns how many numbers changed.

    ``counts`` is by the first day of a month and the key of a text; what is not there is none.
    The numbers are set, never added to: the same again changes nothing.
    """
    rows = CompletionTally.objects.filter(month__in=months)
    known = {(row.month, row.key): row for row in rows}
    gone = [row.pk for place, row in known.items() if place not in counts]
    fresh = [
        CompletionTally(month=month, key=key, count=count)
        for (month, key), count in counts.items()
        if (month, key) not in known or known[month, key].count != count
    ]
    if gone:
        rows.filter(pk__in=gone).delete()
    CompletionTally.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["month", "key"], update_fields=["count"]
    )
    return len(gone) + len(fresh)


def _open(puzzlement_id: UUID | None) -> QuerySet[Puzzlement]:
    return Puzzlement.objects.filter(pk=puzzlement_id, day=clock.today(), has_words=False)
