"""How often a text was not understood, what was hard, and how often an answer led to a completion:
for those who write the texts.

What a text costs people is its presses and its completions, added: they weigh the same. A
completion costs the person far more than a press (days, and a letter to be afraid of), but a paper
can be missing however plain the question is, and a press is always about the words.

Fewer than ``FEWEST`` completions are never shown as a number, and don't weigh: not even the order
of the list tells of one person.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from eservice import clock
from guides.asking.keys import title_of
from guides.models import CompletionTally, Puzzlement

MOST_TEXTS = 10
MOST_WORDS = 100
FEWEST = 5
QUESTIONS = "questions/"


@dataclass(frozen=True)
class Hard:
    """A text, how many times it was not understood in a month, and the completions that the
    answers led to, as they are shown."""

    key: str
    title: str | Promise
    presses: int
    completions: str


def hardest(month: date, most: int = MOST_TEXTS) -> list[Hard]:
    """Return the texts that cost people most in a month, the worst first: two queries."""
    first = month.replace(day=1)
    in_month = Puzzlement.objects.filter(day__gte=first, day__lt=clock.months_later(first, 1))
    presses = Counter(dict(in_month.order_by().values_list("key").annotate(n=Count("id"))))
    asked = CompletionTally.objects.filter(month=first)
    completions = Counter(dict(asked.values_list("key", "count")))
    cost = presses + Counter({key: n for key, n in completions.items() if not is_too_few(n)})
    worst = sorted(cost, key=lambda key: (-cost[key], key))[:most]
    return [Hard(key, title_of(key), presses[key], shown(completions[key])) for key in worst]


def completions_lately(key: str) -> str:
    """Return in words how often the answer to a question led to a completion, this month and the
    one before; "" for a text that is no question's."""
    if not key.startswith(QUESTIONS):
        return ""
    this = clock.today().replace(day=1)
    before = clock.months_later(this, -1)
    rows = CompletionTally.objects.filter(key=key, month__in=[before, this])
    counts = dict(rows.values_list("month", "count"))
    if not counts:
        return _("Vi bad ingen om mer efter svaret, den här månaden eller förra.")
    return _(
        "Vi bad om mer efter svaret %(now)s gånger den här månaden, %(before)s förra månaden."
    ) % {"now": shown(counts.get(this, 0)), "before": shown(counts.get(before, 0))}


def completions_between(months: Collection[date]) -> dict[str, int]:
    """Return how many completions the answers to each text led to, in all these months."""
    rows = CompletionTally.objects.filter(month__in=months).order_by()
    return dict(rows.values_list("key").annotate(n=Sum("count")))


def is_too_few(count: int) -> bool:
    """True for a number that might point at somebody; none at all points at nobody."""
    return 0 < count < FEWEST


def shown(count: int) -> str:
    """Return a number of people, or that it is too small to be told."""
    return _("färre än %(few)s") % {"few": FEWEST} if is_too_few(count) else str(count)


def presses_by_month(key: str) -> list[tuple[date, int]]:
    """Return the first day of each month with a press on a text, and how many; newest first."""
    rows = Puzzlement.objects.filter(key=key).annotate(month=TruncMonth("day"))
    return list(rows.values_list("month").annotate(n=Count("id")).order_by("-month"))


def said_about(key: str, most: int = MOST_WORDS) -> list[Puzzlement]:
    """Return what was said to be hard in a text, the newest day first."""
    return list(Puzzlement.objects.filter(key=key, has_words=True).order_by("-day", "id")[:most])
