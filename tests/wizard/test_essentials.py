"""Skicka det viktigaste nu: sent in a few pages; the rest is answered a part at a time."""

import pytest
import time_machine
from django.urls import reverse

from applications.models import Case, Draft, SentSection
from applications.questions.sections import COSTS
from applications.statuses import ApplicationKind
from tests.factories import (
    make_draft,
)
from tests.wizard.making_essentials import (
    GIVEN,
    answers_of,
    begin,
    goes_through,
    send_part,
)
from tests.wizard.making_renewals import IN_NOVEMBER, NOVEMBER
from tests.wizard.test_filling_in import text

pytestmark = pytest.mark.usefixtures("november")
MOST_PAGES = 6


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


@pytest.fixture
def sent(anna_client) -> Case:
    """Her case, of which only the most important was sent."""
    goes_through(anna_client, begin(anna_client)["Location"])
    draft = Draft.objects.get()
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    return Case.objects.get(pk=draft.pk)


def test_it_is_sent_in_at_most_six_pages(anna_client):
    pages = goes_through(anna_client, begin(anna_client)["Location"])

    assert pages == ["bradskande", "vad-du-behover-nu", "kontakt", "trygg-kontakt"]
    assert len(pages) + 1 <= MOST_PAGES


def test_also_when_something_is_urgent(anna_client):
    given = GIVEN | {"bradskande": {"acute": ["food"]}, "ring-nu": {"acute_advice": ""}}

    pages = goes_through(anna_client, begin(anna_client)["Location"], given)

    assert pages[:2] == ["bradskande", "ring-nu"]
    assert len(pages) + 1 == MOST_PAGES


def test_it_is_a_real_application_from_today(anna_client, sent):
    assert sent.kind == ApplicationKind.ESSENTIALS
    assert sent.received_at == IN_NOVEMBER
    assert f"{sent.month:%Y-%m}" == NOVEMBER
    assert sent.is_urgent
    assert begin(anna_client)["Location"].endswith("?stangt=1")


def test_the_receipt_and_the_case_say_that_questions_are_left(anna_client, sent):
    receipt = text(anna_client.get(reverse("receipt", args=[sent.pk])))
    assert "Några frågor är kvar." in receipt
    page = text(anna_client.get(reverse("case", args=[sent.pk])))
    assert "Svara på frågorna som är kvar" in page
    assert "Senast 24 november 2026" in page


def test_an_application_under_way_sends_the_most_important_and_keeps_the_rest(anna_client, anna):
    draft = make_draft(anna, {"acute": {"acute": "none"}, **answers_of(COSTS)})
    page = text(anna_client.get(reverse("draft", args=[draft.pk])))
    assert "Orkar du inte med allt i dag?" in page

    anna_client.post(reverse("essentials_first", args=[draft.pk]))

    url = anna_client.get(reverse("draft", args=[draft.pk])).context["continue_url"]
    assert goes_through(anna_client, url) == ["vad-du-behover-nu", "kontakt", "trygg-kontakt"]
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert send_part(anna_client, Case.objects.get(pk=draft.pk), COSTS).status_code == 302
    assert SentSection.objects.get().section == "costs"


def test_other_kinds_can_not_be_made_into_it(anna_client, anna, sent):
    draft = make_draft(anna, {"acute": {"acute": "none"}})
    draft.kind, draft.month = ApplicationKind.EXTRA, sent.month
    draft.save()

    answer = anna_client.post(reverse("essentials_first", args=[draft.pk]))

    assert answer["Location"].endswith("?stangt=1")
    assert Draft.objects.get(pk=draft.pk).kind == ApplicationKind.EXTRA
