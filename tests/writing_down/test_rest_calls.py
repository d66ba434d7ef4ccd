"""A caseworker fills in, in a call with the person, what she has not sent yet."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from applications.access import Actor, Verb, can
from applications.actions.calling_for_rest import start_rest_call
from applications.actions.cases import take_case
from applications.errors import NotAllowed, NotPossible
from applications.models import Answer, Case, Draft, RestCall, SentSection
from applications.queries import acting_on
from applications.questions.sections import COSTS, INCOME
from applications.rest import rest_case
from applications.statuses import ApplicationKind
from tests.conftest import logged_in
from tests.factories import make_applicant, make_caseworker
from tests.wizard.making_essentials import answer_part, begin, goes_through, send_part
from tests.wizard.making_renewals import IN_NOVEMBER
from tests.wizard.test_filling_in import text

pytestmark = pytest.mark.usefixtures("november")
YES = {"agreed": "on"}


@pytest.fixture
def november():
    with time_machine.travel(IN_NOVEMBER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def case(anna_client) -> Case:
    """Anna's case, of which only the most important was sent; Maja has taken it."""
    goes_through(anna_client, begin(anna_client)["Location"])
    draft = anna_client.get("/mina-sidor/").wsgi_request.user.person.drafts.get()
    anna_client.post(reverse("send", args=[draft.pk]), {"declare": "yes"})
    return Case.objects.get(pk=draft.pk)


@pytest.fixture
def maja(case):
    user = make_caseworker(unit=case.unit)
    take_case(Actor(user), case_id=case.pk)
    return user


@pytest.fixture
def maja_client(maja) -> Client:
    return logged_in(maja)


def call(client: Client, case: Case, body: dict = YES):
    return client.post(reverse("rest_call", args=[case.pk]), body)


def draft_page(client: Client, case: Case):
    return client.get(reverse("draft", args=[case.pk]))


def test_maja_fills_in_the_rest_with_anna_on_the_phone(anna_client, maja, maja_client, case):
    page = text(maja_client.get(reverse("review_case", args=[case.pk])))
    assert "Fyll i resten tillsammans i telefon" in page
    assert "Säg vem du är" in text(maja_client.get(reverse("rest_call", args=[case.pk])))

    assert call(maja_client, case)["Location"] == reverse("draft", args=[case.pk])
    page = text(draft_page(maja_client, case))
    assert "Du skriver för" in page
    assert "Skriv det som personen säger, inget annat." in page
    assert "Avsluta samtalet" in page
    answer_part(maja_client, case, INCOME)
    page = text(maja_client.get(reverse("section", args=[case.pk, INCOME.path])))
    assert "Skicka när personen säger att de stämmer." in page
    assert send_part(maja_client, case, INCOME)["Location"].endswith("?klart=skickad")

    assert SentSection.objects.get().by == maja
    kinds = list(case.events.order_by("seq").values_list("kind", flat=True))
    assert kinds[-2:] == ["rest_call", "section_sent"]
    assert Answer.objects.get(draft=case.pk, step="income_kinds").by == maja
    log = text(anna_client.get(reverse("case_log", args=[case.pk])))
    assert "öppnade dina svar som inte är skickade" in log

    ended = maja_client.post(reverse("end_rest_call", args=[case.pk]))
    assert ended["Location"].endswith("?klart=samtal")
    assert draft_page(maja_client, case).status_code == 404
    # What is left is Anna's to go on with.
    answer_part(anna_client, case, COSTS)
    assert send_part(anna_client, case, COSTS)["Location"].endswith("?klart=skickad")


def test_the_last_part_leads_back_to_the_case(maja_client, case, monkeypatch):
    call(maja_client, case)
    monkeypatch.setattr("applications.actions.sending_rest.rest_of", lambda *_: [])

    assert send_part(maja_client, case, INCOME)["Location"] == (
        reverse("review_case", args=[case.pk]) + "?klart=allt"
    )
    assert draft_page(maja_client, case).status_code == 404
    assert send_part(maja_client, case, INCOME).status_code == 404


def test_it_opens_only_when_the_person_has_said_yes(maja_client, case):
    answer = call(maja_client, case, {})

    assert answer.status_code == 422
    assert "Kryssa i när personen är i telefon och har sagt ja" in text(answer)
    assert draft_page(maja_client, case).status_code == 404
    assert not RestCall.objects.exists()


