"""Makes the tables and the people; prints who they are, as JSON (``python -m chaos.prepare``)."""

import json
import sys

import django
from django.core.management import call_command


def main(writers: int, uploaders: int, senders: int, deciders: int) -> None:
    """Fill the empty database that the environment names."""
    django.setup()
    # Models can be imported only now.
    from applications import append_only

    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    append_only.install(append_only.GUARDS)
    call_command("collectstatic", interactive=False, verbosity=0)

    from tests.factories import make_caseworker, whole_answers

    maja = make_caseworker()
    people = {
        "writers": [_begun({}) for _each in range(writers)],
        "uploaders": [_begun(whole_answers()) for _each in range(uploaders)],
        "senders": [_begun(whole_answers()) for _each in range(senders)],
        "decisions": [_ready_to_decide(maja, way=("email", "sms")[n % 2]) for n in range(deciders)],
    }
    json.dump(people, sys.stdout)


def _begun(answers: dict) -> dict[str, str]:
    """Somebody with an application that is not sent, and the cookie of her login."""
    from django.conf import settings
    from django.test import Client

    from tests.factories import make_applicant, make_draft

    user, client = make_applicant(), Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    return {
        "name": cookie.key,
        "session": cookie.value,
        "draft": str(make_draft(user, answers).pk),
    }


def _ready_to_decide(maja, *, way: str) -> str:
    """A case that only has to be decided, of somebody who is told of it in that way."""
    from tests.casework.deciding.making import draft_of, investigated
    from tests.factories import make_applicant, make_case
    from tests.notices.making import chooses

    applicant = make_applicant()
    case = investigated(make_case(applicant), maja)
    chooses(applicant, way)
    draft_of(case, maja)
    return str(case.pk)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
