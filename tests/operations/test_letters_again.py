"""A letter whose rendering failed is queued again, and rendered once."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from applications.actions.letters import render_letter
from applications.models import CaseEvent, Letter
from tests.factories import make_case


@pytest.fixture
def failed_letter(db, time_machine) -> Letter:
    time_machine.move_to("2026-11-23 09:00+01:00")
    letter = make_case().letters.get()
    DBTaskResult.objects.update(status="FAILED")
    time_machine.move_to("2026-11-23 09:20+01:00")
    return letter


def test_a_failed_letter_is_ordered_again(failed_letter):
    call_command("tick")

    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_it_is_not_ordered_twice_while_it_waits(failed_letter):
    call_command("tick")
    call_command("tick")

    assert DBTaskResult.objects.filter(status="READY").count() == 1


def test_rendering_twice_stores_one_letter(failed_letter):
    render_letter.func(str(failed_letter.pk))
    first = Letter.objects.get(pk=failed_letter.pk)
    render_letter.func(str(failed_letter.pk))

    second = Letter.objects.get(pk=failed_letter.pk)
    assert bytes(first.pdf).startswith(b"%PDF-")
    assert (first.pdf_sha256, first.rendered_at) == (second.pdf_sha256, second.rendered_at)
    assert CaseEvent.objects.filter(kind="receipt_ready").count() == 1


def test_a_wrong_method_gets_a_page_with_words(anna_client):
    response = anna_client.get(reverse("start_draft"))

    assert response.status_code == 405
    assert response["Allow"] == "POST"
    assert "Gå tillbaka till sidan du kom från" in response.content.decode()
