"""Writes and reads messages as a person does, over HTTP and through the actions."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.messages import Words, answer_message, write_message
from applications.models import Case, Message
from applications.questions.messaging import written_by
from eservice.people.models import User

SEEN = re.compile(r'name="seen" value="(\d+)"')
UNTIL = re.compile(r'name="until" value="([\w-]+)"')


def ours(case: Case) -> str:
    return reverse("case_messages", args=[case.pk])


def hers(case: Case) -> str:
    return reverse("messages", args=[case.pk])


def asking(case: Case) -> str:
    return reverse("ask_about", args=[case.pk])


def hidden_in(page: HttpResponse) -> dict[str, str]:
    """Return the hidden fields of the form on a page."""
    text = page.content.decode()
    until = UNTIL.search(text)
    found = {"seen": SEEN.search(text)[1]}
    return found | ({"until": until[1]} if until else {})


def writes(client: Client, url: str, text: str, **values: Any) -> HttpResponse:
    """Open a page, type and send."""
    return client.post(url, hidden_in(client.get(url)) | {"text": text, **values})


def write(case: Case, by: User, text: str = "Hej!", **values: Any) -> Message:
    """Write one more message through the actions."""
    how = answer_message if by.is_staff_member else write_message
    words, seen = Words(text=text, **values), written_by(case.pk, by)
    return how(Actor(by), case_id=case.pk, words=words, seen=seen)
