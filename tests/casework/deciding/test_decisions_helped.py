"""Who helps one of a couple reads the decision, and not how both were counted."""

from django.urls import reverse

from applications.actions.letters import render_letter
from applications.models import Calculation, HouseholdMember, Relation
from tests.casework.deciding.making import draft_of, issue
from tests.factories import make_person


def words(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def own(name: str, decision) -> str:
    return reverse(name, args=[decision.case_id, decision.pk])


def test_a_couples_calculation_is_not_for_who_helps_one_of_them(
    anna_client, kim_client, case, maja
):
    said = "Partnerns lön är 9 000 kronor."
    sums = {"table": "2026", "norm": "9000.00", "costs": "0", "incomes": "-9000.00"}
    lines = [{"text": said, "amount": "-9000.00", "rule": "12 kapitlet 5 §"}]
    content = {**sums, "result": "4270.00", "lines": lines, "entered": {"costs": []}}
    Calculation.objects.create(case=case, content=content, by=maja)
    decision = issue(draft_of(case, maja), maja)
    render_letter.func(str(decision.letter_id))
    assert said in words(kim_client.get(own("decision", decision)))
    assert kim_client.get(own("decision_pdf", decision)).status_code == 200

    HouseholdMember.objects.create(case=case, person=make_person(), relation=Relation.PARTNER)

    helpers = words(kim_client.get(own("decision", decision)))
    assert said not in helpers
    assert "Beräkningen gäller två personer. Därför visar vi den bara för Anna." in helpers
    assert "Du behöver det." in helpers
    assert kim_client.get(own("decision_pdf", decision)).status_code == 404
    assert said in words(anna_client.get(own("decision", decision)))
    assert anna_client.get(own("decision_pdf", decision)).status_code == 200
