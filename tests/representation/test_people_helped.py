"""The helper's pages: the people she helps, and one of them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError

from applications.access import Actor
from applications.actions.grants import confirm_grant
from applications.actions.revoking import revoke
from applications.models import AccessLog, Answer, Case, Grant
from applications.powers import Power
from eservice import clock
from eservice.people.models import Membership
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_draft
from tests.helping import make_grant, make_helper
from tests.representation.test_given_pages import make_appointed
from tests.representation.walking import grant_url, hidden, make_organisation, text

LIST = "/hjalper/"
HOME = {"rent": "7800", "included": "none", "rooms": "1", "people": "1"}


def save_home(client, draft) -> None:
    url = f"/ansokan/{draft.pk}/fraga/din-lagenhet/"
    assert client.post(url, HOME | {"_rev": hidden(client.get(url), "_rev")}).status_code == 302


def test_with_nobody_the_page_asks_for_a_code(kim_client):
    page = kim_client.get(LIST)
    assert "Just nu hjälper du ingen här. Den du ska hjälpa ger dig en kod." in text(page)
    for address in ("/hjalper/kod/", "/guider/sa-hjalper-du-nagon/"):
        assert f'href="{address}"' in page.content.decode()


def test_each_person_with_what_she_may_do_and_what_there_is(anna, kim, kim_client):
    draft, case = make_draft(anna, {}), make_case(anna)
    make_grant(anna, kim)

    page = kim_client.get(LIST)

    words = text(page)
    assert "Anna Exempel Hjälpa till att fylla i och svara." in words
    assert "Vi har fått ansökan." in words
    assert "Beslut senast" in words
    assert "Ansökan utan månad: inte skickad än." in words
    for row in (draft, case):
        assert str(row.pk) in page.content.decode()


def test_only_what_was_given_is_told(anna, kim, kim_client):
    """Without reading answers no draft, without status no case, and nothing of another's."""
    draft, other = make_draft(anna, {}), make_draft(anna, {})
    case = make_case(anna)
    grant = make_grant(anna, kim, frozenset({Power.SEE_STATUS}))
    assert_shows(kim_client, grant, case, not_these=(draft, other))
    revoke(Actor(anna), grant_id=grant.pk)

    grant = make_grant(anna, kim, frozenset({Power.READ_ANSWERS}), draft=draft)
    assert_shows(kim_client, grant, draft, not_these=(case, other))


def assert_shows(client, grant, row, not_these) -> None:
    for url in (LIST, grant_url("person_helped", grant)):
        page = client.get(url).content.decode()
        assert str(row.pk) in page
        assert not [found for found in not_these if str(found.pk) in page]


def test_two_helps_from_one_person_are_told_apart(anna, kim, kim_client):
    first, second = make_draft(anna, {}), make_draft(anna, {})
    for draft, other in ((first, second), (second, first)):
        grant = make_grant(anna, kim, "read", draft=draft)
        page = kim_client.get(grant_url("person_helped", grant)).content.decode()
        assert str(draft.pk) in page
        assert str(other.pk) not in page


def test_the_nearest_day_comes_first(kim, kim_client):
    names = ("Sist", "Mitten", "Först")
    for number, name in enumerate(names):
        person = make_applicant(given_name=name)
        make_grant(person, kim, valid_to=clock.today() + timedelta(days=90 - number))
    person = make_applicant(given_name="Allraförst")
    make_case(person)
    make_grant(person, kim)
    words = text(kim_client.get(LIST))
    places = [words.index(name) for name in ("Allraförst", "Först", "Mitten", "Sist")]
    assert places == sorted(places)


