"""Letting help last longer, with the same or less; and the proof of what she said yes to."""

from datetime import timedelta

import pytest
import time_machine

from applications.access import Actor
from applications.actions.revoking import revoke
from applications.consent import digest
from applications.models import Grant, UnitTask
from applications.notice_kinds import TaskKind
from applications.powers import Power
from eservice import clock
from eservice.people.models import Person
from tests.factories import make_draft
from tests.helping import make_grant, powers_of
from tests.representation.walking import grant_url, hidden, text

KEPT = ["see_status", "read_answers"]


def powers(grant: Grant) -> set[str]:
    return set(grant.powers.active().values_list("power", flat=True))


def renew(client, grant, body):
    """Choose, read, and say yes."""
    url = grant_url("renew_help", grant)
    page = client.post(url, body)
    assert page.status_code == 200, text(page)
    return client.post(url, body | {"digest": hidden(page, "digest")})


def test_whoever_is_protected_by_now_gets_the_longer_help_checked(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    Person.objects.filter(pk=anna.person_id).update(is_protected=True)

    renew(anna_client, grant, {"powers": KEPT, "length": "6"})

    task = UnitTask.objects.get(kind=TaskKind.GRANT_TO_VERIFY)
    assert task.grant == Grant.objects.get(supersedes=grant)


def test_less_for_longer_replaces_it_at_her_yes(anna, anna_client, kim, kim_client):
    grant = make_grant(anna, kim)
    url = grant_url("renew_help", grant)
    page = anna_client.get(url).content.decode()
    assert page.count('name="powers"') == page.count(" checked") - 1 == 7
    read = anna_client.post(url, {"powers": KEPT, "length": "6"})
    assert "Anna Exempel låter Kim Hjälpsam hjälpa till" in text(read)
    assert "Inte fylla i och ändra svar" in text(read)
    assert Grant.objects.count() == 1

    response = renew(anna_client, grant, {"powers": KEPT, "length": "6"})

    new = Grant.objects.get(supersedes=grant)
    assert response["Location"] == grant_url("grant", new, "?klart=forlangt")
    assert (powers(new), powers(grant)) == (set(KEPT), set())
    assert new.valid_to == clock.months_later(clock.today(), 6)
    assert new.consent["may"] == ["Se hur det går", "Läsa svar och papper"]
    assert kim_client.get(grant_url("person_helped", new)).status_code == 200


def test_what_has_ended_may_begin_again(anna, anna_client, kim, kim_client):
    with time_machine.travel(clock.now() - timedelta(days=60), tick=False):
        grant = make_grant(anna, kim, valid_to=clock.months_later(clock.today(), 1))
    assert "Låt det gälla längre" in text(anna_client.get(grant_url("grant", grant)))
    renew(anna_client, grant, {"powers": KEPT, "length": "1"})
    assert kim_client.get(grant_url("person_helped", Grant.objects.latest("created_at")))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"length": "3"}, "Välj minst en sak"),
        ({"powers": ["submit"], "length": "3"}, "Välj bland det som står på sidan"),
        ({"powers": ["edit_draft"], "length": "3"}, "går bara ihop med"),
        ({"powers": KEPT}, "Välj hur länge"),
        ({"powers": KEPT, "length": "99"}, "Välj hur länge"),
        (
            {"powers": KEPT, "length": "own", "until_0": "1", "until_1": "1", "until_2": "2020"},
            "Den dagen har redan varit.",
        ),
    ],
)
def test_more_or_a_day_that_can_not_be_is_refused(anna, anna_client, kim, body, words):
    grant = make_grant(anna, kim)
    response = anna_client.post(grant_url("renew_help", grant), body)
    assert response.status_code == 422
    assert text(response).count(words) == 2
    assert Grant.objects.count() == 1


def test_a_yes_to_another_text_is_no_yes(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    body = {"powers": KEPT, "length": "1"}
    other = hidden(anna_client.post(grant_url("renew_help", grant), body), "digest")
    response = anna_client.post(
        grant_url("renew_help", grant), body | {"length": "12", "digest": other}
    )
    assert response.status_code == 200
    assert Grant.objects.count() == 1


def test_what_was_taken_back_meanwhile_is_not_renewed(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    url = grant_url("renew_help", grant)
    body = {"powers": KEPT, "length": "1"}
    page = anna_client.post(url, body)
    revoke(Actor(anna), grant_id=grant.pk, powers=[Power.READ_ANSWERS])
    narrowed = anna_client.post(url, body | {"digest": hidden(page, "digest")})
    assert narrowed.status_code == 422
    revoke(Actor(anna), grant_id=grant.pk)
    late = anna_client.post(url, body | {"digest": hidden(page, "digest")})
    assert late["Location"] == grant_url("grant", grant, "?klart=for-sent")
    assert Grant.objects.count() == 1


def test_one_application_stays_one_application(anna, anna_client, kim):
    draft = make_draft(anna)
    grant = make_grant(anna, kim, draft=draft)
    renew(anna_client, grant, {"powers": KEPT, "length": "1"})
    new = Grant.objects.get(supersedes=grant)
    assert set(new.powers.values_list("draft", flat=True)) == {draft.pk}


def test_the_proof_is_the_text_as_it_was(anna, anna_client, kim):
    grant = make_grant(anna, kim)
    revoke(Actor(anna), grant_id=grant.pk, powers=powers_of("help") - {Power.SEE_STATUS})
    anna.person.given_name = "Nytt"
    anna.person.save()

    page = text(anna_client.get(grant_url("grant_proof", grant)))

    assert grant.consent["title"] in page
    for line in (*grant.consent["lines"], *grant.consent["may"], grant.consent["end"]):
        assert " ".join(line.split()) in page
    assert digest(grant.consent)[:16] in page
    assert "i e-tjänsten" in page
    assert "Kim Hjälpsam," in page
