"""Tasks for the tests of Att göra, and what its page shows."""

import re
from uuid import uuid4

from django.db import transaction

from applications.actions.tasks import ask_unit
from applications.models import ContactChoice, UnitTask
from applications.notice_kinds import TaskKind

URL = "/handlaggning/att-gora/"
UNIT = "mottagning"


def ask(
    kind: TaskKind = TaskKind.HELP_WANTED, *, once: str = "", unit: str = UNIT, **about
) -> UnitTask:
    once = once or str(uuid4())
    with transaction.atomic():
        ask_unit(kind, once=once, unit=unit, **about)
    return UnitTask.objects.get(once=once)


def page_of(client, **query) -> str:
    response = client.get(URL, query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def shown(page: str) -> list[str]:
    return re.findall(r"/att-gora/([0-9a-f-]{36})/klar/", page)


def finish(client, task):
    return client.post(f"{URL}{task.pk}/klar/")


def choose(person, **choice) -> None:
    ContactChoice.objects.create(person=person, choice=choice)
