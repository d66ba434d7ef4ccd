"""Får jag prata med …? When a förvaltare, an organisation or a partner is involved."""

from django.urls import reverse

from applications.models import CoApplicant, Draft, HouseholdMember
from eservice import clock
from tests.factories import make_person
from tests.helping import make_grant, make_helper
from tests.organisations.making import make_member, make_organisation, membership_of
from tests.registering import accepts, noted, verifies
from tests.review.test_helpers_talking import NOBODY, SILENT, is_yes


def test_a_forvaltare_stands_in_the_place_of_consent(ask, maja_client, anna, case, kim):
    gunnar = make_helper(given_name="Gunnar", family_name="Utsedd")
    make_grant(anna, kim, "read")
    grant = noted(maja_client, case, gunnar, ground="forvaltare", bundle="all", ends=None)
    accepts(gunnar, grant)
    verifies(maja_client, grant, "register")

    assert "Förvaltaren bestämmer om det här." in ask("Kim Hjälpsam")
    assert is_yes(ask("Gunnar Utsedd"))
    assert "Inget slutdatum." in ask("Gunnar Utsedd")


def test_the_members_of_an_organisation_one_by_one(ask, anna, kim):
    organisation = make_organisation(name="Påhittade bryggan")
    other = make_helper(given_name="Lo")
    for user in (kim, other):
        make_member(organisation, user)
    make_grant(anna, kim, "read", organisation=organisation)

    assert is_yes(ask("Lo Hjälpsam"))
    assert "Påhittade bryggan" in ask("Lo Hjälpsam")
    assert "Skriv det namnet." in ask("Påhittade bryggan")
    membership = membership_of(organisation, other)
    type(membership).objects.filter(pk=membership.pk).update(ended_at=clock.now())
    assert NOBODY in ask("Lo Hjälpsam")
    type(organisation).objects.filter(pk=organisation.pk).update(closed_at=clock.now())
    assert "Föreningen är stängd." in ask("Kim Hjälpsam")


def test_the_partner_is_told_nothing_of_her_own_matters(ask, maja_client, case):
    partner = make_person(given_name="Sam", family_name="Partner")
    HouseholdMember.objects.create(case=case, person=partner, relation="partner")

    assert "Partnern får inte veta något om den sökandes egna delar." in ask("Sam Partner")
    page = maja_client.get(reverse("case_helpers", args=[case.pk])).content.decode()
    assert "är partner i ansökan. Berätta inget om den sökandes egna delar" in page


def test_a_partner_with_a_part_of_her_own(ask, case):
    sam = make_helper(given_name="Sam", family_name="Partner")
    unnumbered = make_person(given_name="Sam", family_name="Partner", number=None)
    HouseholdMember.objects.create(case=case, person=unnumbered, relation="partner")
    now, draft = clock.now(), Draft.objects.get(pk=case.pk)
    moments = {"accepted_at": now, "confirmed_at": now}
    CoApplicant.objects.create(draft=draft, person=sam.person, name="Sam Partner", **moments)

    words = ask("Sam Partner")

    assert "Hen har en egen del i ansökan. Prata bara om den." in words
    assert SILENT in words


def test_a_partner_who_is_given_help_to_do_is_a_helper_too(ask, anna, case):
    sam = make_helper(given_name="Sam", family_name="Partner")
    HouseholdMember.objects.create(case=case, person=sam.person, relation="partner")
    make_grant(anna, sam, "see")

    words = ask("Sam Partner")

    assert is_yes(words)
    assert "Svaren och papperen" not in words


def test_the_applicant_herself(ask, anna):
    assert "Det är den sökande själv." in ask(anna.name)
