"""What the receiving unit answers an organisation, and that nobody answers about her own."""

import pytest

from applications.access import Actor
from applications.actions import organisations
from applications.errors import NotAllowed
from applications.models import Grant, UnitTask
from eservice.people.models import Organisation, User
from tests.access.test_query_counts import counted_while_growing
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker
from tests.organisations.making import make_grant, make_member, make_organisation, make_waiting

LIST = "/handlaggning/foreningar/"


def url(organisation, rest: str = "") -> str:
    return f"{LIST}{organisation.pk}/{rest}"


def current(organisation) -> Organisation:
    return Organisation.objects.get(pk=organisation.pk)


@pytest.fixture
def waiting(anna) -> Organisation:
    """An organisation of Anna's that waits for its answer."""
    return make_waiting(anna, number="8020024280")


def test_the_page_says_who_asks_and_what_to_do(maja_client, waiting):
    page = maja_client.get(url(waiting)).content.decode()
    for words in (
        "Väntar på svar",
        "802002-4280",
        "070-174 06 05",
        "Anna Exempel",
        "Godkänn föreningen",
    ):
        assert words in page


def test_letting_it_in_ends_the_task(maja, maja_client, anna_client, waiting):
    for _press in range(2):
        response = maja_client.post(url(waiting, "godkann/"), follow=True)
        assert "Föreningen är med nu." in response.content.decode()
    found = current(waiting)
    assert (found.is_open, found.verified_by) == (True, maja)
    task = UnitTask.objects.get()
    assert (task.done_by, task.done_at is None) == (maja, False)
    assert "Lägg till en medlem" in anna_client.get(f"/foreningar/{waiting.pk}/").content.decode()


def test_a_no_has_a_reason_that_the_asker_reads(maja, maja_client, anna_client, waiting):
    assert "Varför säger ni nej?" in maja_client.get(url(waiting, "neka/")).content.decode()

    body = {"reason": "Ingen svarar."}
    for _press in range(2):
        response = maja_client.post(url(waiting, "neka/"), body, follow=True)
        assert "Föreningen har fått nej." in response.content.decode()

    assert UnitTask.objects.get().done_by == maja
    assert "Ingen svarar." in anna_client.get(f"/foreningar/{waiting.pk}/").content.decode()


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("", "Skriv varför ni säger nej"),
        ("x" * 301, "Skriv högst 300 tecken"),
        ("\0", "tecken som"),
    ],
)
def test_a_no_without_a_reason_is_asked_for(maja_client, waiting, reason, words):
    page = maja_client.post(url(waiting, "neka/"), {"reason": reason}).content.decode()
    assert "<title>Fel:" in page
    assert page.count(words) == 2
    assert current(waiting).refused_at is None


def test_a_colleague_was_first_and_what_was_typed_is_shown(maja_client, nils, waiting):
    organisations.verify_organisation(Actor(nils), organisation_id=waiting.pk)

    response = maja_client.post(url(waiting, "neka/"), {"reason": "Mitt <b>skäl</b>"})

    assert response.status_code == 409
    page = response.content.decode()
    for words in ("Någon annan hann före.", "Mitt &lt;b&gt;skäl&lt;/b&gt;", "Är med"):
        assert words in page
    assert current(waiting).refused_at is None


def test_two_different_noes_keep_the_first(maja_client, nils, waiting):
    organisations.refuse_organisation(Actor(nils), organisation_id=waiting.pk, reason="Först.")
    for rest, body in (("neka/", {"reason": "Sen."}), ("godkann/", {}), ("stang/", {})):
        assert maja_client.post(url(waiting, rest), body).status_code == 409
    found = current(waiting)
    assert (found.refusal_reason, found.verified_at, found.closed_at) == ("Först.", None, None)


def test_closing_takes_effect_at_once_and_for_good(maja_client, anna):
    vera = make_applicant()
    organisation = make_organisation(vera)
    make_grant(organisation, anna)
    assert Grant.objects.held_by(vera.person.pk).exists()
    asked = maja_client.get(url(organisation, "stang/")).content.decode()
    assert "Vill du stänga föreningen?" in asked

    for _press in range(2):
        response = maja_client.post(url(organisation, "stang/"), follow=True)
        assert "Föreningen är stängd nu." in response.content.decode()

    assert not Grant.objects.held_by(vera.person.pk).exists()
    assert maja_client.post(url(organisation, "godkann/")).status_code == 409


def test_nobody_decides_about_her_own_organisation(anna, maja, waiting):
    at_work = make_caseworker(given_name="Petra")
    at_home = User.objects.create(issuer="test", subject="petra", person=at_work.person)
    membership = make_member(waiting, at_home)
    organisations.end_membership(Actor(at_home), membership_id=membership.pk)
    client = logged_in(at_work)

    assert client.get(url(waiting)).status_code == 404
    for rest in ("godkann/", "neka/", "stang/"):
        assert client.post(url(waiting, rest), {"reason": "x"}).status_code == 404
    with pytest.raises(NotAllowed):
        organisations.verify_organisation(Actor(at_work), organisation_id=waiting.pk)
    assert not current(waiting).is_open


def test_another_unit_decides_nothing(olga, waiting):
    client = logged_in(olga)
    assert client.get(LIST).status_code == 404
    for rest in ("", "neka/", "stang/"):
        assert client.get(url(waiting, rest)).status_code == 404
    assert client.post(url(waiting, "godkann/")).status_code == 404
    assert not current(waiting).is_open


def test_the_manager_lets_herself_in_nowhere(anna, anna_client, waiting):
    assert anna_client.post(url(waiting, "godkann/")).status_code == 404
    with pytest.raises(NotAllowed):
        organisations.verify_organisation(Actor(anna), organisation_id=waiting.pk)


def test_all_organisations_are_listed_with_how_it_is(maja, maja_client, waiting):
    make_organisation(name="Öppna <b>vänner</b>")
    refused = make_waiting(name="Nekade vänner")
    organisations.refuse_organisation(Actor(maja), organisation_id=refused.pk, reason="Nej.")
    closed = make_organisation(name="Stängda vänner")
    organisations.close_organisation(Actor(maja), organisation_id=closed.pk)

    page = maja_client.get(LIST).content.decode()

    for words in ("Väntar på svar", "Är med", "Har fått nej", "Stängd", "&lt;b&gt;vänner"):
        assert words in page
    assert maja_client.get(LIST, {"efter": "x"}).status_code == 200


def test_the_list_costs_the_same_and_shows_all(maja_client):
    counts = counted_while_growing(maja_client, LIST, lambda _number: make_waiting())
    assert len(counts) == 1
    assert max(counts) <= 4
    pages, seen = LIST, set()
    while pages:
        page = maja_client.get(pages).content.decode()
        seen |= {str(one.pk) for one in Organisation.objects.all() if str(one.pk) in page}
        pages = next_link(page)
    assert len(seen) == 100


def next_link(page: str) -> str:
    before, found, _rest = page.partition('" rel="next"')
    return before.rpartition('href="')[2].replace("&amp;", "&") if found else ""


def test_the_page_costs_the_same_with_many_managers(maja_client, waiting):
    counts = counted_while_growing(
        maja_client, url(waiting), lambda _number: make_member(waiting, role="manager")
    )
    assert len(counts) == 1
    assert max(counts) <= 6
