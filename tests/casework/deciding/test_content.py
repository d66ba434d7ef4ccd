"""What follows from a decision's content, without any page."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from applications.questions.appeal_time import last_day_to_appeal
from applications.questions.authority import points_for, require_known_outcomes
from applications.questions.deciding import (
    OF_ITEM,
    first_content,
    frozen,
    new_item,
    total_amount,
    total_outcome,
)
from applications.questions.decision_faults import faults
from applications.statuses import Outcome
from eservice.municipality import municipality
from eservice.municipality.casework import Delegation

pytestmark = pytest.mark.one_database

GRANTED, PARTLY, REJECTED = (outcome.value for outcome in OF_ITEM)


def item(outcome: str, granted: str | None = None, **values):
    found = new_item("added_1", "Skor", asked="300.00", granted=granted)
    return found | {"outcome": outcome, "reasons": "Du behöver dem."} | values


def content(*items, whole: str = "", why: str = ""):
    return {"whole": whole, "why": why, "items": list(items)}


@given(st.lists(st.sampled_from([GRANTED, PARTLY, REJECTED]), min_size=1))
def test_the_total_is_yes_no_or_something_between(outcomes):
    total = total_outcome(content(*map(item, outcomes)))

    assert (total == Outcome.GRANTED) == (set(outcomes) == {GRANTED})
    assert (total == Outcome.REJECTED) == (set(outcomes) == {REJECTED})


def test_the_total_waits_for_every_thing_and_can_be_for_the_whole_case():
    assert total_outcome(content(item(GRANTED), item(""))) is None
    assert total_outcome(content()) is None
    assert total_outcome(content(item(GRANTED), whole="dismissed")) == Outcome.DISMISSED


@given(st.lists(st.decimals(0, 99_999, places=2)))
def test_the_sum_is_that_of_the_things(sums):
    assert total_amount(content(*(item(GRANTED, str(each)) for each in sums))) == sum(sums)


def test_what_the_calculation_has_counted_is_not_added_again():
    counted = item(GRANTED, "300.00", is_counted=True)
    assert total_amount(content(item(GRANTED, "5000.00"), counted)) == Decimal("5000.00")
    assert total_amount(content(counted, whole="discontinued")) == 0


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"outcome": ""}, "no_outcome"),
        ({"granted": None}, "no_granted"),
        ({"granted": "200.00"}, "less_than_asked"),
        ({"outcome": PARTLY}, "all_that_was_asked"),
        ({"outcome": REJECTED}, "sum_of_no"),
        ({"reasons": "  "}, "no_reasons"),
        ({"reasons": "Du har [summa] kronor."}, "blank"),
        ({"facts": "Hyran är [summa]."}, "blank"),
        ({"law": ""}, "no_law"),
        ({"what": " "}, "no_what"),
        ({"is_counted": True}, "no_sum"),
    ],
)
def test_what_is_missing_is_told(change, code):
    whole = item(GRANTED, "300.00")
    assert faults(content(whole)) == []
    assert [fault.code for fault in faults(content(whole | change))] == [code]


def test_a_sum_that_no_decision_holds_is_told():
    largest = item(GRANTED, "9999999.99")
    assert faults(content(largest)) == []
    assert [fault.code for fault in faults(content(largest, largest))] == ["too_large"]


def test_a_whole_decision_needs_a_reason_and_nothing_more():
    assert [each.code for each in faults(content(item(""), whole="dismissed"))] == ["no_why"]
    assert faults(content(item(""), whole="dismissed", why="Du bor i en annan kommun.")) == []
    assert [fault.code for fault in faults(content())] == ["nothing"]


def test_a_whole_decision_says_nothing_of_single_things():
    ended = content(item(GRANTED, "300.00"), whole="discontinued", why="Nej.")
    found = frozen(ended | {"ending": "asked"}, {}, ["D 1"])
    assert (found["items"], found["calculation"], found["outcome"]) == ([], None, "discontinued")
    assert found["amount"] == "0.00"


def test_the_first_content_has_labels_and_sums_and_no_words_of_hers():
    steps = [
        {"key": "cost_furniture", "cleaned": {"amount": "900.00", "what": "Säng för sonen."}},
        {"key": "cost_medicine", "cleaned": {"amount": "450.00"}},
        {"key": "acute_advice", "cleaned": {"acute_advice": "Han slår mig."}},
    ]
    application = {"sections": [{"steps": steps}]}
    found = first_content(
        application, date(2026, 11, 1), {"result": "-5.00", "counted": {"medicine": "400.00"}}
    )
    assert [(one["what"], one["asked"], one["granted"]) for one in found["items"]] == [
        ("Ekonomiskt bistånd för november 2026", None, None),
        ("Medicin", "450.00", "400.00"),
        ("Möbler och saker till hemmet", "900.00", None),
    ]
    assert [one["is_counted"] for one in found["items"]] == [False, True, False]
    assert "Säng" not in str(found)
    assert "slår" not in str(found)


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 11, 23), date(2026, 12, 14)),
        (date(2026, 11, 21), date(2026, 12, 14)),  # the last day is a Saturday
        (date(2026, 12, 3), date(2026, 12, 28)),  # Christmas Eve, then the holidays
        (date(2026, 5, 29), date(2026, 6, 22)),  # Midsummer's Eve
        (date(2026, 3, 13), date(2026, 4, 7)),  # Good Friday to Easter Monday
        (date(2024, 2, 8), date(2024, 2, 29)),
        (date(2026, 12, 10), date(2027, 1, 4)),  # New Year's Eve
    ],
)
def test_the_last_day_to_appeal(received, last):
    assert last_day_to_appeal(received) == last


def test_points_together_cover_a_decision_and_one_is_enough():
    held = municipality().casework.delegations_of(["caseworker"], date(2026, 11, 22))
    partly, no = (Outcome.PARTLY_GRANTED, Decimal("5000")), (Outcome.REJECTED, Decimal(0))
    assert points_for(held, [partly, (Outcome.GRANTED, Decimal("5000"))]) == ["D 4.1"]
    assert points_for(held, [partly, no]) == ["D 4.1", "D 4.2"]
    assert points_for(held, [(Outcome.GRANTED, Decimal("30000.01"))]) == []
    assert points_for(held, [partly, no, (Outcome.DISMISSED, Decimal(0))]) == []
    assert points_for([], [no]) == []


def test_the_service_does_not_start_with_an_outcome_that_does_not_exist():
    point = {
        "point": "D 9",
        "text": "Allt",
        "roles": ["caseworker"],
        "outcomes": ["granted", "avslag"],
        "valid_from": date(2026, 1, 1),
    }
    rules = replace(municipality().casework, delegations=(Delegation(**point),))
    with pytest.raises(ImproperlyConfigured, match="avslag"):
        require_known_outcomes(rules)
