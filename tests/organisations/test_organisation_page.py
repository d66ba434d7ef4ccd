"""An organisation's page: how it is with it, its members, and how many it helps."""

import logging
import re
from datetime import timedelta

import pytest
import time_machine

from applications.access import Actor
from applications.actions import organisations
from applications.models import GrantPower
from eservice import clock
from eservice.people.models import Membership
from tests.access.test_query_counts import counted_while_growing
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker, number_for
from tests.organisations.making import make_grant, make_member, make_organisation, make_waiting

CANARY = number_for(9_003)


def url(organisation, rest: str = "") -> str:
    return f"/foreningar/{organisation.pk}/{rest}"


def page_of(client, organisation, **query) -> str:
    response = client.get(url(organisation), query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_manager_sees_who_belongs_to_it(vera_client, friends, membership):
    page = page_of(vera_client, friends)

    assert 'Vera Exempel</bdi></b> <span class="app-soft">(du)' in page
    assert "Mats Modell" in page
    assert "Ansvarig. Medlem sedan" in page


def test_a_member_sees_its_name_and_no_more(mats_client, friends, membership, anna):
    make_grant(friends, anna)

    page = page_of(mats_client, friends)

    assert "Påhittade vänner" in page
    assert "Du är medlem i föreningen." in page
    assert "Lämna föreningen" in page
    for secret in ("Vera", "Anna", "Lägg till", "Ni hjälper"):
        assert secret not in page


def test_a_manager_reads_a_number_and_never_a_name(vera_client, friends):
    assert "Ni hjälper ingen just nu" in page_of(vera_client, friends)
    helped = [make_applicant(given_name="Hjälpt") for _number in range(3)]
    for person in helped:
        make_grant(friends, person)
    make_grant(friends, helped[0])

    page = page_of(vera_client, friends)

    assert "Ni hjälper 3 personer just nu" in page
    assert "Hjälpt" not in page


def test_only_help_that_is_given_now_counts(vera_client, friends, anna):
    now, today = clock.now(), clock.today()
    for change in (
        {"confirmed_at": None},
        {"declined_at": now},
        {"refused_at": now},
        {"way": "paper"},
        {"valid_from": today - timedelta(days=9), "valid_to": today - timedelta(days=1)},
        {"valid_from": today + timedelta(days=1)},
    ):
        make_grant(friends, make_applicant(), **change)
    taken_back = make_grant(friends, make_applicant())
    GrantPower.objects.filter(grant=taken_back).update(revoked_at=now)
    make_grant(make_organisation(), make_applicant())
    make_grant(friends, anna)

    assert "Ni hjälper 1 person just nu" in page_of(vera_client, friends)


def test_one_that_waits_has_no_members_to_keep(vera, vera_client):
    waiting = make_waiting(vera)

    page = page_of(vera_client, waiting)

    assert "Vänta på svar från oss" in page
    assert "Lägg till" not in page
    assert vera_client.get(url(waiting, "ny-medlem/")).status_code == 409


def test_one_that_was_refused_says_why(vera, vera_client, maja):
    refused = make_waiting(vera)
    reason = "Ingen svarar på <b>numret</b>."
    organisations.refuse_organisation(Actor(maja), organisation_id=refused.pk, reason=reason)

    page = page_of(vera_client, refused)

    assert "Föreningen får inte vara med" in page
    assert "Ingen svarar på &lt;b&gt;numret&lt;/b&gt;." in page
    assert "/foreningar/ny/" in page


def test_one_that_is_closed_says_so_to_everyone(
    vera_client, mats_client, friends, membership, maja
):
    organisations.close_organisation(Actor(maja), organisation_id=friends.pk)

    for client in (vera_client, mats_client):
        page = page_of(client, friends)
        assert "Föreningen är stängd" in page
        assert "Lägg till" not in page


def test_members_are_paged_newest_first(vera_client, friends):
    start = clock.now()
    for number in range(45):
        with time_machine.travel(start + timedelta(minutes=number // 3 + 1), tick=False):
            make_member(friends, name=f"Nummer {number}")
    walked, address = [], url(friends)
    while address:
        page = vera_client.get(address).content.decode()
        walked += re.findall(r"<b><bdi>([^<]+)</bdi></b>", page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        address = found and found[1].replace("&amp;", "&")
    stored = Membership.objects.order_by("-started_at", "-id").values_list("name", flat=True)
    assert walked == list(stored)
    assert len(walked) == 46


@pytest.mark.parametrize("place", ["x", "\0", "9" * 99, "2026-01-01_x"])
def test_an_unknown_place_falls_back_calmly(vera_client, friends, place):
    assert "Vera Exempel" in page_of(vera_client, friends, efter=place, klart="<b>")


def test_the_page_costs_the_same_with_many_members_and_people(vera_client, friends):
    def grow(_number):
        make_member(friends)
        make_grant(friends, make_applicant())

    counts = counted_while_growing(vera_client, url(friends), grow)

    assert len(counts) == 1
    assert max(counts) <= 8


def test_long_and_odd_names_stand_as_they_are(vera_client, friends):
    name = "Å" * 100 + " <i>" + "ö" * 97
    make_member(friends, name=name)

    assert "Å" * 100 + " &lt;i&gt;" + "ö" * 97 in page_of(vera_client, friends)


def test_no_number_gets_into_an_address_or_a_log(vera_client, friends, caplog):
    caplog.set_level(logging.DEBUG)
    body = {"given_name": "Kim", "family_name": "Nyman", "number": CANARY, "role": "member"}
    seen = []
    for values in (body, body | {"role": ""}, body):
        response = vera_client.post(url(friends, "ny-medlem/"), values, follow=True)
        seen += [response.request["PATH_INFO"], response.request["QUERY_STRING"]]
        seen += [address for address, _status in response.redirect_chain]
    seen += [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]

    shown = vera_client.get(url(friends)).content.decode()
    for spelled in (CANARY, CANARY[2:], f"{CANARY[:8]}-{CANARY[8:]}", CANARY[-4:]):
        assert not [text for text in seen if spelled in text]
    assert CANARY not in shown
    assert Membership.objects.count() == 2


def test_the_page_of_who_left_is_for_people_who_can_log_in_as_themselves(db):
    assert logged_in(make_caseworker()).get("/foreningar/lamnat/").status_code == 404
