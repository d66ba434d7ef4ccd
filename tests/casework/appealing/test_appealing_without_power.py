"""An appeal from someone without the power: told why, with the text kept, and nothing sent."""

import pytest

from applications.access import Actor
from applications.actions import appealing
from applications.actions.revoking import revoke
from applications.errors import NotAllowed
from applications.models import Appeal, Document, Grant
from applications.powers import Power
from tests.casework.appealing.making import WANTS, write_url, writes
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.documents.making import pdf, sent
from tests.helping import make_grant, make_helper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]


@pytest.fixture
def reader(traveller, anna):
    """She reads Anna's decisions, and nothing more of them."""
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, "read")
    return logged_in(lo)


def test_who_reads_the_decision_is_told_who_may_appeal_it(anna, decision, reader):
    page = reader.get(write_url(decision))
    assert page.status_code == 403
    name = anna.person.first_name
    assert f"Du får inte överklaga åt {name} " in words_of(page)
    assert f"Be {name} överklaga själv, eller ge dig rätt att göra det." in words_of(page)
    assert "<textarea" not in page.content.decode()


def test_what_she_wrote_is_kept_to_hand_over(decision, reader):
    page = writes(reader, decision, why="Hyran är hög.", files=[sent(pdf())])
    assert page.status_code == 403
    for found in (WANTS, "Hyran är hög.", "Det du skrev är inte skickat."):
        assert found in words_of(page)
    assert not Appeal.objects.exists()
    assert not Document.objects.exists()


def test_the_power_was_taken_back_while_she_wrote(anna, decision, kim, kim_client):
    assert kim_client.get(write_url(decision)).status_code == 200
    grant = Grant.objects.get(grantee=kim.person)
    keeps = {Power.SEE_STATUS, Power.READ_ANSWERS, Power.READ_DECISION}
    revoke(Actor(anna), grant_id=grant.pk, powers=set(Power) - keeps)
    page = writes(kim_client, decision)
    assert page.status_code == 403
    assert WANTS in words_of(page)
    assert not Appeal.objects.exists()


def test_the_power_was_taken_back_in_the_middle_of_the_request(decision, kim_client, monkeypatch):
    def refuses(*_args, **_given):
        raise NotAllowed("taken back")

    monkeypatch.setattr(appealing, "appeal_decision", refuses)
    page = writes(kim_client, decision)
    assert page.status_code == 409
    assert WANTS in page.content.decode()


def test_who_has_no_access_left_and_strangers_find_nothing(anna, decision, kim, kim_client):
    revoke(Actor(anna), grant_id=Grant.objects.get(grantee=kim.person).pk)
    for client in (kim_client, logged_in(make_helper())):
        assert client.get(write_url(decision)).status_code == 404
        assert writes(client, decision).status_code == 404
