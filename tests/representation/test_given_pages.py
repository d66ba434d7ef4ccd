"""What a person reads and changes of the help she has given."""

from datetime import timedelta

import pytest
import time_machine

from applications.access import Actor
from applications.actions.accepting import accept_by_code, decline
from applications.actions.grants import give_grant
from applications.actions.revoking import revoke
from applications.models import Grant, GrantEvent, GrantPower
from applications.powers import GivenWay, GrantKind
from eservice import clock
from tests.conftest import logged_in
from tests.factories import make_applicant, make_draft
from tests.helping import make_grant, make_helper, offer_to, powers_of
from tests.representation.walking import code_on, grant_url, hidden, text

LIST = "/mina-sidor/hjalp/"


def powers(grant: Grant) -> set[str]:
    return set(grant.powers.active().values_list("power", flat=True))


def make_appointed(grantor, helper) -> Grant:
    """What a caseworker has entered and checked."""
    now = clock.now()
    grant = Grant.objects.create(
        grantor=grantor.person,
        grantee=helper.person,
        name=helper.name,
        kind=GrantKind.GOD_MAN,
        way=GivenWay.APPOINTED,
        valid_from=clock.today(),
        language="sv",
        consent={"lines": []},
        consent_digest="0" * 64,
        consent_version="1",
        created_by=grantor,
        accepted_at=now,
        accepted_by=helper,
        confirmed_at=now,
        verified_at=now,
    )
    GrantPower.objects.bulk_create(
        GrantPower(grant=grant, power=power) for power in powers_of("help")
    )
    return grant


def test_with_nobody_the_page_says_that_one_may_bring_someone(anna_client):
    page = anna_client.get(LIST)
    assert "Ingen har tillgång till det du skriver" in text(page)
    assert "Du får ta hjälp av någon." in text(page)
    assert 'href="/guider/hjalp-utan-nagon/"' in page.content.decode()


def test_the_list_says_who_what_until_when_and_what_was_done_last(anna, anna_client, kim):
    draft = make_draft(anna)
    grant = make_grant(anna, kim, "help")
    logged_in(kim).get(f"/ansokan/{draft.pk}/")

    page = text(anna_client.get(LIST))

    for words in (
        "Kim Hjälpsam",
        "Gäller nu",
        "Hjälpa till att fylla i och svara",
        "läsa svar och papper",
        "Alla ansökningar och ärenden.",
        "Gjorde senast: Var inne och läste",
    ):
        assert words in page
    assert f"Till och med {clock.months_later(clock.today(), 3).day}" in page
    assert text(anna_client.get(grant_url("grant", grant))).count("Var inne och läste") == 1


def test_a_change_is_told_before_the_reading_that_led_to_it(anna, anna_client, kim, kim_client):
    draft = make_draft(anna)
    make_grant(anna, kim, "help")
    url = f"/ansokan/{draft.pk}/fraga/din-lagenhet/"
    rev = hidden(kim_client.get(url), "_rev")
    kim_client.post(
        url, {"rent": "1", "included": "none", "rooms": "1", "people": "1", "_rev": rev}
    )
    assert "Gjorde senast: Ändrade ett svar" in text(anna_client.get(LIST))


def test_until_she_has_answered_the_name_is_what_was_written(anna, anna_client, kim, kim_client):
    grant, code = give_grant(Actor(anna), offer=offer_to(name="Kimpan"))
    page = text(anna_client.get(LIST))
    assert "Kimpan" in page
    assert "Väntar på svar" in page
    accept_by_code(Actor(kim), code=code.text)

    page = text(anna_client.get(LIST))

    assert "Kim Hjälpsam har svarat. Är det rätt person?" in page
    assert "Du skrev Kimpan." in page
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 404


def answered(anna, kim) -> Grant:
    return make_grant(anna, kim, is_confirmed=False)


def test_yes_opens_and_is_said(anna, anna_client, kim, kim_client):
    grant = answered(anna, kim)
    page = anna_client.get(grant_url("grant", grant))

    response = anna_client.post(grant_url("right_helper", grant), {"who": hidden(page, "who")})

    assert "Nu kan hen hjälpa dig." in text(anna_client.get(response["Location"]))
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 200
    again = anna_client.post(grant_url("right_helper", grant), {"who": hidden(page, "who")})
    assert again["Location"].endswith("?klart=ja")
    assert GrantEvent.objects.filter(grant=grant, kind="confirmed").count() == 1


