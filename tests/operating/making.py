"""An operator, and things that have gone wrong for her to look at."""

from typing import Any

from django_tasks_db.models import DBTaskResult

from applications.actions.notices import deliver_notice
from applications.models import Notice
from applications.notice_kinds import Channel, NoticeKind
from eservice import clock
from eservice.people.models import Person, User
from eservice.people.roles import Role
from tests.factories import make_person


def make_operator() -> User:
    return User.objects.create(
        issuer="test-staff",
        subject="operator",
        person=make_person(given_name="Kim", family_name="Driftsson", number=None),
        roles=[Role.OPERATOR.value],
        is_from_work=True,
    )


def make_failed_task(**values: Any) -> DBTaskResult:
    """A task that ended with an error, whose words hold what they should not."""
    result = deliver_notice.enqueue("00000000-0000-4000-8000-000000000000")
    found = DBTaskResult.objects.get(pk=result.id)
    values = {
        "status": "FAILED",
        "started_at": clock.now(),
        "finished_at": clock.now(),
        "exception_class_path": "django.db.utils.DataError",
        "traceback": "DataError: Anna Exempel 199001019802",
    } | values
    DBTaskResult.objects.filter(pk=found.pk).update(**values)
    found.refresh_from_db()
    return found


def given_up(person: Person, **values: Any) -> Notice:
    """A message that was tried until there was no use."""
    values = {
        "kind": NoticeKind.HELP_ENDED,
        "channel": Channel.EMAIL,
        "attempts": 7,
        "next_try_at": None,
        "failed_at": clock.now(),
    } | values
    return Notice.objects.create(person=person, once=f"given-up-{clock.now()}", **values)
