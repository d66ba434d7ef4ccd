"""Many cases at once: each on its own, what can't be done is said, and nothing else is lost."""

from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session

from applications.access import Actor
from applications.actions.cases import take_case, withdraw_case
from applications.event_kinds import AccessKind, EventKind
from applications.models import AccessLog, Case, HandOver
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_case, make_caseworker, make_person
from tests.helping import make_grant

TOLD = "Hyran kommer i ett brev."
MOVE, GIVE = "/handlaggning/flera/", "/handlaggning/flera/ge/"


def ticked(*cases, **more):
    seen = {f"hos-{case.pk}": case.caseworker_id or "" for case in cases}
    return {"arende": [case.pk for case in cases], "vy": "alla", **seen, **more}


def whose(*cases):
    return [Case.objects.get(pk=case.pk).caseworker for case in cases]


def last_event(case):
    return case.events.order_by("seq").values_list("kind", "by", "about").last()


def test_taking_several(maja, maja_client, many_cases, case):
    others = many_cases(2)
    response = maja_client.post(MOVE, ticked(case, *others, gor="ta"), follow=True)
    assert response.redirect_chain == [("/handlaggning/?vy=alla&klart=tagna", 302)]
    assert "Nu har du ärendena." in response.content.decode()
    assert whose(case, *others) == [maja] * 3
    assert last_event(case) == (EventKind.TAKEN, maja.pk, maja.pk)


def test_what_can_not_be_taken_is_said_and_the_rest_is_done(
    maja, nils, anna, maja_client, many_cases, case
):
    free, his = many_cases(2)
    page = ticked(case, free, his, gor="ta")
    withdraw_case(Actor(anna), case_id=case.pk)
    take_case(Actor(nils), case_id=his.pk)
    response = maja_client.post(MOVE, page)
    words = response.content.decode()
    assert response.status_code == 409
    assert whose(free, his) == [maja, nils]
    left, _sep, done = words.partition("De här är flyttade")
    assert "avslutat eller tillbakataget" in left
    assert "En kollega har ärendet" in left
    assert free.reference in done
    assert free.reference not in left
    assert AccessLog.objects.filter(kind=AccessKind.WORKLIST, by=maja).count() == 1


def test_giving_to_a_colleague(maja, nils, maja_client, many_cases, case):
    take_case(Actor(maja), case_id=case.pk)
    [free] = many_cases(1)
    asked = maja_client.post(MOVE, ticked(case, free, gor="ge")).content.decode()
    assert "Vem ska få ärendena?" in asked
    assert "Nils Modell" in asked
    assert case.reference in asked
    assert "Varje person läser det du skriver" in asked
    given = ticked(case, free, to=nils.pk, text=TOLD)
    response = maja_client.post(GIVE, given, follow=True)
    assert "Ärendena har fått en ny handläggare." in response.content.decode()
    assert whose(case, free) == [nils, nils]
    assert last_event(case) == (EventKind.HAND_OVER_WRITTEN, maja.pk, nils.pk)
    assert [told.text for told in HandOver.objects.all()] == [TOLD]
    assert last_event(free) == (EventKind.TAKEN, maja.pk, nils.pk)


def test_each_person_reads_what_goes_with_her_case(maja, nils, maja_client, many_cases):
    hers = many_cases(2)
    for case in hers:
        take_case(Actor(maja), case_id=case.pk)
    missing = maja_client.post(GIVE, ticked(*hers, to=nils.pk))
    assert "Skriv vad den nya handläggaren behöver veta" in missing.content.decode()
    assert whose(*hers) == [maja, maja]
    kept = maja_client.post(GIVE, ticked(*hers, text=TOLD)).content.decode()
    assert "Välj vem som ska få ärendena" in kept
    assert TOLD in kept
    assert maja_client.post(GIVE, ticked(*hers, to=nils.pk, text=TOLD)).status_code == 302
    assert [case.hand_overs.get().text for case in hers] == [TOLD, TOLD]


def test_cases_that_nobody_has_go_without_a_text(nils, maja_client, many_cases):
    free = many_cases(2)
    assert 'name="text"' not in maja_client.post(MOVE, ticked(*free, gor="ge")).content.decode()
    assert maja_client.post(GIVE, ticked(*free, to=nils.pk)).status_code == 302
    assert whose(*free) == [nils, nils]


