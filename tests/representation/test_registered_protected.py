"""Protected identity: what such a person gives counts when a caseworker has talked with her."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.grants import confirm_grant, give_grant
from applications.actions.revoking import revoke
from applications.models import Grant, UnitTask
from applications.notice_kinds import TaskKind
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper, offer_to, powers_of
from tests.protecting import lets_see
from tests.registering import accepts, noted, powers_over, verifies


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def hidden(maja):
    """Somebody whom Maja is named for."""
    user = make_applicant(given_name="Dold", family_name="Person", is_protected=True)
    lets_see(user.person, maja)
    return user


@pytest.fixture
def case(hidden):
    return make_case(hidden)


@pytest.fixture
def given(hidden, kim, case) -> Grant:
    """Given in the service, answered and confirmed."""
    return make_grant(hidden, kim, "read")


def test_it_opens_nothing_before_the_check(kim, given, case):
    assert given.confirmed_at
    assert powers_over(kim, case) == frozenset()
    assert logged_in(kim).get(reverse("case", args=[case.pk])).status_code == 404


def test_the_unit_gets_one_task(given, case, hidden):
    task = UnitTask.objects.get()
    assert (task.kind, task.unit, task.grant, task.case) == (
        TaskKind.GRANT_TO_VERIFY,
        case.unit,
        given,
        case,
    )


def test_the_receiving_unit_gets_it_for_someone_without_a_case(hidden, kim, maja_client):
    grant = make_grant(hidden, kim, "read")

    assert (UnitTask.objects.get().unit, UnitTask.objects.get().case) == ("mottagning", None)
    page = maja_client.get(reverse("verify_grant", args=[grant.pk]))
    assert "Att göra" in page.text
    assert verifies(maja_client, grant, "spoke").status_code == 302
    assert Grant.objects.get(pk=grant.pk).verified_at


def test_after_the_check_it_is_open(maja_client, kim, given, case):
    assert "Kryssa när du har gjort det" in verifies(maja_client, given, "original").text
    assert powers_over(kim, case) == frozenset()

    assert verifies(maja_client, given, "spoke").status_code == 302

    assert powers_over(kim, case) == powers_of("read")
    assert UnitTask.objects.get().done_at


def test_nobody_is_checked_before_she_is_known(maja_client, hidden, case):
    grant, _code = give_grant(Actor(hidden), offer=offer_to())

    assert not UnitTask.objects.exists()
    page = maja_client.get(reverse("verify_grant", args=[grant.pk])).text
    assert "Vänta med kontrollen tills du vet vem det är." in page
    assert verifies(maja_client, grant, "spoke").status_code == 409
    assert Grant.objects.get(pk=grant.pk).verified_at is None


def test_it_waits_for_her_own_yes_too(maja_client, hidden, kim, case):
    grant = make_grant(hidden, kim, "read", is_confirmed=False)
    verifies(maja_client, grant, "spoke")
    assert powers_over(kim, case) == frozenset()

    confirm_grant(Actor(hidden), grant_id=grant.pk, accepted_by=kim.pk)

    assert powers_over(kim, case) == powers_of("read")


@pytest.mark.parametrize("way", ["desk", "phone"])
def test_what_is_noted_for_her_is_checked_in_a_step_of_its_own(maja_client, kim, case, way):
    grant = noted(maja_client, case, kim, ground=way)
    accepts(kim, grant)
    assert powers_over(kim, case) == frozenset()

    verifies(maja_client, grant, "spoke")

    assert powers_over(kim, case) == powers_of("read")


def test_the_helper_never_reads_why(maja_client, kim, given, case):
    pages = [reverse("people_helped"), reverse("help_code"), reverse("case", args=[case.pk])]
    texts = [logged_in(kim).get(url).content.decode().lower() for url in pages]

    assert not any(word in text for text in texts for word in ("skydd", "sekretess"))


def test_what_she_took_back_meanwhile_leaves_no_task_behind(maja_client, hidden, given):
    revoke(Actor(hidden), grant_id=given.pk)
    url = reverse("verify_grant", args=[given.pk])
    assert "Hjälpen tog slut innan någon hann kontrollera den." in maja_client.get(url).text
    assert verifies(maja_client, given, "spoke").status_code == 409

    response = maja_client.post(reverse("drop_grant_check", args=[given.pk]), follow=True)

    assert "Uppgiften är klar." in response.text
    assert UnitTask.objects.get().done_at
    assert Grant.objects.get(pk=given.pk).verified_at is None


def test_a_check_that_is_still_needed_can_not_be_dropped(maja_client, given):
    assert maja_client.post(reverse("drop_grant_check", args=[given.pk])).status_code == 409
    assert UnitTask.objects.get().done_at is None
