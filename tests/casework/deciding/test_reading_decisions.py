"""The person and her helper read the decision; how and when it came; closing the case."""

from datetime import timedelta

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.cases import close_case
from applications.actions.deciding import start_change
from applications.models import AccessLog, Case, CaseEvent, CaseNote, Decision
from applications.powers import BUNDLE_BY_KEY, Power
from applications.statuses import CaseStage
from eservice import clock
from tests.access.test_query_counts import queries
from tests.casework.deciding.making import decided_content, draft_of, issue
from tests.conftest import logged_in
from tests.factories import make_case
from tests.helping import make_grant, make_helper


def words(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def own(name: str, decision) -> str:
    return reverse(name, args=[decision.case_id, decision.pk])


def test_reading_the_page_receives_nothing_saying_so_does(anna, decision, time_machine):
    time_machine.move_to("2027-02-01 12:00+01:00")
    anna_client = logged_in(anna)
    page = words(anna_client.get(own("decision", decision)))
    assert "Jag har läst beslutet" in page
    assert "Tiden är tre veckor" in page
    decision.refresh_from_db()
    assert decision.received_on is None

    for _twice in range(2):
        assert anna_client.post(own("decision_read", decision)).status_code == 302
    page = words(anna_client.get(own("decision", decision)))
    assert "Vi måste ha fått överklagandet senast <b>22 februari 2027</b>" in page
    assert "Jag har läst beslutet" not in page
    event = CaseEvent.objects.get(kind="decision_read")
    assert (event.role, event.data) == ("applicant", {"decision": str(decision.pk)})
    decision.refresh_from_db()
    assert (decision.notified_way, str(decision.received_on)) == ("service", "2027-02-01")


def test_the_reading_is_logged(anna_client, decision):
    anna_client.get(own("decision", decision))
    assert AccessLog.objects.filter(kind="decision", role="applicant").count() == 1


def test_a_helper_reads_and_cannot_receive_it(kim_client, decision):
    page = words(kim_client.get(own("decision", decision)))
    assert "Ja, du får <bdi>6 720 kronor</bdi>" in page
    assert "Jag har läst beslutet" not in page

    kim_client.post(own("decision_read", decision))
    decision.refresh_from_db()
    assert decision.received_on is None


@pytest.mark.parametrize("powers", ["see", "help"])
def test_a_helper_who_may_not_read_decisions_gets_nothing(anna, decision, powers):
    kim = make_helper()
    given = frozenset(BUNDLE_BY_KEY[powers].powers) - {Power.READ_DECISION}
    make_grant(anna, kim, given)
    for name in ("decision", "decision_pdf"):
        assert logged_in(kim).get(own(name, decision)).status_code == 404


def test_a_decision_of_another_case_is_not_there(anna_client, maja_client, anna, decision):
    other = reverse("decision", args=[decision.case_id, decision.case_id])
    assert anna_client.get(other).status_code == 404
    assert anna_client.post(f"{other}last/").status_code == 404
    for name in ("review_decision", "notify_decision", "correct_decision"):
        url = reverse(name, args=[decision.case_id, decision.case_id])
        assert maja_client.get(url).status_code == 404


def test_decisions_point_at_each_other(anna_client, maja_client, maja, decision):
    change = reverse("correct_decision", args=[decision.case_id, decision.pk])
    assert maja_client.post(change, {"kind": "correction"}).status_code == 302
    case = Case.objects.get(pk=decision.case_id)
    more = decided_content(case, support=("granted", "5000.00"))
    new = issue(draft_of(case, maja, more), maja)

    old_page = words(anna_client.get(own("decision", decision)))
    new_page = words(anna_client.get(own("decision", new)))
    assert "Det finns ett nyare beslut." in old_page
    assert own("decision", new) in old_page
    assert "Hur länge kan du överklaga?" not in old_page
    assert "Hur länge kan du överklaga?" in new_page
    assert own("decision", decision) in new_page
    assert "gäller i stället för beslut 1" in new_page


def note(client, decision, day, way="desk"):
    body = {"way": way}
    body |= {f"received_on_{n}": part for n, part in enumerate((day.day, day.month, day.year))}
    return client.post(reverse("notify_decision", args=[decision.case_id, decision.pk]), body)


def test_a_caseworker_notes_how_and_when_it_came(maja_client, decision, time_machine):
    issued_on = clock.today()
    time_machine.move_to(clock.now() + timedelta(days=5))
    assert "Beslutet fanns inte då" in words(
        note(maja_client, decision, issued_on - timedelta(days=1))
    )
    assert "Dagen har inte varit än" in words(
        note(maja_client, decision, clock.today() + timedelta(days=1))
    )
    assert note(maja_client, decision, issued_on).status_code == 302
    decision.refresh_from_db()
    assert (decision.notified_way, decision.received_on) == ("desk", issued_on)
    assert CaseEvent.objects.filter(kind="decision_notified").count() == 1


def test_what_she_said_herself_stands(anna_client, maja_client, decision):
    anna_client.post(own("decision_read", decision))
    response = note(maja_client, decision, clock.today())
    assert response.status_code == 422
    assert "Personen har redan sagt" in words(response)


def test_closing_and_opening_again_with_a_reason(maja_client, maja, decision):
    case_id = decision.case_id
    close, reopen = (reverse(n, args=[case_id]) for n in ("close_case", "reopen_case"))
    assert "Vi vet inte om beslutet har kommit fram." in words(maja_client.get(close))
    for _twice in range(2):
        assert maja_client.post(close).status_code == 302
    case = Case.objects.get(pk=case_id)
    assert case.stage == CaseStage.CLOSED
    assert CaseEvent.objects.filter(kind="closed").count() == 1

    assert "Skriv varför ärendet öppnas igen" in words(maja_client.post(reopen, {}))
    maja_client.post(reopen, {"reason": "Domstolen skickade tillbaka det."})
    case.refresh_from_db()
    assert case.stage == CaseStage.UNDER_INVESTIGATION
    assert CaseNote.objects.get().text == "Domstolen skickade tillbaka det."
    new = issue(draft_of(case, maja), maja)
    assert (new.number, new.replaces) == (2, decision)


def test_a_colleague_takes_the_case_that_she_opens(maja, chief_client, chief, decision):
    close_case(Actor(maja), case_id=decision.case_id)
    url = reverse("reopen_case", args=[decision.case_id])
    chief_client.post(url, {"reason": "Nytt har hänt."})
    assert Case.objects.get(pk=decision.case_id).caseworker == chief


@pytest.mark.parametrize("stage", [CaseStage.RECEIVED, CaseStage.UNDER_INVESTIGATION])
def test_a_case_that_is_not_done_is_not_closed(maja_client, maja, case, stage):
    open_case = case if stage == CaseStage.UNDER_INVESTIGATION else make_case()
    url = reverse("close_case", args=[open_case.pk])
    assert maja_client.get(url).status_code == maja_client.post(url).status_code == 409


def many_decisions(case, maja, count: int) -> Decision:
    for number in range(case.decisions.count(), count):
        latest = case.decisions.order_by("-number").first()
        content = decided_content(case, support=("granted", f"{5000 + number}.00"))
        if latest:
            kind = {"kind": "correction", "decision_id": latest.pk}
            start_change(Actor(maja), case_id=case.pk, content=content, **kind)
        latest = issue(draft_of(case, maja, content), maja)
    return case.decisions.order_by("number").first()


def test_pages_cost_the_same_for_one_decision_and_for_twenty(
    anna_client, maja_client, maja, case, decision
):
    found = []
    for count in (1, 20):
        first = many_decisions(Case.objects.get(pk=case.pk), maja, count)
        writing = reverse("write_decision", args=[case.pk])
        shown = own("review_decision", first)
        found.append(
            [
                queries(anna_client, own("decision", first)),
                queries(maja_client, writing),
                queries(maja_client, shown),
            ]
        )
    assert found[0] == found[1]
    assert max(found[0]) <= 8


def test_the_preview_costs_little(maja_client, maja, case):
    draft_of(case, maja)
    assert queries(maja_client, reverse("preview_decision", args=[case.pk])) <= 8
