"""Vem får jag prata med? Everyone who helps in a case, as it is now, and nothing of other cases."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.grants import give_grant
from applications.actions.revoking import revoke
from applications.event_kinds import AccessKind
from applications.models import AccessLog, HouseholdMember
from eservice import clock
from tests.access.test_query_counts import queries
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_person
from tests.helping import make_grant, make_helper, offer_to
from tests.organisations.making import make_member, make_organisation
from tests.registering import noted


def url(case):
    return reverse("case_helpers", args=[case.pk])


def shown(client, case):
    return client.get(url(case)).content.decode()


def test_the_case_leads_there(maja_client, case):
    page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert f'href="{url(case)}"' in page


def test_without_helpers_only_the_applicant_is_told_anything(maja_client, case):
    page = shown(maja_client, case)
    assert "Ingen hjälper den sökande just nu. Prata bara med den sökande." in page
    assert "Avsluta all hjälp" not in page


def test_each_helper_with_state_ground_powers_and_end(maja_client, anna, kim, case):
    make_grant(anna, kim, "read")
    noted(maja_client, case, ground="paper", bundle="all")
    give_grant(Actor(anna), offer=offer_to(name="Lo Inbjuden"))

    page = shown(maja_client, case)

    for words in (
        "Kim Hjälpsam",
        "Gäller nu",
        "Stödperson, i e-tjänsten. Gett ",
        "Bo Stödsson",
        "Väntar på kontroll",
        "Ombud, på papper. Noterat ",
        "Överklaga beslut",
        "Lo Inbjuden",
        "Har inte svarat än",
    ):
        assert words in page
    assert page.count("Till och med") == 3


def test_help_that_is_over_stands_apart(maja_client, anna, kim, case):
    grant = make_grant(anna, kim, "read")
    revoke(Actor(anna), grant_id=grant.pk)

    page = shown(maja_client, case)

    over = page.partition("Hjälp som är slut")[2]
    assert "Kim Hjälpsam" in over
    assert "Avslutad" in over


def test_an_organisation_with_its_members_now(maja_client, anna, kim, case):
    organisation = make_organisation(name="Påhittade bryggan")
    make_member(organisation, kim)
    gone = make_member(organisation, make_helper(given_name="Borta"))
    type(gone).objects.filter(pk=gone.pk).update(ended_at=clock.now())
    make_grant(anna, kim, "read", organisation=organisation)

    page = shown(maja_client, case)

    assert "Påhittade bryggan" in page
    assert "Kim Hjälpsam" in page
    assert "Borta" not in page


def test_a_partner_is_named_with_a_warning(maja_client, case):
    person = make_person(given_name="Sam", family_name="Partner")
    HouseholdMember.objects.create(case=case, person=person, relation="partner")
    assert "<bdi>Sam Partner</bdi> är partner i ansökan." in shown(maja_client, case)


def test_helpers_of_others_are_not_there(maja_client, kim, case):
    other = make_case()
    make_grant(other.person.users.get(), kim, "all")

    assert "Hjälpsam" not in shown(maja_client, case)


def test_names_are_only_text(maja_client, case):
    noted(maja_client, case, given_name="<b>Bo", family_name="</bdi>{{ x }}")
    page = shown(maja_client, case)
    assert "&lt;b&gt;Bo &lt;/bdi&gt;{{ x }}" in page


def test_looking_is_one_reading(maja_client, maja, case):
    shown(maja_client, case)
    row = AccessLog.objects.get()
    assert (row.case, row.by, row.kind) == (case, maja, AccessKind.CASE)


def test_a_helper_who_works_here_has_lost_the_case(anna, case):
    """She was a helper in private: the case is a 404 for her at work (FL 16 §)."""
    private = make_helper()
    make_grant(anna, private, "see")
    at_work = type(private).objects.create(
        issuer="work",
        subject="both",
        person=private.person,
        unit="mottagning",
        roles=["caseworker"],
    )
    client = logged_in(at_work)

    for name in ("case_helpers", "note_help", "end_all_help"):
        assert client.get(reverse(name, args=[case.pk])).status_code == 404


@pytest.mark.parametrize("is_asked", [False, True])
def test_it_costs_the_same_with_many_helpers(maja_client, anna, case, is_asked):
    body = {"name": "Kim Hjälpsam"} if is_asked else None
    counts, rows = set(), 0
    for wanted in (1, 10, 40):
        for _number in range(rows, wanted):
            make_grant(anna, make_helper(), "read")
        rows = wanted
        counts.add(queries(maja_client, url(case), body))

    assert len(counts) == 1
    assert max(counts) <= 9


def test_it_costs_the_same_with_many_members(maja_client, anna, kim, case):
    organisation = make_organisation()
    make_member(organisation, kim)
    make_grant(anna, kim, "read", organisation=organisation)
    before = queries(maja_client, url(case))
    for _number in range(20):
        make_member(organisation, make_applicant())

    assert queries(maja_client, url(case)) == before