def test_what_was_written_is_shown_with_what_could_not_be_given(
    maja, nils, maja_client, many_cases
):
    hers, his = many_cases(2)
    take_case(Actor(maja), case_id=hers.pk)
    take_case(Actor(nils), case_id=his.pk)
    third = make_caseworker(given_name="Tyra")
    response = maja_client.post(GIVE, ticked(hers, his, to=third.pk, text=TOLD))
    assert response.status_code == 409
    assert TOLD in response.content.decode()
    assert whose(hers, his) == [third, nils]


def test_a_login_that_ends_loses_neither_cases_nor_words(maja, nils, many_cases):
    [hers] = many_cases(1)
    take_case(Actor(maja), case_id=hers.pk)
    client = logged_in(maja)
    Session.objects.update(expire_date=clock.now())
    client.post(GIVE, ticked(hers, to=nils.pk, text=TOLD))
    client.force_login(maja)
    page = client.get(GIVE).content.decode()
    assert TOLD in page
    assert f'name="arende" value="{hers.pk}"' in page


def test_the_address_alone_leads_to_the_list(maja_client):
    assert maja_client.get(GIVE)["Location"] == "/handlaggning/?vy=mina"


def test_giving_twice_changes_nothing(maja, nils, maja_client, case):
    for _press in range(2):
        assert maja_client.post(GIVE, ticked(case, to=nils.pk)).status_code == 302
    assert case.events.filter(kind=EventKind.TAKEN).count() == 1


def test_a_colleagues_case_is_not_hers_to_give(maja, nils, maja_client, case):
    third = make_caseworker(given_name="Tyra")
    take_case(Actor(nils), case_id=case.pk)
    response = maja_client.post(GIVE, ticked(case, to=third.pk))
    assert response.status_code == 409
    assert "En kollega har ärendet" in response.content.decode()
    assert whose(case) == [nils]


def test_somebody_who_may_not_have_it_does_not_get_it(maja, anna, maja_client, many_cases, case):
    own = make_person(given_name="Kim")
    helper = User.objects.create(issuer="test", subject="helper", person=own)
    make_grant(anna, helper)
    kim = User.objects.create(
        issuer="t", subject="work", person=own, unit=maja.unit, roles=maja.roles
    )
    [free] = many_cases(1)
    response = maja_client.post(GIVE, ticked(case, free, to=kim.pk))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Den du valde kan inte ha det här ärendet" in page
    assert whose(case, free) == [None, kim]


@pytest.mark.parametrize("to", [None, "", "x", "0", "9" * 40, "\0"])
def test_the_choice_is_asked_for_again_with_the_cases_kept(maja, nils, maja_client, case, to):
    response = maja_client.post(GIVE, ticked(case, **({} if to is None else {"to": to})))
    page = response.content.decode()
    assert "<title>Fel:" in page
    assert f'name="arende" value="{case.pk}"' in page
    assert whose(case) == [None]


@pytest.mark.parametrize("url", [MOVE, GIVE])
@pytest.mark.parametrize("chosen", [[], ["x"], ["\0"]])
def test_nothing_ticked_is_told_on_the_list(maja_client, case, url, chosen):
    response = maja_client.post(url, {"arende": chosen, "vy": "alla", "to": "1"}, follow=True)
    page = response.content.decode()
    assert "Kryssa för minst ett ärende" in page
    assert 'href="#arende-1"' in page


def test_what_is_not_hers_stays_where_it_is_and_is_not_named(maja, nils, maja_client, case):
    other = make_case()
    Case.objects.filter(pk=other.pk).update(unit="vuxen")
    for body in (ticked(other, gor="ta"), {"arende": [uuid4()], "gor": "ta"}):
        response = maja_client.post(MOVE, body)
        assert response.status_code == 409
        assert other.reference not in response.content.decode()
    assert other.reference not in maja_client.post(MOVE, ticked(other, gor="ge")).content.decode()
    maja_client.post(GIVE, ticked(other, to=nils.pk))
    assert whose(other) == [None]
    assert AccessLog.objects.filter(kind=AccessKind.REFUSED, case=other).count() == 2


def test_nobody_else_to_give_to(maja_client, case):
    page = maja_client.post(MOVE, ticked(case, gor="ge")).content.decode()
    assert "Du är den enda handläggaren" in page


def test_applicants_move_nothing(anna_client, anna, case):
    for url in (MOVE, GIVE):
        assert anna_client.post(url, ticked(case, gor="ta", to=anna.pk)).status_code == 404
    assert logged_in(make_caseworker(unit="")).post(MOVE, ticked(case)).status_code == 404
    assert whose(case) == [None]
