"""Starting an application for the person one helps, and stopping to help."""

import pytest

from applications.actions import drafts
from applications.models import Draft, Notice
from applications.powers import Power
from tests.factories import make_draft
from tests.helping import make_grant
from tests.representation.walking import grant_url, text

LIST = "/hjalper/"


def test_stopping_is_asked_about_done_at_once_and_told(anna, kim, kim_client):
    grant = make_grant(anna, kim)
    url = grant_url("stop_helping", grant)
    assert "Vill du sluta hjälpa Anna Exempel?" in text(kim_client.get(url))
    before = Notice.objects.filter(person=anna.person).count()

    for _press in range(2):
        response = kim_client.post(url)
        assert response["Location"] == f"{LIST}?klart=slutat"

    assert "Du hjälper inte personen längre." in text(kim_client.get(response["Location"]))
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 404
    assert Notice.objects.filter(person=anna.person).count() == before + 1


def test_a_new_application_is_hers_and_the_helper_fills_it_in(anna, anna_client, kim, kim_client):
    grant = make_grant(anna, kim)
    response = kim_client.post(grant_url("start_for", grant))
    draft = Draft.objects.get()
    assert draft.person == anna.person
    assert str(draft.pk) in response["Location"]
    # What is urgent is hers alone to answer: the helper begins with what she may see.
    assert kim_client.get(response["Location"]).status_code == 200
    assert str(draft.pk) in anna_client.get("/mina-sidor/").content.decode()


@pytest.mark.parametrize("powers", [{Power.READ_ANSWERS}, {Power.SEE_STATUS}])
def test_without_filling_in_nothing_is_started(anna, kim, kim_client, powers):
    grant = make_grant(anna, kim, frozenset(powers))
    assert "Börja en ny ansökan" not in text(kim_client.get(grant_url("person_helped", grant)))
    assert kim_client.post(grant_url("start_for", grant)).status_code == 404
    assert not Draft.objects.exists()


def test_help_with_one_application_starts_no_other(anna, kim, kim_client):
    grant = make_grant(anna, kim, draft=make_draft(anna, {}))
    assert "Börja en ny ansökan" not in text(kim_client.get(grant_url("person_helped", grant)))
    assert kim_client.post(grant_url("start_for", grant)).status_code == 404
    assert Draft.objects.count() == 1


def test_ten_open_applications_are_the_persons_own(anna, kim, kim_client, monkeypatch):
    monkeypatch.setattr(drafts, "MOST_DRAFTS", 1)
    make_draft(kim, {})
    grant = make_grant(anna, kim)
    for wanted in ("ansokan", "for-manga=1"):
        response = kim_client.post(grant_url("start_for", grant))
        assert wanted in response["Location"]
    assert "Anna har redan tio ansökningar" in text(kim_client.get(response["Location"]))
