"""What a caseworker does with an answer: once, and only with what she has seen."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import withdraw_case
from applications.models import Case, CaseEvent, CompletionItem, Notice
from applications.statuses import CompletionStatus
from tests.casework.completing.conftest import in_days
from tests.casework.completing.pages import answer_url, answers, day, judge_url, judges, words_of
from tests.conftest import logged_in
from tests.factories import make_caseworker

pytestmark = pytest.mark.django_db
MORE = {"seen": 1, "reason": "Bilden är suddig. Ta en ny."}


@pytest.fixture
def answered(anna_client, item):
    answers(anna_client, item, text="Mitt svar")
    return item


def events(kind):
    return CaseEvent.objects.filter(kind=f"completion_{kind}").count()


def test_accepting_twice_is_once(maja_client, answered):
    for _time in range(2):
        assert judges(maja_client, answered, "godkant", seen=1).status_code == 302
    assert events("accepted") == 1
    assert not Case.objects.get().waits_for_applicant


def test_what_has_come_since_is_read_first(maja_client, anna_client, answered):
    answers(anna_client, answered, rev=1, text="Ett nytt svar")
    for act, body in (("godkant", {"seen": 1}), ("tillbaka", MORE | day(in_days(7)))):
        response = judges(maja_client, answered, act, **body)
        assert response.status_code == 409
        assert "Ett nytt svar" in words_of(response)
    assert "Bilden är suddig." in response.content.decode()
    answered.refresh_from_db()
    assert answered.status == CompletionStatus.ANSWERED


def test_given_back_with_a_reason_that_she_reads(maja_client, anna_client, answered):
    for _time in range(2):
        response = judges(maja_client, answered, "tillbaka", **MORE, **day(in_days(7)))
        assert response.status_code == 302
    assert (events("returned"), Notice.objects.filter(kind="completion_returned").count()) == (1, 1)
    assert Case.objects.get().waits_for_applicant
    for url in (answer_url(answered), reverse("completions", args=[answered.case_id])):
        page = words_of(anna_client.get(url))
        assert "Bilden är suddig. Ta en ny." in page
        assert "Vi behöver något mer" in page

    answers(anna_client, answered, rev=1, text="Här är en ny")
    page = words_of(maja_client.get(judge_url(answered)))
    assert page.index("Här är en ny") < page.index("Mitt svar")
    assert judges(maja_client, answered, "godkant", seen=2).status_code == 302


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reason": " "}, "Skriv vad som saknas"),
        ({"due_2": "2020"}, "Dagen har redan varit."),
        ({"due_0": "i morgon"}, "Skriv datumet med siffror"),
        ({"due_0": "", "due_1": "", "due_2": ""}, "Skriv den dag som svaret behövs"),
    ],
)
def test_what_is_wrong_when_it_is_given_back(maja_client, answered, change, said):
    response = judges(maja_client, answered, "tillbaka", **(MORE | day(in_days(7)) | change))
    assert response.status_code == 422
    assert said in words_of(response)
    if "reason" not in change:
        assert "Bilden är suddig." in response.content.decode()
    assert not events("returned")


def test_more_time_twice_is_once(maja_client, anna_client, item):
    CompletionItem.objects.update(status=CompletionStatus.EXPIRED)
    body = {"seen_due": str(item.due_on), **day(in_days(30))}
    for _time in range(2):
        assert judges(maja_client, item, "mer-tid", **body).status_code == 302
    item.refresh_from_db()
    assert (item.due_on, item.status) == (in_days(30), CompletionStatus.OPEN)
    assert events("extended") == 1
    assert Notice.objects.filter(kind="completion_changed", person=item.case.person).count() == 1


def test_more_time_is_later(maja_client, item):
    body = {"seen_due": str(item.due_on), **day(in_days(3))}
    response = judges(maja_client, item, "mer-tid", **body)
    assert response.status_code == 422
    assert "Det är inte mer tid." in words_of(response)


def test_a_colleague_moved_the_day(maja_client, item):
    body = {"seen_due": str(item.due_on), **day(in_days(30))}
    judges(maja_client, item, "mer-tid", **body)
    body |= day(in_days(40))
    assert judges(maja_client, item, "mer-tid", **body).status_code == 409
    item.refresh_from_db()
    assert item.due_on == in_days(30)


def test_done_without_it(maja_client, anna_client, item):
    for _time in range(2):
        assert judges(maja_client, item, "behovs-inte").status_code == 302
    assert events("waived") == 1
    assert Notice.objects.filter(kind="completion_changed", person=item.case.person).count() == 1
    assert not Case.objects.get().waits_for_applicant
    page = words_of(anna_client.get(reverse("completions", args=[item.case_id])))
    assert "Du behöver inte svara på det här längre" in page


def test_an_answer_is_read_before_it_is_waived(maja_client, answered):
    response = judges(maja_client, answered, "behovs-inte")
    assert response.status_code == 409
    assert "Mitt svar" in words_of(response)


def test_a_stale_page_about_a_case_that_was_taken_back(maja_client, anna, answered):
    withdraw_case(Actor(anna), case_id=answered.case_id)
    response = judges(maja_client, answered, "tillbaka", **MORE, **day(in_days(7)))
    assert response.status_code == 409
    assert "Ärendet har ändrats" in words_of(response)
    assert "Bilden är suddig. Ta en ny." in words_of(response)


def test_who_does_not_have_the_case_reads_and_does_nothing(answered):
    nils = logged_in(make_caseworker(given_name="Nils"))
    page = nils.get(judge_url(answered))
    assert "Mitt svar" in words_of(page)
    assert "Godkänn svaret" not in words_of(page)
    assert judges(nils, answered, "godkant", seen=1).status_code == 409
    assert not events("accepted")


@pytest.mark.parametrize("body", [{}, {"act": "x"}, {"act": ""}])
def test_what_no_page_sends(maja_client, answered, body):
    assert maja_client.post(judge_url(answered), body).status_code == 404


@pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "½"])
def test_a_made_up_number_is_no_reply_that_was_seen(maja_client, answered, seen):
    assert judges(maja_client, answered, "godkant", seen=seen).status_code == 409


def test_an_ended_login_loses_nothing(maja, maja_client, answered):
    session = maja_client.session
    session.set_expiry(-1)
    session.save()
    judges(maja_client, answered, "tillbaka", **MORE, **day(in_days(7)))
    maja_client.force_login(maja)
    assert "Bilden är suddig." in maja_client.get(judge_url(answered)).content.decode()
