"""No name, number, address or case of anybody stands in a mail, a file name or a log."""

import logging
from collections.abc import Iterator

import pytest

from applications.models import Draft
from applications.notice_kinds import ABOUT_LIVE_HELP, NoticeKind
from eservice.people.models import User
from tests.factories import make_case
from tests.notices.making import E164, chooses, gives_help, reached, tell, work
from tests.notices.sms_gateway import TOKEN, status

pytestmark = pytest.mark.django_db

# A reminder of what nobody waits for any more is not sent, nor a digest of nothing.
NOT_TOLD = {NoticeKind.COMPLETION_REMINDER, NoticeKind.DIGEST}
TOLD = [kind for kind in NoticeKind if kind not in NOT_TOLD]
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
def people(mail_server, sms_gateway) -> list[User]:
    """Someone who applies, her helper, and two who want letters and texts: told of everything.

    The mail server refuses the first three, and repeats whom it refuses; so does the gateway
    with its first two.
    """
    names = ("Kanarieanna", "Kanariehjälpen")
    anna, helper = (reached(given_name=name) for name in names)
    on_paper = reached("letter", given_name="Kanariebrev")
    by_sms = reached("sms", given_name="Kanariesms")
    draft = Draft.objects.get(pk=make_case(anna).pk)
    chooses(anna)
    grant = gives_help(anna, helper)
    mail_server.answers.extend(text.format(WHOM) for text in REFUSALS)
    sms_gateway.answers.extend(status(code, body=E164.encode()) for code in (400, 500))
    for kind in TOLD:
        for user in (anna, helper, on_paper, by_sms):
            tell(user, kind, draft=draft, grant=grant)
    return [anna, helper, on_paper, by_sms]


def test_nothing_is_said_about_anybody(people, mail_server, sms_gateway, logged, print_dir):
    work()

    sent = mail_server.messages
    assert len(sent) == 2 * len(TOLD) - len(REFUSALS)
    said = [message["Subject"] + message.get_content() for message in sent]
    headers = [f"{name}: {text}" for one in sent for name, text in one.items() if name != "To"]
    names = [path.name for path in print_dir.iterdir()]
    # Of all kinds under help that has a day of its own, she whose help it isn't hears nothing.
    texts = [message["text"] for message in sms_gateway.messages]
    assert len(texts) == len(TOLD) - len(ABOUT_LIVE_HELP)
    paths = [path for _method, path in sms_gateway.requests]
    seen = "\n".join([*said, *headers, *names, *texts, *paths, logged.text])
    assert "try 1" in logged.text
    assert [secret for secret in secrets(people) if secret in seen] == []
    assert {message["To"] for message in sent} == set(mail_server.recipients)
    assert {message["to"] for message in sms_gateway.messages} == {E164}


def secrets(people: list[User]) -> list[str]:
    of_each = [
        (user.person.given_name, user.person.family_name, user.person.number, str(user.person_id))
        for user in people
    ]
    addresses = [f"person{user.pk}@" for user in people]
    drafts = [str(pk) for pk in Draft.objects.values_list("pk", flat=True)]
    return [
        WHOM,
        "Påhittade",
        "070-174",
        "701740605",
        TOKEN,
        *addresses,
        *drafts,
        *sum(of_each, ()),
    ]
