"""Help that a caseworker notes at the desk, by phone and on paper, from the first word to the
first thing that the helper reads."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.registering import Noted, register_grant
from applications.consent import digest
from applications.errors import NotAllowed, NotPossible
from applications.event_kinds import GrantEventKind
from applications.models import Grant, GrantProof, Notice, UnitTask
from applications.notice_kinds import MUST_ARRIVE, NoticeKind, TaskKind
from applications.powers import GivenWay, GrantKind, Power
from tests.conftest import logged_in
from tests.documents.making import jpeg, sent
from tests.factories import make_applicant, make_case, make_caseworker
from tests.helping import make_helper, powers_of
from tests.organisations.making import make_member, make_organisation, membership_of
from tests.registering import accepts, fields, noted, notes, powers_over, verifies


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def case(anna):
    return make_case(anna)


def opens_case(user, case):
    return logged_in(user).get(reverse("case", args=[case.pk])).status_code


def scans(client, grant, raw=None):
    url = reverse("add_grant_proofs", args=[grant.pk])
    return client.post(url, {"files": [sent(raw or jpeg(), "samtycke.jpg")]})


@pytest.mark.parametrize("way", ["desk", "phone"])
def test_what_she_says_opens_exactly_that_once_the_helper_has_said_yes(
    anna, maja, kim, maja_client, case, way
):
    grant = noted(maja_client, case, kim, ground=way)

    assert (grant.way, grant.kind, grant.created_by) == (way, GrantKind.SUPPORTER, maja)
    assert digest(grant.consent) == grant.consent_digest
    assert opens_case(kim, case) == 404
    assert accepts(kim, grant).status_code == 302
    assert powers_over(kim, case) == powers_of("read")
    assert opens_case(kim, case) == 200
    assert opens_case(make_helper(), case) == 404
    kinds = list(grant.events.order_by("seq").values_list("kind", "by"))
    assert kinds == [(GrantEventKind.REGISTERED, maja.pk), (GrantEventKind.ACCEPTED, kim.pk)]


def test_the_text_that_is_read_out_is_the_one_that_is_kept(maja_client, kim, case):
    url = reverse("note_help", args=[case.pk])
    page = maja_client.post(url, fields(kim, bundle="all", scope="case")).content.decode()

    grant = noted(maja_client, case, kim, bundle="all", scope="case")

    said = [grant.consent["title"], *grant.consent["lines"], *grant.consent["may"]]
    assert all(words in page for words in [*said, grant.consent["end"]])
    assert grant.kind == GrantKind.OMBUD
    assert case.reference in grant.consent["matter"]


@pytest.mark.parametrize("way", ["desk", "phone"])
def test_nothing_is_noted_before_she_has_heard_the_text_and_said_yes(maja_client, case, way):
    filled = fields(ground=way) | {"_note": "1"}

    page = maja_client.post(reverse("note_help", args=[case.pk]), filled).content.decode()

    assert "Läs upp texten. Kryssa när den sökande har sagt ja." in page
    assert not Grant.objects.exists()


def test_she_is_told_and_it_must_arrive(anna, maja_client, case):
    grant = noted(maja_client, case)

    notice = Notice.objects.get()
    assert (notice.person, notice.kind, notice.grant) == (
        anna.person,
        NoticeKind.HELP_NOTED,
        grant,
    )
    assert notice.kind in MUST_ARRIVE


def test_she_can_say_that_it_is_not_true(anna, anna_client, kim, maja_client, case):
    grant = noted(maja_client, case, kim)
    accepts(kim, grant)

    assert reverse("grant", args=[grant.pk]) in anna_client.get(reverse("my_helpers")).text
    anna_client.post(reverse("take_back", args=[grant.pk]), {"tell": "yes"})
    assert opens_case(kim, case) == 404


def test_powers_one_by_one_and_only_this_case(anna, kim, maja_client, case):
    chosen = {Power.SEE_STATUS, Power.READ_DECISION}
    grant = noted(maja_client, case, kim, bundle="singly", powers=sorted(chosen), scope="case")
    accepts(kim, grant)

    assert powers_over(kim, case) == chosen
    assert set(grant.powers.values_list("draft", flat=True)) == {case.pk}


def test_a_paper_opens_nothing_before_somebody_has_seen_it(maja, kim, maja_client, case):
    grant = noted(maja_client, case, kim, ground="paper")
    task = UnitTask.objects.get()
    assert (task.kind, task.grant, task.unit) == (TaskKind.GRANT_TO_VERIFY, grant, case.unit)
    accepts(kim, grant)
    assert opens_case(kim, case) == 404

    without_paper = verifies(maja_client, grant, "original")
    assert without_paper.status_code == 409
    assert "Skanna papperet först." in without_paper.text
    assert scans(maja_client, grant).status_code == 302
    assert opens_case(kim, case) == 404
    not_seen = verifies(maja_client, grant)
    assert "Kryssa när du har gjort det" in not_seen.text
    assert opens_case(kim, case) == 404

    assert verifies(maja_client, grant, "original").status_code == 302
    assert opens_case(kim, case) == 200
    assert powers_over(kim, case) == powers_of("read")
    task.refresh_from_db()
    assert (task.done_at is not None, task.done_by) == (True, maja)
    last = grant.events.order_by("seq").last()
    assert (last.kind, last.by, last.data) == ("verified", maja, {"seen": ["original"]})


def test_a_paper_that_was_seen_first_opens_with_the_helpers_yes(kim, maja_client, case):
    grant = noted(maja_client, case, kim, ground="paper")
    scans(maja_client, grant)
    verifies(maja_client, grant, "original")
    assert opens_case(kim, case) == 404

    accepts(kim, grant)

    assert opens_case(kim, case) == 200


def test_the_log_holds_the_fingerprint_of_the_scan(maja_client, case):
    grant = noted(maja_client, case, ground="paper")
    scans(maja_client, grant)

    event, proof = grant.events.get(kind="proof_added"), GrantProof.objects.get()
    assert event.data["proof"] == str(proof.pk)
    assert len(event.data["sha256"]) == 64


def test_every_member_of_an_organisation_and_nobody_else(anna, kim, maja_client, case):
    manager, other = make_applicant(), make_helper(given_name="Lo")
    organisation = make_organisation(manager, name="Påhittade bryggan")
    for member in (kim, other):
        make_member(organisation, member)
    grant = noted(maja_client, case, who="organisation", organisation="påhittade BRYGGAN")
    assert (grant.organisation, grant.grantee) == (organisation, None)

    accepts(kim, grant)

    assert {opens_case(user, case) for user in (kim, other, manager)} == {200}
    assert opens_case(make_helper(), case) == 404
    membership = membership_of(organisation, other)
    type(membership).objects.filter(pk=membership.pk).update(ended_at=membership.started_at)
    assert opens_case(other, case) == 404


def test_a_page_that_is_sent_twice_is_one_grant(maja_client, case):
    name = "0f8fad5b-d9cb-469f-a165-70867728950e"
    for _press in range(2):
        assert notes(maja_client, case, grant_id=name).status_code == 302

    assert str(Grant.objects.get().pk) == name
    assert Notice.objects.count() == 1


def test_a_name_that_another_grant_has_is_not_taken(maja_client, case):
    other = noted(maja_client, make_case())

    grant = noted(maja_client, case, grant_id=str(other.pk))

    assert grant.pk != other.pk
    assert grant.grantor == case.person


def test_only_a_caseworker_of_the_unit_notes_help(anna, kim, case):
    said = Noted(way=GivenWay.DESK, powers=powers_of("read"), given_name="Bo", number="x")
    for user in (anna, kim, make_caseworker(unit="vuxen")):
        with pytest.raises((NotAllowed, NotPossible)):
            register_grant(Actor(user), case_id=case.pk, noted=said)
    assert not Grant.objects.exists()
