"""Cases that the design names and that belong to no page of their own."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from applications.access import Actor
from applications.actions import documents as documents_action
from applications.actions.revoking import renew, revoke
from applications.consent import digest
from applications.models import Case, ContactChoice, Document, Grant
from applications.powers import Power
from applications.queries import acting_on
from applications.statuses import CaseStage
from eservice import clock
from tests.conftest import logged_in
from tests.documents.making import jpeg, sent
from tests.factories import make_applicant, make_draft, whole_answers
from tests.helping import make_grant, make_helper
from tests.representation.test_acting import saves
from tests.wizard.test_filling_in import step_url


@pytest.fixture
def kim(db):
    return make_helper()


@pytest.fixture
def kim_client(kim):
    return logged_in(kim)


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def test_taken_back_with_a_form_open_nothing_is_saved(anna, kim, kim_client, draft):
    grant = make_grant(anna, kim)
    assert kim_client.get(step_url(draft, "language")).status_code == 200

    revoke(Actor(anna), grant_id=grant.pk)

    late = saves(kim_client, draft, "language", language="finska", interpreter="no")
    assert late.status_code == 404
    assert "Anna" not in late.content.decode()


def test_taken_back_in_the_middle_of_an_upload_no_file_stays(
    anna, kim, kim_client, draft, settings, tmp_path, monkeypatch
):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    grant = make_grant(anna, kim)
    prepare = documents_action.prepare

    def takes_back_meanwhile(*args, **kwargs):
        prepared = prepare(*args, **kwargs)
        revoke(Actor(anna), grant_id=grant.pk)
        return prepared

    monkeypatch.setattr(documents_action, "prepare", takes_back_meanwhile)
    url = reverse("add_papers", args=[draft.pk, "hyreskontrakt"])

    assert kim_client.post(url, {"files": [sent(jpeg(), "kontrakt.jpg")]}).status_code == 404
    assert not Document.objects.exists()
    assert [path for path in settings.DOCUMENTS_DIR.rglob("*") if path.is_file()] == []


def test_an_expired_grant_is_refused_on_the_next_day(anna, kim, kim_client, draft):
    make_grant(anna, kim, valid_to=clock.today())
    assert kim_client.get(step_url(draft, "language")).status_code == 200

    with time_machine.travel(clock.now() + timedelta(days=1)):
        client = logged_in(kim)
        assert client.get(step_url(draft, "language")).status_code == 404


def test_old_grants_keep_their_text_when_the_words_change(anna, kim, monkeypatch):
    old = make_grant(anna, kim)
    monkeypatch.setattr("applications.consent._end", lambda kind, valid_to: "Nya ord.")
    monkeypatch.setattr("applications.actions.grants.CONSENT_VERSION", "2027-01-01")

    new = make_grant(anna, make_helper(given_name="Lo"))

    old.refresh_from_db()
    assert (new.consent["end"], new.consent_version) == ("Nya ord.", "2027-01-01")
    assert "Det går att ta tillbaka när som helst." in old.consent["end"]
    assert old.consent_digest == digest(old.consent)


def test_a_renewal_narrows_and_the_grant_before_gives_nothing(anna, kim, draft):
    grant = make_grant(anna, kim, "help")
    fewer = frozenset({Power.SEE_STATUS, Power.READ_ANSWERS})

    new = renew(
        Actor(anna), grant_id=grant.pk, powers=fewer, valid_to=clock.today() + timedelta(days=60)
    )

    acting = acting_on(Actor(kim), draft)
    assert (acting.grant, acting.powers) == (new, fewer)
    assert not grant.powers.active().exists()
    assert new.supersedes == grant


def test_the_person_rejects_what_her_ombud_sent(anna, anna_client, kim, kim_client, draft):
    make_grant(anna, kim, "all")
    kim_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})

    anna_client.post(reverse("withdraw", args=[draft.pk]))

    assert Case.objects.get().stage == CaseStage.WITHDRAWN
    page = anna_client.get(reverse("case", args=[draft.pk])).content.decode()
    assert "Ditt ombud skickade ansökan" in page


def test_contact_details_that_an_ombud_sends_are_not_used(anna, kim, kim_client, anna_client):
    email = {"ways": "email", "email": "kim@exempel.se", "phone": ""}
    make_grant(anna, kim, "all")
    drafts = [make_draft(anna, whole_answers() | {"contact": email}) for _time in range(2)]

    kim_client.post(reverse("send", args=[drafts[0].pk]), {"declare": "yes"})
    assert not ContactChoice.objects.filter(person=anna.person).exists()

    anna_client.post(reverse("withdraw", args=[drafts[0].pk]))
    anna_client.post(reverse("send", args=[drafts[1].pk]), {"declare": "yes"})
    assert ContactChoice.objects.get(person=anna.person).choice["email"] == "kim@exempel.se"


def test_the_page_of_one_person_never_shows_another(kim, kim_client):
    people = [make_applicant(given_name=name) for name in ("Kanarieett", "Kanarietvå")]
    drafts = [make_draft(person) for person in people]
    for person in people:
        make_grant(person, kim, "all")

    for draft, other in zip(drafts, ("Kanarietvå", "Kanarieett"), strict=True):
        for name in ("draft", "check", "send"):
            page = kim_client.get(reverse(name, args=[draft.pk])).content.decode()
            assert other not in page
        grant = Grant.objects.get(grantor=draft.person)
        page = kim_client.get(reverse("person_helped", args=[grant.pk])).content.decode()
        assert other not in page
