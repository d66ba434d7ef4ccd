"""The page where anybody can work out about what she could get. A POST, so that no sums stand in
an address; it writes nothing."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from applications.estimating.forms import ChildrenForm, HouseholdForm
from applications.questions.estimating import estimate
from applications.questions.norm_tables import every_table


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def estimate_yourself(request: HttpRequest) -> HttpResponse:
    """Show the form; after a POST with the result beside what was typed."""
    if request.method != "POST":
        return _page(request, HouseholdForm(), None)
    form, rows = HouseholdForm(request.POST), _rows(request.POST)
    children = ChildrenForm(MultiValueDict(rows)) if _has_rows(rows) else None
    if {"_add", "_remove"} & request.POST.keys():
        form.keep_quiet()
        if children is not None:
            children.keep_quiet()
        return _page(request, form, children)
    are_valid = [each.is_valid() for each in (form, children) if each is not None]
    if not all(are_valid):
        return _page(request, form, children)
    unknown = form.unknown()
    if unknown:
        return _page(request, form, children, unknown=unknown)
    data = form.calculation(children.stored()["rows"] if children is not None else [])
    return _page(request, form, children, estimate=estimate(data, every_table()))


def _rows(typed: QueryDict) -> dict[str, list[str]]:
    """Return the rows as typed, one more or one less when that is what was pressed."""
    removed = typed.get("_remove", "")
    number = int(removed) if removed.isascii() and removed.isdigit() and len(removed) < 4 else None
    raw = ChildrenForm.raw_from(typed, leave_out=number)
    if not ChildrenForm.row_numbers(raw):
        raw = ChildrenForm.counted(raw, 0)
    return ChildrenForm.with_empty_row(raw) if "_add" in typed else raw


def _has_rows(rows: dict[str, list[str]]) -> bool:
    return rows["rows-TOTAL_FORMS"] != ["0"]


def _page(request: HttpRequest, form: HouseholdForm, children: Any, **found: Any) -> HttpResponse:
    links = form.error_links() if form.is_bound else []
    if children is not None:
        links += children.error_links()
    context = {"form": form, "children": children, "error_links": links, **found}
    return render(request, "estimating/yourself.html", context)
