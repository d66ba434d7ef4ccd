"""The scan of the paper: taken in with the registration, and read by the caseworker."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.document_kinds import SCAN_KIND
from applications.models import Document, Draft
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import jpeg, sent
from tests.factories import make_caseworker
from tests.writing_down.making import start

pytestmark = pytest.mark.django_db


def test_the_scan_goes_with_the_application_to_the_caseworker(disa_client, disa, found):
    start(disa_client, found.person, files=[sent(jpeg(), "papper.jpg")])
    document = Document.objects.get()
    assert document.kind == SCAN_KIND
    case = send_application(Actor(disa), draft_id=Draft.objects.get().pk)
    document.refresh_from_db()
    assert document.is_sent
    shown = logged_in(make_caseworker()).get(reverse("review_case", args=[case.pk])).text
    assert "Papperet" in shown


def test_a_file_that_cannot_be_taken_in_stops_nothing(disa_client, found):
    response = start(disa_client, found.person, files=[sent(b"inte en bild", "papper.jpg")])
    assert response.status_code == 422
    assert "Filen kom inte med" in response.text
    assert Draft.objects.get().started_at <= clock.now()