def test_a_call_is_over_by_itself(maja_client, case, november):
    call(maja_client, case)
    november.shift(RestCall.LASTS - timedelta(minutes=1))
    assert draft_page(maja_client, case).status_code == 200
    november.shift(timedelta(minutes=1))
    url = reverse("step", args=[case.pk, "vilka-inkomster"])

    assert draft_page(maja_client, case).status_code == 404
    assert maja_client.post(url, {"income_kinds": "none", "_rev": "0"}).status_code == 404
    call(maja_client, case)
    assert draft_page(maja_client, case).status_code == 200
    assert RestCall.objects.filter(ended_at__isnull=True).count() == 1


def test_pressed_twice_it_is_one_call(maja_client, case):
    call(maja_client, case)
    call(maja_client, case)

    assert RestCall.objects.count() == 1
    assert case.events.filter(kind="rest_call").count() == 1


def test_one_colleague_at_a_time(maja_client, case):
    call(maja_client, case)
    colleague = make_caseworker(unit=case.unit)
    take_case(Actor(colleague), case_id=case.pk, seen_caseworker_id=case_worker(case))
    other = logged_in(colleague)

    # Who no longer has the case reads nothing more of it.
    assert draft_page(maja_client, case).status_code == 404
    answer = call(other, case)
    assert answer.status_code == 409
    with pytest.raises(NotPossible):
        start_rest_call(Actor(colleague), case_id=case.pk)
    assert "En kollega fyller i med personen just nu." in text(answer)
    maja_client.post(reverse("end_rest_call", args=[case.pk]))
    assert call(other, case).status_code == 302


def case_worker(case: Case) -> int | None:
    return Case.objects.values_list("caseworker_id", flat=True).get(pk=case.pk)


def test_only_who_has_the_case_calls(maja_client, case):
    colleague, elsewhere = make_caseworker(unit=case.unit), make_caseworker(unit="ungdom")
    page = text(logged_in(colleague).get(reverse("review_case", args=[case.pk])))

    assert "Fyll i resten tillsammans i telefon" not in page
    assert call(logged_in(colleague), case)["Location"] == reverse("review_case", args=[case.pk])
    assert call(logged_in(elsewhere), case).status_code == 404
    assert not RestCall.objects.exists()
    with pytest.raises(NotAllowed):
        start_rest_call(Actor(colleague), case_id=case.pk)
    call(maja_client, case)
    assert draft_page(logged_in(colleague), case).status_code == 404


def test_a_case_with_everything_sent_is_not_called_about(maja_client, case):
    Case.objects.filter(pk=case.pk).update(asks_rest=False)

    page = text(maja_client.get(reverse("review_case", args=[case.pk])))
    assert "Fyll i resten tillsammans i telefon" not in page
    assert call(maja_client, case)["Location"] == reverse("review_case", args=[case.pk])
    assert not RestCall.objects.exists()


def test_the_call_opens_this_draft_and_no_other(maja, maja_client, case, anna):
    call(maja_client, case)
    client = logged_in(anna)
    other = make_applicant()
    client.post(reverse("start_draft"), {"kind": ApplicationKind.FIRST.value})
    hers = anna.person.drafts.exclude(pk=case.pk).get()
    their = logged_in(other)
    their.post(reverse("start_draft"), {"kind": ApplicationKind.FIRST.value})

    for draft in (hers, other.person.drafts.get()):
        assert maja_client.get(reverse("draft", args=[draft.pk])).status_code == 404
    actor = acting_on(Actor(maja), case.application.person.drafts.get(pk=case.pk))
    assert can(actor, Verb.EDIT_DRAFT, actor.registration.draft)
    assert can(actor, Verb.UPLOAD_DOCUMENT, actor.registration.draft)
    assert not can(actor, Verb.EDIT_DRAFT, hers)
    assert can(actor, Verb.SEND_SECTION, rest_case(actor.registration.draft))


def test_what_is_sent_is_not_changed_or_removed(maja_client, case):
    call(maja_client, case)
    url = reverse("step", args=[case.pk, "kontakt"])
    body = {"ways": "sms", "phone": "070-174 06 99", "email": "", "_rev": "1"}

    assert maja_client.post(url, body).status_code == 409
    maja_client.post(reverse("delete_draft", args=[case.pk]))
    maja_client.post(reverse("send", args=[case.pk]), {"declare": "yes"})
    assert Draft.objects.filter(pk=case.pk).exists()
    assert Case.objects.count() == 1
