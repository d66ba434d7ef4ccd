"""The whole way over HTTP: proposed, chosen, changed, held; and called off."""

import pytest
from django.urls import reverse

from applications.models import Case, CaseEvent, Meeting, Notice
from applications.statuses import MeetingStatus
from tests.casework.completing.pages import words_of
from tests.casework.meeting.making import at, book, chooses, propose, proposing_form, url

pytestmark = pytest.mark.django_db

TOLD = {
    "companion": "min syster",
    "language": "romani",
    "interpreter": "yes",
    "about": "Min hyra.",
}


def kinds(case) -> list[str]:
    events = CaseEvent.objects.filter(case=case, kind__startswith="meeting").order_by("seq")
    return list(events.values_list("kind", flat=True))


def listed(client, case) -> str:
    return words_of(client.get(reverse("case_meetings", args=[case.pk]))).replace("\u00a0", " ")


def test_times_are_proposed_and_one_is_chosen(maja_client, anna_client, case):
    form = proposing_form(("17/2", "10.15"), ("18 februari", "kl 13"))
    response = maja_client.post(reverse("propose_meeting", args=[case.pk]), form)
    assert response.status_code == 302
    meeting = Meeting.objects.get()
    assert (meeting.is_first, meeting.minutes, meeting.ways) == (True, 45, ["phone", "office"])
    starts = [time.starts_at for time in meeting.times.all()]
    assert starts == [at("2026-02-17 10:15"), at("2026-02-18 13:00")]
    assert Notice.objects.get(kind="meeting_proposed").person == case.person

    page = words_of(anna_client.get(url(meeting))).replace("\u00a0", " ")
    assert "Välj en tid som passar dig" in page
    assert "tisdag 17 februari 2026, klockan 10.15 till 11.00" in page
    assert "Det är ditt första möte med oss." in page
    response = chooses(anna_client, meeting, 1, way="office", **TOLD)
    page = words_of(anna_client.get(response["Location"])).replace("\u00a0", " ")
    assert "Tiden är bokad." in page
    assert "Onsdag 18 februari 2026, klockan 13.00 till 13.45" in page
    for found in ("min syster", "romani", "Vi ordnar tolk", "Min hyra.", "Storgatan 1"):
        assert found in page
    assert Case.objects.get().answered_at


def test_the_caseworker_sees_it_and_notes_that_it_was_held(
    traveller, maja_client, anna_client, anna, case, meeting
):
    book(meeting, anna, 1, **{"way": "office", **TOLD})
    shown = listed(maja_client, case)
    for found in ("Onsdag 18 februari", "min syster", "Vill ha tolk", "Min hyra.", "Hos oss"):
        assert found in shown
    assert "Mötet har varit" not in shown
    traveller.move_to(at("2026-02-18 13:30"))
    assert "Mötet har varit" in listed(maja_client, case)
    assert maja_client.post(url(meeting, "meeting_held")).status_code == 302
    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.HELD
    assert kinds(case) == ["meeting_proposed", "meeting_chosen", "meeting_held"]
    assert "Mötet har varit" in words_of(anna_client.get(url(meeting)))


def test_events_hold_no_words(case, meeting, anna):
    book(
        meeting, anna, companion="min syster", about="Min hyra.", way="association", place="X-huset"
    )
    facts = str([event.data for event in CaseEvent.objects.filter(kind__startswith="meeting")])
    for word in ("syster", "hyra", "X-huset", "lära känna"):
        assert word not in facts


def test_a_meeting_is_called_off_with_a_reason(maja_client, anna_client, anna, case, meeting):
    book(meeting, anna)
    response = maja_client.post(url(meeting, "cancel_meeting"), {"reason": " "})
    assert response.status_code == 422
    assert "Skriv varför mötet inte blir av" in words_of(response)

    for _twice in range(2):
        response = maja_client.post(url(meeting, "cancel_meeting"), {"reason": "Jag är sjuk."})
        assert response.status_code == 302

    page = words_of(anna_client.get(url(meeting)))
    for found in ("Mötet blir inte av", "Jag är sjuk.", "Ta bort det där."):
        assert found in page
    assert Notice.objects.filter(kind="meeting_cancelled").count() == 1
    assert kinds(case)[-1] == "meeting_cancelled"
    assert anna_client.get(url(meeting, "meeting_calendar")).status_code == 404


def test_a_meeting_that_was_held_can_not_be_called_off(traveller, maja_client, anna, meeting):
    book(meeting, anna)
    traveller.move_to(at("2026-02-17 12:00"))
    maja_client.post(url(meeting, "meeting_held"))
    response = maja_client.post(url(meeting, "cancel_meeting"), {"reason": "Jag är sjuk."})
    assert response.status_code == 409
    assert "Jag är sjuk." in response.content.decode()


def test_it_was_not_held_before_it_began(maja_client, anna, meeting):
    assert maja_client.post(url(meeting, "meeting_held")).status_code == 409
    book(meeting, anna)
    response = maja_client.post(url(meeting, "meeting_held"))
    assert response.status_code == 409
    assert "Mötet har inte börjat än." in words_of(response)
    assert Meeting.objects.get().status == MeetingStatus.CHOSEN


def test_only_the_first_meeting_is_first(case, maja, proposed):
    first, second = proposed("2026-02-17 10:15"), proposed("2026-02-18 10:15")
    assert (first.is_first, second.is_first) == (True, False)


def test_after_one_that_was_called_off_the_next_one_is_first(maja_client, case, maja, meeting):
    maja_client.post(url(meeting, "cancel_meeting"), {"reason": "Jag är sjuk."})
    assert propose(case, maja, "2026-02-20 10:00").is_first
