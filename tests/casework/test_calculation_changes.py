"""Changing a calculation: the original stays, each change has a reason, nothing typed is lost."""

import pytest
import time_machine

from applications.event_kinds import EventKind
from applications.models import Calculation, CalculationRevision
from tests.casework.making_calculations import (
    NOW,
    change,
    child,
    electricity,
    page_url,
    partner,
    pay,
    taken_case,
    unknown_csn,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def case(maja, anna):
    return taken_case(maja, anna, **pay(), **electricity(), **child())


def content() -> dict:
    return Calculation.objects.get().content


def costs(client, case, rev=0, amount="6000", reason="Norm för hyra", **more):
    values = {"given__0__amount": amount, "given__0__reason": reason, "given__1__amount": "420"}
    return change(client, case, "kostnader", rev, **values, **more)


def test_a_cost_keeps_what_was_asked_beside_what_counts(maja_client, case):
    assert costs(maja_client, case).status_code == 302
    page = words(maja_client.get(page_url(case)))

    assert "Hyra 6 000 kronor I ansökan: 6 500 kronor Norm för hyra ( Maja Låtsas" in page
    assert content()["entered"]["costs"][0] == {
        "kind": "rent",
        "amount": "6500",
        "approved": "6000",
        "why": "Norm för hyra",
    }
    (said,) = content()["changes"]
    assert (said["path"], said["from"], said["to"]) == ("costs[0].approved", "6500", "6000")
    assert content()["result"] == "7460"


def test_back_to_what_was_asked_is_no_change(maja_client, case):
    costs(maja_client, case)
    costs(maja_client, case, rev=1, amount="6 500 kr", reason="")

    assert content()["changes"] == []
    assert content()["entered"] == content()["given"]


@pytest.mark.parametrize(
    ("amount", "reason", "said"),
    [
        ("sextusen", "Dyrt", "Skriv summan med siffror, till exempel 6500"),
        ("-5", "Dyrt", "Skriv summan utan minus"),
        ("6000", "", "Skriv varför summan inte är samma som i ansökan"),
        ("", "Dyrt", "Skriv en summa. Skriv 0 om vi inte ska räkna med den."),
        ("99999999999999", "Dyrt", "Summan är för stor."),
    ],
)
def test_a_fault_is_said_and_what_was_typed_stays(maja_client, case, amount, reason, said):
    response = costs(
        maja_client,
        case,
        amount=amount,
        reason=reason,
        rows__0__kind="medicine",
        rows__0__amount="hundra",
        rows__0__reason="Recept",
    )

    assert said in words(response)
    for typed in {amount, reason, "hundra", "Recept"} - {""}:
        assert f'value="{typed}"' in response.content.decode()
    assert not Calculation.objects.exists()


def test_a_row_is_added_and_taken_away_without_saving(maja_client, case):
    typed = {"rows__0__kind": "medicine", "rows__0__amount": "90"}
    added = costs(maja_client, case, **typed, _add="1")
    assert 'name="rows-1-amount"' in added.content.decode()
    removed = costs(maja_client, case, **typed, _remove="0")

    assert "rows-0-" not in removed.content.decode()
    assert 'value="Norm för hyra"' in removed.content.decode()
    assert not Calculation.objects.exists()


@pytest.mark.parametrize("which", ["x", "²", "1" * 5000])
def test_a_row_that_can_not_be_is_not_taken_away(maja_client, case, which):
    assert change(maja_client, case, "kostnader", 0, _remove=which).status_code == 200


def test_an_unknown_income_gets_its_sum_with_a_reason(maja, maja_client, anna):
    case = taken_case(maja, anna, **unknown_csn())
    sums = {"given__0__amount": "2500", "given__0__reason": "CSN den 19 november"}
    assert change(maja_client, case, "inkomster", 0, **sums).status_code == 302

    (said,) = content()["changes"]
    assert (said["path"], said["from"], said["to"]) == ("incomes[0].amount", None, "2500")
    assert content()["result"] == "9220"


def test_an_unknown_income_may_stay_unknown(maja, maja_client, anna):
    case = taken_case(maja, anna, **unknown_csn())
    answer = {"rows__0__source": "csn", "rows__0__person": "applicant"}
    change(maja_client, case, "register", 0, **answer, rows__0__answer="no_answer")
    page = words(maja_client.get(page_url(case)))

    assert "CSN, den sökande: inget svar" in page
    assert "0 kronor" not in page.partition("CSN, den sökande")[2].partition("Beräkning för")[0]
    assert (content()["result"], content()["lines"]) == (None, [])
    assert content()["register"][0]["amount"] is None


def test_jobbstimulans_and_a_higher_norm_change_the_result(maja_client, case):
    values = {
        "jobb__applicant": "on",
        "jobb__reason": "Bistånd sedan januari",
        "rows__0__who": "child-0",
        "rows__0__item": "food",
        "rows__0__way": "higher",
        "rows__0__amount": "300",
        "rows__0__reason": "Läkaren säger att barnet behöver särskild mat",
    }
    assert change(maja_client, case, "norm", 0, **values).status_code == 302

    assert content()["result"] == str(7960 + 1550 + 300)
    page = words(maja_client.get(page_url(case)))
    assert "Barn 1, Bo Exempel, mat 300 kronor Står inte i ansökan." in page


def test_a_norm_below_zero_is_refused_where_it_was_typed(maja_client, case):
    values = {
        "rows__0__who": "household",
        "rows__0__way": "lower",
        "rows__0__amount": "90000",
        "rows__0__reason": "Fel",
    }
    response = change(maja_client, case, "norm", 0, **values)

    assert "Normen kan inte vara mindre än noll." in words(response)
    assert 'value="90000"' in response.content.decode()
    assert not Calculation.objects.exists()


def test_a_month_without_a_table_takes_the_norm_by_hand(maja, maja_client, anna):
    with time_machine.travel("2027-01-05 10:00+01:00", tick=False):
        maja_client.force_login(maja)
        case = taken_case(maja, anna)
        assert "Det finns ingen norm för januari 2027." in words(maja_client.get(page_url(case)))
        without = change(maja_client, case, "norm", 0, hand__amount="5300")
        change(maja_client, case, "norm", 0, hand__amount="5300", hand__reason="Regeringens beslut")

    assert "Skriv varifrån summan kommer" in words(without)
    assert (content()["table"], content()["norm"]) == (None, "5300")


def test_the_household_with_reasons(maja_client, case):
    values = {
        "adults__adults": "shared",
        "adults__size": "3",
        "child__0__age": "8",
        "child__0__days": "0",
        "child__0__lunch_away": "on",
    }
    refused = change(maja_client, case, "hushall", 0, **values)
    assert words(refused).count("Skriv varför det inte är samma som i ansökan") == 4
    why = {"adults__reason": "Bror bor här", "child__0__reason": "Bor hos pappan"}
    assert change(maja_client, case, "hushall", 0, **values, **why).status_code == 302

    page = words(maja_client.get(page_url(case)))
    assert "En vuxen som delar hem med andra, 3 i hemmet I ansökan: En vuxen Bror bor här" in page
    assert "I ansökan: 8 år , 15 dagar" in page
    paths = [each["path"] for each in content()["changes"]]
    assert paths == ["household.adults", "household.children[0].days", "household.size"]


def test_a_partner_who_is_not_there_must_have_no_money(maja, maja_client, anna):
    case = taken_case(maja, anna, **partner())
    alone = {"adults__adults": "single", "adults__reason": "Har flyttat isär"}
    change(maja_client, case, "hushall", 0, **alone)
    assert "Det finns ingen partner i hushållet." in words(maja_client.get(page_url(case)))
    nothing = {"given__0__amount": "0", "given__0__reason": "Bor inte där"}
    change(maja_client, case, "inkomster", 1, **nothing)

    assert content()["result"] == str(5220 + 6500)


def test_two_at_once_lose_nothing(maja_client, case):
    costs(maja_client, case, amount="6100", reason="Den första")
    late = costs(maja_client, case, amount="6200", reason="Den andra")

    assert late.status_code == 409
    assert "Någon hann spara före dig." in words(late)
    assert "6 100 kronor I ansökan: 6 500 kronor Den första" in words(late)
    assert 'value="6200"' in late.content.decode()
    assert 'name="rev" value="1"' in late.content.decode()
    costs(maja_client, case, rev=1, amount="6200", reason="Den andra")
    (earlier,) = CalculationRevision.objects.all()
    assert earlier.content["entered"]["costs"][0]["approved"] == "6100"
    assert content()["entered"]["costs"][0]["approved"] == "6200"


def test_the_same_page_twice_is_one_version(maja_client, case):
    statuses = [costs(maja_client, case).status_code for _ in range(2)]

    assert statuses == [302, 302]
    assert Calculation.objects.get().rev == 1
    events = case.events.filter(kind=EventKind.CALCULATED)
    assert [{*event.data} for event in events] == [{"calculation", "rev", "code"}]


@pytest.mark.parametrize("rev", ["", "x", "-1", "9" * 30])
def test_a_version_that_never_was_is_a_conflict(maja_client, case, rev):
    costs(maja_client, case)

    assert costs(maja_client, case, rev=rev, amount="1").status_code == 409
