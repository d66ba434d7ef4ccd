"""Which files are due, and what the rule says of each."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils import timezone

from applications.models import (
    AnswerRevision,
    Appeal,
    Case,
    CaseEvent,
    CoApplicant,
    Draft,
    Grant,
    LegalHold,
    PersonEvent,
)
from applications.retention.rules import File, due_on, finding, finish_by
from applications.statuses import APPEAL_TRANSITIONS, CaseStage
from eservice import clock
from eservice.municipality.rules import RetentionRules
from eservice.people.models import Person

ENDED = (CaseStage.CLOSED, CaseStage.WITHDRAWN)
SETTLED_APPEALS = [status for status, after in APPEAL_TRANSITIONS.items() if not after]


def due_files(rules: RetentionRules) -> Iterator[tuple[Person, dict[str, Any]]]:
    """Yield each person whose file is due today, with what a plan keeps of it."""
    for person in _quiet_since(_latest_due(rules)).iterator(chunk_size=500):
        last = last_note_on(person)
        if due_on(last, rules) <= clock.today():
            yield person, _told(person, last, rules)


def last_note_on(person: Person) -> date:
    """Return the day of the last thing that was noted anywhere in the person's file."""
    sources = (
        CaseEvent.objects.filter(case__person=person).aggregate(at=Max("at")),
        Grant.objects.filter(grantor=person).aggregate(at=Max("events__at")),
        PersonEvent.objects.filter(record__person=person).aggregate(at=Max("at")),
        Draft.objects.filter(person=person).aggregate(at=Max("started_at")),
        Draft.objects.filter(person=person).aggregate(at=Max("answers__at")),
        AnswerRevision.objects.filter(draft__person=person).aggregate(at=Max("ended_at")),
        CoApplicant.objects.filter(person=person).aggregate(at=Max("invited_at")),
    )
    return timezone.localdate(max(found["at"] for found in sources if found["at"]))


def _latest_due(rules: RetentionRules) -> datetime:
    """Return the moment before which the last note of a due file was made."""
    day = clock.months_later(clock.today(), -12 * rules.years)
    return datetime.combine(day, time.max, tzinfo=timezone.get_current_timezone())


def _quiet_since(moment: datetime) -> QuerySet[Person]:
    """Return those with a case in whose cases nothing has happened since; not yet disposed of."""
    cases = Case.objects.filter(person=OuterRef("pk"))
    later = CaseEvent.objects.filter(case__person=OuterRef("pk"), at__gt=moment)
    found = Person.objects.filter(Exists(cases), ~Exists(later), disposals=None)
    return found.order_by("pk")


def _told(person: Person, last: date, rules: RetentionRules) -> dict[str, Any]:
    file = File(
        last_note_on=last,
        born_on=person.born_on,
        is_open=_is_open(person),
        is_held=LegalHold.objects.filter(case__person=person, ended_at=None).exists(),
    )
    references = Case.objects.filter(person=person).order_by("received_at")
    return {
        "person": str(person.pk),
        "references": list(references.values_list("reference", flat=True)),
        "last_note_on": last.isoformat(),
        "due_on": due_on(last, rules).isoformat(),
        "finish_by": finish_by(last, rules).isoformat(),
        "finding": finding(file, rules).value,
    }


def _is_open(person: Person) -> bool:
    cases = Case.objects.filter(person=person)
    appeals = Appeal.objects.filter(case__person=person).exclude(status__in=SETTLED_APPEALS)
    return cases.exclude(stage__in=ENDED).exists() or appeals.exists()
