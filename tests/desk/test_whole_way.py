"""With a samordningsnummer, a T-number or no number at all: from the desk to the money."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.desk import Told, add_number, register_person
from applications.actions.letters import render_letter
from applications.errors import NotPossible
from applications.letters import appeal_context
from applications.models import AccessLog, Case, Letter, PersonEvent
from applications.questions.payment_file import payment_file
from eservice.people.identity import Identity
from eservice.people.linking import user_of
from eservice.people.models import Person, User
from tests.casework.appealing.making import appeal_of
from tests.casework.deciding.making import draft_of, investigated, issue, shared
from tests.casework.making_payments import planned
from tests.conftest import logged_in
from tests.desk.making import enter, make_codes
from tests.factories import answer_all, make_applicant, whole_answers

WAYS = {
    "samordningsnummer": ({"number": "197010632391"}, "19701063-2391"),
    "t-number": ({"reserve_number": "T-99 ab"}, "T-nummer T-99 ab"),
    "nothing": ({"born_on": date(1990, 5, 3)}, "Inget personnummer, född 3 maj 1990"),
}
NUMBER = "199005039806"


def registered(clerk: User, **known) -> Person:
    told = Told(given_name="Tove", family_name="Utan Kort", **known)
    return register_person(Actor(clerk), person_id=uuid4(), told=told).person


@pytest.fixture(params=WAYS)
def way(request):
    return WAYS[request.param]


@pytest.fixture
def tove(disa, way) -> Person:
    return registered(disa, **way[0])


@pytest.fixture
def tove_client(tove, disa) -> Client:
    sheet, client = make_codes(tove, disa), Client()
    enter(sheet.number, sheet.codes[0], client)
    return client


def sent(client: Client) -> Case:
    """Apply from the home page to the receipt, as she does."""
    assert client.get(reverse("home")).status_code == 200
    address = client.post(reverse("start_draft"), follow=True).redirect_chain[-1][0]
    draft_id = address.split("/")[2]
    user = User.objects.get(issuer="codes")
    answer_all(user, user.person.drafts.get(), whole_answers())
    assert client.get(reverse("check", args=[draft_id])).status_code == 200
    client.post(reverse("send", args=[draft_id]), {"declare": "yes"})
    return Case.objects.get(pk=draft_id)


def test_from_the_first_question_to_the_money(tove, tove_client, way, maja, maja_client):
    case = sent(tove_client)
    page = maja_client.get(reverse("review_case", args=[case.pk])).content.decode()
    assert way[1] in page.replace("\xa0", " ")
    shared(investigated(case, maja), maja)
    for name in ("calculation", "case_helpers", "case_payments", "journal", "case_messages"):
        assert maja_client.get(reverse(name, args=[case.pk])).status_code == 200
    decision = issue(draft_of(case, maja), maja)
    payment = planned(decision, maja)
    assert payment.case.reference in payment_file([payment]).decode("utf-8-sig")
    for letter in Letter.objects.filter(case=case):
        render_letter.func(str(letter.pk))
    for name in ("case", "case_answers", "receipt", "receipt_pdf", "case_log", "my_helpers"):
        args = [] if name == "my_helpers" else [case.pk]
        assert tove_client.get(reverse(name, args=args)).status_code == 200
    assert tove_client.get(reverse("decision", args=[case.pk, decision.pk])).status_code == 200


def test_an_appeal_says_who_it_is_from(tove, tove_client, way, maja):
    case = sent(tove_client)
    decision = issue(draft_of(investigated(case, maja), maja), maja)
    appeal = appeal_of(decision, User.objects.get(issuer="codes"))
    context = appeal_context(decision.case, appeal, last_day=None, refused=None)
    said = f"{context['number']} {context['known_as']}"
    assert way[1] in said.replace("\xa0", " ")


def test_who_is_registered_is_not_asked_who_she_is(tove, tove_client):
    case = sent(tove_client)
    keys = {step["key"] for each in case.application.content["sections"] for step in each["steps"]}
    assert "person" not in keys
    call_command("verify_events", quiet=True)


def test_without_the_desk_she_is_asked(db):
    user = make_applicant(number=None)
    client = logged_in(user)
    client.post(reverse("start_draft"))
    draft = user.person.drafts.get()
    assert client.get(reverse("step", args=[draft.pk, "vem-du-ar"])).status_code == 200


def test_a_caseworker_finds_the_case_by_t_number(disa, maja_client):
    person, client = registered(disa, reserve_number="T-99 ab"), Client()
    sheet = make_codes(person, disa)
    enter(sheet.number, sheet.codes[0], client)
    case = sent(client)
    found = maja_client.post(reverse("search_cases"), {"number": "t99AB", "reason": "calls"})
    assert case.reference in found.content.decode()
    assert AccessLog.objects.filter(case=case, kind="search").count() == 1


@pytest.mark.parametrize("known", [{"reserve_number": "T-99"}, {"born_on": date(1990, 5, 3)}])
def test_the_number_she_gets_leads_her_e_id_to_what_is_hers(disa, disa_client, known):
    person, client = registered(disa, **known), Client()
    sheet = make_codes(person, disa)
    enter(sheet.number, sheet.codes[0], client)
    case = sent(client)
    url = reverse("add_desk_number", args=[person.pk])
    assert disa_client.post(url, {"number": NUMBER}).status_code == 302
    assert disa_client.post(url, {"number": NUMBER}).status_code == 302
    user = user_of(identity(NUMBER))
    assert user.person == person
    assert logged_in(user).get(reverse("case", args=[case.pk])).status_code == 200
    assert client.get(reverse("home")).status_code == 200
    assert PersonEvent.objects.filter(kind="number_added").count() == 1


def test_a_number_that_is_somebodys_is_not_given_away(disa, disa_client):
    person, other = registered(disa, reserve_number="T-99"), make_applicant(number=NUMBER)
    url = reverse("add_desk_number", args=[person.pk])
    assert disa_client.post(url, {"number": NUMBER}).status_code == 422
    with pytest.raises(NotPossible):
        add_number(Actor(disa), person_id=person.pk, number=other.person.number)
    person.refresh_from_db()
    assert not person.has_number


def test_the_desk_opens_nothing_of_hers(tove, tove_client, disa_client):
    case = sent(tove_client)
    for name in ("review_case", "journal", "case", "case_answers", "draft", "case_log"):
        assert disa_client.get(reverse(name, args=[case.pk])).status_code == 404


def test_her_own_e_id_with_no_number_becomes_hers_with_one(db):
    """The rule that was here before: a login gets its person's first number."""
    first = user_of(identity(None))
    again = user_of(identity(NUMBER))
    assert (again.pk, again.person_id) == (first.pk, first.person_id)
    assert f"{again.person.born_on}" == "1990-05-03"
    assert Person.objects.born(date(1990, 5, 3)).get() == again.person


def identity(number: str | None) -> Identity:
    return Identity(
        issuer="https://e-id.example",
        subject="tove",
        number=number,
        given_name="Tove",
        family_name="Utan Kort",
        is_protected=False,
        is_from_work=False,
    )
