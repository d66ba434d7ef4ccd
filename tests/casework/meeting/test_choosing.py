"""Choosing a time: what can be chosen, what has to be said, and two who choose at once."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.actions.meetings import cancel_meeting
from applications.models import Case, CaseEvent, Meeting
from applications.statuses import MeetingStatus
from tests.casework.completing.pages import words_of
from tests.casework.meeting.making import at, book, chooses, url
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def events(meeting) -> int:
    return CaseEvent.objects.filter(case=meeting.case, kind="meeting_chosen").count()


def test_another_time_may_be_chosen_until_it_has_come(traveller, anna_client, meeting):
    chooses(anna_client, meeting, 0)
    page = anna_client.get(url(meeting))
    assert "Boka tiden" not in words_of(page)
    page = anna_client.get(f"{url(meeting)}?andra=1")
    assert "Spara ändringen" in words_of(page)
    assert chooses(anna_client, meeting, 1, rev=1).status_code == 302
    meeting.refresh_from_db()
    assert meeting.chosen_at_time == at("2026-02-18 13:00")

    traveller.move_to(at("2026-02-18 13:00"))
    response = chooses(anna_client, meeting, 1, rev=2)
    assert response.status_code == 409
    assert "Tiden har varit." in words_of(response)


def test_a_time_that_has_passed_is_no_choice(traveller, anna_client, meeting):
    traveller.move_to(at("2026-02-17 10:15"))
    page = words_of(anna_client.get(url(meeting)))
    assert "17" not in page.partition("Hur vill du")[0].replace("2026", "")
    response = chooses(anna_client, meeting, 0, about="Mina ord")
    assert response.status_code == 422
    assert "Välj en av tiderna" in words_of(response)
    assert "Mina ord" in response.content.decode()


def test_when_all_times_have_passed_she_says_when(traveller, anna, meeting):
    traveller.move_to(at("2026-03-01 12:00"))
    anna_client = logged_in(anna)
    page = anna_client.get(url(meeting))
    assert "Tiderna har passerat" in words_of(page)
    assert url(meeting, "no_time_fits") in page.content.decode()
    response = chooses(anna_client, meeting, 0, about="Mina ord")
    assert response.status_code == 409
    assert "Mina ord" in words_of(response)
    text = {"rev": 0, "text": "Efter klockan 13."}
    assert anna_client.post(url(meeting, "no_time_fits"), text).status_code == 302


@pytest.mark.parametrize("time", ["", "x", "999999", "-1"])
def test_a_time_that_was_not_proposed_is_no_choice(anna_client, meeting, time):
    response = anna_client.post(url(meeting), {"rev": 0, "time": time, "way": "phone"})
    assert response.status_code == 422
    assert "Välj en av tiderna" in words_of(response)


def test_the_time_of_another_meeting_is_no_choice(anna_client, meeting, proposed):
    other = proposed("2026-02-20 10:00").times.get()
    response = anna_client.post(url(meeting), {"rev": 0, "time": other.pk, "way": "phone"})
    assert response.status_code == 422


def test_the_way_must_be_one_that_was_offered(anna_client, proposed):
    meeting = proposed("2026-02-17 10:15", ways=["office", "phone"])
    response = chooses(anna_client, meeting, way="association")
    assert response.status_code == 422
    assert "Välj hur du vill träffa oss" in words_of(response)


def test_an_association_has_a_name(anna_client, meeting):
    response = chooses(anna_client, meeting, way="association")
    assert "Skriv vilken förening du vill träffa oss hos" in words_of(response)
    assert chooses(anna_client, meeting, way="association", place="Huset").status_code == 302
    assert "Huset" in words_of(anna_client.get(url(meeting)))


def test_two_browsers_choose_at_once_and_one_wins(anna, anna_client, meeting):
    phone = logged_in(anna)
    assert chooses(anna_client, meeting, 0).status_code == 302
    response = chooses(phone, meeting, 1, about="Mina ord")
    assert response.status_code == 409
    page = words_of(response).replace("\u00a0", " ")
    assert "Någon annan svarade nyss." in page
    assert "Tisdag 17 februari 2026, klockan 10.15" in page
    assert "Mina ord" in response.content.decode()
    meeting.refresh_from_db()
    assert meeting.chosen_at_time == at("2026-02-17 10:15")
    assert 'name="rev" value="1"' in response.content.decode()


def test_the_same_page_sent_twice_books_once(anna_client, meeting):
    for _twice in range(2):
        assert chooses(anna_client, meeting, 0, about="Mina ord").status_code == 302
    assert events(meeting) == 1


def test_a_robot_can_not_fill_the_chain(anna, meeting):
    for number in range(50):
        book(meeting, anna, number % 2)
    client = logged_in(anna)
    assert chooses(client, meeting, 0, rev=50).status_code == 409
    assert events(meeting) == 50


def test_no_time_suits_and_the_caseworker_sees_it(anna_client, maja_client, meeting):
    address = url(meeting, "no_time_fits")
    response = anna_client.post(address, {"rev": 0, "text": " "})
    assert response.status_code == 422
    assert "Skriv när det passar dig." in words_of(response)
    for _twice in range(2):
        response = anna_client.post(address, {"rev": 0, "text": "Jag kan på torsdagar."})
        assert response.status_code == 302
    assert "hör av sig" in words_of(anna_client.get(response["Location"]))
    assert events(meeting) == 1
    assert Case.objects.get().answered_at

    page = maja_client.get(reverse("case_meetings", args=[meeting.case_id]))
    assert "Ingen tid passar: Jag kan på torsdagar." in words_of(page)
    assert f"?i-stallet-for={meeting.pk}" in page.content.decode()
    log = words_of(anna_client.get(reverse("case_log", args=[meeting.case_id])))
    assert "Du sa att tiden för mötet inte passar" in log
    history = words_of(maja_client.get(reverse("review_case", args=[meeting.case_id])))
    assert "Tiden för mötet passar inte den sökande" in history

    assert chooses(anna_client, meeting, 0, rev=1).status_code == 302
    assert "torsdagar" not in words_of(anna_client.get(url(meeting)))


def test_she_can_not_come_to_what_is_booked(anna, anna_client, maja_client, meeting):
    book(meeting, anna, about="Min hyra.")
    response = anna_client.post(url(meeting, "no_time_fits"), {"rev": 1, "text": "Jag är sjuk."})
    assert response.status_code == 302
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.CHOSEN
    page = words_of(maja_client.get(reverse("case_meetings", args=[meeting.case_id])))
    assert "Kan inte komma: Jag är sjuk." in page
    assert "Min hyra." in page


def test_what_is_typed_too_late_is_kept_on_the_page(anna, maja, anna_client, meeting):
    place = {"case_id": meeting.case_id, "meeting_id": meeting.pk}
    cancel_meeting(Actor(maja), reason="Jag är sjuk.", **place)
    for response in (
        chooses(anna_client, meeting, 0, about="Mina ord"),
        anna_client.post(url(meeting, "no_time_fits"), {"rev": 0, "text": "Mina ord"}),
    ):
        assert response.status_code == 409
        assert "Mina ord" in words_of(response)
    assert Meeting.objects.get().status == MeetingStatus.CANCELLED


def test_nothing_is_chosen_in_a_case_that_is_taken_back(anna, anna_client, meeting):
    withdraw_case(Actor(anna), case_id=meeting.case_id)
    assert "Ärendet är avslutat." in words_of(anna_client.get(url(meeting)))
    assert chooses(anna_client, meeting, 0).status_code == 409


def test_a_booked_time_in_a_case_that_is_taken_back_says_so(anna, anna_client, meeting):
    book(meeting, anna)
    withdraw_case(Actor(anna), case_id=meeting.case_id)
    page = words_of(anna_client.get(url(meeting)))
    assert "Ring oss och fråga om mötet blir av." in page
    assert "Jag kan inte komma" not in page


def test_her_language_is_there_from_the_application(anna_client, meeting):
    page = anna_client.get(url(meeting)).content.decode()
    assert 'value="svenska"' in page


def test_a_meeting_of_another_case_is_not_there(anna_client, meeting):
    for name in ("meeting", "no_time_fits", "meeting_calendar"):
        address = reverse(name, args=[meeting.case_id, uuid4()])
        assert anna_client.get(address).status_code == 404
