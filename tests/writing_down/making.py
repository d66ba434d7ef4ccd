"""Writes down applications for others, through the pages or the actions."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.registering_applications import start_registration
from applications.actions.sending import send_application
from applications.models import Case, Draft, Registration
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.progress import Progress, facts_of
from applications.statuses import ApplicationKind, RegisteredWay
from eservice import clock
from eservice.people.models import Person, User
from tests.factories import Given, answer_all, whole_answers


def begun(clerk: User, person: Person, **values: Any) -> Registration:
    """An application of the person's that the clerk has begun to write down."""
    facts = {
        "kind": ApplicationKind.FIRST,
        "way": RegisteredWay.PAPER,
        "received_on": clock.today(),
    } | values
    return start_registration(Actor(clerk), person_id=person.pk, **facts)


def written(clerk: User, person: Person, answers: Given | None = None, **values: Any) -> Draft:
    """One that has these answers (the shortest whole application unless given)."""
    draft = begun(clerk, person, **values).draft
    answer_all(clerk, draft, whole_answers() if answers is None else answers)
    return draft


def registered_case(clerk: User, person: Person, answers: Given | None = None, **of: Any) -> Case:
    """One that is sent."""
    return send_application(Actor(clerk), draft_id=written(clerk, person, answers, **of).pk)


def start(client: Client, person: Person, day: date | None = None, **said: Any):
    """Press on the first page as staff do."""
    day = day or clock.today()
    when = {f"received_on_{n}": str(x) for n, x in enumerate((day.day, day.month, day.year))}
    body = {"way": "paper", "kind": "first", **when} | said
    return client.post(reverse("start_registration", args=[person.pk]), body)


def missing_in(draft: Draft) -> list[str]:
    """The keys of what is not answered."""
    progress = Progress(FLOW, answers_of(draft), facts_of(draft))
    return [step.key for step in progress.missing()]
