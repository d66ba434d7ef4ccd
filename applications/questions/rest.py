"""The parts of an application that are still to be sent after its most important."""

from collections.abc import Collection
from datetime import date, timedelta

from django.utils import timezone

from applications.models import Case
from applications.questions.progress import Progress, SectionProgress
from eservice.municipality import municipality


def rest_of(progress: Progress, sent: Collection[str]) -> list[SectionProgress]:
    """Return the sections with a question that was not sent, by key of the step, in order."""
    return [
        found
        for found in progress.sections()
        if any(step.form.asks and step.key not in sent for step in found.steps)
    ]


def due_on(case: Case) -> date:
    """Return the day we ask for the rest to."""
    received_on = timezone.localdate(case.received_at)
    return received_on + timedelta(days=municipality().drafts.rest_days)
