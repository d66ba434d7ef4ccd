"""The case page tells until which day she may appeal: what she may do, and never what she must."""

from datetime import date

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.refusing_appeals import confirm_refusal_read, refuse_appeal
from applications.models import Case, Decision
from tests.access.test_query_counts import queries
from tests.casework.appealing.making import LATE, appeal_of, got, place, write_url
from tests.casework.completing.pages import words_of
from tests.casework.deciding.making import (
    COSTS,
    decided_content,
    draft_of,
    investigated,
    issue,
    rejected_content,
    shared,
)
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db
MAY = "Det här kan du göra om du vill. Sista dagen är 2 mars 2026"


@pytest.fixture
def no(case, maja) -> Decision:
    """A no to all of it, that Anna got on Monday 9 February 2026."""
    shared(case, maja)
    decision = issue(draft_of(case, maja, rejected_content(case)), maja)
    decision = Decision.objects.get(pk=decision.pk)
    got(decision, date(2026, 2, 9))
    return decision


def case_page(client, decision):
    return client.get(reverse("case", args=[decision.case_id]))


def test_it_is_there_until_the_last_day_and_asks_for_nothing(traveller, anna, no):
    page = case_page(logged_in(anna), no)
    assert MAY in words_of(page)
    assert write_url(no) in page.content.decode()
    assert "Ingenting just nu." in words_of(page)
    traveller.move_to("2026-03-02 23:30+01:00")
    assert MAY in words_of(case_page(logged_in(anna), no))
    traveller.move_to("2026-03-03 00:30+01:00")
    assert "Sista dagen" not in words_of(case_page(logged_in(anna), no))


def test_it_is_there_in_a_closed_case_too(anna_client, no):
    Case.objects.filter(pk=no.case_id).update(stage="closed")
    assert MAY in words_of(case_page(anna_client, no))


def test_what_is_appealed_or_not_read_or_all_she_asked_for_has_none(
    anna, anna_client, no, decision_of_another
):
    appeal_of(no, anna)
    assert MAY not in words_of(case_page(anna_client, no))
    other, client = decision_of_another
    assert MAY not in words_of(case_page(client, other))


@pytest.fixture
def decision_of_another(traveller, maja):
    person = make_applicant()
    case = investigated(make_case(person, **COSTS), maja)
    granted = issue(draft_of(case, maja, decided_content(case)), maja)
    got(granted, date(2026, 2, 9))
    return granted, logged_in(person)


def test_before_she_has_got_it_there_is_only_to_read_it(anna_client, no):
    got(no, None)
    page = words_of(case_page(anna_client, no))
    assert "Läs ditt beslut" in page
    assert "Sista dagen" not in page


def test_an_ombud_reads_it_and_who_only_reads_decisions_does_not(anna, kim_client, no):
    page = words_of(case_page(kim_client, no))
    name = anna.person.first_name
    assert f"Det här kan du göra om {name} vill. Sista dagen är 2 mars 2026" in page
    reader = make_helper()
    make_grant(anna, reader, "read")
    assert "Sista dagen" not in words_of(case_page(logged_in(reader), no))


def test_a_refused_appeal_is_first_read_and_then_may_be_appealed(traveller, anna, chief, no):
    traveller.move_to("2026-03-03 12:00+01:00")
    appeal = appeal_of(no, anna)
    refuse_appeal(Actor(chief), **place(appeal), reason=LATE)
    client = logged_in(anna)
    assert "Läs beslutet om ditt överklagande" in words_of(case_page(client, no))
    confirm_refusal_read(Actor(anna), **place(appeal))
    page = words_of(case_page(client, no))
    assert "Läs beslutet om ditt överklagande" not in page
    assert "Sista dagen är 24 mars 2026" in page
    assert "Överklaga avvisningen" in page


def test_it_costs_no_query(anna, no):
    client = logged_in(anna)
    address = reverse("case", args=[no.case_id])
    with_it = queries(client, address)
    got(no, None)
    assert queries(client, address) == with_it
