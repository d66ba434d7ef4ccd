"""Figures for monitoring: for whoever has the token, and nothing of anybody."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured
from prometheus_client.parser import text_string_to_metric_families

from applications.models import Beat, Recurring
from eservice import clock
from eservice.settings import env
from tests.casework.deciding.making import investigated
from tests.casework.making_payments import issued
from tests.factories import make_case, make_draft, whole_answers
from tests.operating.making import given_up, make_failed_task

ADDRESS = "/halsa/matt/"
TOKEN = "token-only-for-tests-" * 2

pytestmark = pytest.mark.django_db


@pytest.fixture
def figures(client, settings):
    settings.METRICS_TOKEN = TOKEN

    def read():
        answer = client.get(ADDRESS, headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.status_code == 200
        return {
            (sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
        }

    return read


def test_without_a_token_in_the_settings_there_is_no_page(client):
    assert client.get(ADDRESS, headers={"authorization": "Bearer "}).status_code == 404


@pytest.mark.parametrize("given", ["", "Bearer ", "Bearer fel", f"Bearer {TOKEN}x", "Bearer å"])
def test_the_wrong_token_is_as_no_page(client, settings, given):
    settings.METRICS_TOKEN = TOKEN
    assert client.get(ADDRESS, headers={"authorization": given}).status_code == 404


def test_a_token_that_can_be_guessed_stops_the_start(monkeypatch):
    monkeypatch.setenv("METRICS_TOKEN", "hemligt")
    with pytest.raises(ImproperlyConfigured, match="32"):
        env.secret("METRICS_TOKEN")


def test_an_empty_service_has_figures(figures):
    found = figures()
    assert found["eservice_last_day", "sent"] == 0
    assert found["eservice_since_seconds", "tick"] == -1
    assert found["eservice_days_to_decision_count", "first"] == 0


def test_what_people_do_is_counted(figures, anna, maja):
    make_draft(anna, {})
    case = make_case(anna)
    issued(case, maja)
    case.refresh_from_db()
    make_failed_task()
    given_up(anna.person)
    Beat.objects.create(name=Recurring.TICK, at=clock.now() - timedelta(seconds=90))
    found = figures()
    assert found["eservice_last_day", "started"] == 2
    assert found["eservice_last_day", "sent"] == 1
    assert found["eservice_last_day", "decided"] == 1
    assert found["eservice_last_day", "answered"] == len(whole_answers())
    assert found["eservice_cases", case.stage] == 1
    assert found["eservice_failed", "tasks"] == 1
    assert found["eservice_failed", "messages"] == 1
    assert 90 <= found["eservice_since_seconds", "tick"] < 150
    assert found["eservice_days_to_decision_count", "first"] == 1
    assert found["eservice_days_to_decision_sum", "first"] >= 0


def test_the_days_are_those_from_arrival_to_decision(figures, maja, anna):
    with time_machine.travel(clock.now() - timedelta(days=12), tick=False):
        case = make_case(anna)
    issued(case, maja)
    assert round(figures()["eservice_days_to_decision_sum", "first"], 3) == 12


def test_the_figures_cost_the_same_however_much_there_is(
    figures, anna, maja, django_assert_num_queries
):
    with django_assert_num_queries(12):
        figures()
    for _each in range(5):
        investigated(make_case(), maja)
        make_failed_task()
    with django_assert_num_queries(12):
        figures()
