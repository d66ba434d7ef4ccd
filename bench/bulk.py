"""Thousands of open cases for the worklist, written in bulk and without a chain of events."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from applications.models import Application, Case
from applications.questions.catalogue import FLOW
from applications.questions.months import month_before
from applications.statuses import ApplicationKind, CaseStage
from eservice import clock
from eservice.municipality import municipality
from eservice.people.models import Person, User

BATCH = 5_000
SPAN = timedelta(days=90)
DAYS_PROMISED = timedelta(days=14)


def add_cases(rows: int, applicant: User, caseworkers: list[User]) -> None:
    """Add ``rows`` open cases to the receiving unit, evenly spread over the last months."""
    for start in range(0, rows, BATCH):
        with transaction.atomic():
            numbers = range(start, min(start + BATCH, rows))
            made = list(_made(numbers, rows, applicant, caseworkers))
            for place, model in enumerate((Person, Application, Case)):
                model.objects.bulk_create((row[place] for row in made), batch_size=1_000)


def _made(
    numbers: range, rows: int, applicant: User, caseworkers: list[User]
) -> Iterator[tuple[Person, Application, Case]]:
    for number in numbers:
        person = Person(given_name="Prova", family_name=f"Påhittad {number}")
        received_at = clock.now() - SPAN * (1 - number / rows)
        application = Application(
            person=person,
            kind=ApplicationKind.FIRST,
            month=month_before(clock.today()),
            flow_version=FLOW.version,
            content={"sections": []},
            content_digest=f"{number:064x}",
            sent_at=received_at,
            sent_by=applicant,
        )
        yield person, application, _case(application, number, caseworkers)


def _case(application: Application, number: int, caseworkers: list[User]) -> Case:
    """Return an open case; two of three are under investigation and have a caseworker."""
    received_at = application.sent_at
    is_taken = number % 3 != 0
    return Case(
        id=application.pk,
        application=application,
        person=application.person,
        reference=f"BENCH-{number}",
        kind=application.kind,
        month=application.month,
        unit=municipality().receiving_unit,
        stage=CaseStage.UNDER_INVESTIGATION if is_taken else CaseStage.RECEIVED,
        stage_since=received_at,
        is_urgent=number % 50 == 0,
        received_at=received_at,
        promised_on=timezone.localdate(received_at + DAYS_PROMISED),
        investigation_started_at=received_at if is_taken else None,
        caseworker=caseworkers[number % len(caseworkers)] if is_taken else None,
        caseworker_since=received_at if is_taken else None,
    )
