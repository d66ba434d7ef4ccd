"""The page of one grant: the facts, what can be done now, and what is said when it is too late."""

from uuid import uuid4

import pytest
from django.db import DatabaseError
from django.urls import reverse

from applications.access import Actor
from applications.actions.accepting import decline
from applications.models import AccessLog, Grant, HouseholdMember, UnitTask
from applications.questions.months import month_after
from eservice import clock
from tests.access.test_query_counts import queries
from tests.conftest import logged_in
from tests.documents.making import jpeg, sent
from tests.factories import make_applicant, make_case, make_caseworker, number_for
from tests.helping import make_grant
from tests.registering import accepts, noted, verifies
from tests.wizard.test_expired_login import ended_login

NAMES = ("verify_grant", "refuse_grant", "end_help")
POSTS = ("new_code_letter", "drop_grant_check", "add_grant_proofs")


def url(grant, name="verify_grant"):
    return reverse(name, args=[grant.pk])


@pytest.fixture
def paper(maja_client, case, kim) -> Grant:
    """Noted from a paper that nobody has seen or scanned."""
    return noted(maja_client, case, kim, ground="paper", bundle="all")


def test_the_task_leads_there(maja_client, paper):
    task = UnitTask.objects.get()
    assert task.grant == paper
    page = maja_client.get(reverse("tasks")).content.decode()
    assert "En tillgång väntar på kontroll" in page
    assert f'href="{url(paper)}"' in page


def test_the_facts_and_the_text_as_it_was(maja_client, maja, case, paper, kim):
    page = maja_client.get(url(paper)).content.decode()
    number = kim.person.number
    for words in (
        "Kim Hjälpsam",
        f"{number[:8]}-{number[8:]}",
        "Ombud, på papper",
        maja.name,
        "Skicka ansökan",
        "Alla ansökningar och ärenden",
        *paper.consent["lines"],
        "Skanna papperet. Säg sedan att du har sett originalet.",
    ):
        assert words in page
    assert reverse("case_helpers", args=[case.pk]) in page


def test_help_in_force_needs_nothing(maja_client, anna, kim, case):
    grant = make_grant(anna, kim, "read")

    page = maja_client.get(url(grant)).content.decode()

    assert "Gäller nu" in page
    assert "Nästa steg" not in page
    assert "Avsluta hjälpen" in page
    assert "Säg nej" not in page
    assert verifies(maja_client, grant, "original").status_code == 409


def test_the_history_says_who_did_what(maja_client, paper, kim):
    accepts(kim, paper)
    page = maja_client.get(url(paper)).content.decode().partition('id="history"')[2]
    assert page.index("Hjälparen har tackat ja") < page.index("Tillgång noterad av handläggare")
    assert "hjälpare" in page
    assert "handläggare" in page


@pytest.mark.parametrize("name", NAMES)
def test_looking_is_a_reading_of_the_case(maja_client, maja, case, paper, name):
    before = AccessLog.objects.count()
    maja_client.get(url(paper))
    rows = AccessLog.objects.order_by("pk")[before:]
    assert [(row.case, row.by, row.kind) for row in rows] == [(case, maja, "case")]
    assert maja_client.get(url(paper, name)).status_code == 200


def test_a_reading_that_can_not_be_logged_shows_nothing(maja_client, paper, monkeypatch):
    def broken(**_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "create", broken)
    response = maja_client.get(url(paper))

    assert response.status_code == 503
    assert "Hjälpsam" not in response.text


@pytest.mark.parametrize("name", [*NAMES, *POSTS])
def test_what_is_not_hers_is_not_there(olga, anna, kim, paper, case, name):
    for user in (olga, anna, kim, make_applicant()):
        client = logged_in(user)
        foreign, missing = url(paper, name), reverse(name, args=[uuid4()])
        for where in (foreign, missing):
            if name in NAMES:
                assert client.get(where).status_code == 404
            assert client.post(where, {"reason": "x", "original": "on"}).status_code == 404
    assert Grant.objects.get(pk=paper.pk).verified_at is None
    refused = AccessLog.objects.filter(kind="refused")
    assert set(refused.values_list("case", flat=True)) == {case.pk}


