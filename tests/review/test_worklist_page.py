"""The worklist: what stands in it, in which order, for whom, and at what cost."""

import re
from datetime import timedelta

import pytest

from applications.access import Actor
from applications.actions.cases import start_investigation, take_case, withdraw_case
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Case, CaseEvent
from applications.review.worklisting.places import TABS
from applications.statuses import CaseStage
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker

ROW = re.compile(r"/handlaggning/([0-9a-f-]{36})/")
WORKLIST = "/handlaggning/"


def shown(client, **query) -> list[str]:
    """Return the ids of the cases on a page, in order."""
    response = client.get(WORKLIST, query)
    assert response.status_code == 200
    return ROW.findall(response.content.decode())


def text_of(client, **query) -> str:
    return client.get(WORKLIST, query).content.decode()


def test_the_tabs_show_their_own_cases(maja, nils, maja_client, many_cases, case):
    free, urgent, mine, his = many_cases(4)
    Case.objects.filter(pk=urgent.pk).update(is_urgent=True)
    take_case(Actor(maja), case_id=mine.pk)
    take_case(Actor(nils), case_id=his.pk)
    without = {str(one.pk) for one in (case, free, urgent)}
    assert shown(maja_client) == shown(maja_client, vy="mina") == [str(mine.pk)]
    assert set(shown(maja_client, vy="otilldelade")) == without
    assert shown(maja_client, vy="bradskande") == [str(urgent.pk)]
    assert set(shown(maja_client, vy="alla")) == without | {str(mine.pk), str(his.pk)}


def test_stages_have_their_own_list(maja, anna, maja_client, many_cases, case):
    started = many_cases(1)[0]
    take_case(Actor(maja), case_id=started.pk)
    start_investigation(Actor(maja), case_id=started.pk)
    withdraw_case(Actor(anna), case_id=case.pk)
    assert shown(maja_client, vy="steg", steg="under_investigation") == [str(started.pk)]
    assert shown(maja_client, vy="steg", steg="withdrawn") == [str(case.pk)]
    assert shown(maja_client, vy="steg", steg="received") == []
    assert str(case.pk) not in text_of(maja_client, vy="alla")


def test_every_stage_can_be_chosen(maja_client):
    page = text_of(maja_client, vy="steg")
    for stage in CaseStage:
        assert f"steg={stage.value}" in page
        assert str(stage.label) in page


@pytest.mark.parametrize(
    "query",
    [
        {"vy": "drop table"},
        {"vy": "alla", "efter": "x"},
        {"vy": "alla", "efter": "\0"},
        {"vy": "alla", "efter": "0001-01-01T00:00:00+23:00_8f5c8c3e-7a43-4b5e-9d55-7f4a4f0a0a11"},
        {"vy": "steg", "steg": "nonsense"},
        {"vy": "steg"},
    ],
)
def test_an_unknown_address_falls_back_calmly(maja_client, case, query):
    expected = [] if query["vy"] == "drop table" else [str(case.pk)]
    assert shown(maja_client, **query) == expected


@pytest.mark.parametrize("view", ["alla", "otilldelade", "steg"])
def test_paging_shows_every_case_once_in_order(maja_client, many_cases, case, view):
    many_cases(44)
    walked, url = [], f"{WORKLIST}?vy={view}"
    while url:
        page = maja_client.get(url).content.decode()
        walked += ROW.findall(page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        url = found and found.group(1).replace("&amp;", "&")
    assert walked == [str(pk) for pk in Case.objects.order_by("pk").values_list("pk", flat=True)]
    assert "Till början" in page


def test_the_longest_waiting_comes_first(maja_client, many_cases, case):
    [old] = many_cases(1, received_at=clock.now() - timedelta(days=3))
    [older] = many_cases(1, received_at=clock.now() - timedelta(days=5))
    assert shown(maja_client, vy="alla") == [str(older.pk), str(old.pk), str(case.pk)]


def test_other_units_and_own_cases_are_not_there(maja, maja_client, olga, many_cases, case):
    many_cases(1, unit="vuxen")
    own = User.objects.create(issuer="test", subject="maja-at-home", person=maja.person)
    make_case(own, person={"name": "Maja Låtsas", "number": ""})
    assert shown(maja_client, vy="alla") == [str(case.pk)]
    assert shown(logged_in(olga), vy="alla") == [str(Case.objects.get(unit="vuxen").pk)]


def test_a_row_says_how_long_and_what_is_late(maja_client, many_cases, case):
    assert "kom i dag" in text_of(maja_client, vy="alla")
    assert "Försenad" not in text_of(maja_client, vy="alla")
    yesterday = clock.now() - timedelta(days=1)
    late = {"received_at": yesterday, "promised_on": yesterday.date(), "is_urgent": True}
    many_cases(1, **late)
    page = text_of(maja_client, vy="alla")
    for words in ("väntat 1 dag<", "Försenad", "Brådskande", "Ingen<", "Nyansökan"):
        assert words in page


def test_a_withdrawn_case_neither_waits_nor_is_late(maja_client, anna, case):
    withdraw_case(Actor(anna), case_id=case.pk)
    Case.objects.update(promised_on=clock.today() - timedelta(days=1))
    page = text_of(maja_client, vy="steg", steg="withdrawn")
    assert str(case.pk) in page
    assert "Försenad" not in page
    assert "kom i dag" not in page


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("mina", "Du har inga ärenden just nu"),
        ("otilldelade", "Alla ärenden har en handläggare"),
        ("bradskande", "Inget ärende är brådskande"),
        ("vantar", "Vi väntar inte på något svar"),
        ("svarat", "Ingen har svarat"),
        ("loften", "Inget ärende är sent"),
        ("alla", "Inga ärenden väntar"),
        ("steg", "Inga ärenden är i det här steget"),
    ],
)
def test_an_empty_tab_says_so(maja_client, view, words):
    assert words in text_of(maja_client, vy=view)


def test_names_are_escaped(maja_client):
    make_case(make_applicant(given_name="<script>alert(1)</script>", family_name='"&\u202e😀'))
    page = text_of(maja_client, vy="alla")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;&amp;\u202e😀</bdi>" in page


@pytest.mark.parametrize("view", sorted(TABS))
def test_each_page_costs_five_queries(
    maja, maja_client, many_cases, django_assert_num_queries, view
):
    taken = {"caseworker": maja, "caseworker_since": clock.now()} if view == "mina" else {}
    answered = {"waits_for_applicant": True, "answered_at": clock.now()}
    for more in (1, 19, 80):
        many_cases(more, is_urgent=True, promised_on=clock.today(), **taken, **answered)
        with django_assert_num_queries(5):
            maja_client.get(WORKLIST, {"vy": view})


def test_a_page_is_one_row_in_the_log_and_nothing_else(maja, maja_client, many_cases, case):
    many_cases(25)
    events = CaseEvent.objects.count()
    maja_client.get(WORKLIST, {"vy": "alla"})
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.case, row.role) == (AccessKind.WORKLIST, maja, None, "caseworker")
    assert CaseEvent.objects.count() == events


def test_others_find_nothing_here(db, anna_client):
    assert anna_client.get(WORKLIST).status_code == 404
    assert logged_in(make_caseworker(unit="")).get(WORKLIST).status_code == 404
    assert not AccessLog.objects.exists()
