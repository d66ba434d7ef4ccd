"""A team lead, and numbers for her to read."""

from datetime import date

from applications.models import Compilation, Figure
from eservice import clock
from eservice.people.models import User
from eservice.people.roles import Role
from tests.factories import make_person


def make_team_lead() -> User:
    return User.objects.create(
        issuer="test-staff",
        subject="team-lead",
        person=make_person(given_name="Gun", family_name="Gruppman", number=None),
        roles=[Role.TEAM_LEAD.value],
        is_from_work=True,
    )


def counted(
    compilation: Compilation, month: date | None = None, **counts: int | dict[str, int]
) -> None:
    """Set numbers of a month, by key; a number for each part where the key has parts.

    ``__`` in a key stands for ``/``, which no name can hold.
    """
    month = month or clock.today().replace(day=1)
    for key, given in counts.items():
        for part, count in given.items() if isinstance(given, dict) else [("", given)]:
            Figure.objects.create(
                compilation=compilation,
                month=month,
                key=key.replace("__", "/"),
                part=part,
                count=count,
            )
