"""What the old caseworker tells the new one, what the person adds, and who reads which."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import hand_over_case, take_case, withdraw_case
from applications.actions.handing_over import MOST_ENTRIES, add_to_hand_over
from applications.models import Case, CaseEvent, HandOver, Notice
from tests.casework.completing.pages import words_of
from tests.casework.continuity.conftest import TOLD
from tests.conftest import logged_in

pytestmark = pytest.mark.django_db


def url(case) -> str:
    return reverse("hand_over_read", args=[case.pk])


def kinds(case) -> list[str]:
    return list(CaseEvent.objects.filter(case=case).order_by("seq").values_list("kind", flat=True))


def test_the_whole_way(anna, anna_client, maja_client, nils, case):
    page = reverse("hand_over", args=[case.pk])
    assert maja_client.post(page, {"to": nils.pk, "text": TOLD}).status_code == 302
    assert kinds(case)[-2:] == ["handed_over", "hand_over_written"]
    assert Notice.objects.get(kind="handed_over").person == anna.person

    assert url(case) in anna_client.get(reverse("case", args=[case.pk])).content.decode()
    assert TOLD in words_of(anna_client.get(url(case)))
    for text in ("Jag jobbar på tisdagar.", "Min telefon är trasig."):
        assert anna_client.post(url(case), {"text": text}).status_code == 302
    assert kinds(case)[-2:] == ["hand_over_added", "hand_over_added"]
    shown = words_of(logged_in(nils).get(reverse("review_case", args=[case.pk])))
    assert TOLD in shown
    assert "Jag jobbar på tisdagar." in shown
    assert "Min telefon är trasig." in shown
    assert not any("tisdagar" in str(event.data) for event in CaseEvent.objects.all())


def test_a_text_is_asked_for_and_kept(maja_client, nils, case):
    page = reverse("hand_over", args=[case.pk])
    assert "Skriv vad den nya handläggaren" in words_of(maja_client.post(page, {"to": nils.pk}))
    assert TOLD in maja_client.post(page, {"text": TOLD}).content.decode()
    assert not HandOver.objects.exists()


def test_what_was_written_stays_when_a_colleague_took_the_case(maja, maja_client, nils, case):
    Case.objects.filter(pk=case.pk).update(caseworker=nils)
    form = {"to": nils.pk, "text": TOLD}
    response = maja_client.post(reverse("hand_over", args=[case.pk]), form)
    assert response.status_code == 409
    assert TOLD in response.content.decode()
    assert not HandOver.objects.exists()


def test_without_a_text_she_can_still_add(anna_client, maja, nils, case):
    hand_over_case(Actor(maja), case_id=case.pk, to=nils)
    assert "hand_over_written" not in kinds(case)
    assert "skrev ingenting" in words_of(anna_client.get(url(case)))
    assert anna_client.post(url(case), {"text": "Ring först."}).status_code == 302
    assert "Ring först." in words_of(anna_client.get(url(case)))


def test_when_a_colleague_takes_over_she_is_told_and_can_add(anna, anna_client, maja, nils, case):
    take_case(Actor(nils), case_id=case.pk, seen_caseworker_id=maja.pk)
    take_case(Actor(nils), case_id=case.pk, seen_caseworker_id=maja.pk)
    assert kinds(case)[-1] == "handed_over"
    assert Notice.objects.get(kind="handed_over").person == anna.person
    assert url(case) in anna_client.get(reverse("case", args=[case.pk])).content.decode()
    shown = words_of(anna_client.get(url(case)))
    assert "Nils Modell tog över ditt ärende 9 februari 2026" in shown
    assert "skrev ingenting" not in shown
    assert "har inte bytt" not in shown
    assert anna_client.post(url(case), {"text": "Ring först."}).status_code == 302
    assert "Ring först." in words_of(logged_in(nils).get(reverse("review_case", args=[case.pk])))


def test_who_helps_reads_who_took_over(helper, maja, nils, case):
    take_case(Actor(nils), case_id=case.pk, seen_caseworker_id=maja.pk)
    _kim, client = helper("help")
    assert "Nils Modell tog över ärendet 9 februari 2026" in words_of(client.get(url(case)))


def test_the_same_page_sent_twice_adds_once(anna_client, case, handed):
    for _twice in range(2):
        assert anna_client.post(url(case), {"text": "Ring först."}).status_code == 302
    assert kinds(case).count("hand_over_added") == 1


def test_own_words_stay_from_a_helper(anna_client, helper, case, handed):
    anna_client.post(url(case), {"text": "Han får inte veta."})
    kim, client = helper("help")
    shown = words_of(client.get(url(case)))
    assert "Ny handläggare" in shown
    assert "Han får inte veta." not in shown
    assert TOLD not in shown
    assert client.post(url(case), {"text": "Kims ord"}).status_code == 302
    assert "Kims ord" in words_of(client.get(url(case)))
    assert "av den som hjälper dig" in words_of(anna_client.get(url(case)))
    handed.refresh_from_db()
    assert (handed.added_by, handed.grant.grantee) == (kim, kim.person)
    assert client.get(reverse("case", args=[case.pk])).status_code == 200


def test_who_only_looks_on_is_not_let_in(helper, case, handed):
    _kim, client = helper("read")
    assert client.get(url(case)).status_code == 404
    assert client.post(url(case), {"text": "Aldrig."}).status_code == 404


def test_nothing_is_added_when_it_is_over(anna, anna_client, case, handed):
    withdraw_case(Actor(anna), case_id=case.pk)
    response = anna_client.post(url(case), {"text": "Mina ord"})
    assert response.status_code == 409
    assert "Mina ord" in words_of(response)


def test_a_robot_can_not_fill_the_row(anna, anna_client, case, handed):
    for number in range(MOST_ENTRIES):
        add_to_hand_over(Actor(anna), case_id=case.pk, text=f"Sak {number}")
    response = anna_client.post(url(case), {"text": "En till"})
    assert response.status_code == 409
    assert "En till" in words_of(response)


def test_the_screen_that_shows_less_hides_it(anna_client, case, handed):
    session = anna_client.session
    session["shows_less"] = True
    session.save()
    for page in (url(case), reverse("wish"), reverse("ask_for_decision", args=[case.pk])):
        assert "Vi visar mindre nu" in anna_client.get(page).content.decode()
