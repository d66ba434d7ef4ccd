"""The list before the first meeting: with her own case in it, and only for those who may read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import take_case
from applications.event_kinds import AccessKind
from applications.models import AccessLog, Case, CoApplicant, Draft, GrantPower
from applications.powers import Power
from eservice import clock
from eservice.municipality import municipality
from guides.library import text
from tests.access.test_query_counts import queries
from tests.conftest import logged_in
from tests.factories import make_applicant, make_case
from tests.helping import make_grant, make_helper
from tests.preparing.conftest import words_of

FROM_ANSWERS = ("ditt hyreskontrakt", "din senaste hyresavi", "arabiska", "tolk.", "Sara Påhittad")
NEVER = ("Hunden", "Kylskåpet", "mat i dag", "slår mig", "granne", "läsa eller höra", "6500")


def url_of(case):
    return reverse("prepare_meeting", args=[case.pk])


@pytest.fixture
def kim(db):
    return make_helper()


def test_she_sees_which_case_it_is_and_whom_to_call(anna_client, case, maja):
    before = words_of(anna_client.get(url_of(case)))
    take_case(Actor(maja), case_id=case.pk)
    after = words_of(anna_client.get(url_of(case)))

    assert case.reference in before
    assert "Ingen handläggare har ditt ärende än." in before
    assert "Din handläggare heter Maja Låtsas." in after
    assert municipality().unit(case.unit).phone in after


def test_a_unit_that_is_gone_leaves_the_municipalitys_number(anna_client, case):
    Case.objects.filter(pk=case.pk).update(unit="nedlagd")

    assert municipality().phone in words_of(anna_client.get(url_of(case)))


def test_she_sees_what_to_bring_and_what_she_told_us(anna_client, case):
    words = words_of(anna_client.get(url_of(case)))

    bring, could_not_get = words.index("De här skulle du lämna"), words.index("De här kunde du")
    assert bring < words.index("ditt hyreskontrakt") < could_not_get
    assert could_not_get < words.index("din senaste hyresavi")
    assert "deklaration" not in words
    assert "Du vill prata arabiska. Du vill ha tolk." in words
    assert "Sara Påhittad hjälper dig." in words


def test_the_whole_guide_is_on_the_page(anna_client, case):
    page = anna_client.get(url_of(case)).text

    for section in text("guides/infor-forsta-motet").sections:
        assert section.html in page
    assert "<input" not in page[page.index("<main") : page.index("</main>")]


def test_safety_answers_and_own_words_are_never_there(anna_client, case):
    words = words_of(anna_client.get(url_of(case)))

    assert [secret for secret in NEVER if secret in words] == []


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"help": {"help": "no"}}, "Du får ta med någon på mötet."),
        ({"help": {"help": "wanted"}}, "Du vill ha hjälp men har ingen."),
        (
            {"help": {"help": "appointed"}, "helper": {"helper": "Leo", "relation": ""}},
            "Leo är din gode man eller förvaltare.",
        ),
        ({"language": {"language": "finska", "interpreter": "no"}}, "Du behöver ingen tolk."),
    ],
)
def test_each_answer_about_help_and_language_has_its_words(anna, anna_client, answers, said):
    words = words_of(anna_client.get(url_of(make_case(anna, **answers))))

    assert said in words
    assert "Dina papper" not in words


# Those who help


def test_a_helper_who_may_only_follow_sees_nothing_of_the_answers(anna, kim, case):
    make_grant(anna, kim, "see")

    words = words_of(logged_in(kim).get(url_of(case)))

    assert case.reference in words
    assert "Listan är skriven till Anna Exempel." in words
    assert [answer for answer in FROM_ANSWERS if answer in words.replace("ha tolk?", "")] == []


def test_a_helper_who_may_read_sees_the_answers_and_no_secrets(anna, kim, case):
    make_grant(anna, kim, "read")

    words = words_of(logged_in(kim).get(url_of(case)))

    assert [answer for answer in FROM_ANSWERS if answer not in words] == []
    assert [secret for secret in NEVER if secret in words] == []


def test_the_title_and_the_banner_say_for_whom(anna, kim, case):
    make_grant(anna, kim, "see")

    page = logged_in(kim).get(url_of(case)).text

    title = page[page.index("<title>") : page.index("</title>")]
    assert anna.person.short_name in title
    assert "app-acting" in page
    assert "app-for" in page


def test_answers_alone_do_not_open_the_case(anna, kim, case):
    make_grant(anna, kim, frozenset({Power.READ_ANSWERS}))

    assert logged_in(kim).get(url_of(case)).status_code == 404


def test_help_with_one_application_opens_no_other(anna, kim, case):
    make_grant(anna, kim, "read", draft=Draft.objects.get(pk=case.pk))
    other = make_case(make_applicant())

    client = logged_in(kim)
    assert client.get(url_of(case)).status_code == 200
    assert client.get(url_of(other)).status_code == 404


def test_help_that_is_not_live_opens_nothing(anna, kim, case):
    grant = make_grant(anna, kim, "read", is_confirmed=False)
    client = logged_in(kim)
    assert client.get(url_of(case)).status_code == 404

    grant = make_grant(anna, kim, "read")
    assert client.get(url_of(case)).status_code == 200
    with clock.at(clock.now() + timedelta(days=200)):
        assert client.get(url_of(case)).status_code == 404
    GrantPower.objects.filter(grant=grant).update(revoked_at=clock.now())
    assert client.get(url_of(case)).status_code == 404


def test_the_partner_sees_nothing_of_how_the_applicant_wants_to_meet_us(kim, case):
    now = clock.now()
    CoApplicant.objects.create(
        draft_id=case.pk, person=kim.person, name="Kim", accepted_at=now, confirmed_at=now
    )

    words = words_of(logged_in(kim).get(url_of(case)))

    assert case.reference in words
    assert [answer for answer in FROM_ANSWERS if answer in words.replace("ha tolk?", "")] == []
    assert AccessLog.objects.get(case=case).kind == AccessKind.CASE


# The log


def test_each_reading_is_logged_as_what_it_was(anna, anna_client, kim, case):
    grant = make_grant(anna, kim, "see")
    logged_in(kim).get(url_of(case))
    anna_client.get(url_of(case))

    rows = AccessLog.objects.filter(case=case).order_by("pk").values_list("by", "kind", "role")
    assert list(rows) == [
        (kim.pk, AccessKind.CASE, grant.kind),
        (anna.pk, AccessKind.ANSWERS, "applicant"),
    ]


def test_a_stranger_is_refused_and_that_is_logged(case):
    stranger = make_applicant()

    assert logged_in(stranger).get(url_of(case)).status_code == 404

    row = AccessLog.objects.get(case=case)
    assert (row.by, row.kind) == (stranger, AccessKind.REFUSED)


def test_without_a_log_nothing_is_shown(anna_client, case, monkeypatch):
    def broken(**_values):
        raise DatabaseError("the log is full")

    monkeypatch.setattr(AccessLog.objects, "create", broken)

    response = anna_client.get(url_of(case))
    assert response.status_code == 503
    assert case.reference not in response.text


def test_the_page_costs_few_queries(anna, anna_client, kim, case):
    for _number in range(3):
        make_grant(anna, kim, "read")

    assert queries(anna_client, url_of(case)) <= 6
    assert queries(logged_in(kim), url_of(case)) <= 8
