"""Meetings and who helps: who sees them, who chooses, and whose words are whose."""

import pytest

from applications.models import AccessLog, CaseEvent
from applications.powers import Power
from tests.casework.completing.pages import words_of
from tests.casework.meeting.making import book, chooses, url
from tests.conftest import logged_in
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db

OWN = {"companion": "min granne", "about": "Min rädsla", "place": "Huset"}
KEPT = "bara den som söker och handläggarna"


def test_a_helper_does_not_read_the_persons_own_words(anna, kim_client, meeting):
    book(meeting, anna, way="association", language="finska", **OWN)
    for address in (url(meeting), f"{url(meeting)}?andra=1"):
        page = kim_client.get(address).content.decode()
        assert not any(word in page for word in OWN.values())
        assert KEPT in page
        assert "finska" in page


def test_what_a_helper_can_not_see_she_does_not_change(anna, kim, kim_client, meeting):
    book(meeting, anna, way="association", **OWN)
    response = chooses(
        kim_client, meeting, 1, rev=1, way="association", about="Kims ord", place="", companion=""
    )
    assert response.status_code == 302
    meeting.refresh_from_db()
    assert {name: meeting.choice[name] for name in OWN} == OWN
    assert (meeting.chosen_by, meeting.grant.grantee) == (kim, kim.person)
    event = CaseEvent.objects.filter(kind="meeting_chosen").latest("seq")
    assert event.data["grant"] == str(meeting.grant_id)


def test_each_reads_what_the_helper_wrote(anna, anna_client, kim_client, meeting):
    chooses(kim_client, meeting, 0, about="Kims ord")
    for client in (kim_client, anna_client):
        assert "Kims ord" in words_of(client.get(url(meeting)))
    chooses(anna_client, meeting, 1, rev=1, about="Mina ord")
    assert "Mina ord" not in kim_client.get(url(meeting)).content.decode()


def test_what_the_person_wrote_of_the_times_is_hers(anna_client, kim_client, meeting):
    anna_client.post(url(meeting, "no_time_fits"), {"rev": 0, "text": "Han är hemma då."})
    page = words_of(kim_client.get(url(meeting)))
    assert "Vi vet att ingen tid passar." in page
    assert "hemma" not in page


@pytest.mark.parametrize(("bundle", "reads"), [("see", False), ("read", True)])
def test_who_only_reads_does_not_choose(anna, meeting, bundle, reads):
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, bundle)
    client = logged_in(lo)
    page = words_of(client.get(url(meeting)))
    assert "men inte svara åt den du hjälper" in page
    assert ("Vi vill lära känna dig." in page) is reads
    response = chooses(client, meeting, 0)
    assert response.status_code == 409
    response = client.post(url(meeting, "no_time_fits"), {"rev": 0, "text": "Aldrig."})
    assert response.status_code == 409
    meeting.refresh_from_db()
    assert meeting.choice == {}


def test_a_reason_that_is_for_the_person_alone(anna_client, kim_client, proposed):
    meeting = proposed("2026-02-17 10:15", hers_alone=True)
    assert "lära känna" in words_of(anna_client.get(url(meeting)))
    assert "lära känna" not in kim_client.get(url(meeting)).content.decode()


def test_without_the_answers_the_language_is_not_shown(anna, meeting):
    book(meeting, anna, language="finska", interpreter="yes")
    lo = make_helper(given_name="Lo")
    make_grant(anna, lo, frozenset({Power.SEE_STATUS, Power.MESSAGE}))
    page = logged_in(lo).get(f"{url(meeting)}?andra=1").content.decode()
    assert "finska" not in page
    assert "Vi ordnar tolk" not in page


def test_reading_is_logged(anna, kim, kim_client, meeting):
    kim_client.get(url(meeting))
    row = AccessLog.objects.latest("pk")
    assert (row.kind, row.by, row.case_id) == ("meeting", kim, meeting.case_id)


def test_the_screen_that_shows_less_hides_meetings(anna_client, meeting):
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    for name in ("meeting", "no_time_fits", "meeting_calendar"):
        assert "Vi visar mindre nu" in anna_client.get(url(meeting, name)).content.decode()
