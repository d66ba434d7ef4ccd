"""A case: answers as they were given, one thing to do, and who may see it."""

import re
from unittest.mock import patch

import pytest
from django.db import DatabaseError

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import AccessKind
from applications.models import AccessLog
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker
from tests.review.conftest import ACUTE

BUTTON = re.compile(r'class="govuk-button"[^>]*>([^<]+)<')


def page_of(client, case) -> str:
    response = client.get(f"/handlaggning/{case.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_each_answer_stands_beside_its_question(maja_client, case):
    page = page_of(maja_client, case)
    content = case.application.content
    for section in content["sections"]:
        assert section["title"] in page
        for step in section["steps"]:
            assert step["title"] in page
            for line in (line for row in step["rows"] for line in row["lines"]):
                assert line in page
    for sentence in content["declaration"]:
        assert sentence in page


def test_the_number_is_eight_digits_and_four(maja_client, anna, case):
    number = anna.person.number
    assert f"{number[:8]}-{number[8:]}" in page_of(maja_client, case)


def test_someone_without_a_number_has_none(maja_client):
    david = make_applicant(number=None)
    case = make_case(david, person={"name": "David Testman", "number": ""})
    assert "<dd>Finns inte</dd>" in page_of(maja_client, case)


def test_what_is_urgent_comes_before_the_next_step(maja_client, acute_case):
    page = page_of(maja_client, acute_case)
    card = page[page.index("Det här är bråttom") : page.index("Nästa steg")]
    for words in ("Jag har ingen mat i dag", "Någon slår mig", "hyra som jag inte har betalat"):
        assert words in card
    assert "<q>Kylen är tom.<br>&lt;b&gt;Ring&lt;/b&gt; mig.</q>" in card


def test_a_calm_case_has_no_urgent_card(maja_client, case):
    assert "Det här är bråttom" not in page_of(maja_client, case)


def test_safety_answers_are_seen_and_marked(maja_client, acute_case):
    page = page_of(maja_client, acute_case)
    answer = page[page.index("Är något av det här bråttom?") :]
    assert "Skyddat svar" in answer[: answer.index("</dd>")]
    month = page[page.index("Vilken månad söker du") :]
    assert "Skyddat svar" not in month[: month.index("</dd>")]


def test_an_address_and_a_telephone_number_are_not_marked(maja_client, case):
    page = page_of(maja_client, case)
    for words in ("Påhittade gatan 1", "070-174 06 05"):
        answer = page[page.index(words) :]
        assert "Skyddat svar" not in answer[: answer.index("</dd>")]
    assert page.count('<span class="app-tag">Skyddat svar</span>') == 2


@pytest.mark.parametrize(
    ("answer", "words"),
    [("unsafe", "Nej, någon annan kan läsa eller höra"), ("unsure", "Jag vet inte")],
)
def test_the_first_thing_said_is_that_nobody_may_just_contact_her(maja_client, anna, answer, words):
    case = make_case(anna, **ACUTE, safe_contact={"safe_contact": answer})
    page = page_of(maja_client, case)
    card = page[page.index('aria-labelledby="contact-warning"') : page.index("Det här är bråttom")]
    assert "Ta inte kontakt förrän ni är överens om hur" in card
    assert "Är det bara du som läser det vi skickar?" in card
    assert f"<b>{words}</b>" in card


def test_someone_who_is_safe_may_be_contacted(maja_client, case):
    assert "Ta inte kontakt" not in page_of(maja_client, case)


def test_there_is_one_button_for_what_comes_next(maja, nils, maja_client, anna, case):
    assert BUTTON.findall(page_of(maja_client, case)) == ["Ta ärendet"]
    cases.take_case(Actor(maja), case_id=case.pk)
    assert BUTTON.findall(page_of(maja_client, case)) == ["Börja utreda"]
    assert "Lämna över" in page_of(maja_client, case)
    cases.start_investigation(Actor(maja), case_id=case.pk)
    assert BUTTON.findall(page_of(maja_client, case)) == ["Skriv anteckning"]
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    page = page_of(maja_client, case)
    assert BUTTON.findall(page) == ["Skriv anteckning"]
    assert "Lämna över" not in page


def test_a_colleagues_case_can_be_taken_over_with_a_warning(nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    page = page_of(maja_client, case)
    assert BUTTON.findall(page) == ["Skriv anteckning"]
    assert "Ta över från Nils Modell" in page
    assert "Tar du över ser den sökande ditt namn." in page


def test_the_history_is_in_words_newest_first(maja, nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    cases.take_case(Actor(maja), case_id=case.pk, seen_caseworker_id=nils.pk)
    page = page_of(maja_client, case)
    page = page[page.index("Historik") :]
    order = [
        "Överlämnat till ny handläggare: <bdi>Maja Låtsas</bdi>",
        "Handläggare utsedd: <bdi>Nils Modell</bdi>",
        "Ansökan skickad",
        "<bdi>Anna Exempel</bdi>, sökande",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(w) for w in order)


def test_a_long_history_leads_to_the_journal(maja, maja_client, case):
    assert "Visa hela historiken" not in page_of(maja_client, case)
    for number in range(10):
        cases.write_note(Actor(maja), case_id=case.pk, text=str(number))
    assert "Visa hela historiken" in page_of(maja_client, case)


@pytest.mark.parametrize("rest", ["", "lamna-over/", "journal/"])
def test_what_is_not_hers_is_not_found_and_the_refusal_is_logged(maja, olga, anna, case, rest):
    own = User.objects.create(
        issuer="test-staff", subject="own", person=anna.person, unit="mottagning", roles=maja.roles
    )
    for user in (olga, own, anna, make_caseworker(unit="")):
        assert logged_in(user).get(f"/handlaggning/{case.pk}/{rest}").status_code == 404
    kinds = AccessLog.objects.values_list("kind", flat=True)
    assert list(kinds) == [AccessKind.REFUSED] * 4


def test_a_case_that_does_not_exist_leaves_no_trace(maja_client):
    url = "/handlaggning/8f5c8c3e-7a43-4b5e-9d55-7f4a4f0a0a11/"
    assert maja_client.get(url).status_code == 404
    assert not AccessLog.objects.exists()


def test_each_page_is_logged_as_what_is_read(maja, maja_client, case):
    cases.take_case(Actor(maja), case_id=case.pk)
    for rest in ("", "lamna-over/", "journal/"):
        maja_client.get(f"/handlaggning/{case.pk}/{rest}")
    rows = AccessLog.objects.order_by("pk")
    assert [row.kind for row in rows] == [AccessKind.ANSWERS, AccessKind.CASE, AccessKind.JOURNAL]
    assert {row.case_id for row in rows} == {case.pk}


@pytest.mark.parametrize("rest", ["", "{}/", "{}/lamna-over/", "{}/journal/"])
def test_nothing_is_shown_when_the_reading_cannot_be_logged(maja, maja_client, case, rest):
    cases.take_case(Actor(maja), case_id=case.pk)
    with patch("applications.actions.reading.log_access", side_effect=DatabaseError):
        response = maja_client.get(f"/handlaggning/{rest.format(case.pk)}")
    assert response.status_code == 503
    assert "Anna" not in response.content.decode()


def test_a_case_costs_eight_queries_however_long_its_history(
    maja, maja_client, case, django_assert_num_queries
):
    cases.take_case(Actor(maja), case_id=case.pk)
    for more in (1, 99):
        for number in range(more):
            cases.write_note(Actor(maja), case_id=case.pk, text=str(number))
        with django_assert_num_queries(8):
            page_of(maja_client, case)


def test_hostile_names_are_escaped(maja_client):
    hostile = make_case(make_applicant(given_name="<img src=x>", family_name="\u202e😀"))
    assert "<img src=x" not in page_of(maja_client, hostile)


def test_only_known_words_are_said_after_something_was_done(maja_client, case):
    done = maja_client.get(f"/handlaggning/{case.pk}/?klart=tagit").content.decode()
    assert "Nu har du ärendet." in done
    page = maja_client.get(f"/handlaggning/{case.pk}/?klart=<b>").content.decode()
    assert 'role="status"' not in page