def test_no_opens_nothing(anna, anna_client, kim, kim_client):
    grant = answered(anna, kim)
    response = anna_client.post(grant_url("wrong_helper", grant))
    page = text(anna_client.get(response["Location"]))
    assert "Hen har inte sett något av dina svar." in page
    assert "Är det rätt person?" not in page
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 404
    late = anna_client.post(grant_url("right_helper", grant), {"who": str(kim.pk)})
    assert late["Location"].endswith("?klart=for-sent")
    assert "Något har hänt sedan du öppnade sidan." in text(anna_client.get(late["Location"]))
    assert Grant.objects.get().confirmed_at is None


@pytest.mark.parametrize("who", ["", "0", "x", "9" * 30, "9" * 5000, "²"])
def test_yes_is_to_the_one_who_stood_on_the_page(anna, anna_client, kim, who):
    grant = answered(anna, kim)
    response = anna_client.post(grant_url("right_helper", grant), {"who": who})
    assert response["Location"].endswith("?klart=for-sent")
    assert Grant.objects.get().confirmed_at is None


def test_a_new_code_is_shown_once_and_the_old_one_is_dead(anna, anna_client, kim_client):
    grant, old = give_grant(Actor(anna), offer=offer_to())
    new = code_on(anna_client.post(grant_url("new_help_code", grant)))

    assert kim_client.post("/hjalper/kod/", {"code": old.text}).status_code == 422
    assert kim_client.post("/hjalper/kod/", {"code": new}).status_code == 200


def test_when_somebody_has_answered_there_is_no_new_code(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    assert "Gör en ny kod" not in text(anna_client.get(grant_url("grant", grant)))
    response = anna_client.post(grant_url("new_help_code", grant))
    assert response["Location"].endswith("?klart=for-sent")


def test_what_is_over_is_folded_and_paged(anna, anna_client, kim):
    start = clock.now()
    for number in range(23):
        with time_machine.travel(start + timedelta(minutes=number), tick=False):
            grant, _code = give_grant(Actor(anna), offer=offer_to(name=f"Nummer {number}"))
            revoke(Actor(anna), grant_id=grant.pk)
    first = anna_client.get(LIST)
    assert "<details" in first.content.decode()
    assert "Tillbakatagen." in text(first)
    url = first.content.decode().split('" rel="next"')[0].rsplit('href="', 1)[1]
    second = text(anna_client.get(url.replace("&amp;", "&")))
    shown = [n for n in range(23) if f"Nummer {n} " in text(first)]
    assert shown == list(range(3, 23))
    assert [n for n in range(23) if f"Nummer {n} " in second] == [0, 1, 2]
    for odd in ("x", "\0", "9" * 99):
        assert anna_client.get(LIST, {"efter": odd}).status_code == 200


def test_what_a_court_has_decided_is_only_read(anna, anna_client, kim):
    grant = make_appointed(anna, kim)
    page = text(anna_client.get(grant_url("grant", grant)))
    assert "Hen är god man för dig." in page
    assert "Stämmer det inte? Ring oss." in page
    assert "Ta tillbaka" not in page
    for name, body in (("take_back", {"tell": "yes"}), ("renew_help", {}), ("wrong_helper", {})):
        response = anna_client.post(grant_url(name, grant), body)
        assert response["Location"].endswith("?klart=for-sent")
    assert powers(grant) == powers_of("help")


@pytest.mark.parametrize("name", ["grant", "grant_proof", "take_back", "renew_help"])
def test_somebody_elses_looks_like_none(anna, kim, kim_client, name):
    grant = make_grant(anna, kim)
    assert kim_client.get(grant_url(name, grant)).status_code == 404
    assert logged_in(make_applicant()).get(grant_url(name, grant)).status_code == 404


def test_who_declined_is_said(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    decline(Actor(kim), grant_id=grant.pk)
    assert "Hjälper dig inte" in text(anna_client.get(grant_url("grant", grant)))
    assert make_helper().person not in {grant.grantee}
