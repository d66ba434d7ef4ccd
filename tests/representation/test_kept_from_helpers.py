"""What a page or an address tells a helper beside the answers themselves: nothing of what is not
for her, in rows, in lists of papers, or after a press that came too late."""

import pytest
from django.urls import reverse

from applications.access import Actor
from applications.actions.sending import send_application
from applications.models import Answer, AnswerRevision
from applications.queries import documents_of
from tests.documents.making import make_document
from tests.factories import make_draft, whole_answers
from tests.helping import make_grant, make_helper
from tests.partner.making import couple_draft, joined
from tests.wizard.test_filling_in import step_url

SECRET = "Bilen är mitt enda skydd."
HER_OWN = "Den behövs till arbetet."
CAR = {"rows-0-what": "Bil", "rows-0-value": "20000", "rows-0-needed": ""}
BOAT = {"rows-1-what": "Båt", "rows-1-value": "500", "rows-1-needed": SECRET}
WITHHELD = "Den du hjälper har svarat här"
# Only the partner works: nothing else calls for a contract of employment.
COUPLE = {
    "household_type": {"household_type": "partner"},
    "partner": {"name": "Robin Partnersson", "number": ""},
    "others_any": {"others_any": "no"},
    "partner_occupation": {"occupation": "work"},
    "partner_occupation_work": {"employer": "Bageriet", "extent": "Heltid"},
    "partner_income_kinds": {"income_kinds": "none"},
    "paper_employment": {"paper": "cannot", "why": SECRET},
}
CONTRACT = "anställningsavtal"


@pytest.fixture
def owned(anna, kim):
    """Anna owns a car and a boat, and has told why about the boat. Kim helps with all."""
    make_grant(anna, kim, "all")
    rows = {"assets": {"assets": "vehicle"}, "asset_vehicle": CAR | BOAT}
    return make_draft(anna, whole_answers() | rows)


@pytest.fixture
def couple(anna, kim):
    """Anna answers about her partner, who works. Kim helps with all."""
    make_grant(anna, kim, "all")
    return make_draft(anna, whole_answers() | COUPLE)


def text_of(response, status: int = 200) -> str:
    assert response.status_code == status
    return response.content.decode()


def test_own_words_in_rows_are_kept_back_and_stay(kim_client, anna_client, owned):
    url = step_url(owned, "asset_vehicle")
    check, back = reverse("check", args=[owned.pk]), f"{step_url(owned, 'assets')}?efter=fordon"
    for page in (url, check, back):
        assert SECRET not in text_of(kim_client.get(page)), page
    assert text_of(kim_client.get(url)).count(WITHHELD) == 1
    assert SECRET in text_of(anna_client.get(check))

    typed = CAR | {"rows-0-needed": HER_OWN} | BOAT | {"rows-1-needed": "", "_rev": "1"}
    assert kim_client.post(url, typed).status_code == 302

    stored = Answer.objects.get(draft=owned, step="asset_vehicle")
    assert [row["needed"] for row in stored.cleaned["rows"]] == [HER_OWN, SECRET]
    assert SECRET not in text_of(kim_client.get(url))
    assert SECRET in text_of(anna_client.get(check))
    assert HER_OWN in text_of(anna_client.get(check))


def test_rows_that_move_take_their_words_along_unread(kim_client, owned):
    url = step_url(owned, "asset_vehicle")
    moved = CAR | BOAT | {"rows-1-needed": "", "_remove": "0"}

    late = text_of(kim_client.post(url, moved | {"_rev": "7"}), 409)
    typed_over = text_of(kim_client.post(url, moved | {"_rev": "1", "rows-1-needed": "x"}), 409)
    assert kim_client.post(url, moved | {"_rev": "1"}).status_code == 302

    after = text_of(kim_client.get(url))
    for page in (late, typed_over, after):
        assert SECRET not in page
        assert WITHHELD in page
    stored = Answer.objects.get(draft=owned, step="asset_vehicle")
    assert [(row["what"], row["needed"]) for row in stored.cleaned["rows"]] == [("Båt", SECRET)]


def test_what_a_helper_writes_in_rows_she_reads_again(anna, kim, kim_client):
    make_grant(anna, kim, "all")
    draft = make_draft(anna, whole_answers() | {"assets": {"assets": "vehicle"}})

    kim_client.post(step_url(draft, "asset_vehicle"), CAR | {"rows-0-needed": HER_OWN})

    assert HER_OWN in text_of(kim_client.get(step_url(draft, "asset_vehicle")))


def test_words_in_rows_go_to_the_caseworker_and_not_to_the_helper(
    anna, anna_client, maja_client, kim_client, owned
):
    send_application(Actor(anna), draft_id=owned.pk)

    answers = reverse("case_answers", args=[owned.pk])
    for client, url in (
        (maja_client, reverse("review_case", args=[owned.pk])),
        (anna_client, answers),
    ):
        page = text_of(client.get(url))
        assert f"Fordon 2: {SECRET}" in page
    page = text_of(kim_client.get(answers))
    assert "Båt" in page
    assert SECRET not in page


@pytest.mark.parametrize("rev", ["1", "7"])
def test_a_paper_for_the_partner_is_not_told_by_a_late_press(kim_client, couple, rev):
    before = Answer.objects.get(draft=couple, step="paper_employment")

    response = kim_client.post(
        step_url(couple, "paper_employment"), {"paper": "later", "why": "", "_rev": rev}
    )

    assert response["Location"] == f"{reverse('draft', args=[couple.pk])}?inte-langre=1"
    now = Answer.objects.get(draft=couple, step="paper_employment")
    assert (now.rev, now.cleaned) == (before.rev, before.cleaned)
    kept = AnswerRevision.objects.get(draft=couple, step="paper_employment", rev=None)
    assert kept.raw["paper"] == ["later"]


def test_a_paper_for_the_partner_is_in_no_list_of_a_helper(anna, anna_client, kim_client, couple):
    file = make_document(anna, couple, kind="employment", name="bageriet.pdf")
    send_application(Actor(anna), draft_id=couple.pk)
    assert documents_of(couple.pk, only_sent=True)

    for name, words in (("case_answers", "bageriet"), ("prepare_meeting", CONTRACT)):
        url = reverse(name, args=[couple.pk])
        assert words in text_of(anna_client.get(url))
        page = text_of(kim_client.get(url))
        assert words not in page
        assert str(file.pk) not in page


@pytest.mark.parametrize("name", ["step", "add_papers"])
def test_a_file_of_the_partners_is_not_on_the_papers_page(anna, kim, kim_client, name):
    """She helped before she became the partner."""
    make_grant(anna, kim, "all")
    robin = make_helper(given_name="Robin", family_name="Partnersson")
    draft = couple_draft(anna)
    hers = make_document(robin, draft, name="robin.pdf")
    joined(anna, robin, draft)
    path = {"step": "papper-hyreskontrakt", "add_papers": "hyreskontrakt"}[name]

    page = text_of(kim_client.get(reverse(name, args=[draft.pk, path])))

    assert "Du har laddat upp" not in page
    assert "robin" not in page
    assert str(hers.pk) not in page
