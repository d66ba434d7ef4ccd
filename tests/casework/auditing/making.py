"""An auditor, and readings for her to look at."""

from datetime import datetime

from applications.event_kinds import AccessKind
from applications.models import AccessLog, Case, LogCheck
from eservice import clock
from eservice.people.models import User
from eservice.people.roles import Role
from tests.factories import make_person


def make_auditor(subject: str = "auditor") -> User:
    return User.objects.create(
        issuer="test-staff",
        subject=subject,
        person=make_person(given_name="Petra", family_name="Granskare", number=None),
        roles=[Role.AUDITOR.value],
        is_from_work=True,
    )


def make_log_check(by: User, readings: list[AccessLog] | None = None) -> LogCheck:
    sample = [row.pk for row in readings or []]
    return LogCheck.objects.create(by=by, since=clock.today(), until=clock.today(), sample=sample)


def reading(
    by: User,
    case: Case | None = None,
    *,
    kind: AccessKind = AccessKind.CASE,
    at: datetime | None = None,
    **values,
) -> AccessLog:
    """One reading, now or ``at``; the role is the reader's own."""
    values = {"role": by.roles[0] if by.roles else "applicant"} | values
    return AccessLog.objects.create(kind=kind, at=at or clock.now(), by=by, case=case, **values)