def test_who_is_partial_checks_nothing(anna, case, paper, kim):
    """She who lives with the applicant, or is or would be her helper (FL 16 §)."""
    at_home = make_caseworker(number=number_for(4_111))
    HouseholdMember.objects.create(case=case, person=at_home.person, relation="other_adult")
    users = [at_home]
    for person in (kim.person, anna.person):
        users.append(make_caseworker(given_name="Jävig"))
        type(users[-1]).objects.filter(pk=users[-1].pk).update(person=person)
        users[-1].refresh_from_db()
    for user in users:
        client = logged_in(user)
        assert client.get(url(paper)).status_code == 404
        assert verifies(client, paper, "original").status_code == 404
        assert client.post(url(paper, "refuse_grant"), {"reason": "x"}).status_code == 404


def test_a_unit_with_a_case_of_hers_checks_it_too(anna, paper):
    case = make_case(anna, month={"month": f"{month_after(clock.today()):%Y-%m}"})
    type(case).objects.filter(pk=case.pk).update(unit="vuxen")
    assert logged_in(make_caseworker(unit="vuxen")).get(url(paper)).status_code == 200


@pytest.mark.parametrize("rest", ["refuse_grant", "verify_grant"])
def test_too_late_is_told_with_what_was_typed(maja_client, paper, kim, rest):
    decline(Actor(kim), grant_id=paper.pk)

    body = {"reason": "Fel underskrift.", "original": "on"}
    response = maja_client.post(url(paper, rest), body)

    assert response.status_code == 409
    assert "Hjälpen är redan slut. Vi sparade inte det du gjorde." in response.text
    assert "Fel underskrift." in response.text


def test_the_reason_is_kept_when_the_login_ended(maja, maja_client, paper):
    client = ended_login(maja)
    client.post(url(paper, "refuse_grant"), {"reason": "Fel underskrift."})
    client.force_login(maja)

    assert "Fel underskrift." in client.get(url(paper, "refuse_grant")).text
    assert Grant.objects.get(pk=paper.pk).refused_at is None


@pytest.mark.parametrize("reason", ["", "   ", "a\0b", "a" * 4_001])
def test_a_reason_that_can_not_be_kept_is_asked_for_again(maja_client, paper, reason):
    response = maja_client.post(url(paper, "refuse_grant"), {"reason": reason})
    assert response.status_code == 200
    assert "<title>Fel:" in response.text
    assert Grant.objects.get(pk=paper.pk).refused_at is None


def test_no_twice_is_one_no(maja_client, paper):
    for reason in ("Det första.", "Det andra."):
        maja_client.post(url(paper, "refuse_grant"), {"reason": reason})

    grant = Grant.objects.get(pk=paper.pk)
    assert grant.refusal_reason == "Det första."
    assert grant.events.filter(kind="refused").count() == 1


def test_yes_twice_is_one_yes(maja_client, paper):
    maja_client.post(url(paper, "add_grant_proofs"), {"files": sent(jpeg())})
    for _press in range(2):
        assert verifies(maja_client, paper, "original").status_code == 302

    assert paper.events.filter(kind="verified").count() == 1


@pytest.mark.parametrize("name", POSTS)
def test_a_get_does_nothing(maja_client, paper, name):
    assert maja_client.get(url(paper, name)).status_code == 405


def test_it_costs_the_same_after_many_events(maja_client, anna, kim, paper):
    before = queries(maja_client, url(paper))
    maja_client.post(url(paper, "add_grant_proofs"), {"files": [sent(jpeg())]})
    accepts(kim, paper)

    assert abs(queries(maja_client, url(paper)) - before) <= 1
    assert before <= 20
