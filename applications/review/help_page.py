"""Vem får jag prata med? Everyone who helps in a case, and yes or no for a name that is said."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.review.case_page import frame, opened_case
from applications.review.guard import for_caseworkers
from applications.review.help_rows import helpings_of
from applications.review.talking import answered, known_people
from eservice.people.number_field import NumberToFind
from eservice.ui.fields import ShortText
from eservice.ui.forms import QuestionForm

MOST_OVER = 20


class TalkForm(QuestionForm):
    """Whom the caseworker has on the phone, or in front of her."""

    name = ShortText(
        label=_("Vem vill du prata med?"),
        help_text=_("Skriv hela namnet, så som personen säger det."),
        missing=_("Skriv hela namnet"),
    )
    number = NumberToFind(label=_("Personnummer"), required=False, attrs={"inputmode": "numeric"})
    has_own_heading = True


@require_http_methods(["GET", "HEAD", "POST"])
@for_caseworkers
def case_helpers(request: HttpRequest, actor: Actor, case_id: UUID) -> HttpResponse:
    """Show who may be told what in this case, and answer for one name. A name is never kept."""
    case = opened_case(actor, case_id, AccessKind.CASE)
    form = TalkForm(request.POST if request.method == "POST" else None)
    return render(request, "review/case_helpers.html", _context(request, case, form))


def _context(request: HttpRequest, case: Case, form: TalkForm) -> dict[str, Any]:
    helpings = helpings_of(case)
    people = known_people(case, helpings)
    answer = answered(case, people, **form.cleaned_data) if form.is_valid() else None
    done = request.GET.get("klart", "")
    return {
        **frame(request, case),
        "done": _("All sådan hjälp är avslutad.") if done == "alla" else "",
        "form": form,
        "error_links": form.error_links() if form.is_bound else [],
        "answer": answer,
        "current": [helping for helping in helpings if not helping.is_over],
        "over": [helping for helping in helpings if helping.is_over][:MOST_OVER],
        "partner": next((known for known in people if known.is_partner), None),
    }
