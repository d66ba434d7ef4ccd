"""How often the answer to a question led to a completion: numbers for those who write the texts.

The guides know nothing of applications, so the numbers are handed over to them.
"""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Case, Count, DateField, QuerySet, Value, When
from django.db.models.functions import TruncMonth
from django.utils import timezone

from applications.models import CompletionItem
from applications.questions.completing import text_of
from eservice import clock
from guides.asking.actions import set_completions


def count_completions() -> int:
    """Count for this month and the one before; returns how many numbers changed.

    A case counts once for a question in a month, however many things it was asked for: the
    number is of people, and one person never makes it look like many. What is about no question
    is left out.
    """
    this = clock.today().replace(day=1)
    months = (clock.months_later(this, -1), this)
    return set_completions(_counts(_asked(months[0]), months), months=months)


def _asked(first: date) -> QuerySet[CompletionItem]:
    since = timezone.make_aware(datetime.combine(first, time.min))
    return CompletionItem.objects.filter(request__at__gte=since).exclude(about="")


def _counts(
    asked: QuerySet[CompletionItem], months: Collection[date]
) -> dict[tuple[date, str], int]:
    """Return how many cases were asked, by month and text: two queries, however many items."""
    steps = asked.order_by().values_list("about", flat=True).distinct()
    texts = [When(about=about, then=Value(text)) for about in steps if (text := text_of(about))]
    if not texts:
        return {}
    in_month = asked.order_by().annotate(
        text=Case(*texts, default=Value("")),
        month=TruncMonth("request__at", output_field=DateField()),
    )
    rows = in_month.exclude(text="").filter(month__in=months).values_list("month", "text")
    counted = rows.annotate(n=Count("case", distinct=True))
    return {(month, text): n for month, text, n in counted}
