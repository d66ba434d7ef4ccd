"""Giving access: one decision a page, nothing lost, nothing written before the last yes."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from applications.models import Grant, Invitation
from applications.powers import BUNDLES, GivenWay, GrantKind, Power
from eservice import clock
from eservice.people.models import Stash
from tests.factories import make_case, make_draft
from tests.helping import powers_of
from tests.representation.walking import (
    AGREE,
    GIVE,
    agree,
    choose,
    choose_until,
    code_on,
    give,
    hidden,
    make_organisation,
    post_part,
    text,
)

OWN = {"length": "own"}


def powers(grant: Grant) -> set[str]:
    return set(grant.powers.active().values_list("power", flat=True))


def test_nothing_is_written_before_the_last_yes_and_then_the_code_is_shown(anna, anna_client):
    choose(anna_client)
    page = text(anna_client.get(AGREE))
    assert "Anna Exempel låter Kim hjälpa till" in page
    assert "Socialtjänsten får berätta för Kim det som står här." in page
    assert "Inte skicka ansökan" in page
    assert not Grant.objects.exists()

    shown = agree(anna_client)

    grant = Grant.objects.get()
    assert (grant.grantor, grant.name, grant.way) == (anna.person, "Kim", GivenWay.E_ID)
    assert (grant.kind, powers(grant)) == (GrantKind.SUPPORTER, powers_of("help"))
    assert grant.valid_to == clock.months_later(clock.today(), 3)
    assert not set(grant.powers.values_list("draft", flat=True)) - {None}
    page = text(shown)
    assert "Ge den till Kim" in page
    assert "Skriv upp koden nu. Vi visar den bara en gång." in page
    assert "Ge den bara till den som ska hjälpa dig." in page
    assert code_on(shown) not in anna_client.get(f"/mina-sidor/hjalp/{grant.pk}/").content.decode()


@pytest.mark.parametrize("bundle", [bundle.key for bundle in BUNDLES])
def test_each_bundle_gives_exactly_its_powers(anna_client, bundle):
    give(anna_client, vad={"bundle": bundle})

    grant = Grant.objects.get()
    assert powers(grant) == powers_of(bundle)
    assert (grant.kind == GrantKind.OMBUD) == (bundle == "all")


def test_each_bundle_says_what_it_opens_and_what_it_never_does(anna_client):
    choose_until(anna_client, "vad")
    page = text(anna_client.get(f"{GIVE}vad/"))
    for bundle in BUNDLES:
        assert f"{bundle.label} {bundle.example} {bundle.never}" in page


def test_powers_may_be_chosen_one_by_one(anna_client):
    chosen = ["see_status", "read_answers"]
    give(anna_client, vad={"bundle": "singly"}, detaljer={"powers": chosen})
    assert powers(Grant.objects.get()) == set(chosen)


def test_a_day_of_her_own_holds_from_today_to_a_year(anna_client):
    today = clock.today()
    for day in (today, clock.months_later(today, 12)):
        typed = {"until_0": str(day.day), "until_1": str(day.month), "until_2": str(day.year)}
        give(anna_client, **{"hur-lange": OWN | typed})
        assert Grant.objects.latest("created_at").valid_to == day


def test_help_with_one_application_covers_that_alone(anna, anna_client):
    draft, case = make_draft(anna, {}), make_case(anna)
    choose_until(anna_client, "vad")
    post_part(anna_client, "vad", {"bundle": "help"})
    page = text(anna_client.get(f"{GIVE}vilken/"))
    assert page.index("Inte skickad än.") < page.index(case.reference)

    give(anna_client, vilken={"matter": str(draft.pk)})

    grant = Grant.objects.get()
    assert set(grant.powers.values_list("draft", flat=True)) == {draft.pk}
    assert grant.consent["matter"].startswith("ansökan påbörjad ")
    assert f"Det gäller {grant.consent['matter']}." in grant.consent["lines"]


def test_an_organisation_is_named_from_the_list(anna_client):
    friends = make_organisation("Påhittade vänner")
    give(anna_client, vem={"who": "organisation"}, forening={"organisation": str(friends.pk)})

    grant = Grant.objects.get()
    assert (grant.organisation, grant.name) == (friends, "Påhittade vänner")
    assert (
        "Alla som är med på listan hos Påhittade vänner får hjälpa till."
        in (grant.consent["lines"])
    )


def test_pressing_twice_gives_once_and_leads_to_what_was_given(anna_client):
    choose(anna_client)
    page = anna_client.get(AGREE)
    fields = {name: hidden(page, name) for name in ("so_far", "digest")}
    anna_client.post(AGREE, fields)

    again = anna_client.post(AGREE, fields)

    grant = Grant.objects.get()
    assert again["Location"] == f"/mina-sidor/hjalp/{grant.pk}/?klart=redan"
    assert "Koden visade vi bara en gång." in text(anna_client.get(again["Location"]))
    # The way back from the code leads there too.
    for part in ("godkann", "hur-lange", "vad"):
        assert anna_client.get(f"{GIVE}{part}/")["Location"] == f"/mina-sidor/hjalp/{grant.pk}/"
    assert Invitation.objects.count() == 1


def test_what_was_chosen_stands_there_on_the_way_back(anna_client):
    choose(anna_client, person={"name": "Åsa <b>"}, vad={"bundle": "read"})
    assert 'value="Åsa &lt;b&gt;"' in anna_client.get(f"{GIVE}person/").content.decode()
    page = anna_client.get(f"{GIVE}vad/").content.decode()
    assert page.count(" checked") == 1
    assert "<title>Fel:" not in page


def test_one_thing_is_changed_from_the_last_page(anna_client):
    choose(anna_client)
    for part, body in (("vad", {"bundle": "see"}), ("hur-lange", {"length": "12"})):
        response = post_part(anna_client, part, body, "?till=godkann")
        assert response["Location"] == AGREE
    response = post_part(anna_client, "vem", {"who": "person"}, "?till=godkann")
    assert response["Location"] == f"{GIVE}person/?till=godkann"
    assert post_part(anna_client, "person", {"name": "Bo"}, "?till=godkann")["Location"] == AGREE
    agree(anna_client)
    grant = Grant.objects.get()
    assert (grant.name, powers(grant)) == ("Bo", powers_of("see"))
    assert grant.valid_to == clock.months_later(clock.today(), 12)


def test_two_tabs_do_not_mix(anna_client):
    """What she has read is what she gives."""
    choose(anna_client, person={"name": "Första"})
    page = anna_client.get(AGREE)
    choose(anna_client, person={"name": "Andra"}, vad={"bundle": "all"})

    anna_client.post(AGREE, {name: hidden(page, name) for name in ("so_far", "digest")})

    grant = Grant.objects.get()
    assert (grant.name, powers(grant)) == ("Första", powers_of("help"))


@pytest.mark.parametrize("part", ["person", "godkann"])
def test_when_the_login_ends_all_is_still_there(anna, anna_client, part):
    choose(anna_client, person={"name": "Bo Kvar"})
    page = anna_client.get(f"{GIVE}{part}/")
    body = {"so_far": hidden(page, "so_far"), "name": "Bo Nyare", "digest": hidden(page, "digest")}
    Session.objects.update(expire_date=clock.now() - timedelta(seconds=1))
    assert anna_client.post(f"{GIVE}{part}/", body).status_code == 302
    assert not Grant.objects.exists()

    anna_client.force_login(anna)
    back = anna_client.get(f"{GIVE}{part}/")
    assert back.status_code == 200
    assert ("Bo Nyare" if part == "person" else "Bo Kvar") in back.content.decode()
    fields = {name: hidden(back, name) for name in ("so_far", "digest")}
    response = anna_client.post(f"{GIVE}{part}/", {"name": "Bo Nyare"} | fields)

    assert response.status_code == (302 if part == "person" else 200)
    assert Grant.objects.exists() == (part == "godkann")
    assert not Stash.objects.exists()


def test_the_name_is_sealed_in_the_login(anna_client):
    choose(anna_client, person={"name": "Kanariefågel"})
    kept = str(Session.objects.get().get_decoded())
    assert "Kanariefågel" not in kept
    assert Power.EDIT_DRAFT not in kept
