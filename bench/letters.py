"""Letters: what tagging costs beside WeasyPrint alone, and how a queue of them drains.

A program of its own, ``python -m bench.letters COUNT``, in the environment of a filled database.
"""

import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from statistics import median

import django
from django.db import transaction

from bench.figures import Figure

ROUNDS = 5
WORKERS = 2
MOST = 1.2
# Of the workers' time, how much may be spent on anything but work, in percent.
MOST_IDLE = 20
COMMAND = [sys.executable, "manage.py", "db_worker", "--batch", "--no-startup-delay"]


def letter_figures(environment: dict[str, str], count: int) -> list[Figure]:
    """Return what a letter of each kind takes, and what a queue of ``count`` letters takes."""
    command = [sys.executable, "-m", "bench.letters", str(count)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
    found = json.loads(done.stdout.strip().rpartition("\n")[2])
    each = [
        Figure(
            f"letter_{kind}_ratio",
            f"{kind}, {pages} pages: × WeasyPrint alone",
            round(ratio, 2),
            MOST,
        )
        for kind, pages, ratio in found["kinds"]
    ]
    seconds, idle = found["queue"]
    return [
        *each,
        Figure("letters_seconds", f"{count} letters in a queue, seconds", round(seconds, 1)),
        Figure("letters_idle", "  both cores idle meanwhile, percent", round(idle, 1), MOST_IDLE),
    ]


def main(count: int) -> None:
    """Measure in this process, on every core that there is."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, range(os.cpu_count() or 1))
    django.setup()
    print(json.dumps({"kinds": list(_kinds()), "queue": _queue(count)}))


def _kinds() -> Iterator[tuple[str, int, float]]:
    """Every kind of letter that there is: its name, its pages and how it stands to WeasyPrint."""
    import pikepdf

    from applications.models import Letter

    seen = set()
    for letter in Letter.objects.order_by("ordered_at"):
        if letter.kind in seen:
            continue
        seen.add(letter.kind)
        ours, plain = _beside(letter.template, letter.context)
        with pikepdf.open(io.BytesIO(ours())) as pdf:
            pages = len(pdf.pages)
        yield letter.kind, pages, _ratio(ours, plain)


def _beside(
    template: str, context: dict[str, object]
) -> tuple[Callable[[], bytes], Callable[[], bytes]]:
    """Return how we make a letter, and how WeasyPrint alone makes a tagged one of the same HTML."""
    from django.template.loader import render_to_string
    from weasyprint import HTML

    from eservice.pdf import render_pdf

    html = render_to_string(template, context)
    return (
        lambda: render_pdf(render_to_string(template, context)),
        lambda: HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"),
    )


def _ratio(ours: Callable[[], bytes], plain: Callable[[], bytes]) -> float:
    """In turns, so that a slow moment hits both alike; the first time of each is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for _round in range(ROUNDS + 1):
        for found, make in zip(times, (ours, plain), strict=True):
            started = time.perf_counter()
            make()
            found.append(time.perf_counter() - started)
    return median(times[0][1:]) / median(times[1][1:])


def _queue(count: int) -> tuple[float, float]:
    """Return the seconds until the queue is empty, and the percent of both cores that was idle."""
    from applications.actions.letters import order_letter
    from applications.models import Case, Letter

    # What waits already is not what is measured.
    subprocess.run(COMMAND, stdout=subprocess.DEVNULL, check=True)
    like = Letter.objects.filter(kind=Letter.Kind.DECISION).first()
    cases = cycle(Case.objects.order_by("pk")[:count])
    with transaction.atomic():
        ordered = [
            order_letter(next(cases), like.kind, like.template, like.context).pk
            for _letter in range(count)
        ]
    started, used = time.perf_counter(), os.times()
    workers = [subprocess.Popen(COMMAND, stdout=subprocess.DEVNULL) for _each in range(WORKERS)]
    for worker in workers:
        worker.wait()
    seconds, now = time.perf_counter() - started, os.times()
    left = Letter.objects.filter(pk__in=ordered, rendered_at=None).count()
    if left:
        raise SystemExit(f"{left} of {count} letters were never made")
    worked = now.children_user + now.children_system - used.children_user - used.children_system
    return seconds, max(0.0, 100 * (1 - worked / (seconds * WORKERS)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
