"""Several at once about one meeting: one time is booked, and one meeting proposed."""

import pytest
from django.urls import reverse

from applications.models import CaseEvent, Meeting
from tests.casework.deciding.making import investigated
from tests.casework.making_meetings import proposed_soon
from tests.factories import make_applicant, make_case, make_caseworker
from tests.races.test_payment_races import posting, statuses
from tests.races.test_races import race

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_four_browsers_choose_at_once_and_one_wins():
    maja, anna = make_caseworker(), make_applicant()
    case = investigated(make_case(anna), maja)
    meeting = proposed_soon(case, maja, 5, 6, 7, 8)
    url = reverse("meeting", args=[case.pk, meeting.pk])
    bodies = [{"rev": "0", "time": str(each.pk), "way": "phone"} for each in meeting.times.all()]
    results = race([posting(anna, url, body) for body in bodies])
    assert statuses(results) == [302, 409, 409, 409]
    chosen = Meeting.objects.get()
    assert chosen.choice["rev"] == 1
    (event,) = CaseEvent.objects.filter(kind="meeting_chosen")
    assert meeting.times.get(pk=event.data["time"]).starts_at == chosen.chosen_at_time
