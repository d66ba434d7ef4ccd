"""The measurements beside their goals, for machines and for people."""

from collections.abc import Iterator, Mapping
from typing import Any

from bench.figures import Figure
from bench.measuring import Measured
from bench.pages import BASIS, PAGES, Page

Report = dict[str, Any]
ANSWERS = {True: "yes", False: "no", None: ""}


def page_rows(
    measured: Mapping[str, Measured], smaller: Mapping[str, Measured] | None = None
) -> list[Report]:
    """Return a row for each page: times, ratio, queries, and each goal with whether it is met.

    ``smaller`` is the same with fewer cases; ``growth`` says how many times longer a page takes.
    """
    basis = measured[BASIS].median
    rows = []
    for page in PAGES:
        found = measured[page.key]
        low, high = found.spread
        rows.append(
            {
                "key": page.key,
                "label": page.label,
                "status": found.status,
                "expected_status": page.status,
                "requests": len(found.times),
                "median_ms": round(found.median, 3),
                "p10_ms": round(low, 3),
                "p90_ms": round(high, 3),
                "processor_ms": round(found.processor, 3),
                "ratio": round(found.median / basis, 2),
                "queries": found.queries,
                "growth": _growth(page.key, measured, smaller),
                "goals": list(_judged(page, measured, smaller)),
            }
        )
    return rows


def _growth(
    key: str, measured: Mapping[str, Measured], smaller: Mapping[str, Measured] | None
) -> float | None:
    return round(measured[key].median / smaller[key].median, 2) if smaller else None


def _judged(
    page: Page, measured: Mapping[str, Measured], smaller: Mapping[str, Measured] | None
) -> Iterator[Report]:
    goal, found, growth = page.goal, measured[page.key], _growth(page.key, measured, smaller)
    if goal.times is not None:
        ratio = found.median / measured[BASIS].median
        yield _goal(f"≤ {goal.times:g}×", ratio, goal.times)
    if goal.queries is not None:
        yield _goal(f"≤ {goal.queries} queries", found.queries, goal.queries)
    for beside in goal.beside:
        ratio = found.median / measured[beside.page].median
        yield _goal(f"≤ {beside.words}", ratio, beside.most)
    if goal.growth is not None and growth is not None:
        yield _goal(f"≤ {goal.growth:g}× with fewer cases", growth, goal.growth)


def _goal(words: str, value: float, most: float) -> Report:
    return {"goal": words, "value": round(value, 2), "met": value <= most}


def figure_rows(figures: list[Figure]) -> list[Report]:
    """Return a row for each figure."""
    return [
        {
            "key": one.key,
            "label": one.label,
            "value": one.value,
            "most": one.most,
            "met": one.is_met,
        }
        for one in figures
    ]


def as_text(report: Report) -> str:
    """Return the whole report as tables."""
    machine = f"{report['cores']} cores, load before the run {report['load_before']}"
    lines = [f"{report['rounds']} rounds, {machine}"]
    for name, sizes in report["databases"].items():
        for found in sizes:
            size = f"{found['rows']} cases, {found['steps']} steps on the path"
            lines += ["", f"== {name}, {size}", *_page_table(found), "", *_figure_table(found)]
    return "\n".join(lines)


def _page_table(found: Report) -> Iterator[str]:
    heads = (
        f"{'median ms':>10}{'p10–p90':>14}{'processor':>11}{'ratio':>8}{'growth':>8}{'queries':>9}"
    )
    yield f"{'':34}{heads}  goals"
    for row in found["pages"]:
        spread = f"{row['p10_ms']:.2f}–{row['p90_ms']:.2f}"
        line = f"{row['label']:34}{row['median_ms']:10.2f}{spread:>14}"
        growth = "" if row["growth"] is None else f"{row['growth']:.2f}×"
        line += f"{row['processor_ms']:11.2f}{row['ratio']:7.1f}×{growth:>8}{row['queries']:9}"
        goals = "; ".join(f"{one['goal']}: {ANSWERS[one['met']]}" for one in row["goals"])
        yield f"{line}  {goals}".rstrip()


def _figure_table(found: Report) -> Iterator[str]:
    for row in found["figures"]:
        value = "–" if row["value"] is None else f"{row['value']:g}"
        goal = "" if row["most"] is None else f"  ≤ {row['most']:g}: {ANSWERS[row['met']]}"
        yield f"{row['label']:40}{value:>10}{goal}"
