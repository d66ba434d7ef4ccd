"""What the pages about help cost: the same with 1, 20 and 100 rows."""

from datetime import timedelta

from applications.access import Actor
from applications.actions import grants
from applications.actions.revoking import revoke
from eservice import clock
from tests.access.test_query_counts import counted_while_growing
from tests.factories import make_applicant, make_case, make_draft
from tests.helping import make_grant, make_helper
from tests.representation.walking import grant_url

LISTS = {"my_helpers": "/mina-sidor/hjalp/", "people_helped": "/hjalper/"}


def test_the_list_of_people_costs_the_same_with_one_and_with_a_hundred(kim, kim_client):
    def grow(number):
        person = make_applicant()
        make_case(person)
        make_draft(person, {"acute": {"acute": "none"}})
        make_grant(person, kim, valid_to=clock.today() + timedelta(days=number))

    counts = counted_while_growing(kim_client, "/hjalper/", grow)

    assert len(counts) == 1
    assert max(counts) <= 12


def test_the_list_of_helpers_costs_the_same_with_one_and_with_a_hundred(
    anna, anna_client, monkeypatch
):
    monkeypatch.setattr(grants, "MOST_GRANTS", 1_000)

    def grow(number):
        grant = make_grant(anna, make_helper())
        if number % 2:
            revoke(Actor(anna), grant_id=grant.pk)

    # The first one has nobody whose help is over.
    grow(1)
    counts = counted_while_growing(anna_client, "/mina-sidor/hjalp/", grow)

    assert len(counts) == 1
    assert max(counts) <= 8


def test_the_page_of_a_person_costs_the_same_after_many_readings(anna, kim, kim_client):
    draft = make_draft(anna)
    make_case(anna)
    url = grant_url("person_helped", make_grant(anna, kim))

    counts = counted_while_growing(
        kim_client, url, lambda _number: kim_client.get(f"/ansokan/{draft.pk}/")
    )

    assert len(counts) == 1
    assert max(counts) <= 17
