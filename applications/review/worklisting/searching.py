"""Searching for one person's case by reference or personal number: exact, and with a reason.

The number is only ever in the body of a POST: never in an address, a title or a log.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions.searching import find_by_number, find_by_reference
from applications.event_kinds import SearchReason
from applications.models import Case
from applications.paging import PAGE_SIZE
from applications.review.guard import for_caseworkers
from applications.review.stages import tag_state
from applications.statuses import CaseStage
from eservice.people.number_field import AnyNumberToFind
from eservice.ui.choices import Choice, OneOf
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm


class SearchForm(QuestionForm):
    """One of the two numbers, and why."""

    reference = ShortText(
        label=_("Ärendenummer"), help_text=_("Till exempel EX-26-1042."), depends=True
    )
    number = AnyNumberToFind(
        label=_("Personnummer eller T-nummer"),
        help_text=_("Den sökande ser i sin logg att du har sökt."),
        depends=True,
        attrs={"inputmode": "numeric"},
    )
    reason = OneOf(
        label=_("Varför söker du?"),
        choices=[Choice(reason.value, reason.label) for reason in SearchReason],
        missing=_("Välj varför du söker"),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        reference, number = cleaned.get("reference"), cleaned.get("number")
        if reference and number:
            self.add_error("number", _("Skriv bara det ena: ärendenummer eller personnummer"))
        elif not reference and not number and not {"reference", "number"} & self.errors.keys():
            self.add_error("reference", _("Skriv ett ärendenummer eller ett personnummer"))
        return cleaned

    def found(self, actor: Actor) -> list[Case]:
        """Search for what was typed. The search is logged."""
        reason = SearchReason(self.cleaned_data["reason"])
        if self.cleaned_data["number"]:
            return find_by_number(actor, number=self.cleaned_data["number"], reason=reason)
        return find_by_reference(actor, reference=self.cleaned_data["reference"], reason=reason)


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def search_cases(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask for a number, and show the cases found on the same page."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    found = form.found(actor) if is_asked else []
    context = {
        "form": form,
        "error_links": form.error_links(),
        "is_asked": is_asked,
        "rows": [_row(case) for case in found[:PAGE_SIZE]],
        "has_more": len(found) > PAGE_SIZE,
        "most": PAGE_SIZE,
    }
    return render(request, "review/worklist/search.html", context)


def _row(case: Case) -> dict[str, Any]:
    stage = CaseStage(case.stage)
    return {"case": case, "stage": {"label": stage.label, "state": tag_state(stage)}}
