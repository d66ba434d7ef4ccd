"""No name, number, address or case of anybody stands in a mail, a file name or a log."""

import logging
from collections.abc import Iterator

import pytest

from applications.models import Draft
from applications.notice_kinds import NoticeKind
from eservice.people.models import User
from tests.factories import make_case
from tests.notices.making import chooses, gives_help, reached, tell, work

pytestmark = pytest.mark.django_db

# A reminder of what nobody waits for any more is not sent.
TOLD = [kind for kind in NoticeKind if kind != NoticeKind.COMPLETION_REMINDER]
REFUSALS = ("550 5.1.1 <{}> unknown", "451 4.2.0 <{}> later", "421 <{}> away")
WHOM = "person@exempel.se"


@pytest.fixture
def logged(caplog) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that is logged, also what the task queue's loggers keep to themselves."""
    caplog.set_level(logging.DEBUG)
    quiet = [logging.getLogger(name) for name in ("django.tasks", "django_tasks_db")]
    for logger in quiet:
        logger.addHandler(caplog.handler)
    yield caplog
    for logger in quiet:
        logger.removeHandler(caplog.handler)


@pytest.fixture
def people(mail_server) -> list[User]:
    """Someone who applies, her helper, and someone who wants letters: all told of everything.

    The mail server refuses the first three, and repeats whom it refuses.
    """
    names = ("Kanarieanna", "Kanariehjälpen")
    anna, helper = (reached(given_name=name) for name in names)
    on_paper = reached("letter", given_name="Kanariebrev")
    draft = Draft.objects.get(pk=make_case(anna).pk)
    chooses(anna)
    grant = gives_help(anna, helper)
    mail_server.answers.extend(text.format(WHOM) for text in REFUSALS)
    for kind in TOLD:
        for user in (anna, helper, on_paper):
            tell(user, kind, draft=draft, grant=grant)
    return [anna, helper, on_paper]


def test_nothing_is_said_about_anybody(people, mail_server, logged, print_dir):
    work()

    sent = mail_server.messages
    assert len(sent) == 2 * len(TOLD) - len(REFUSALS)
    said = [message["Subject"] + message.get_content() for message in sent]
    headers = [f"{name}: {text}" for one in sent for name, text in one.items() if name != "To"]
    names = [path.name for path in print_dir.iterdir()]
    seen = "\n".join([*said, *headers, *names, logged.text])
    assert "try 1" in logged.text
    assert [secret for secret in secrets(people) if secret in seen] == []
    assert {message["To"] for message in sent} == set(mail_server.recipients)


def secrets(people: list[User]) -> list[str]:
    of_each = [
        (user.person.given_name, user.person.family_name, user.person.number, str(user.person_id))
        for user in people
    ]
    addresses = [f"person{user.pk}@" for user in people]
    drafts = [str(pk) for pk in Draft.objects.values_list("pk", flat=True)]
    return [WHOM, "Påhittade", "070-174", *addresses, *drafts, *sum(of_each, ())]
