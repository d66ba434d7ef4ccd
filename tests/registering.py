"""Notes help as a caseworker does, through the pages that she uses."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from applications.access import Actor
from applications.actions.contact_choices import choose_contact
from applications.actions.ending import end_help
from applications.actions.registering import Noted, register_grant
from applications.grant_checks import EndReason
from applications.models import Case, Grant, GrantProof
from applications.powers import GivenWay, GrantKind
from applications.queries import acting_on
from eservice import clock
from eservice.people.models import User
from eservice.people.numbers import NotAPersonalNumber, normalized
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case, make_person, number_for
from tests.helping import MONTHS, powers_of

ADDRESS = ["Påhittade gatan 1", "000\u00a000 Exempelstad"]
STRANGER = number_for(5_000)


def end_of(day: date | None) -> dict[str, str]:
    """The three parts of a last day, or nothing."""
    parts = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
    return {f"valid_to_{place}": part for place, part in enumerate(parts)}


def fields(helper: User | None = None, **values: Any) -> dict[str, Any]:
    """What the caseworker fills in: help at the desk with reading for three months, unless told."""
    names = {"given_name": "Bo", "family_name": "Stödsson", "number": STRANGER}
    if helper:
        person = helper.person
        names = {name: getattr(person, name) for name in names}
    ends = values.pop("ends", clock.months_later(clock.today(), MONTHS))
    filled = {"ground": "desk", "who": "person", "bundle": "read", "scope": "all"}
    return filled | names | end_of(ends) | values


def notes(client: Client, case: Case, helper: User | None = None, **values: Any) -> HttpResponse:
    """Fill in the form, read out the text, and note it."""
    filled = fields(helper, **values)
    url = reverse("note_help", args=[case.pk])
    text = client.post(url, filled)
    assert "Notera hjälpen" in text.content.decode(), text.content.decode()
    return client.post(url, filled | {"_note": "1", "said_yes": "on"})


def noted(client: Client, case: Case, helper: User | None = None, **values: Any) -> Grant:
    """Note help and return the grant."""
    response = notes(client, case, helper, **values)
    assert response.status_code == 302, response.content.decode()
    return Grant.objects.get(pk=response["Location"].split("/")[-2])


def verifies(client: Client, grant: Grant, *seen: str) -> HttpResponse:
    """Tick what has been seen, and say that the ground is right."""
    return client.post(reverse("verify_grant", args=[grant.pk]), dict.fromkeys(seen, "on"))


def accepts(helper: User, grant: Grant) -> HttpResponse:
    """Let the helper log in as herself, find the offer, read it and say yes."""
    client, url = logged_in(helper), reverse("help_offer", args=[grant.pk])
    assert url in client.get(reverse("people_helped")).content.decode()
    assert client.get(url).status_code == 200
    return client.post(url, {"answer": "yes"})


def powers_over(helper: User, case: Case) -> frozenset:
    """What the helper may do in the case right now."""
    return acting_on(Actor(helper), case).powers


def reachable(user: User, **values: Any) -> User:
    """Let the person have an address where a letter is safe."""
    choice = {"ways": ["letter"], "email": "", "address": ADDRESS, "safe": "safe"}
    choose_contact(Actor(user), **choice | values)
    return user


def number_of(born: date, *, is_coordination: bool = False) -> str:
    """A test number of someone born that day; a samordningsnummer has the day plus 60."""
    day = f"{born:%Y%m}{born.day + 60 * is_coordination:02}"
    for digits in range(9800, 10_000):
        try:
            return normalized(f"{day}{digits}")
        except NotAPersonalNumber:
            continue
    raise AssertionError(born)


def years_ago(years: int, days: int = 0) -> date:
    return clock.months_later(clock.today(), -12 * years) + timedelta(days=days)


def make_proof(grant: Grant, user: User) -> GrantProof:
    """A scanned paper, without the time it takes to convert one."""
    facts = {"number": 1, "media_type": "application/pdf", "pages": 1, "size": 4, "digest": "1:x"}
    return GrantProof.objects.create(grant=grant, by=user, data=b"%PDF", **facts)


def note_in_every_way(maja: User) -> dict[str, Grant]:
    """Help for one person: at the desk, on paper (scanned in "seen"), by letter, a god man's, and
    over."""
    disa = make_applicant(given_name="Disa", family_name="Exempel")
    case = make_case(disa)
    reachable(disa)
    names = {"family_name": "Stödsson", "powers": powers_of("all")}
    ends = {"valid_to": clock.months_later(clock.today(), MONTHS)}

    def note(given_name: str, way: GivenWay, **values: Any) -> Grant:
        number = make_person().number
        noted = Noted(way=way, given_name=given_name, number=number, **names | ends | values)
        return register_grant(Actor(maja), case_id=case.pk, noted=noted)

    appointed = {"kind": GrantKind.GOD_MAN, "valid_to": None}
    found = {
        "desk": note("Desideria", GivenWay.DESK),
        "paper": note("Papias", GivenWay.PAPER),
        "seen": note("Sixten", GivenWay.PAPER),
        "letter": note("Brita", GivenWay.LETTER_CODE),
        "god_man": note("Gunnar", GivenWay.APPOINTED, **appointed),
        "over": note("Tore", GivenWay.PHONE),
    }
    make_proof(found["seen"], maja)
    end_help(Actor(maja), grant_id=found["over"].pk, reason=EndReason.WRONG)
    return found
