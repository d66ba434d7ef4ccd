"""The accessibility statement says what is so, and leads to the form that the law asks for."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse
from lxml import html

from eservice.municipality import municipality
from eservice.municipality.facts import Accessibility
from guides.models import About, Suggestion
from guides.reporting import views
from guides.reporting.faults import FAULTS, Fault
from guides.reporting.results import Results, read

FAULT = Fault(
    what="Kartan går inte att läsa.",
    why="Den är en bild.",
    meanwhile="Ring oss.",
    criterion="1.1.1",
    known_since=date(2026, 3, 4),
)

RESULTS = Results(
    tested_on=date(2026, 11, 23),
    faults=0,
    pages=600,
    tags=("wcag2a",),
    widths=(320,),
    markup=700,
    large_text=10,
    keyboard=6,
    right_to_left=15,
    without_javascript=8,
    documents=4,
)


@pytest.fixture
def shown(client, db, django_assert_num_queries):
    """Return the words of the page; it costs no query."""

    def page() -> str:
        with django_assert_num_queries(0):
            response = client.get("/tillganglighet/")
        assert response.status_code == 200
        return " ".join(html.fromstring(response.text).find(".//main").text_content().split())

    return page


def test_it_stands_on_every_page(client, db):
    start = html.fromstring(client.get("/").text)
    assert start.xpath("//footer//a[@href='/tillganglighet/']")


def test_it_names_who_is_responsible_and_the_law(shown):
    assert f"{municipality().name} har ansvar för e-tjänsten." in shown()
    assert "(2018:1937)" in shown()


def test_with_a_known_fault_it_is_partly_accessible(shown, monkeypatch):
    monkeypatch.setattr(views, "FAULTS", (FAULT,))
    page = shown()
    assert "E-tjänsten är delvis tillgänglig" in page
    assert "Vi känner till 1 sak som inte fungerar för alla." in page
    for words in (FAULT.what, FAULT.why, FAULT.meanwhile, "Regel 1.1.1", "4 mars 2026"):
        assert words in page


def test_without_known_faults_it_promises_no_more_than_that(shown, monkeypatch):
    monkeypatch.setattr(views, "FAULTS", ())
    page = shown()
    assert "Vi känner inte till någon brist" in page
    assert "delvis" not in page
    assert "Det här fungerar inte för alla" not in page
    assert "Det kan ändå finnas fel" in page


def test_every_known_fault_is_whole():
    assert all(fault.what and fault.why and fault.meanwhile for fault in FAULTS)
    assert all(fault.criterion.count(".") == 2 for fault in FAULTS)


def test_the_tests_are_told_with_their_day_and_figures(shown, monkeypatch):
    found = replace(RESULTS, tested_on=date(2026, 2, 1), pages=321, widths=(320, 999), faults=0)
    monkeypatch.setattr(views, "results", lambda: found)
    page = shown()
    assert "Den 1 februari 2026 provade vi" in page
    assert "321 sidor och lägen" in page
    assert "(320, 999 punkter)" in page
    assert "Programmen hittade inget fel." in page


def test_faults_that_the_programs_found_are_not_kept_quiet(shown, monkeypatch):
    monkeypatch.setattr(views, "results", lambda: replace(RESULTS, faults=3))
    assert "Programmen hittade 3 fel." in shown()


def test_before_any_test_it_says_that_there_is_none(shown, monkeypatch):
    monkeypatch.setattr(views, "results", lambda: None)
    monkeypatch.setattr(views, "FAULTS", ())
    page = shown()
    assert "Vi har inte provat den här versionen av e-tjänsten än." in page
    assert "Programmen hittade" not in page
    assert "Vi ändrade den här sidan" not in page


def test_what_no_machine_sees_is_said(shown):
    assert "Ingen som använder skärmläsare har provat e-tjänsten åt oss." in shown()


def test_a_file_that_lacks_a_figure_is_refused():
    with pytest.raises(TypeError):
        read({"tested_on": "2026-11-23", "tags": [], "widths": []})


def test_complaints_go_to_the_authority_in_the_municipality_file(shown, monkeypatch):
    assert "Ring oss, så säger vi vilken myndighet det är" in shown()
    named = Accessibility(supervisor="Tillsynsverket", supervisor_url="https://tillsyn.example/")
    found = replace(municipality(), accessibility=named)
    monkeypatch.setattr("eservice.municipality.municipality", lambda: found)
    assert "Du kan klaga hos Tillsynsverket." in shown()
    assert "Ring oss, så säger vi" not in shown()


def test_it_leads_to_a_form_without_login_that_knows_what_it_is_about(client, db):
    page = html.fromstring(client.get(reverse("accessibility")).text)
    (address,) = page.xpath("//main//a[contains(@class, 'govuk-button')]/@href")
    form = html.fromstring(client.get(address).text)
    assert form.xpath("//input[@name='about'][@checked]/@value") == [About.ACCESSIBILITY]

    body = {"about": About.ACCESSIBILITY, "words": "Knappen syns inte. Ring 070-174 06 05."}
    mark = form.xpath("//input[@name='page']/@value")[0]
    assert client.post(address, {**body, "page": mark}).status_code == 200
    found = Suggestion.objects.get()
    assert (found.about, found.masked) == ("access", {"phone": 1})


def test_an_address_with_an_unknown_subject_chooses_nothing(client, db):
    form = html.fromstring(client.get(reverse("suggest"), {"om": "x"}).text)
    assert form.xpath("//input[@name='about'][@checked]") == []
