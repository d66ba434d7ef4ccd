"""Searching by number: exact, with a reason, logged before it is shown, and never in an address."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError

from applications.event_kinds import AccessKind, SearchReason
from applications.models import AccessLog, Application, Case
from eservice import clock
from eservice.people.models import User
from tests.conftest import logged_in
from tests.factories import make_case, number_for
from tests.helping import make_grant

SEARCH = "/handlaggning/sok/"
NOTHING = "Vi hittade inget ärende"


def asked(client, **typed):
    response = client.post(SEARCH, typed)
    assert response.status_code == 200
    return response.content.decode()


def by_number(client, number, reason="calls"):
    return asked(client, number=number, reason=reason)


def rows():
    read = AccessLog.objects.filter(kind=AccessKind.SEARCH).order_by("pk")
    return list(read.values_list("case", "reason"))


def by_reference(client, reference, reason="own_work"):
    return asked(client, reference=reference, reason=reason)


def answer_in(page):
    """What the page answers, without what was typed."""
    return page[page.index('role="status"') : page.index("<form method", page.index("status"))]


@pytest.mark.parametrize("form", ["{0}", "{1}-{2}", " {3}-{2} "])
def test_a_number_in_any_way_of_writing_finds_her_cases(maja_client, anna, case, form):
    number = anna.person.number
    page = by_number(maja_client, form.format(number, number[:8], number[8:], number[2:8]))
    assert case.reference in answer_in(page)
    assert rows() == [(case.pk, SearchReason.CALLS)]


def test_a_reference_finds_its_case(maja_client, case):
    page = by_reference(maja_client, f" {case.reference.lower()} ")
    assert f"/handlaggning/{case.pk}/" in answer_in(page)
    assert rows() == [(case.pk, SearchReason.OWN_WORK)]
    assert NOTHING in by_reference(maja_client, case.reference[:-1])


def test_the_number_is_not_in_any_address_title_or_row(maja_client, anna, case):
    number = anna.person.number
    page = by_number(maja_client, number)
    assert number not in page[: page.index("</title>")]
    assert number not in answer_in(page)
    assert f'value="{number}"' in page
    assert "?" not in page[page.index("<form method", page.index("status")) :].split(">")[0]


def test_what_is_elsewhere_looks_like_what_does_not_exist(maja, maja_client, anna, case):
    Case.objects.filter(pk=case.pk).update(unit="vuxen")
    answers = {answer_in(by_number(maja_client, anna.person.number))}
    answers.add(answer_in(by_number(maja_client, number_for(77))))
    answers |= {answer_in(by_reference(maja_client, case.reference))}
    answers |= {answer_in(by_reference(maja_client, "EX-00-1"))}
    assert len(answers) == 1
    assert NOTHING in answers.pop()
    assert rows() == [*[(None, "calls")] * 2, *[(None, "own_work")] * 2]


def test_what_is_partly_hers_is_not_found(maja, anna, case):
    helper = User.objects.create(issuer="test", subject="helper", person=maja.person)
    make_grant(anna, helper)
    assert NOTHING in by_number(logged_in(maja), anna.person.number)
    assert rows() == [(None, "calls")]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "Skriv ett ärendenummer eller ett personnummer"),
        ({"reference": "EX-1"}, "Välj varför du söker"),
        ({"number": "{number}"}, "Välj varför du söker"),
        ({"number": "{number}", "reason": "curious"}, "Välj varför du söker"),
        ({"number": "123", "reason": "calls"}, "Skriv tolv siffror, till exempel"),
        ({"number": "\0", "reason": "calls"}, "tecken som inte går att läsa"),
        ({"number": "{number}", "reference": "EX-1", "reason": "calls"}, "bara det ena"),
        ({"reference": "x" * 500}, "Texten är för lång"),
    ],
)
def test_a_faulty_search_says_why_and_finds_nobody(maja_client, anna, case, typed, words):
    body = {name: text.format(number=anna.person.number) for name, text in typed.items()}
    page = asked(maja_client, **body)
    assert "<title>Fel:" in page
    assert words in page
    assert case.reference not in page
    assert rows() == []


def months_before(case, count, first=1):
    """Cases of the same person for as many months before."""
    for number in range(first, first + count):
        month, at = clock.months_later(case.month, -number), case.received_at
        sent = {"person": case.person, "kind": case.kind, "month": month}
        application = Application.objects.create(
            **sent, content={}, content_digest="", flow_version="", sent_by=case.application.sent_by
        )
        Case.objects.create(
            **sent,
            id=application.pk,
            application=application,
            reference=f"EX-99-{number}",
            unit=case.unit,
            received_at=at - timedelta(days=30 * number),
            promised_on=month,
        )


def test_the_newest_twenty_and_that_there_are_more(maja_client, anna, case):
    months_before(case, 19)
    page = by_number(maja_client, anna.person.number)
    assert "Det finns fler" not in page
    assert len(rows()) == 20
    months_before(case, 1, first=20)
    page = answer_in(by_number(maja_client, anna.person.number))
    assert "Vi visar de 20 senaste" in page
    assert "EX-99-19" in page
    assert "EX-99-20" not in page
    assert len(rows()) == 40


def test_the_search_is_logged_before_anything_is_shown(maja_client, anna, case):
    with patch("applications.actions.searching.log_accesses", side_effect=DatabaseError):
        response = maja_client.post(SEARCH, {"number": anna.person.number, "reason": "calls"})
    assert response.status_code == 503
    assert case.reference not in response.content.decode()


def test_she_reads_in_her_log_who_searched(maja_client, anna, anna_client, case):
    by_number(maja_client, anna.person.number)
    log = anna_client.get(f"/arende/{case.pk}/logg/").content.decode()
    assert "sökte fram ditt ärende" in log
    assert "Maja Låtsas" in log


def test_others_do_not_search(anna_client, anna, case):
    assert anna_client.get(SEARCH).status_code == 404
    body = {"number": anna.person.number, "reason": "calls"}
    assert anna_client.post(SEARCH, body).status_code == 404
    assert rows() == []


def test_a_search_costs_the_same_for_many_cases(maja_client, anna, case, django_assert_num_queries):
    months_before(case, 10)
    for number in (anna.person.number, make_case().person.number):
        with django_assert_num_queries(4):
            by_number(maja_client, number)
