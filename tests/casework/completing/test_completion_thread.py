"""The whole way over HTTP: a caseworker asks, the person answers, the caseworker accepts."""

import pytest
from django.urls import reverse

from applications.actions.letters import render_letter
from applications.models import Case, CaseEvent, CompletionRequest, Letter, Notice
from applications.statuses import CompletionStatus
from tests.casework.completing.pages import answers, ask_url, judges, opened, words_of
from tests.documents.making import pdf, sent

pytestmark = pytest.mark.django_db


def asked_from_page(client, case, *keys):
    assert client.post(ask_url(case), opened(client, case, *keys)).status_code == 302
    return CompletionRequest.objects.get()


def test_the_whole_way(maja_client, anna_client, case, quick):
    request = asked_from_page(maja_client, case, "paper_rent_bill", "home_rented")
    bill, home = request.items.order_by("number")
    assert bill.content["what"] == "Skicka din senaste hyresavi"
    assert (home.about, home.section) == ("home_rented", "home")
    assert Case.objects.get().waits_for_applicant

    page = words_of(anna_client.get(reverse("completions", args=[case.pk])))
    assert "Vi har fått svar på 0 av 2 saker." in page
    response = answers(anna_client, bill, files=[sent(pdf(), "avi.pdf")], text="Här är den.")
    assert response.status_code == 302
    page = words_of(anna_client.get(response["Location"]))
    assert "Tack, vi har fått ditt svar." in page
    assert "Vi har fått svar på 1 av 2 saker." in page
    assert Case.objects.get().answered_at

    page = words_of(maja_client.get(reverse("review_completions", args=[case.pk])))
    for found in ("Här är den.", "avi.pdf", "Besvarad", "Väntar på svar", "6 500"):
        assert found in page.replace("\u00a0", " ")
    assert judges(maja_client, bill, "godkant", seen=1).status_code == 302
    bill.refresh_from_db()
    assert bill.status == CompletionStatus.ACCEPTED
    assert Case.objects.get().waits_for_applicant
    answers(anna_client, home, text="Jag bor ensam.")
    assert not Case.objects.get().waits_for_applicant
    kinds = list(CaseEvent.objects.order_by("seq").values_list("kind", flat=True))
    answered = "completion_answered"
    assert kinds[-4:] == ["completion_asked", answered, "completion_accepted", answered]


def test_there_is_one_letter_and_one_notice(maja_client, anna_client, case):
    request = asked_from_page(maja_client, case, "paper_rent_bill", "home_rented")
    letter = Letter.objects.get(kind=Letter.Kind.COMPLETION)
    assert request.letter == letter
    assert Notice.objects.filter(kind="completion_asked").count() == 1

    render_letter.func(str(letter.pk))

    assert CaseEvent.objects.latest("seq").kind == "letter_ready"
    for client, name in (
        (anna_client, "completion_letter"),
        (maja_client, "review_completion_letter"),
    ):
        found = client.get(reverse(name, args=[case.pk, request.pk]))
        assert found.content.startswith(b"%PDF-")
        assert found["Content-Disposition"] == 'attachment; filename="brev.pdf"'
    assert "Brevet från" in words_of(anna_client.get(reverse("completions", args=[case.pk])))
    assert "Brevet som pdf" in words_of(
        maja_client.get(reverse("review_completions", args=[case.pk]))
    )


def test_the_letter_says_all_that_is_asked(maja_client, case):
    asked_from_page(maja_client, case, "paper_rent_bill", "home_rented")
    context = Letter.objects.get(kind=Letter.Kind.COMPLETION).context
    assert [item["what"] for item in context["items"]][0] == "Skicka din senaste hyresavi"
    assert "avsluta" not in str(context)
    assert context["name"] == "Anna Exempel"
