"""The estimate of a draft: what one can expect, or which questions it needs."""

import pytest
import time_machine
from django.urls import reverse

from applications.models import AccessLog
from tests.casework.making_calculations import (
    NOW,
    child,
    electricity,
    partner,
    pay,
    unknown_csn,
    words,
)
from tests.conftest import logged_in
from tests.factories import answer, make_applicant, make_draft, whole_answers
from tests.helping import make_grant, make_helper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, draft):
    return client.get(reverse("estimate", args=[draft.pk]))


def test_it_is_shown_line_by_line_with_a_picture(anna, anna_client):
    draft = make_draft(anna, whole_answers() | pay() | electricity() | child())
    response = page(anna_client, draft)
    said = words(response)

    assert "Så mycket fattas för månaden 7 960 kronor" in said
    assert "Det här är inget beslut." in said
    assert "Vi räknar med 420 kronor för el. 420 kronor" in said
    assert "Så mycket behövs: 14 160 kronor" in said
    assert "Så mycket finns: 6 200 kronor" in said
    assert '<rect width="100%"' in response.content.decode()
    assert '<rect width="43%"' in response.content.decode()
    assert not AccessLog.objects.exists()


def test_more_than_enough_money_is_no_no(anna, anna_client):
    draft = make_draft(anna, whole_answers() | pay("20000"))

    said = words(page(anna_client, draft))
    assert "Det blir 8 280 kronor över. Du får söka ändå." in said


def test_an_unknown_income_can_not_be_calculated(anna, anna_client):
    draft = make_draft(anna, whole_answers() | unknown_csn())
    response = page(anna_client, draft)

    assert "Det går inte att räkna än." in words(response)
    assert "Vilka pengar har du fått från CSN? Svaret är att det är okänt." in words(response)
    assert reverse("step", args=[draft.pk, "inkomst-csn"]) in response.content.decode()
    assert "Det här är inget beslut" not in words(response)


def test_a_new_draft_says_which_questions_it_needs(anna, anna_client):
    said = words(page(anna_client, make_draft(anna, {})))

    assert "Det går inte att räkna än." in said
    for question in ("Vilken månad söker du pengar för?", "Hur bor du?", "Vem bor du med?"):
        assert question in said


def test_an_answer_for_another_month_has_to_be_looked_at_first(anna, anna_client):
    with time_machine.travel(NOW, tick=True):
        draft = make_draft(anna, whole_answers() | pay())
        answer(anna, draft, "month", {"month": "2026-12"})

    assert "Vilken lön har du fått?" in words(page(anna_client, draft))


def test_a_month_without_a_norm_says_so(anna, anna_client):
    with time_machine.travel("2027-01-05 10:00+01:00", tick=False):
        draft = make_draft(anna)
        anna_client.force_login(anna)
        said = words(page(anna_client, draft))

    assert "Normen för januari 2027 är inte klar än." in said
    assert "för hand" not in said


def test_a_helper_who_may_read_everything_sees_it(anna):
    draft, helper = make_draft(anna), make_helper()
    make_grant(anna, helper, "read")

    assert "Det här är inget beslut." in words(page(logged_in(helper), draft))


def test_a_helper_never_sees_what_rests_on_the_partner(anna):
    draft, helper = make_draft(anna, whole_answers() | partner()), make_helper()
    make_grant(anna, helper, "read")
    said = words(page(logged_in(helper), draft))

    assert "Uträkningen bygger på svar som du inte får läsa." in said
    assert "1 000" not in said
    assert "saknas" not in said


def test_it_is_not_for_strangers(anna):
    draft = make_draft(anna)

    assert page(logged_in(make_applicant()), draft).status_code == 404


def test_it_is_hidden_while_the_screen_shows_less(anna, anna_client):
    draft = make_draft(anna)
    anna_client.post(reverse("beside"), {"name": "Lo"})
    anna_client.post(reverse("show_less"), {"less": "yes"})
    said = words(page(anna_client, draft))

    assert "Därför räknar vi inte här nu." in said
    assert "kronor" not in said


@pytest.mark.parametrize("name", ["draft", "check"])
def test_the_way_there(anna, anna_client, name):
    draft = make_draft(anna)
    link = reverse("estimate", args=[draft.pk])

    assert link in anna_client.get(reverse(name, args=[draft.pk])).content.decode()


@pytest.mark.parametrize("children", [1, 12])
def test_it_takes_five_queries(anna, anna_client, django_assert_max_num_queries, children):
    answers = whole_answers() | pay() | child()
    for number in range(2, children + 1):
        answers |= {
            key.replace(".1", f".{number}"): value
            for key, value in child().items()
            if key.endswith(".1")
        }
    draft = make_draft(anna, answers)

    with django_assert_max_num_queries(5):
        assert "Det här är inget beslut" in words(page(anna_client, draft))