def test_many_people_are_walked_page_by_page_each_once(kim, kim_client):
    names = [f"Person-{number}x" for number in range(45)]
    for number, name in enumerate(names):
        day = clock.today() + timedelta(days=10 + number // 3)
        make_grant(make_applicant(given_name=name), kim, "see", valid_to=day)
    seen, url = [], LIST
    while url:
        page = kim_client.get(url)
        seen += [name for name in names if name in text(page)]
        found = page.content.decode().split('" rel="next"')
        url = found[0].rsplit('href="', 1)[1].replace("&amp;", "&") if len(found) > 1 else ""
    assert sorted(seen) == sorted(names)
    for odd in ("x", "\0", "9" * 99, "2026-01-01_x"):
        assert kim_client.get(LIST, {"efter": odd}).status_code == 200


def test_her_page_says_who_what_until_when_and_what_she_has_done(anna, kim, kim_client):
    draft = make_draft(anna)
    grant = make_grant(anna, kim)
    save_home(kim_client, draft)

    page = kim_client.get(grant_url("person_helped", grant))

    words = text(page)
    told = (
        *("Du hjälper Anna Exempel", "Bara Anna kan skicka ansökan.", "Inte skicka ansökan"),
        *("Det gäller till och med", "Anna kan ta tillbaka det när hen vill."),
        *("Du svarade på ”Berätta om din lägenhet”", "Du öppnade en ansökan som inte är skickad"),
        *("Du sa ja till att hjälpa", "Sluta hjälpa Anna"),
    )
    assert [one for one in told if one not in words] == []
    assert "7800" not in page.content.decode()
    assert 'class="govuk-template__body  app-for' in page.content.decode()
    assert "Du fyller i för <b><bdi>Anna Exempel</bdi></b>" in page.content.decode()


def test_what_another_has_done_under_the_same_help_is_not_hers(anna, kim, kim_client):
    draft = make_draft(anna)
    grant = make_grant(anna, kim)
    save_home(kim_client, draft)
    Answer.objects.filter(grant=grant).update(by=make_helper())
    words = text(kim_client.get(grant_url("person_helped", grant)))
    assert "Berätta om din lägenhet" not in words


def test_an_ombud_reads_that_she_may_send(anna, kim, kim_client):
    grant = make_grant(anna, kim, "all")
    words = text(kim_client.get(grant_url("person_helped", grant)))
    assert "Bara Anna kan skicka" not in words
    assert "Inte skicka ansökan" not in words


def ended(anna, kim, how: str) -> Grant:
    """Help that does not hold any more, or not yet."""
    if how == "expired":
        with time_machine.travel(clock.now() - timedelta(days=60), tick=False):
            return make_grant(anna, kim, valid_to=clock.months_later(clock.today(), 1))
    grant = make_grant(anna, kim, is_confirmed=how != "pending")
    if how == "revoked":
        revoke(Actor(anna), grant_id=grant.pk, is_quiet=True)
    return grant


@pytest.mark.parametrize("how", ["expired", "pending", "revoked", "another's"])
def test_yesterdays_link_looks_like_any_that_does_not_exist(anna, kim, kim_client, how):
    client = logged_in(make_helper()) if how == "another's" else kim_client
    make_draft(anna)
    grant = ended(anna, kim, how)
    for name in ("person_helped", "stop_helping"):
        page = client.get(grant_url(name, grant))
        assert page.status_code == 404
        assert "Anna" not in page.content.decode()
    assert client.post(grant_url("start_for", grant)).status_code == 404
    assert client.post(grant_url("stop_helping", grant)).status_code == 404
    assert "Exempel" not in text(client.get(LIST))


def test_an_organisations_members_help_while_they_are_members(anna, kim, kim_client):
    friends = make_organisation("Påhittade vänner")
    member = Membership.objects.create(organisation=friends, person=kim.person, name=kim.name)
    grant = make_grant(anna, kim, organisation=friends)
    assert "Genom Påhittade vänner." in text(kim_client.get(LIST))
    words = text(kim_client.get(grant_url("person_helped", grant)))
    assert "Prata med den som är ansvarig i föreningen." in words
    assert kim_client.post(grant_url("stop_helping", grant)).status_code == 404

    member.ended_at = clock.now()
    member.save()

    assert kim_client.get(grant_url("person_helped", grant)).status_code == 404
    assert "Påhittade vänner" not in text(kim_client.get(LIST))


def test_one_that_a_court_appointed_is_told_so_and_does_not_stop_here(anna, kim, kim_client):
    grant = make_appointed(anna, kim)
    words = text(kim_client.get(grant_url("person_helped", grant)))
    assert "Du är god man. Vi har kontrollerat det." in words
    assert "Vill du sluta hjälpa? Ring oss." in words
    for send in (kim_client.get, kim_client.post):
        assert send(grant_url("stop_helping", grant)).status_code == 404
    assert Grant.objects.get().declined_at is None


def test_her_reading_is_logged_under_the_help_or_nothing_is_shown(
    anna, kim, kim_client, monkeypatch
):
    make_case(anna)
    grant = make_grant(anna, kim)
    kim_client.get(grant_url("person_helped", grant))
    row = AccessLog.objects.latest("id")
    assert (row.grant, row.by, row.role) == (grant, kim, "supporter")

    def broken(**_values):
        raise DatabaseError

    monkeypatch.setattr(AccessLog.objects, "create", broken)
    for url in (LIST, grant_url("person_helped", grant)):
        response = kim_client.get(url)
        assert response.status_code == 503
        assert "Anna" not in response.content.decode()


def test_confirming_afterwards_opens_it(anna, kim, kim_client):
    grant = make_grant(anna, kim, is_confirmed=False)
    words = text(kim_client.get(LIST))
    assert "Anna E. Nu väntar vi på att Anna säger att det är rätt person." in words
    confirm_grant(Actor(anna), grant_id=grant.pk, accepted_by=kim.pk)
    assert "Nu väntar vi" not in text(kim_client.get(LIST))
    assert not Case.objects.exists()
