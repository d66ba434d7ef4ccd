"""An application of which only the most important is sent, beside the one of the month before."""

import pytest
import time_machine
from django.urls import reverse

from applications.models import Case, Draft
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker
from tests.wizard.making_essentials import begin, goes_through
from tests.wizard.making_renewals import IN_NOVEMBER, IN_OCTOBER
from tests.wizard.test_filling_in import text


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False):
        yield


def test_what_is_not_asked_yet_is_not_gone(anna, anna_client):
    with time_machine.travel(IN_OCTOBER, tick=False):
        make_case(anna)
    goes_through(anna_client, begin(anna_client)["Location"])
    draft = Draft.objects.get(sent_at=None)
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    url = reverse("review_case", args=[draft.pk])
    maja = logged_in(make_caseworker())

    page = text(maja.get(url))
    assert "Borttaget" not in page
    assert "sedan ansökan för oktober 2026" in page

    Case.objects.filter(pk=draft.pk).update(asks_rest=False)
    assert "Borttaget" in text(maja.get(url))
