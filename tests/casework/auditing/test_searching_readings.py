"""Who has read: found by who read, whose case and which case; never what was read."""

from datetime import datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.urls import reverse
from django.utils import timezone

from applications.event_kinds import AccessKind
from applications.models import AccessLog
from eservice import clock
from tests.casework.auditing.making import reading
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper

SEARCH = "/granskning/sok/"


def found(client, **typed) -> str:
    """Return the part of the page that answers."""
    page = client.post(SEARCH, typed)
    assert page.status_code == 200
    text = page.text
    return text[text.index('role="status"') : text.index("<form method", text.index('id="found"'))]


def own_rows(petra) -> list:
    rows = AccessLog.objects.filter(by=petra).order_by("pk")
    return [(row.kind, row.case_id, row.role) for row in rows]


def test_a_reader_is_found_by_name_with_role_unit_and_kind(petra_client, maja, nils, case):
    reading(maja, case, kind=AccessKind.ANSWERS)
    reading(nils, case, kind=AccessKind.JOURNAL)
    text = found(petra_client, staff="maja låt")
    for word in ("Maja Låtsas", "handläggare, Mottagningen", "Läste svaren", case.reference):
        assert word in text
    assert "Nils" not in text
    assert "Läste journalen" not in text


def test_a_person_is_found_by_number_and_her_name_is_nowhere(petra_client, petra, anna, maja, case):
    other = make_case(make_applicant())
    reading(maja, case)
    reading(maja, other)
    reading(anna, case)
    response = petra_client.post(SEARCH, {"number": anna.person.number})
    assert case.reference in response.text
    assert other.reference not in response.text
    assert "Anna" not in response.text
    assert "någon som inte arbetar här" in response.text
    assert own_rows(petra) == [("log", None, "auditor"), ("log", case.pk, "auditor")]


def test_a_case_is_found_by_its_number(petra_client, petra, maja, case):
    reading(maja, case)
    reading(maja, make_case(make_applicant()), kind=AccessKind.JOURNAL)
    text = found(petra_client, reference=f" {case.reference.lower()} ")
    assert "Läste ärendet" in text
    assert "Läste journalen" not in text
    assert own_rows(petra) == [("log", None, "auditor"), ("log", case.pk, "auditor")]


def test_what_a_helper_read_is_said_without_her_name(petra_client, anna, case):
    helper = make_helper()
    reading(helper, None, kind=AccessKind.DRAFT, grant=make_grant(anna, helper), role="ombud")
    text = found(petra_client, number=anna.person.number)
    assert "en hjälpare, under en tillgång" in text
    assert helper.name not in text


def test_a_refused_reading_is_shown_clearly_also_when_nobody_is_asked_for(petra_client, case):
    reading(make_applicant(), case, kind=AccessKind.REFUSED)
    text = found(petra_client)
    assert "Vi stoppade läsningen" in text
    assert "Försökte läsa utan rätt" in text


def test_a_search_for_nobody_is_one_row_and_leaves_out_applicants(petra_client, petra, anna, case):
    reading(anna, case, kind=AccessKind.RECEIPT)
    assert "Öppnade kvittot" not in found(petra_client)
    assert own_rows(petra) == [("log", None, "auditor")]


def test_the_reason_of_a_search_is_shown(petra_client, maja, case):
    reading(maja, case, kind=AccessKind.SEARCH, reason="calls")
    assert "Personen ringer eller är här" in found(petra_client, staff="Maja")


def test_only_the_days_asked_for_are_shown_and_both_count(petra_client, maja, case):
    today = clock.today()
    first = today - timedelta(days=31)
    # At noon: the clocks may have been changed since, and a day then isn't 24 hours.
    noon = timezone.make_aware(datetime.combine(first, time(12)))
    reading(maja, case, kind=AccessKind.JOURNAL, at=noon)
    assert "Läste journalen" not in found(petra_client, staff="Maja")
    days = {f"since_{n}": part for n, part in enumerate(f"{first:%d %m %Y}".split())}
    days |= {f"until_{n}": part for n, part in enumerate(f"{first:%d %m %Y}".split())}
    assert "Läste journalen" in found(petra_client, staff="Maja", **days)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"staff": "Ingen Sådan"}, "Ingen som arbetar här heter så"),
        ({"number": "123"}, "Skriv tolv siffror, till exempel"),
        ({"since_0": "31", "since_1": "2", "since_2": "2026"}, "Den dagen finns inte"),
        ({"since_0": "1", "since_1": "1", "since_2": "2090"}, "Den första dagen måste komma före"),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_is_searched(petra_client, petra, typed, says):
    response = petra_client.post(SEARCH, typed)
    assert response.status_code == 422
    assert says in response.text
    assert own_rows(petra) == []


def test_an_applicant_is_no_member_of_staff_to_search_for(petra_client, anna):
    assert petra_client.post(SEARCH, {"staff": "Anna"}).status_code == 422


def test_a_look_that_can_not_be_logged_shows_nothing(petra_client, maja, case):
    reading(maja, case)
    with patch.object(AccessLog.objects, "bulk_create", side_effect=DatabaseError("full")):
        response = petra_client.post(SEARCH, {"staff": "Maja"})
    assert response.status_code == 503
    assert case.reference not in response.text


def test_a_hundred_are_shown_and_the_page_says_that_there_are_more(petra_client, maja, case):
    for _serial in range(101):
        reading(maja, case)
    text = found(petra_client, staff="Maja")
    assert text.count("<tr><") + text.count("<tr>\n") == 101  # the heads, and a hundred
    assert "Vi visar de 100 senaste" in text


@pytest.mark.parametrize("readings", [1, 100])
def test_a_search_costs_six_queries(petra_client, maja, case, readings, django_assert_num_queries):
    for _serial in range(readings):
        reading(maja, case)
    with django_assert_num_queries(6):
        petra_client.post(SEARCH, {"staff": "Maja", "reference": case.reference})


def test_the_applicant_sees_that_the_log_of_her_case_was_read(petra_client, anna_client, case):
    found(petra_client, reference=case.reference)
    log = anna_client.get(reverse("case_log", args=[case.pk])).text
    assert "<bdi>Petra Granskare</bdi>, granskare av loggar, läste loggen" in log


def test_the_auditor_lands_at_the_check_and_a_caseworker_does_not_find_it(petra, maja):
    client = logged_in(petra)
    assert client.get(reverse("home"))["Location"] == reverse("audit")
    start = client.get(reverse("audit")).text
    assert reverse("worklist") not in start
    assert logged_in(maja).get(reverse("audit")).status_code == 404


def test_who_also_handles_cases_checks_no_logs(petra):
    petra.roles, petra.unit = ["auditor", "caseworker"], "mottagning"
    petra.save()
    assert logged_in(petra).get(reverse("audit")).status_code == 404
