"""At the desk: who is found, who is registered, and what is written down about it."""

from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from applications.event_kinds import AccessKind, PersonEventKind
from applications.models import AccessLog, DeskRecord, PersonEvent
from eservice.people.models import Person
from tests.conftest import logged_in
from tests.desk.making import make_desk_clerk
from tests.factories import make_applicant, make_case, make_person, number_for

NAMES = {"given_name": "Sara Lo", "family_name": "Test-Person"}
BORN = {"born_on_0": "3", "born_on_1": "5", "born_on_2": "1990"}


def search(client, number: str):
    return client.post(reverse("desk"), {"number": number, "reason": "calls"})


def register(client, **said):
    body = {"person_id": str(uuid4()), **NAMES, "kind": "none"} | said
    return client.post(reverse("register_person"), body)


def newest() -> Person:
    return DeskRecord.objects.latest("events__at").person


def test_a_person_is_found_by_number_in_any_way_of_writing(disa, disa_client, anna):
    number = anna.person.number
    response = search(disa_client, f"{number[2:8]}-{number[8:]}")
    assert response.url == reverse("desk_person", args=[anna.person_id])
    row = AccessLog.objects.get()
    assert (row.kind, row.by, row.role) == (AccessKind.SEARCH, disa, "service_centre")
    assert (row.record.person, row.reason, row.case) == (anna.person, "calls", None)


def test_who_is_not_here_leaves_a_row_without_a_name(disa_client):
    response = search(disa_client, number_for(999))
    assert "Vi hittade ingen med det numret" in response.content.decode()
    assert AccessLog.objects.get().record is None


def test_somebody_only_named_by_others_is_not_found(disa_client):
    named = make_person()
    assert search(disa_client, named.number).status_code == 200
    register(disa_client, kind="personal", number=named.number)
    assert newest() == named
    named.refresh_from_db()
    assert named.name == "Sara Lo Test-Person"


def test_the_name_of_somebody_who_is_here_stays(disa_client, anna):
    response = register(disa_client, kind="personal", number=anna.person.number)
    assert response.url == reverse("desk_person", args=[anna.person_id])
    anna.person.refresh_from_db()
    assert anna.person.given_name == "Anna"
    assert not PersonEvent.objects.exists()


def test_nobody_finds_registers_or_opens_herself(anna):
    clerk = make_desk_clerk(number=number_for(777))
    client = logged_in(clerk)
    DeskRecord.objects.create(person=clerk.person)
    assert search(client, clerk.person.number).status_code == 200
    assert register(client, kind="personal", number=clerk.person.number).status_code == 404
    assert client.get(reverse("desk_person", args=[clerk.person_id])).status_code == 404


@pytest.mark.parametrize("typed", ["T 9001-ab 77", "t9001ab77", "T9001AB77"])
def test_a_t_number_finds_the_same_person_again(disa_client, typed):
    register(disa_client, kind="reserve", number="T9001-AB77")
    person = newest()
    assert person.reserve_number == "T9001-AB77"
    assert not person.has_number
    assert search(disa_client, typed).url == reverse("desk_person", args=[person.pk])
    register(disa_client, kind="reserve", number=typed)
    assert Person.objects.exclude(reserve_number=None).count() == 1


def test_a_samordningsnummer_is_a_number_like_another(disa_client):
    register(disa_client, kind="personal", number="701063-2391")
    assert newest().number == "197010632391"
    assert f"{newest().born_on}" == "1970-10-03"


def test_without_a_number_nobody_is_made_twice(disa_client):
    register(disa_client, **BORN)
    first = newest()
    other_day = {**BORN, "born_on_0": "4"}
    assert register(disa_client, **other_day).status_code == 302
    again = register(disa_client, family_name="PERSON", **BORN)
    assert again.status_code == 200
    assert [row["person"] for row in again.context["alike"]] == [first]
    assert Person.objects.filter(reserve_number=None, number=None).count() == 3
    assert register(disa_client, **BORN, is_another="on").status_code == 302
    assert Person.objects.filter(reserve_number=None, number=None).count() == 4


def test_somebody_with_a_number_is_recognised_by_her_birth_date(disa_client):
    user = make_applicant(number="199005039806", given_name="Sara", family_name="Annan")
    response = register(disa_client, **BORN)
    assert [row["person"] for row in response.context["alike"]] == [user.person]
    user.person.is_protected = True
    user.person.save()
    assert register(disa_client, **BORN).status_code == 302


def test_a_page_sent_twice_is_one_person(disa_client):
    body = {"person_id": str(uuid4()), **BORN}
    first, second = register(disa_client, **body), register(disa_client, **body)
    assert first.url == second.url
    assert PersonEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "none"}, "born_on"),
        ({"kind": "none", "number": "T123"} | BORN, "number"),
        ({"kind": "none"} | BORN | {"born_on_2": "2090"}, "born_on"),
        ({"kind": "personal", "number": "123"}, "number"),
        ({"kind": "reserve", "number": "T-1"}, "number"),
        ({"kind": "reserve", "number": ""}, "number"),
        ({"given_name": ""} | BORN, "given_name"),
        ({"kind": "annan"}, "kind"),
    ],
)
def test_what_is_missing_is_asked_for(disa_client, said, field):
    before = Person.objects.count()
    response = register(disa_client, **said)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Person.objects.count() == before


def test_the_page_of_a_person_says_nothing_of_her_cases(disa_client, anna):
    case = make_case(anna)
    search(disa_client, anna.person.number)
    page = disa_client.get(reverse("desk_person", args=[anna.person_id])).content.decode()
    assert anna.person.name in page
    assert case.reference not in page
    assert [row.kind for row in AccessLog.objects.order_by("pk")] == ["search", "desk"]


def test_a_person_who_was_never_found_at_the_desk_has_no_page(disa_client, anna):
    assert disa_client.get(reverse("desk_person", args=[anna.person_id])).status_code == 404


def test_what_is_done_is_logged_in_a_chain(disa, disa_client, capsys):
    register(disa_client, **BORN)
    event = PersonEvent.objects.get()
    assert (event.kind, event.by, event.role) == (
        PersonEventKind.REGISTERED,
        disa,
        "service_centre",
    )
    call_command("verify_events")
    DeskRecord.objects.update(event_count=2)
    with pytest.raises(CommandError):
        call_command("verify_events")


def test_the_desk_comes_first_for_the_service_centre(disa_client, maja_client):
    assert disa_client.get(reverse("home")).url == reverse("desk")
    assert maja_client.get(reverse("home")).url == reverse("worklist")
    assert maja_client.get(reverse("desk")).status_code == 200
