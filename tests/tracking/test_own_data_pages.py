"""She asks for the copy, fetches it and takes it away; nobody else does."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.own_data import (
    KEPT,
    delete_old_copies_of_own_data,
    make_copy,
    order_copy,
    queue_copies_of_own_data,
)
from applications.errors import NotAllowed
from applications.models import OwnDataCopy
from eservice import clock
from tests.casework.making import make_everything
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_helper
from tests.wizard.test_filling_in import text

PAGE = "/mina-sidor/uppgifter/"
PDF, JSON = f"{PAGE}fil.pdf", f"{PAGE}fil.json"


def test_she_asks_waits_fetches_and_takes_it_away(anna, anna_client, maja):
    make_everything(make_case(anna), maja)
    OwnDataCopy.objects.all().delete()
    assert "Gör en kopia" in text(anna_client.get(PAGE))
    assert anna_client.get(PDF).status_code == 404

    anna_client.post(PAGE)
    anna_client.post(PAGE)
    assert OwnDataCopy.objects.count() == 1
    assert "Vi gör din kopia nu." in text(anna_client.get(PAGE))
    assert anna_client.get(JSON).status_code == 404

    make_copy.call(str(OwnDataCopy.objects.get().pk))
    page = text(anna_client.get(PAGE))
    assert "Din kopia är klar" in page
    pdf, told = anna_client.get(PDF), anna_client.get(JSON)
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == 'attachment; filename="mina-uppgifter.pdf"'
    assert told.json()["name"] == "Anna Exempel"
    assert [part["key"] for part in told.json()["parts"]][0] == "person"
    assert "no-store" in pdf["Cache-Control"]

    anna_client.post(reverse("delete_own_data"))
    assert not OwnDataCopy.objects.exists()
    assert anna_client.get(PDF).status_code == 404


def test_it_is_hers_alone(anna, maja):
    order_copy(Actor(anna))
    make_copy.call(str(OwnDataCopy.objects.get().pk))
    for user in (make_applicant(), make_helper()):
        assert logged_in(user).get(PDF).status_code == 404
        assert "Gör en kopia" in text(logged_in(user).get(PAGE))
    assert logged_in(maja).get(PAGE).status_code == 404
    with pytest.raises(NotAllowed):
        order_copy(Actor(maja))
    assert "/logga-in/" in Client().get(PDF)["Location"]


def test_another_shape_does_not_exist(anna, anna_client):
    order_copy(Actor(anna))
    make_copy.call(str(OwnDataCopy.objects.get().pk))
    assert anna_client.get(f"{PAGE}fil.exe").status_code == 404


def test_who_sits_beside_does_not_open_it(anna, anna_client):
    order_copy(Actor(anna))
    make_copy.call(str(OwnDataCopy.objects.get().pk))
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    assert "pdf" not in text(anna_client.get(PAGE))
    assert not anna_client.get(PDF).content.startswith(b"%PDF-")


def test_it_is_sealed_where_it_lies(anna):
    order_copy(Actor(anna))
    make_copy.call(str(OwnDataCopy.objects.get().pk))
    stored = OwnDataCopy.objects.extra(select={"raw": "data"}).values_list("raw", flat=True).get()
    assert b"Anna" not in bytes(stored)


def test_a_week_later_it_is_gone(anna, anna_client):
    order_copy(Actor(anna))
    make_copy.call(str(OwnDataCopy.objects.get().pk))
    with time_machine.travel(clock.now() + KEPT + timedelta(minutes=1), tick=False):
        assert delete_old_copies_of_own_data() == 1
    assert not OwnDataCopy.objects.exists()


def test_a_lost_task_is_queued_again_and_twice_is_once(anna):
    copy = order_copy(Actor(anna))
    make_copy.call(str(copy.pk))
    made = OwnDataCopy.objects.get().made_at
    make_copy.call(str(copy.pk))
    assert OwnDataCopy.objects.get().made_at == made
    assert queue_copies_of_own_data() == 0
    OwnDataCopy.objects.update(made_at=None, pdf=None, data=None)
    assert queue_copies_of_own_data() == 1
