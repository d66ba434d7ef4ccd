"""Several caseworkers at once: a decision is never overdrawn, and a payment leaves once."""

import pytest
from django.urls import reverse

from applications.models import Payment
from eservice import clock
from tests.casework.making_payments import decide, planned
from tests.factories import make_applicant, make_case, make_caseworker
from tests.races.test_races import race

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

BODY = {"when": "usual", "way": "account", "clearing": "9999", "account": "1234567", "why": ""}


def posting(user, url: str, body: dict) -> dict:
    return {"kind": "posts", "user": user.pk, "posts": [[url, body]]}


def statuses(results: list[dict]) -> list[int]:
    return sorted(result["answers"][0][0] for result in results)


def test_four_plan_at_once_and_the_decision_is_never_overdrawn():
    maja, anna = make_caseworker(), make_applicant()
    case = make_case(anna)
    decision = decide(case, maja, "5000")
    url = reverse("plan_payment", args=[case.pk])
    body = BODY | {"decision": str(decision.pk), "payee": case.person.name, "amount": "2000"}
    results = race([posting(make_caseworker(), url, body) for _each in range(4)])
    assert statuses(results) == [200, 200, 302, 302]
    assert sum(Payment.objects.values_list("amount", flat=True)) == 4000


def test_two_files_and_a_stop_at_once():
    maja = make_caseworker()
    payments = [planned(decide(make_case(), maja), maja) for _each in range(3)]
    first = payments[0]
    until = {"until_0": "1", "until_1": "1", "until_2": str(clock.today().year + 2)}
    stop = reverse("move_payment", args=[first.case_id, first.pk, "stoppa"])
    files = [posting(make_caseworker(), reverse("export_payments"), until) for _each in range(2)]
    results = race([*files, posting(maja, stop, {"reason": "Kontot är avslutat."})])
    assert statuses(results) == [200, 302, 409]
    assert len({*Payment.objects.exclude(pk=first.pk).values_list("exported_at")}) == 1
    assert Payment.objects.get(pk=first.pk).status == "stopped"
