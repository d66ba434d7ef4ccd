"""How the service works for people, in numbers: the list, one compilation, and its file."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from applications.statistics.charts import chart_of
from applications.statistics.compilations import PAGES, Page
from applications.statistics.guard import for_readers
from applications.statistics.quarters import Quarter
from applications.statistics.rows import FEWEST
from eservice import clock
from eservice.spreadsheet import CONTENT_TYPE, csv_file, harmless


@require_safe
@for_readers
def statistics(request: HttpRequest) -> HttpResponse:
    """List the compilations."""
    return render(request, "statistics/start.html", {"pages": PAGES})


@require_safe
@for_readers
def compilation(request: HttpRequest, compilation: str) -> HttpResponse:
    """Show one compilation for three months: a chart, and a table with the same numbers."""
    page, quarter = _found(compilation), _quarter(request)
    rows = page.rows(quarter)
    context: dict[str, Any] = {
        "page": page,
        "quarter": quarter,
        "rows": [(row, list(zip(page.columns, row.cells, strict=True))) for row in rows],
        "drawing": chart_of(rows),
        "few": FEWEST,
    }
    return render(request, "statistics/compilation.html", context)


@require_safe
@for_readers
def compilation_file(request: HttpRequest, compilation: str) -> HttpResponse:
    """Answer with the same numbers for a spreadsheet: what is hidden on the page is hidden here."""
    page, quarter = _found(compilation), _quarter(request)
    rows = [[harmless(str(row.title)), *row.cells] for row in page.rows(quarter)]
    content = csv_file([str(page.title), *map(str, page.columns)], rows)
    name = f"uppfoljning-{page.code}-{quarter.code}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=CONTENT_TYPE, headers=headers)


def _found(code: str) -> Page:
    page = next((each for each in PAGES if each.code == code), None)
    if page is None:
        raise Http404
    return page


def _quarter(request: HttpRequest) -> Quarter:
    """Return the three months that are asked for; today's for anything that is none."""
    asked = Quarter.named(request.GET.get("kvartal", ""))
    return asked or Quarter.of(clock.today())
