"""Figures for whatever watches the service, in the text format of Prometheus.

Each is asked of the database, so every process answers the same. They count, and tell nothing of
anybody. Whoever asks shows METRICS_TOKEN; without one in the settings there is no such page.
"""

import secrets
from collections.abc import Iterator
from dataclasses import asdict

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, F, QuerySet, Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from applications.models import Case, Decision
from applications.operating import state
from applications.statuses import ApplicationKind, DecisionKind
from eservice import clock


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with every figure; 404 to whoever lacks the token."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ")
    wanted = settings.METRICS_TOKEN
    if not wanted or not secrets.compare_digest(given.encode(), wanted.encode()):
        raise Http404
    # Loaded when somebody asks: the pages that people open don't need it.
    from prometheus_client import CollectorRegistry, generate_latest
    from prometheus_client.exposition import CONTENT_TYPE_LATEST

    registry = CollectorRegistry()
    registry.register(_Figures())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


class _Figures:
    """What Prometheus calls a collector: it is asked each time."""

    def collect(self) -> Iterator:
        yield from _of_people()
        yield from _of_queues()
        yield from _of_decisions()


def _gauge(name: str, about: str, values: dict[str, float], label: str = "what") -> object:
    from prometheus_client.core import GaugeMetricFamily

    found = GaugeMetricFamily(f"eservice_{name}", about, labels=[label])
    for key, value in values.items():
        found.add_metric([key], value)
    return found


def _of_people() -> Iterator:
    done = asdict(state.last_day())
    yield _gauge(
        "last_day", "applications and answers in the last 24 hours, by what happened", done
    )
    stages = Case.objects.values_list("stage").annotate(count=Count("pk")).order_by()
    yield _gauge("cases", "cases, by stage", dict(stages), label="stage")


def _of_queues() -> Iterator:
    queues = {
        "tasks": state.tasks_waiting(),
        "messages": state.messages_waiting(),
        "papers": state.papers_waiting(),
    }
    counts = {name: queue.count for name, queue in queues.items()}
    ages = {name: queue.age.total_seconds() for name, queue in queues.items()}
    yield _gauge("waiting", "how many wait", counts)
    yield _gauge("waiting_seconds", "how long the oldest of them has waited", ages)
    failed = {
        "tasks": state.failed_tasks().count(),
        "messages": state.undelivered().count(),
    }
    yield _gauge("failed", "what failed and was not tried again", failed)
    since = {
        name.value: (clock.now() - at).total_seconds() if at else -1
        for name, at in state.beats().items()
    }
    yield _gauge("since_seconds", "how long since it last ended well; -1 for never", since)


def _of_decisions() -> Iterator:
    """The days from an application's arrival to its first decision, in the last 30 days."""
    from prometheus_client.core import SummaryMetricFamily

    found = SummaryMetricFamily(
        "eservice_days_to_decision",
        "days from arrival to the first decision, in the last 30 days, by kind of application",
        labels=["kind"],
    )
    for kind, (count, days) in _days_by_kind().items():
        found.add_metric([kind], count_value=count, sum_value=days)
    yield found


def _days_by_kind() -> dict[str, tuple[int, float]]:
    decided = (
        _decided()
        .values_list("case__kind")
        .annotate(count=Count("pk"), time=Sum(F("issued_at") - F("case__received_at")))
    )
    found = {kind: (count, time.total_seconds() / 86_400) for kind, count, time in decided}
    return {kind.value: found.get(kind, (0, 0.0)) for kind in ApplicationKind}


def _decided() -> QuerySet[Decision]:
    since = clock.now() - state.A_MONTH
    first = Decision.objects.filter(kind=DecisionKind.FIRST, issued_at__gte=since)
    return first.order_by()
