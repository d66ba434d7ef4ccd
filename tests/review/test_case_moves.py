"""Taking, handing over and starting: events, and what is said when it can't be done."""

import pytest

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import AccessKind, EventKind
from applications.models import AccessLog, Case, CaseNote
from applications.statuses import CaseStage
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_caseworker


def url(case, rest: str = "") -> str:
    return f"/handlaggning/{case.pk}/{rest}"


def events(case) -> list[tuple]:
    found = case.events.order_by("seq").values_list("kind", "by", "about")
    return list(found)[1:]


def current(case) -> Case:
    return Case.objects.get(pk=case.pk)


def test_taking_a_case(maja, maja_client, case):
    response = maja_client.post(url(case, "ta/"), {"hos": ""}, follow=True)
    assert response.redirect_chain == [(url(case, "?klart=tagit"), 302)]
    assert "Nu har du ärendet." in response.content.decode()
    assert current(case).caseworker == maja
    assert events(case) == [(EventKind.TAKEN, maja.pk, maja.pk)]


def test_taking_twice_changes_nothing(maja, maja_client, case):
    for _press in range(2):
        assert maja_client.post(url(case, "ta/"), {"hos": ""}).status_code == 302
    assert len(events(case)) == 1


def test_taking_over(maja, nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    assert maja_client.post(url(case, "ta/"), {"hos": nils.pk}).status_code == 302
    assert current(case).caseworker == maja
    assert events(case)[-1] == (EventKind.HANDED_OVER, maja.pk, maja.pk)


def test_a_case_that_someone_just_took_is_not_taken_from_her(nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    response = maja_client.post(url(case, "ta/"), {"hos": ""})
    assert response.status_code == 409
    assert "Någon annan tog ärendet nyss" in response.content.decode()
    assert current(case).caseworker == nils


@pytest.mark.parametrize("hos", ["1" * 5000, "9" * 10, "-1", "²", "\0"])
def test_a_colleague_who_can_not_be_takes_nothing_over(nils, maja_client, case, hos):
    cases.take_case(Actor(nils), case_id=case.pk)
    assert maja_client.post(url(case, "ta/"), {"hos": hos}).status_code == 409
    assert current(case).caseworker == nils


def test_starting_the_investigation(maja, maja_client, case):
    cases.take_case(Actor(maja), case_id=case.pk)
    response = maja_client.post(url(case, "utred/"), follow=True)
    assert "Utredningen har börjat." in response.content.decode()
    assert current(case).stage == CaseStage.UNDER_INVESTIGATION
    assert events(case)[-1] == (EventKind.INVESTIGATION_STARTED, maja.pk, maja.pk)


def test_starting_twice_is_told_in_words(maja, maja_client, case):
    cases.take_case(Actor(maja), case_id=case.pk)
    maja_client.post(url(case, "utred/"))
    response = maja_client.post(url(case, "utred/"))
    assert response.status_code == 409
    page = response.content.decode()
    for words in (
        "Ärendet har ändrats",
        "Vi sparade inte det du gjorde",
        "steget ”Utredning”",
        url(case),
    ):
        assert words in page
    assert len(events(case)) == 2


def test_starting_a_colleagues_case_is_told_in_words(nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    response = maja_client.post(url(case, "utred/"))
    assert response.status_code == 409
    assert "Du har inte det här ärendet" in response.content.decode()


@pytest.mark.parametrize("rest", ["ta/", "utred/", "lamna-over/"])
def test_a_withdrawn_case_stays_as_it_is(maja, nils, anna, maja_client, case, rest):
    cases.take_case(Actor(maja), case_id=case.pk)
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    response = maja_client.post(url(case, rest), {"to": nils.pk})
    assert response.status_code == 409
    assert "steget ”Återtagen”" in response.content.decode()


def test_handing_over(maja, nils, maja_client, case):
    cases.take_case(Actor(maja), case_id=case.pk)
    page = maja_client.get(url(case, "lamna-over/")).content.decode()
    assert "Vem ska ta över ärendet?" in page
    assert "Nils Modell" in page
    form = {"to": nils.pk, "text": "Ring på förmiddagen."}
    response = maja_client.post(url(case, "lamna-over/"), form, follow=True)
    assert "Du har lämnat över ärendet." in response.content.decode()
    assert current(case).caseworker == nils
    assert events(case)[-2:] == [
        (EventKind.HANDED_OVER, maja.pk, nils.pk),
        (EventKind.HAND_OVER_WRITTEN, maja.pk, nils.pk),
    ]


def test_only_those_who_may_have_it_can_get_it(maja, anna, olga, maja_client, case):
    cases.take_case(Actor(maja), case_id=case.pk)
    party = User.objects.create(
        issuer="t", subject="party", person=anna.person, unit=maja.unit, roles=maja.roles
    )
    other_role = User.objects.create(issuer="t", subject="desk", unit=maja.unit, roles=["desk"])
    closed = make_caseworker(given_name="Stängd")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    page = maja_client.get(url(case, "lamna-over/")).content.decode()
    assert "Du är den enda handläggaren" in page
    for user in (party, other_role, closed, olga, maja, anna):
        response = maja_client.post(url(case, "lamna-over/"), {"to": user.pk})
        assert response.status_code == 200
        assert current(case).caseworker == maja


@pytest.mark.parametrize("to", [None, "", "x", "0", "9" * 40, "\0"])
def test_a_choice_that_is_missing_is_asked_for(maja, nils, maja_client, case, to):
    cases.take_case(Actor(maja), case_id=case.pk)
    response = maja_client.post(url(case, "lamna-over/"), {} if to is None else {"to": to})
    page = response.content.decode()
    assert "<title>Fel:" in page
    assert page.count("Välj vem som ska ta över ärendet") == 2


def test_a_colleagues_case_cannot_be_handed_over(nils, maja_client, case):
    cases.take_case(Actor(nils), case_id=case.pk)
    assert maja_client.get(url(case, "lamna-over/")).status_code == 409
    assert maja_client.post(url(case, "lamna-over/"), {"to": nils.pk}).status_code == 409


@pytest.mark.parametrize("rest", ["ta/", "utred/", "lamna-over/", "journal/"])
def test_a_post_to_what_is_not_hers_is_not_found(maja, nils, olga, anna, case, rest):
    own = User.objects.create(
        issuer="t", subject="own", person=anna.person, unit=maja.unit, roles=maja.roles
    )
    cases.take_case(Actor(maja), case_id=case.pk)
    for user in (olga, own, anna):
        response = logged_in(user).post(url(case, rest), {"to": nils.pk, "text": "x"})
        assert response.status_code == 404
    assert len(events(case)) == 1
    assert not CaseNote.objects.exists()
    assert list(AccessLog.objects.values_list("kind", flat=True)) == [AccessKind.REFUSED] * 3


@pytest.mark.parametrize("rest", ["ta/", "utred/"])
def test_a_get_does_nothing(maja_client, case, rest):
    assert maja_client.get(url(case, rest)).status_code == 405


@pytest.mark.parametrize("colleagues", [1, 30])
def test_the_page_to_hand_over_costs_nine_queries(
    maja, maja_client, case, django_assert_num_queries, colleagues
):
    cases.take_case(Actor(maja), case_id=case.pk)
    for _number in range(colleagues):
        make_caseworker()
    with django_assert_num_queries(9):
        maja_client.get(url(case, "lamna-over/"))
