"""Gun leads a team and Sam writes the texts: both read how the service works for people."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from applications.models import Compilation
from applications.statistics.compilations import PAGES
from eservice import clock
from eservice.people.roles import Role
from guides.asking.actions import set_completions
from tests.casework.completing.pages import words_of
from tests.conftest import logged_in
from tests.factories import make_caseworker
from tests.guides.making import make_editor
from tests.statistics.making import counted, make_team_lead

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 1)
FEW = "färre än 5"


@pytest.fixture(autouse=True)
def december():
    with clock.at(datetime(2026, 12, 10, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def gun_client():
    return logged_in(make_team_lead())


def page_of(client, code, **asked):
    return client.get(reverse("compilation", args=[code]), asked)


def lines_of(client, code, **asked):
    """Every row of the table, as its cells."""
    found = client.get(reverse("compilation_file", args=[code]), asked)
    text = found.content.decode("utf-8-sig")
    return [tuple(row) for row in csv.reader(io.StringIO(text), delimiter=";")][1:]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_where_nothing_is_counted_yet_that_is_said(gun_client, page):
    assert "Här finns inget att visa" in words_of(page_of(gun_client, page.code))
    assert lines_of(gun_client, page.code) == []


def test_she_begins_there_and_reads_every_compilation(gun_client):
    start = gun_client.get(reverse("statistics"))
    for page in PAGES:
        assert str(page.title) in words_of(start)
        assert reverse("compilation", args=[page.code]) in start.content.decode()


def test_where_drafts_stop_is_shown_by_question(gun_client):
    counted(Compilation.STOPS, questions__address=7, ready=6, **{"section:costs": 2})
    counted(Compilation.STOPS, NOVEMBER, questions__address=4, questions__contact=1)
    assert lines_of(gun_client, "stopp") == [
        ("Var bor du nu?", "11"),
        ("Allt är ifyllt, men inte skickat", "6"),
        ("Dina kostnader: frågor som vi räknar ihop", FEW),
        ("Hur vill du att vi når dig?", FEW),
    ]
    page = page_of(gun_client, "stopp").content.decode()
    assert page.count("<rect") == 2
    assert FEW in page


def test_three_months_at_a_time(gun_client):
    counted(Compilation.PRESSES, date(2026, 9, 1), questions__month=8)
    counted(Compilation.PRESSES, questions__month=9)
    assert lines_of(gun_client, "jag-forstar-inte") == [("Vilken månad söker du pengar för?", "9")]
    before = lines_of(gun_client, "jag-forstar-inte", kvartal="2026-3")
    assert before == [("Vilken månad söker du pengar för?", "8")]
    assert "Juli–september 2026" in words_of(page_of(gun_client, "jag-forstar-inte"))
    strange = page_of(gun_client, "jag-forstar-inte", kvartal="2026-9")
    assert "oktober–december 2026" in words_of(strange)


def test_sensitive_questions_are_not_told_apart(gun_client):
    counts = {"questions/cost_union": 6, "questions/cost_dental": 5, "questions/home_rented": 9}
    set_completions({(NOVEMBER, key): n for key, n in counts.items()}, months=[NOVEMBER])
    assert [n for _title, n in lines_of(gun_client, "komplettering")] == ["11", "9"]
    assert "facket" not in words_of(page_of(gun_client, "komplettering"))


def test_time_to_decision_is_shown_beside_the_promise(gun_client):
    counted(Compilation.DAYS, first={"3": 4, "10": 6, "21": 9}, renewal={"2": 30}, extra={"1": 3})
    promises = {"kept": 10, "late": 9}
    counted(Compilation.PROMISES, first=promises, renewal={"kept": 27, "late": 3})
    assert lines_of(gun_client, "tid") == [
        ("Nyansökan", "19", "10 dagar", "53 procent"),
        ("Tilläggsansökan", FEW, "visas inte", "visas inte"),
        ("Återansökan", "30", "2 dagar", "visas inte"),
    ]


def test_help_is_shown_with_its_share(gun_client):
    counted(Compilation.HELP, all=40, alone=24, supporter=9, ombud=6, beside=2)
    assert lines_of(gun_client, "hjalp") == [
        ("Med någon form av hjälp", "16", "40 procent"),
        ("Någon satt bredvid", "visas inte", "visas inte"),
        ("Stödperson", "9", "22 procent"),
        # Somebody beside, alone in hiding, would be told by the others.
        ("Ombud", "visas inte", "visas inte"),
        ("God man", "0", "0 procent"),
        ("Förvaltare", "0", "0 procent"),
        ("Vårdnadshavare", "0", "0 procent"),
        ("Framtidsfullmakt", "0", "0 procent"),
        ("Vi skrev in den: på papper eller i samtal", "0", "0 procent"),
        ("Utan hjälp som vi vet om", "24", "60 procent"),
    ]


@pytest.mark.parametrize("counts", [{"all": 40, "alone": 37}, {"all": 40, "alone": 2}])
def test_when_one_half_is_too_small_neither_is_shown(gun_client, counts):
    counted(Compilation.HELP, **counts, supporter=counts["all"] - counts["alone"])
    shown = {title: n for title, n, _share in lines_of(gun_client, "hjalp")}
    assert shown["Med någon form av hjälp"] == shown["Utan hjälp som vi vet om"]
    assert shown["Stödperson"] == "visas inte"


def test_an_editor_goes_on_to_the_text_and_a_team_lead_does_not(gun_client):
    counted(Compilation.STOPS, questions__address=7)
    link = reverse("hard_text", args=["questions/address"])
    assert link in page_of(logged_in(make_editor()), "stopp").content.decode()
    assert link not in page_of(gun_client, "stopp").content.decode()


def test_a_team_lead_who_is_nothing_else_opens_no_case_and_begins_here(gun_client):
    assert gun_client.get(reverse("login")).url == reverse("statistics")
    assert gun_client.get(reverse("worklist")).status_code == 404


def test_a_caseworker_who_leads_a_team_begins_with_her_cases():
    vera = make_caseworker()
    vera.roles = [Role.CASEWORKER.value, Role.TEAM_LEAD.value]
    vera.save(update_fields=["roles"])
    client = logged_in(vera)
    assert client.get(reverse("login")).url == reverse("worklist")
    assert reverse("statistics") in client.get(reverse("worklist")).content.decode()


def test_a_title_that_is_a_formula_does_nothing_in_a_spreadsheet(gun_client):
    counted(Compilation.PRESSES, **{"=cmd|' /C calc'!A0": 9})
    found = gun_client.get(reverse("compilation_file", args=["jag-forstar-inte"]))
    assert "\n'=cmd" in found.content.decode("utf-8-sig")
    assert 'filename="uppfoljning-jag-forstar-inte-2026-4.csv"' in found["Content-Disposition"]


@pytest.mark.parametrize("rows", [1, 20, 100])
def test_many_rows_cost_no_more_queries(gun_client, rows, django_assert_num_queries):
    counted(Compilation.STOPS, **{f"questions/{n}": n + 5 for n in range(rows)})
    with django_assert_num_queries(3):
        page = page_of(gun_client, "stopp").content.decode()
    assert page.count("<tr>") == rows + 1
    assert page.count("<rect") == min(rows, 12)
