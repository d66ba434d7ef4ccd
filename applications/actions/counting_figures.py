"""Numbers for those who make the service better, counted once a day: the only code that sets them.

What they are counted from is disposed of; the numbers stay. So a month is counted anew only while
all of it is still there, and numbers are set, never added to.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from applications.actions.ending_drafts import unsent_drafts
from applications.models import (
    Answer,
    AnswerRevision,
    Application,
    Beat,
    Case,
    Compilation,
    Decision,
    Figure,
    Recurring,
    Registration,
)
from applications.questions.catalogue import FLOW
from applications.questions.counted import counted_as
from applications.questions.progress import Progress, facts_of
from applications.statuses import DecisionKind
from eservice import clock
from eservice.municipality import municipality
from guides.models import Puzzlement

# A draft that nobody has touched for so long has stopped.
STOPPED = timedelta(days=14)
AT_ONCE = 200
# As far back as is counted the first time.
FIRST_TIME = 12
READY = "ready"
KEPT, LATE = "kept", "late"
ALL, ALONE, BESIDE, ON_PAPER = "all", "alone", "beside", "on_paper"
Place = tuple[date, str, str]


def count_figures() -> int:
    """Count what may have changed, once a day; returns how many numbers were set."""
    last = Beat.objects.filter(name=Recurring.STATISTICS).first()
    if last and timezone.localdate(last.at) == clock.today():
        return 0
    months = _months(1 if Figure.objects.exists() else FIRST_TIME)
    first_kept = clock.today() - timedelta(days=municipality().drafts.keep_days)
    whole = [month for month in _months(FIRST_TIME) if month >= first_kept]
    count = _set(Compilation.STOPS, whole, _stops(whole))
    count += _set(Compilation.PRESSES, months, _presses(months))
    count += _set(Compilation.DAYS, months, _days(months))
    count += _set(Compilation.PROMISES, months, _promises(months))
    count += _set(Compilation.HELP, months, _help(months))
    Beat.mark(Recurring.STATISTICS)
    return count


def _months(before: int) -> list[date]:
    """Return this month and so many before it, the first day of each, in order."""
    this = clock.today().replace(day=1)
    return [clock.months_later(this, -n) for n in range(before, -1, -1)]


def _since(months: Collection[date]) -> datetime:
    first = min(months, default=clock.today())
    return timezone.make_aware(datetime.combine(first, time.min))


def _month(moment: datetime) -> date:
    return timezone.localdate(moment).replace(day=1)


@transaction.atomic
def _set(compilation: Compilation, months: Collection[date], found: Iterable[Place]) -> int:
    """Set the numbers of these months; what is not found in them is none."""
    counts = Counter(place for place in found if place[0] in months)
    Figure.objects.filter(compilation=compilation, month__in=months).delete()
    figures = [
        Figure(compilation=compilation, month=month, key=key, part=part, count=count)
        for (month, key, part), count in counts.items()
    ]
    return len(Figure.objects.bulk_create(figures))


def _stops(months: Collection[date]) -> Iterator[Place]:
    """The first question that each stopped draft lacks an answer to: where she would go on."""
    if not months:
        return
    drafts = unsent_drafts().filter(
        changed_at__gte=_since(months), changed_at__lte=clock.now() - STOPPED
    )
    drafts = drafts.select_related("person").prefetch_related("answers")
    for draft in drafts.iterator(chunk_size=AT_ONCE):
        rows = {answer.step: answer for answer in draft.answers.all()}
        missing = Progress(FLOW, rows, facts_of(draft)).missing()
        yield _month(draft.changed_at), counted_as(missing[0].guide) if missing else READY, ""


def _presses(months: Collection[date]) -> Iterator[Place]:
    pressed = Puzzlement.objects.filter(day__gte=min(months)).values_list("day", "key")
    for day, key in pressed.iterator():
        yield day.replace(day=1), key, ""


def _first_decisions(months: Collection[date]) -> Iterator[tuple[date, str, date, date, date]]:
    """The month and kind of each first decision, and the days it came, was made and promised."""
    made = Decision.objects.filter(kind=DecisionKind.FIRST, issued_at__gte=_since(months))
    rows = made.values_list("case__kind", "case__received_at", "issued_at", "case__promised_on")
    for kind, received, issued, promised in rows.iterator():
        came, decided = timezone.localdate(received), timezone.localdate(issued)
        yield decided.replace(day=1), kind, came, decided, promised


def _days(months: Collection[date]) -> Iterator[Place]:
    for month, kind, came, decided, _promised in _first_decisions(months):
        yield month, kind, str((decided - came).days)


def _promises(months: Collection[date]) -> Iterator[Place]:
    for month, kind, _came, decided, promised in _first_decisions(months):
        yield month, kind, KEPT if decided <= promised else LATE


def _help(months: Collection[date]) -> Iterator[Place]:
    """Each application that came, once for every kind of help with it, and once in all."""
    came = Case.objects.filter(received_at__gte=_since(months))
    helped = _helped(came.values("pk"))
    for pk, received in came.values_list("pk", "received_at").iterator():
        for key in (ALL, *helped.get(pk, {ALONE})):
            yield _month(received), key, ""


def _helped(cases) -> dict:
    """Return who helped with each of these, as the log of its answers knows."""
    found: dict = {}
    by = Q(draft__in=cases, grant__isnull=False)
    sources = (
        Answer.objects.filter(by).values_list("draft", "grant__kind"),
        AnswerRevision.objects.filter(by).values_list("draft", "grant__kind"),
        Application.objects.filter(pk__in=cases, grant__isnull=False).values_list(
            "pk", "grant__kind"
        ),
    )
    for source in sources:
        for pk, kind in source.order_by().distinct():
            found.setdefault(pk, set()).add(kind)
    beside = Answer.objects.filter(draft__in=cases, companion__isnull=False)
    for pk in beside.order_by().values_list("draft", flat=True).distinct():
        found.setdefault(pk, set()).add(BESIDE)
    for pk in Registration.objects.filter(draft__in=cases).values_list("draft", flat=True):
        found.setdefault(pk, set()).add(ON_PAPER)
    return found
