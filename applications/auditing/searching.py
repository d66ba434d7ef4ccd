"""Searching the log: by who read, whose case it is, which case, and when.

The personal number is only ever in the body of a POST: never in an address, a title or a log.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applications.access import Actor
from applications.actions import auditing
from applications.auditing.guard import for_auditors
from applications.auditing.period import PeriodForm
from applications.auditing.rows import row_of
from eservice.people.models import User
from eservice.people.number_field import AnyNumberToFind
from eservice.ui.fields import ShortText


class SearchForm(PeriodForm):
    """Who read, whose case, which case. Each may be empty; those that are not all hold."""

    field_order = ("staff", "number", "reference", "since", "until")

    staff = ShortText(
        label=_("Vem har läst?"),
        help_text=_("Namnet på någon som arbetar här."),
        depends=True,
    )
    number = AnyNumberToFind(
        label=_("Personnummer eller T-nummer på den som har ärendet"),
        help_text=_("Den sökande ser i sin logg att du har läst loggen."),
        depends=True,
        attrs={"inputmode": "numeric"},
    )
    reference = ShortText(
        label=_("Ärendenummer"), help_text=_("Till exempel EX-26-1042."), depends=True
    )

    def clean_staff(self) -> list[int] | None:
        """Return the logins of those who have all the typed words in their name."""
        words = self.cleaned_data["staff"].casefold().split()
        if not words:
            return None
        works_here = Q(is_from_work=True) | ~Q(unit="")
        staff = User.objects.filter(works_here).select_related("person")
        found = [user.pk for user in staff if _has_all(user.name, words)]
        if not found:
            raise ValidationError(_("Ingen som arbetar här heter så. Titta på namnet igen."))
        return found

    def clean_reference(self) -> str:
        return self.cleaned_data["reference"].upper()


def _has_all(name: str, words: list[str]) -> bool:
    parts = name.casefold().split()
    return all(any(part.startswith(word) for part in parts) for word in words)


@sensitive_post_parameters("number")
@require_http_methods(["GET", "HEAD", "POST"])
@for_auditors
def search_readings(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Ask what to search for, and show the readings found on the same page."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    is_asked = form.is_valid()
    context: dict[str, Any] = {
        "form": form,
        "error_links": form.error_links(),
        "is_asked": is_asked,
        "most": auditing.MOST_ROWS,
    }
    if is_asked:
        wanted = auditing.Wanted(**form.cleaned_data)
        found = auditing.search_readings(actor, wanted)
        context |= {
            "wanted": wanted,
            "rows": [row_of(row) for row in found[: auditing.MOST_ROWS]],
            "has_more": len(found) > auditing.MOST_ROWS,
        }
    status = 422 if form.is_bound and not is_asked else 200
    return render(request, "auditing/search.html", context, status=status)
