"""A decision from the first word to the person's own page, through HTTP."""

from io import BytesIO

import pikepdf
import pytest
from django.urls import reverse

from applications.actions.letters import render_letter
from applications.models import CaseEvent, Decision, DecisionDraft, Letter, Notice
from applications.statuses import CaseStage, DecisionStatus
from eservice.ui.swedish import format_month
from tests.casework.deciding.making import shared

REASONS = "Du behöver medicinen."
BODY = {
    "item": ["support", "cost_medicine", "cost_dental"],
    "support-outcome": "granted",
    "support-granted": "4 270 kr",
    "support-law": "12 kapitlet 1 § socialtjänstlagen",
    "support-phrase": "phrases/inkomsten-racker-inte",
    "cost_medicine-outcome": "granted",
    "cost_medicine-granted": "450",
    "cost_medicine-law": "12 kapitlet 1 § socialtjänstlagen",
    "cost_medicine-reasons": REASONS,
    "cost_dental-outcome": "rejected",
    "cost_dental-law": "12 kapitlet 1 § socialtjänstlagen",
    "cost_dental-reasons": "Tandvården kan vänta.",
    "all-whole": "each",
    "rev": "",
}


def words(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def url(name: str, case, *args) -> str:
    return reverse(name, args=[case.pk, *args])


@pytest.fixture
def written(maja_client, case, maja) -> DecisionDraft:
    shared(case, maja)
    maja_client.post(url("write_decision", case), BODY)
    return DecisionDraft.objects.get()


def make_it(client, draft) -> Decision:
    body = {"draft": draft.pk, "rev": draft.rev}
    response = client.post(url("issue_decision", draft.case), body)
    assert response.status_code == 302
    return Decision.objects.get(draft=draft)


def test_the_page_begins_with_what_was_applied_for(maja_client, case):
    page = words(maja_client.get(url("write_decision", case)))

    assert f"Ekonomiskt bistånd för {format_month(case.month)}" in page
    assert "Sökt: <bdi>450 kronor</bdi>" in page
    assert "Annan tandvård" in page


def test_a_partial_yes_reaches_the_person_in_the_words_of_the_preview(
    maja_client, anna_client, case, written
):
    preview = words(maja_client.get(url("preview_decision", case)))
    decision = make_it(maja_client, written)
    page = words(anna_client.get(url("decision", case, decision.pk)))

    start = f"Ja, till en del. Du får <bdi>4 720 kronor</bdi> för {format_month(case.month)}"
    text = page[page.index("<h1") : page.index("för Exempelkommun.")]
    assert start in text
    assert text in preview
    assert "Du sökte <bdi>450 kronor</bdi>." in text
    assert "Tandvården kan vänta." in text
    assert "Dina inkomster räcker inte till det du behöver" in text
    assert "inom tre veckor från den dag du fick beslutet" in text


def test_making_it_freezes_moves_logs_tells_and_orders_the_letter(maja_client, case, written):
    decision = make_it(maja_client, written)
    case.refresh_from_db()
    written.refresh_from_db()

    assert case.stage == CaseStage.DECIDED
    assert (written.status, written.decision_id) == (DecisionStatus.ISSUED, decision.pk)
    assert (decision.outcome, decision.amount) == ("partly_granted", 4720)
    assert decision.delegation_point == "D 4.1, D 4.2"
    assert decision.content["outcome"] == "partly_granted"
    assert CaseEvent.objects.filter(kind="decided").get().data["decision"] == str(decision.pk)
    assert Notice.objects.get(kind="decided").person_id == case.person_id
    assert decision.letter.kind == Letter.Kind.DECISION
    assert decision.letter.template == "letters/decision/2026-11-22.html"


def test_the_same_page_sent_twice_is_one_decision(maja_client, case, written):
    make_it(maja_client, written)
    make_it(maja_client, written)

    assert Decision.objects.count() == Letter.objects.filter(kind="decision").count() == 1
    assert Notice.objects.filter(kind="decided").count() == 1


def test_the_letter_is_a_tagged_pdf_that_both_can_print(maja_client, anna_client, case, written):
    decision = make_it(maja_client, written)
    assert anna_client.get(url("decision_pdf", case, decision.pk)).status_code == 404
    render_letter.func(str(decision.letter_id))

    for client, name in ((anna_client, "decision_pdf"), (maja_client, "decision_letter")):
        response = client.get(url(name, case, decision.pk))
        assert response.content.startswith(b"%PDF-")
        with pikepdf.open(BytesIO(response.content)) as pdf:
            assert pdf.Root.MarkInfo.Marked
        assert response["Content-Disposition"] == 'attachment; filename="beslut.pdf"'
    assert CaseEvent.objects.filter(case=case, kind="letter_ready").count() == 1


def test_a_sum_with_letters_is_told_and_nothing_is_lost(maja_client, case):
    wrong = BODY | {"support-granted": "fyra tusen"}
    response = maja_client.post(url("write_decision", case), wrong)
    page = words(response)

    assert response.status_code == 422
    assert "Skriv summan med siffror, till exempel 6500" in page
    assert 'value="fyra tusen"' in page
    assert REASONS in page
    assert not DecisionDraft.objects.exists()


def test_something_more_is_added_and_taken_away(maja_client, case):
    maja_client.post(url("write_decision", case), BODY | {"do": "add"})
    draft = DecisionDraft.objects.get()
    assert [item["key"] for item in draft.content["items"]][-1] == "added_1"

    more = BODY | {
        "rev": draft.rev,
        "item": [*BODY["item"], "added_1"],
        "added_1-what": "Skor till sonen",
        "added_1-asked": "300",
        "do": "remove:added_1",
    }
    maja_client.post(url("write_decision", case), more | {"do": "save"})
    draft.refresh_from_db()
    assert (
        draft.content["items"][-1] | {"what": "Skor till sonen", "asked": "300.00"}
        == (draft.content["items"][-1])
    )
    maja_client.post(url("write_decision", case), more | {"rev": draft.rev})
    draft.refresh_from_db()
    assert len(draft.content["items"]) == 3


def test_a_page_that_was_overtaken_shows_both_and_keeps_what_was_typed(maja_client, case, written):
    newer = {"rev": written.rev, "cost_medicine-reasons": "Läkaren har skrivit ut den."}
    assert maja_client.post(url("write_decision", case), BODY | newer).status_code == 302
    stale = BODY | {"rev": written.rev, "cost_medicine-reasons": "Min gamla text."}
    response = maja_client.post(url("write_decision", case), stale)
    page = words(response)

    assert response.status_code == 409
    assert "Läkaren har skrivit ut den." in page
    assert "Min gamla text." in page
    written.refresh_from_db()
    assert f'name="rev" value="{written.rev}"' in page
    assert written.content["items"][1]["reasons"] == "Läkaren har skrivit ut den."
