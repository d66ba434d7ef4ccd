"""Provkommun: nothing that a municipality decides for itself is the example's."""

import re
from datetime import timedelta

import pytest

from applications.access import Actor
from applications.actions.cases import take_case
from applications.models import Case
from eservice.municipality import municipality
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("provkommun")]
OF_THE_EXAMPLE = ("Exempelkommun", "08-465", "EX-", "Mottagningen")


def addresses_in(page, kind):
    return re.findall(rf'{kind}="(/(?:utseende|logotyp)-[^"]+)"', page.content.decode())


def test_the_public_pages_are_its_own(client):
    for address in ("/", "/guider/", "/tillganglighet/", "/ord/"):
        page = client.get(address).content.decode()
        assert "Provkommun" in page
        assert not [words for words in OF_THE_EXAMPLE if words in page]
    assert "031-390 06 00" in words_of(client.get("/"))


def test_its_colours_and_logo_are_files_that_are_kept_long(client):
    start = client.get("/")
    (style,), (logo,) = addresses_in(start, "href"), addresses_in(start, "src")
    for address, kind, part in ((style, "text/css", b"#5b2a86"), (logo, "image/svg+xml", b"<svg")):
        file = client.get(address)
        assert (file.status_code, part in file.content) == (200, True)
        assert file["Content-Type"].startswith(kind)
        assert "immutable" in file["Cache-Control"]
    assert "sandbox" in client.get(logo)["Content-Security-Policy"]
    assert client.get("/utseende-0123456789ab.css").status_code == 404


def test_only_its_languages_can_be_chosen(client):
    page = words_of(client.get("/sprak/"))
    assert "English" not in page
    client.post("/sprak/valj/", {"language": "en", "next": "/"})
    assert '<html lang="sv"' in client.get("/").content.decode()


def test_a_case_arrives_at_its_unit_with_its_number_and_its_promise():
    anna = make_applicant()
    case = make_case(anna)
    assert case.reference.startswith("ÖPK-")
    assert case.unit == "ingang"
    shown = words_of(logged_in(anna).get(f"/arende/{case.pk}/"))
    assert "Ingången" in shown or "031-390 06 01" in shown
    assert not [words for words in OF_THE_EXAMPLE if words in shown]


def test_its_promise_is_longer_than_two_weeks():
    case = make_case()
    promised = case.promised_on - case.received_at.date()
    assert promised >= timedelta(days=municipality().promises.decision_working_days)


def test_its_caseworkers_work_and_others_see_nothing():
    case = make_case()
    at_home, elsewhere = make_caseworker(unit="ingang"), make_caseworker(unit="mottagning")
    take_case(Actor(at_home), case_id=case.pk)
    page = logged_in(at_home).get(f"/handlaggning/{case.pk}/")
    assert page.status_code == 200
    assert not [words for words in OF_THE_EXAMPLE if words in words_of(page)]
    assert logged_in(elsewhere).get(f"/handlaggning/{case.pk}/").status_code == 404
    assert Case.objects.get().caseworker_id == at_home.pk
