"""Taking help back: one power or all, now, and quietly when she wants that."""

import pytest

from applications.access import Actor
from applications.actions.grants import give_grant
from applications.actions.revoking import revoke
from applications.models import Grant, Notice
from applications.notice_kinds import NoticeKind
from applications.powers import Power
from tests.helping import make_grant, offer_to, powers_of
from tests.representation.walking import grant_url, text


def powers(grant: Grant) -> set[str]:
    return set(grant.powers.active().values_list("power", flat=True))


@pytest.mark.parametrize("tell", ["yes", "no"])
def test_all_is_taken_back_now_and_the_helper_is_told_or_not(
    anna, anna_client, kim, kim_client, tell
):
    grant = make_grant(anna, kim)
    page = text(anna_client.get(grant_url("take_back", grant)))
    assert "Det här slutar genast:" in page
    assert "Hen märker det först om hen försöker öppna ditt ärende." in page
    before = Notice.objects.filter(person=kim.person).count()

    response = anna_client.post(grant_url("take_back", grant), {"tell": tell})

    assert "Nu har du tagit tillbaka det." in text(anna_client.get(response["Location"]))
    assert not powers(grant)
    assert kim_client.get(grant_url("person_helped", grant)).status_code == 404
    assert Notice.objects.filter(person=kim.person).count() - before == (tell == "yes")


def test_a_quiet_revoke_stays_quiet_when_it_is_pressed_again(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    anna_client.post(grant_url("take_back", grant), {"tell": "no"})
    response = anna_client.post(grant_url("take_back", grant), {"tell": "yes"})
    assert response["Location"].endswith("?klart=for-sent")
    revoke(Actor(anna), grant_id=grant.pk)
    assert not Notice.objects.filter(person=kim.person, kind=NoticeKind.HELP_ENDED).exists()


def test_nothing_is_chosen_for_her_about_telling(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    response = anna_client.post(grant_url("take_back", grant), {"sak": ""})
    assert response.status_code == 422
    assert text(response).count("Välj ett av svaren") == 2
    assert powers(grant) == powers_of("help")


def test_one_power_goes_with_what_rests_on_it(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    page = text(anna_client.get(grant_url("take_back", grant, "?sak=read_answers")))
    assert page.index("Fylla i och ändra svar") < page.index("Det här får hen fortfarande göra:")

    anna_client.post(grant_url("take_back", grant), {"sak": "read_answers", "tell": "no"})

    gone = {Power.READ_ANSWERS, Power.EDIT_DRAFT, Power.UPLOAD}
    assert powers(grant) == powers_of("help") - gone


@pytest.mark.parametrize("what", ["fly", "submit", "\0", "x" * 5000])
def test_a_power_that_is_not_there_changes_nothing(anna, anna_client, kim, what):
    grant = make_grant(anna, kim)
    url = grant_url("take_back", grant)
    for response in (
        anna_client.get(url, {"sak": what}),
        anna_client.post(url, {"sak": what, "tell": "yes"}),
    ):
        assert response["Location"].endswith("?klart=for-sent")
    assert powers(grant) == powers_of("help")


def test_before_anybody_has_answered_nobody_is_there_to_be_told(anna, anna_client, kim_client):
    grant, code = give_grant(Actor(anna), offer=offer_to())
    page = text(anna_client.get(grant_url("take_back", grant)))
    assert "Ska vi säga till den som hjälper dig?" not in page
    anna_client.post(grant_url("take_back", grant))
    assert not powers(grant)
    assert kim_client.post("/hjalper/kod/", {"code": code.text}).status_code == 422
