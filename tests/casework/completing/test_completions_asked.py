"""The page where a caseworker asks: what is wrong is said, what was typed stays."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import CaseEvent, CompletionItem, CompletionRequest, Letter
from applications.questions.completing import askable, consequence, says_it_closes, suggestion
from eservice import clock
from tests.casework.completing.conftest import in_days
from tests.casework.completing.pages import ask_url, day, opened, words_of
from tests.conftest import logged_in
from tests.factories import make_caseworker

pytestmark = pytest.mark.django_db
BILL = "paper_rent_bill"


def row(number, **values):
    return {f"rows-{number}-{name}": value for name, value in values.items()}


def due(number, on):
    return day(on, f"rows-{number}-due")


@pytest.fixture
def form(maja_client, case):
    return opened(maja_client, case, BILL)


def test_without_a_pick_all_questions_and_papers_can_be_picked(maja_client, case):
    page = words_of(maja_client.get(ask_url(case)))
    titles = [
        step["title"] for part in case.application.content["sections"] for step in part["steps"]
    ]
    others = ("Din senaste hyresavi", "Läkarens intyg", "Andra papper", "Något annat")
    for found in (*(title for title in titles if not title.startswith("Kan du skicka")), *others):
        assert " ".join(found.split()) in page
    keys = [one.key for one in askable(case.application.content)]
    assert len(keys) == len(set(keys))


def test_the_suggested_day_and_words_stand_there(maja_client, case, form):
    on = clock.today() + timedelta(days=14)
    assert [form[f"rows-0-due_{part}"] for part in range(3)] == [
        str(on.day),
        str(on.month),
        str(on.year),
    ]
    assert "hyra" in form["rows-0-why"].lower()
    assert form["consequence"] == consequence()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"rows-0-what": ""}, "Skriv vad du behöver"),
        ({"rows-0-why": ""}, "Skriv varför du behöver det"),
        ({"rows-0-due_1": "fjortonde"}, "Skriv datumet med siffror, till exempel 3 1 2026"),
        ({"rows-0-due_0": "31", "rows-0-due_1": "2"}, "Den dagen finns inte i kalendern"),
        ({"rows-0-due_2": "2020"}, "Dagen har redan varit. Välj en dag efter i dag."),
        ({"consequence": ""}, "Skriv vad som händer om inget svar kommer"),
        (
            {"consequence": "Ditt ärende avslutas då."},
            "Vi avslutar inget ärende för att ett svar saknas. Ändra texten.",
        ),
        ({"intro": ""}, "Skriv några ord till den sökande"),
        ({"rows-0-why": "x" * 4001}, "Texten är för lång."),
        ({"rows-0-what": "a\0b"}, "Texten har ett tecken som inte går att läsa."),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_stays(maja_client, case, form, wrong, said):
    response = maja_client.post(ask_url(case), form | {"rows-0-how": "Fråga värden."} | wrong)
    assert response.status_code == 422
    assert said in words_of(response)
    assert "Fråga värden." in words_of(response)
    assert not CompletionRequest.objects.exists()


@pytest.mark.parametrize(
    ("text", "closes"),
    [
        ("Ärendet avslutas om du inte svarar.", True),
        ("Annars stänger vi ditt ärende.", True),
        ("Din ansökan skrivs av.", True),
        ("Vi lägger ner ansökan.", True),
        ("Då beslutar vi efter det vi vet.", False),
        ("Ärendet är öppet tills vi har beslutat.", False),
    ],
)
def test_no_letter_says_that_the_case_closes_by_itself(text, closes):
    assert says_it_closes(text) is closes


def test_no_suggestion_says_so_either(case):
    for found in askable(case.application.content):
        words = suggestion(found)
        assert words.what
        assert words.why
        assert not says_it_closes(f"{words.what} {words.why} {words.how}")
    assert not says_it_closes(consequence())


def test_more_can_be_added_and_taken_away_and_nothing_typed_is_lost(maja_client, case, form):
    body = form | {"rows-0-what": "Min egen text", "_add": "1", "om": ["home_rented", "annat"]}
    page = maja_client.post(ask_url(case), body)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Min egen text" in text
    assert 'name="rows-2-what"' in text
    assert "Titta på ett svar" not in text

    body = form | row(1, what="Två", why="För att", about="") | due(1, in_days(3))
    page = maja_client.post(ask_url(case), body | {"_remove": "0"})
    assert 'name="rows-1-what"' not in page.content.decode()
    assert "Två" in page.content.decode()
    assert not CompletionRequest.objects.exists()


def test_something_else_is_about_no_question(maja_client, case):
    form = opened(maja_client, case, "annat")
    body = form | row(0, what="Ring din bank", why="Vi vill veta.")
    maja_client.post(ask_url(case), body)
    item = CompletionItem.objects.get()
    assert (item.about, item.section) == ("", "")


def test_a_made_up_question_is_no_question(maja_client, case, form):
    maja_client.post(ask_url(case), form | {"rows-0-about": "../../etc"})
    assert CompletionItem.objects.get().about == ""
    assert maja_client.get(ask_url(case), {"om": "finns-inte"}).status_code == 200


def test_the_same_page_twice_asks_once_and_a_changed_one_anew(maja_client, case, form):
    for _time in range(2):
        assert maja_client.post(ask_url(case), form).status_code == 302
    assert CompletionRequest.objects.count() == 1
    assert Letter.objects.filter(kind="completion").count() == 1
    assert CaseEvent.objects.filter(kind="completion_asked").count() == 1

    maja_client.post(ask_url(case), form | {"rows-0-what": "Något annat"})
    assert CompletionRequest.objects.count() == 2


def test_who_does_not_have_the_case_is_stopped_and_keeps_her_words(case, form):
    client = logged_in(make_caseworker(given_name="Nils"))
    assert client.get(ask_url(case)).status_code == 409
    response = client.post(ask_url(case), form | {"rows-0-what": "Min text"})
    assert response.status_code == 409
    assert "Du har inte det här ärendet" in words_of(response)
    assert "Min text" in response.content.decode()
    assert not CompletionRequest.objects.exists()


def test_taken_back_meanwhile(maja_client, anna, case, form):
    withdraw_case(Actor(anna), case_id=case.pk)
    response = maja_client.post(ask_url(case), form | {"rows-0-what": "Min text"})
    assert response.status_code == 409
    assert "Ärendet har ändrats" in words_of(response)
    assert "Min text" in response.content.decode()
    assert maja_client.get(ask_url(case)).status_code == 409


def test_an_ended_login_loses_nothing(maja, maja_client, case, form):
    session = maja_client.session
    session.set_expiry(-1)
    session.save()
    response = maja_client.post(ask_url(case), form | {"rows-0-what": "Min text"})
    assert response.status_code in (302, 403)
    maja_client.force_login(maja)
    assert "Min text" in maja_client.get(ask_url(case)).content.decode()


def test_another_unit_sees_nothing(case, item):
    client = logged_in(make_caseworker(unit="vuxen"))
    for url in (ask_url(case), reverse("review_completions", args=[case.pk])):
        assert client.get(url).status_code == 404
