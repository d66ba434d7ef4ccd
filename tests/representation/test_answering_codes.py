"""Answering with a code: what opens it, and that everything else gets one sentence."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from applications.access import Actor
from applications.actions.cases import take_case
from applications.actions.grants import give_grant, new_code
from applications.actions.invitations import LASTS, MOST_TRIES
from applications.actions.revoking import revoke
from applications.models import Grant, GrantEvent, Invitation, Notice
from applications.notice_kinds import NoticeKind
from applications.powers import Power
from eservice import clock
from eservice.codes import ALPHABET
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_caseworker
from tests.helping import make_helper, offer_to
from tests.representation.walking import CODE, answer_code, give, grant_url, hidden, text

REFUSED = "Koden går inte att använda. Titta på den en gång till, eller be om en ny kod."


def given(anna, **values) -> tuple[Grant, str]:
    grant, code = give_grant(Actor(anna), offer=offer_to(**values))
    return grant, code.text


def assert_refused(client: Client, code: str) -> None:
    """The one sentence for every code that opens nothing, when it is shown and when it is sent."""
    before = Grant.objects.filter(accepted_at__isnull=False).count()
    for body in ({"code": code}, {"code": code, "answer": "yes"}, {"code": code, "answer": "no"}):
        response = client.post(CODE, body)
        assert response.status_code == 422
        assert text(response).count(REFUSED) == 2
        assert "Anna" not in text(response)
    assert Grant.objects.filter(accepted_at__isnull=False).count() == before


def test_the_code_tells_who_what_and_until_when_and_yes_waits_for_her(
    anna, anna_client, kim, kim_client
):
    code = give(anna_client)
    offer = kim_client.post(CODE, {"code": code})
    page = text(offer)
    for words in (
        "Anna E. vill att du hjälper till",
        "Läsa svar och papper",
        "Inte skicka ansökan",
        "Anna ser vad du gör och när.",
        "Det gäller till och med",
    ):
        assert words in page
    assert "Exempel" not in page
    assert Grant.objects.get().accepted_at is None

    response = kim_client.post(CODE, {"code": hidden(offer, "code"), "answer": "yes"})

    page = text(kim_client.get(response["Location"]))
    assert "Nu väntar vi på att Anna säger att det är rätt person." in page
    grant = Grant.objects.get()
    assert (grant.grantee, grant.accepted_by, grant.confirmed_at) == (kim.person, kim, None)
    assert Notice.objects.get().kind == NoticeKind.HELPER_ACCEPTED


def test_no_uses_the_code_up_and_tells_her(anna, anna_client, kim_client):
    code = give(anna_client)
    response = answer_code(kim_client, code, "no")
    assert "Vi har sparat ditt nej." in text(kim_client.get(response["Location"]))
    grant = Grant.objects.get()
    assert grant.declined_at
    assert grant.grantee is None
    assert Notice.objects.get().person == anna.person
    assert_refused(kim_client, code)


@pytest.mark.parametrize("separator", ["", "-", " – ", " "])
def test_the_code_is_read_as_people_write_it(anna, kim_client, separator):
    _grant, code = given(anna)
    grouped = separator.join(code[start : start + 4] for start in (0, 4, 8))
    for written in (grouped, grouped.lower(), f" {grouped} "):
        assert kim_client.post(CODE, {"code": written}).status_code == 200


@pytest.mark.parametrize(
    "typed", ["x", "ABCD-EFGH-2345", "0" * 12, "²" * 12, "a\0b", "å" * 200, "A" * 5000, "ABCD"]
)
def test_what_is_no_code_is_refused(anna, kim_client, typed):
    given(anna)
    response = kim_client.post(CODE, {"code": typed, "answer": "yes"})
    assert response.status_code == 422
    assert not GrantEvent.objects.filter(kind="accepted").exists()


def test_an_empty_field_asks_for_the_code(kim_client):
    assert text(kim_client.post(CODE, {"code": " "})).count("Skriv koden") >= 2


def test_a_used_code_is_refused_to_everybody(anna, anna_client, kim_client):
    code = give(anna_client)
    answer_code(kim_client, code)
    assert_refused(kim_client, code)
    assert_refused(logged_in(make_applicant()), code)


def test_a_forwarded_code_is_the_wrong_person_and_she_says_so(anna, anna_client, kim_client):
    """Whoever holds it may answer; the person is asked by name, and nothing is open till then."""
    stranger = make_applicant(given_name="Okänd", family_name="Främling")
    answer_code(logged_in(stranger), give(anna_client))
    grant = Grant.objects.get()
    assert "Okänd Främling har svarat. Är det rätt person?" in text(
        anna_client.get(grant_url("grant", grant))
    )
    anna_client.post(grant_url("wrong_helper", grant))
    assert logged_in(stranger).get(grant_url("person_helped", grant)).status_code == 404


def test_a_code_that_names_somebody_else_is_refused(anna, kim, kim_client):
    grant, code = given(anna)
    Grant.objects.filter(pk=grant.pk).update(grantee=make_helper().person)
    assert_refused(kim_client, code)


def test_a_code_that_is_too_old_is_refused(anna, kim, kim_client):
    with time_machine.travel(clock.now(), tick=False) as clocks:
        _grant, code = given(anna)
        clocks.shift(LASTS - timedelta(seconds=1))
        kim_client.force_login(kim)
        assert kim_client.post(CODE, {"code": code}).status_code == 200
        clocks.shift(timedelta(seconds=1))
        assert_refused(kim_client, code)


def test_help_that_has_ended_or_was_taken_back_is_refused(anna, kim, kim_client):
    with time_machine.travel(clock.now(), tick=False) as clocks:
        _short, ended = given(anna, valid_to=clock.today())
        taken, code = given(anna)
        revoke(Actor(anna), grant_id=taken.pk)
        assert_refused(kim_client, code)
        clocks.shift(timedelta(days=1))
        kim_client.force_login(kim)
        assert_refused(kim_client, ended)


def test_an_older_code_is_refused_when_there_is_a_newer(anna, kim_client):
    grant, old = given(anna)
    new = new_code(Actor(anna), grant_id=grant.pk).text
    assert_refused(kim_client, old)
    assert kim_client.post(CODE, {"code": new}).status_code == 200


def test_after_five_wrong_tries_the_right_code_is_dead_too(anna, kim_client):
    _grant, code = given(anna)
    wrong = code[:-1] + ALPHABET[ALPHABET.index(code[-1]) - 1]
    for _number in range(MOST_TRIES - 1):
        kim_client.post(CODE, {"code": wrong})
    assert kim_client.post(CODE, {"code": code}).status_code == 200
    kim_client.post(CODE, {"code": wrong})
    assert_refused(kim_client, code)
    assert Invitation.objects.get().attempts == MOST_TRIES


def test_what_was_narrowed_is_offered_as_it_is_now(anna, kim_client):
    grant, code = given(anna)
    revoke(Actor(anna), grant_id=grant.pk, powers=[Power.READ_ANSWERS])
    page = text(kim_client.post(CODE, {"code": code}))
    assert "Inte läsa svar och papper" in page


def test_ones_own_code_says_so(anna, anna_client):
    _grant, code = given(anna)
    for body in ({"code": code}, {"code": code, "answer": "yes"}):
        response = anna_client.post(CODE, body)
        assert "Det är din egen kod. Ge den till den som ska hjälpa dig." in text(response)
    assert Grant.objects.get().accepted_at is None


def test_the_caseworker_on_the_case_is_told_why_not(anna):
    """Her own login, not the one from work: it is the person that counts."""
    maja = make_caseworker()
    take_case(Actor(maja), case_id=make_case(anna).pk)
    own = User.objects.create(issuer="test", subject="maja-own", person=maja.person)
    _grant, code = given(anna)
    for body in ({"code": code}, {"code": code, "answer": "yes"}):
        response = logged_in(own).post(CODE, body)
        assert response.status_code == 422
        assert "Du har hand om ärendet på ditt arbete." in text(response)
    assert Grant.objects.get().accepted_at is None


def test_a_login_from_work_finds_no_such_page(maja_client, anna):
    _grant, code = given(anna)
    assert maja_client.get(CODE).status_code == 404
    assert maja_client.post(CODE, {"code": code}).status_code == 404


def test_the_login_leads_back_to_the_page_for_the_code(db):
    assert Client().get(CODE)["Location"] == f"/logga-in/?next={CODE}"


def test_a_code_typed_when_the_login_had_ended_is_still_there(anna, kim, kim_client):
    _grant, code = given(anna)
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert kim_client.post(CODE, {"code": code}).status_code == 302
    kim_client.force_login(kim)
    page = kim_client.get(CODE).content.decode()
    assert f'value="{code}"' in page
    assert "<title>Fel:" not in page


def test_no_name_and_no_code_gets_into_an_address_a_log_or_a_notice(
    anna_client, kim_client, caplog
):
    caplog.set_level(logging.DEBUG)
    name = "Kanariefågel"
    code = give(anna_client, person={"name": name})
    seen = []
    for client, body in ((kim_client, {"code": "FELF-ELFE-LFEL"}), (kim_client, {"code": code})):
        seen.append(client.post(CODE, body))
    seen += [answer_code(kim_client, code), kim_client.get("/hjalper/")]
    texts = [response.headers.get("Location", "") for response in seen]
    texts += [response.request["PATH_INFO"] + response.request["QUERY_STRING"] for response in seen]
    texts += [r.getMessage() for r in caplog.records if r.name != "django.db.backends"]
    texts += [str(vars(notice)) for notice in Notice.objects.all()]
    plain = code.replace("-", "")
    for canary in (name, code, plain, plain[4:], "Anna", "Hjälpsam"):
        assert [found for found in texts if canary in found] == []
    stored = [str(row) for row in Invitation.objects.values_list()]
    assert not [row for row in stored if plain[4:] in row]
