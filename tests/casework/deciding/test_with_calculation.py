"""A decision with the calculation that it rests on."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.calculating import save_calculation
from applications.models import Calculation, Decision
from tests.casework.deciding.making import decided_content, draft_of, issue
from tests.casework.deciding.test_deciding_by_page import url, words


def save(case, by, **part) -> Calculation:
    stored = Calculation.objects.filter(case=case).first()
    rev = stored.rev if stored else 0
    reasons = {"incomes": "Hon har lön."} if part else {}
    return save_calculation(Actor(by), case_id=case.pk, seen_rev=rev, part=part, reasons=reasons)


@pytest.fixture
def calculation(case, maja, time_machine) -> Calculation:
    return save(case, maja)


def test_the_page_begins_with_its_sums(maja_client, case, calculation):
    page = words(maja_client.get(url("write_decision", case)))

    result = calculation.content["result"]
    assert f'name="support-granted" value="{Decimal(result):.2f}"'.removesuffix('.00"') in page
    assert "Beräkningen visar" in page
    assert 'name="cost_medicine-is_counted"' in page
    assert page.count("checked") >= 2


def content_of(case, calculation):
    content = decided_content(case, support=("granted", calculation.content["result"]))
    for item in content["items"][1:]:
        item["is_counted"] = True
    return content


def test_the_person_reads_it_line_by_line(anna_client, maja, case, calculation):
    decision = issue(draft_of(case, maja, content_of(case, calculation)), maja)
    page = words(anna_client.get(reverse("decision", args=[case.pk, decision.pk])))

    assert "Så här har vi räknat" in page
    for line in calculation.content["lines"]:
        assert line["text"].replace("\xa0", " ") in page
        assert line["rule"] in page
    assert "Så mycket fattas" in page
    assert decision.amount == Decimal(calculation.content["result"])
    assert decision.content["calculation"]["lines"] == calculation.content["lines"]


def test_what_was_read_is_what_is_frozen(maja_client, maja, case, calculation):
    draft = draft_of(case, maja, content_of(case, calculation))
    seen = maja_client.get(url("preview_decision", case)).context["calculation_rev"]
    save(case, maja, incomes=[{"person": "applicant", "kind": "pay", "amount": "100"}])
    body = {"draft": draft.pk, "rev": draft.rev, "calculation": seen}
    response = maja_client.post(url("issue_decision", case), body)

    assert response.status_code == 409
    assert "Läs det en gång till." in words(response)
    assert "är inte det som beräkningen visar" in words(response)
    assert not Decision.objects.exists()
