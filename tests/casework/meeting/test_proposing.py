"""What a caseworker types: read tolerantly, refused in words, and never lost."""

from datetime import time
from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Meeting, MeetingTime, Notice
from applications.review.meeting.clock_times import parse_time
from applications.statuses import MeetingStatus
from eservice.ui.swedish import NotUnderstood
from tests.casework.completing.pages import words_of
from tests.casework.meeting.making import at, book, proposing_form, url
from tests.conftest import logged_in
from tests.factories import make_caseworker

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(maja_client, case):
    def sends(*times, **values):
        form = proposing_form(*times, **values)
        return maja_client.post(reverse("propose_meeting", args=[case.pk]), form)

    return sends


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (f"9{' ' * 20}30", time(9, 30)),
        (f"9{' ' * 50_000}30", None),
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", None),
        ("kl 9,30", time(9, 30)),
        ("kl. 9 30", time(9, 30)),
        ("Klockan 14", time(14)),
        ("24", None),
        ("9.75", None),
        ("halv tio", None),
        ("٩", None),
        ("", None),
    ],
)
def test_clock_times_are_read_as_people_write_them(typed, read):
    if read is None:
        with pytest.raises(NotUnderstood):
            parse_time(typed)
    else:
        assert parse_time(typed) == read


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ([("8/2", "10")], "Tiden har redan varit."),
        ([("9/2-26", "11.59")], "Tiden har redan varit."),
        ([("17/2", "10"), ("17 feb", "10.00")], "Den tiden står redan här."),
        ([("17/2", "tio")], "Skriv klockslaget med siffror, till exempel 9.30"),
        ([("17/2", "25")], "Det klockslaget finns inte."),
        ([("31/2", "10")], "Den dagen finns inte i kalendern."),
        ([("17/2", "")], "Skriv klockslaget, till exempel 9.30"),
        ([("", "10")], "Skriv dagen, till exempel"),
        ([("17/2-2028", "10")], "Tiden är mer än ett år bort."),
        ([("29/3-26", "2.30")], "Just då byter vi mellan"),
        ([("25/10-26", "2.30")], "Just då byter vi mellan"),
        ([], "Skriv dagen, till exempel"),
    ],
)
def test_a_wrong_time_is_said_and_stays(send, times, said):
    response = send(*times)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in words_of(response)
    assert all(f'value="{text}"' in page for pair in times for text in pair if text)
    assert "Vi vill lära känna dig." in page
    assert not Meeting.objects.exists()


def test_the_rest_must_be_said_too(send):
    response = send(("17/2", "10"), minutes="5", ways=[], why="")
    for said in ("från 10 till 240", "Välj minst ett sätt", "Skriv varför du vill träffas"):
        assert said in words_of(response)


def test_rows_between_may_be_empty(send):
    assert send(("", ""), ("18/2", "9"), ("", ""), ("17/2", "9")).status_code == 302
    starts = [each.starts_at for each in MeetingTime.objects.all()]
    assert starts == [at("2026-02-17 09:00"), at("2026-02-18 09:00")]


def test_rows_are_added_up_to_six_and_removed_and_nothing_is_lost(send, maja_client, case):
    page = maja_client.get(reverse("propose_meeting", args=[case.pk]))
    assert page.content.decode().count("Ta bort tid") == 3
    five = [(f"{day}/3", "10") for day in range(1, 6)]
    page = send(*five, _add="1").content.decode()
    assert "rows-5-at" in page
    assert "Lägg till en tid" not in page
    page = send(*five, _remove="0").content.decode()
    assert 'value="1/3"' not in page
    assert 'value="2/3"' in page
    assert not Meeting.objects.exists()


def test_a_robot_with_many_rows_gets_six(send):
    assert send(*[(f"{day}/3", "10") for day in range(1, 25)]).status_code == 302
    assert MeetingTime.objects.count() == 6


def test_the_same_page_sent_twice_proposes_once(send):
    page_id = str(uuid4())
    for _twice in range(2):
        assert send(("17/2", "10"), page_id=page_id).status_code == 302
    assert Meeting.objects.count() == Notice.objects.filter(kind="meeting_proposed").count() == 1


def test_new_times_take_the_place_of_the_old_ones(send, anna_client, meeting):
    assert send(("20/2", "10"), instead_of=str(meeting.pk)).status_code == 302
    meeting.refresh_from_db()
    new = Meeting.objects.exclude(pk=meeting.pk).get()
    assert meeting.status == MeetingStatus.CANCELLED
    assert not Notice.objects.filter(kind="meeting_cancelled").exists()
    page = anna_client.get(url(meeting))
    assert "Vi har föreslagit nya tider i stället." in words_of(page)
    assert url(new) in page.content.decode()


def test_a_meeting_of_another_case_is_not_there(send, proposed):
    assert send(("20/2", "10"), instead_of=str(uuid4())).status_code == 404
    assert not Meeting.objects.exists()


def test_only_who_has_the_case_proposes(case, meeting, anna):
    colleague = logged_in(make_caseworker())
    address = reverse("propose_meeting", args=[case.pk])
    assert colleague.get(address).status_code == 409
    response = colleague.post(address, proposing_form(("20/2", "10"), why="Mina egna ord"))
    assert response.status_code == 409
    assert "Mina egna ord" in response.content.decode()
    book(meeting, anna)
    page = colleague.get(reverse("case_meetings", args=[case.pk]))
    assert page.status_code == 200
    assert "Ställ in mötet" not in words_of(page)


def test_nobody_meets_about_a_case_that_is_taken_back(send, anna, case):
    withdraw_case(Actor(anna), case_id=case.pk)
    assert send(("20/2", "10")).status_code == 409
    assert not Meeting.objects.exists()
