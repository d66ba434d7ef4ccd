"""An application of which only the most important was sent."""

from typing import Any

from django.test import Client
from django.urls import resolve, reverse

from applications.models import Case
from applications.questions.catalogue import FLOW
from applications.questions.flow import Section
from applications.statuses import ApplicationKind
from tests.factories import whole_answers
from tests.wizard.making_renewals import NOVEMBER

GIVEN = {
    "bradskande": {"acute": "none"},
    "vad-du-behover-nu": {"need": "Jag har inga pengar till mat.", "when": "now"},
    "kontakt": {"ways": "sms", "phone": "070-174 06 05", "email": ""},
    "trygg-kontakt": {"safe_contact": "safe"},
}
ESSENTIALS = {"acute", "month", "contact", "safe_contact"}


def begin(client: Client, month: str = NOVEMBER):
    values = {"kind": ApplicationKind.ESSENTIALS.value, "month": month}
    return client.post(reverse("start_draft"), values)


def goes_through(client: Client, url: str, given: dict[str, Any] = GIVEN) -> list[str]:
    """Press through the pages from ``url`` to the check, and return them."""
    pages = []
    while (page := resolve(url.partition("?")[0])).url_name != "check":
        assert len(pages) < 20, pages
        pages.append(page.kwargs["step"])
        assert client.get(url).status_code == 200
        url = client.post(url, {**given[page.kwargs["step"]], "_rev": "0"})["Location"]
    return pages


def answers_of(section: Section) -> dict:
    """What a whole application answers in one section."""
    keys = {step.key for step in FLOW.steps if step.section is section} - ESSENTIALS
    return {key: given for key, given in whole_answers().items() if key in keys}


def answer_part(client: Client, case: Case, section: Section) -> None:
    """Answer all questions of a part over HTTP."""
    for key, values in answers_of(section).items():
        url = reverse("step", args=[case.pk, FLOW.of_key(key).path])
        assert client.post(url, {**values, "_rev": "0"}).status_code == 302, key


def send_part(client: Client, case: Case, section: Section):
    return client.post(reverse("send_part", args=[case.pk, section.path]))
