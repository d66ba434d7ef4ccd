"""What help can be about: one of her applications, or all of them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from applications.models import Case, Draft
from applications.questions.draft_months import months_of
from applications.statuses import application_name, application_words, numbered
from eservice.people.models import Person
from eservice.ui.swedish import format_date

# Older cases than these are over; help with all of hers covers them too.
MOST_CASES = 12


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One application. ``draft_id`` is also the id of the case, once it is sent.

    ``words`` is what the consent calls it: "ansökan för december 2026, nummer …".
    """

    draft_id: UUID
    label: str
    hint: str
    words: str


def matters_of(person: Person) -> list[Matter]:
    """Return her applications, those that are not sent first, with three queries."""
    drafts = Draft.objects.filter(person=person, sent_at__isnull=True).select_related("person")
    drafts = list(drafts.order_by("-started_at", "-id"))
    months = months_of(drafts)
    cases = Case.objects.filter(person=person).only(
        "id", "kind", "month", "reference", "received_at"
    )
    newest = cases.order_by("-received_at", "-id")[:MOST_CASES]
    return [*(_of_draft(draft, months[draft.pk]) for draft in drafts), *map(_of_case, newest)]


def _of_draft(draft: Draft, month: date | None) -> Matter:
    day = format_date(timezone.localdate(draft.started_at))
    words = application_words(draft.kind, month) if month else _("ansökan")
    return Matter(
        draft_id=draft.pk,
        label=application_name(draft.kind, month),
        hint=_("Inte skickad än. Du började den {day}.").format(day=day),
        words=_("{which} påbörjad {day}").format(which=f"{words}," if month else words, day=day),
    )


def _of_case(case: Case) -> Matter:
    return Matter(
        draft_id=case.pk,
        label=case.name,
        hint=_("Skickad. Nummer {reference}.").format(reference=case.reference),
        words=numbered(case),
    )
