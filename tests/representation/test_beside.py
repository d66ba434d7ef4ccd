"""Somebody sits beside the person and helps: recorded, and the screen shows less if she likes."""

import pytest
from django.urls import reverse

from applications.models import Answer, Application, Companion
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_draft, number_for
from tests.helping import make_grant, make_helper
from tests.representation.test_acting import saves
from tests.wizard.test_filling_in import step_url


def sits_down(client, **values):
    return client.post(reverse("beside"), {"name": "Lo", "relation": "granne"} | values)


def test_answers_given_meanwhile_say_who_sat_there(anna, anna_client):
    draft = make_draft(anna)
    sits_down(anna_client)
    saves(anna_client, draft, "language", language="finska", interpreter="no")
    anna_client.post(reverse("beside_ends"))
    saves(anna_client, draft, "month", month=f"{draft.started_at:%Y-%m}")

    companion = Companion.objects.get()
    assert (companion.person, companion.name, companion.relation) == (anna.person, "Lo", "granne")
    assert companion.ended_at is not None
    assert Answer.objects.get(draft=draft, step="language").companion == companion
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    assert Application.objects.get().content["help"] == [
        {"name": "Lo", "kind": "beside", "through": "granne", "answers": 1}
    ]
    page = anna_client.get(reverse("case_answers", args=[draft.pk])).content.decode()
    assert "<bdi>Lo</bdi> satt bredvid." in page


def test_saying_so_in_the_application_is_enough(anna, anna_client):
    draft = make_draft(anna)
    saves(anna_client, draft, "help", help="beside")
    saves(anna_client, draft, "helper", helper="Lo Exempel", relation="vän")
    saves(anna_client, draft, "language", language="finska", interpreter="no")

    assert Answer.objects.get(draft=draft, step="language").companion.name == "Lo Exempel"
    page = anna_client.get(reverse("draft", args=[draft.pk])).content.decode()
    assert "Någon sitter bredvid dig och hjälper." in page


def test_showing_less_hides_number_and_earlier_cases(anna, anna_client):
    case = make_case(anna)
    home, answers = reverse("home"), reverse("case_answers", args=[case.pk])
    assert case.reference in anna_client.get(home).content.decode()

    sits_down(anna_client, less="on")

    page = anna_client.get(home).content.decode()
    assert case.reference not in page
    assert "Vi visar mindre på skärmen nu." in page
    assert "Vi visar mindre nu" in anna_client.get(answers).content.decode()
    assert case.reference not in anna_client.get(answers).content.decode()
    anna_client.post(reverse("show_less"))
    assert case.reference in anna_client.get(home).content.decode()
    anna_client.post(reverse("show_less"), {"less": "yes"})
    assert case.reference not in anna_client.get(home).content.decode()


def test_showing_less_hides_numbers_that_are_typed_and_keeps_them(db):
    david = make_applicant(number=None, given_name="David")
    client, number = logged_in(david), number_for(7)
    draft = make_draft(david, {"person": {"name": "David T", "number": number}})
    url, check = step_url(draft, "person"), reverse("check", args=[draft.pk])
    assert number[-4:] in client.get(check).content.decode()

    sits_down(client, less="on")

    for page in (url, check):
        assert number[-4:] not in client.get(page).content.decode()
    saves(client, draft, "person", name="David Testman")
    stored = Answer.objects.get(draft=draft, step="person").cleaned
    assert stored == {"name": "David Testman", "number": number}


def test_showing_less_hides_numbers_among_changes_too(db):
    david, kim = make_applicant(number=None, given_name="David"), make_helper()
    client, number = logged_in(david), number_for(7)
    draft = make_draft(david, {"person": {"name": "David T", "number": number}})
    make_grant(david, kim)
    saves(logged_in(kim), draft, "person", name="David Testman", number=number)
    changes = reverse("draft_changes", args=[draft.pk])
    assert number[-4:] in client.get(changes).content.decode()

    sits_down(client, less="on")

    page = client.get(changes).content.decode()
    assert "David Testman" in page
    assert number[-4:] not in page


def test_showing_less_hides_the_list_before_the_meeting(anna, anna_client):
    meeting = reverse("prepare_meeting", args=[make_case(anna).pk])
    assert "Inför ditt möte" in anna_client.get(meeting).content.decode()

    sits_down(anna_client, less="on")

    assert "Inför ditt möte" not in anna_client.get(meeting).content.decode()


def test_no_name_stands_in_the_session(anna_client):
    sits_down(anna_client, name="Kanariefågel")

    assert "Kanarie" not in str(dict(anna_client.session))


def test_it_ends_with_the_login(anna, anna_client):
    draft = make_draft(anna)
    sits_down(anna_client)
    saves(logged_in(anna), draft, "language", language="finska", interpreter="no")

    assert Answer.objects.get(draft=draft, step="language").companion is None


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "\x00"])
def test_a_name_that_is_none_is_asked_for_again(anna_client, name):
    response = sits_down(anna_client, name=name, relation="granne")

    assert response.status_code == 200
    assert "Fel:" in response.content.decode()
    assert "granne" in response.content.decode()
    assert not Companion.objects.exists()


@pytest.mark.parametrize(
    "page",
    [
        "https://evil.example/",
        "//evil.example",
        "javascript:x",
        "",
        "http://testserver//evil.example/",
        "http://testserver/\\evil.example/",
    ],
)
def test_it_leads_back_to_one_of_our_pages_only(anna_client, page):
    assert sits_down(anna_client, tillbaka=page)["Location"] == reverse("home")


@pytest.mark.parametrize("name", ["beside", "beside_ends", "show_less"])
def test_a_caseworker_has_nobody_beside_her(maja_client, name):
    assert maja_client.post(reverse(name), {"name": "Lo"}).status_code == 404
