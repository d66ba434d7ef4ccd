"""Filling in: every save is kept, nothing typed is lost, and a way back is always there."""

import pytest
from django.urls import reverse

from applications.models import Answer, AnswerRevision
from applications.questions.catalogue import FLOW
from applications.wizard.opening import progress_of
from tests.conftest import logged_in
from tests.factories import answer, make_applicant, make_draft, whole_answers


@pytest.fixture
def draft(anna):
    return make_draft(anna)


def step_url(draft, key: str, query: str = "") -> str:
    return reverse("step", args=[draft.pk, FLOW.of_key(key).path]) + query


def text(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def test_a_new_application_begins_with_what_is_acute(anna_client, anna):
    response = anna_client.post(reverse("start_draft"), follow=True)

    assert "Är något av det här bråttom?" in text(response)
    assert anna.person.drafts.count() == 1


def test_several_drafts_live_side_by_side(anna_client, anna):
    first, second = make_draft(anna, {}), make_draft(anna, {})

    anna_client.post(step_url(first, "acute"), {"acute": "food"})
    anna_client.post(step_url(second, "acute"), {"acute": "none"})

    assert "acute_advice" in progress_of(first).path
    assert "acute_advice" not in progress_of(second).path


def test_an_incomplete_answer_is_kept_with_its_errors_told(anna_client, draft):
    response = anna_client.post(
        step_url(draft, "home_rented"), {"rent": "många", "rooms": "3", "_rev": "1"}
    )

    assert response.status_code == 200
    assert "<title>Fel: " in text(response)
    assert "Skriv summan med siffror, till exempel 6500" in text(response)
    stored = draft.answers.get(step="home_rented")
    assert stored.raw == {"rent": ["många"], "rooms": ["3"]}
    assert not stored.is_valid
    assert stored.cleaned is None


def test_coming_back_to_an_incomplete_answer_shows_the_text_without_blame(anna_client, draft):
    anna_client.post(step_url(draft, "home_rented"), {"rent": "många", "_rev": "1"})

    response = anna_client.get(step_url(draft, "home_rented"))

    assert 'value="många"' in text(response)
    assert "Fel:" not in text(response)
    assert "Fel:" in text(anna_client.get(step_url(draft, "home_rented", "?fel=1")))


def test_save_and_go_on_later_keeps_half_an_answer(anna_client, draft):
    response = anna_client.post(
        step_url(draft, "contact"), {"ways": "sms", "_rev": "1", "_later": "1"}
    )

    assert response["Location"] == reverse("draft", args=[draft.pk])
    assert draft.answers.get(step="contact").raw == {"ways": ["sms"]}


def test_a_question_can_be_skipped_for_now(anna_client, draft):
    response = anna_client.post(
        step_url(draft, "housing_form"), {"_rev": "1", "_skip": "1"}, follow=True
    )

    assert response.status_code == 200
    home = text(anna_client.get(reverse("draft", args=[draft.pk])))
    assert "Påbörjad" in home
    assert "Du har inte skickat ansökan än." in home


def test_sums_and_dates_are_said_back_on_the_next_page(anna_client, anna):
    draft = make_draft(anna, whole_answers() | {"income_kinds": {"income_kinds": "pay"}})
    row = {
        "rows-0-on_0": "1/3-26",
        "rows-0-on_1": "",
        "rows-0-on_2": "",
        "rows-0-amount": "6500:-",
        "rows-0-note": "Bageriet",
    }

    response = anna_client.post(step_url(draft, "income_pay"), row, follow=True)

    assert "Så här läste vi det du skrev" in text(response)
    assert "1 mars 2026: 6 500 kronor. Bageriet" in text(response)


def test_a_change_from_the_check_page_leads_back_there(anna_client, draft):
    response = anna_client.post(
        step_url(draft, "language", "?till=kontrollera"),
        {"language": "finska", "interpreter": "yes", "_rev": "1"},
    )

    assert response["Location"] == reverse("check", args=[draft.pk])


def test_a_branch_that_was_left_keeps_its_answers_but_they_count_for_nothing(anna_client, draft):
    anna_client.post(step_url(draft, "housing_form"), {"housing_form": "homeless", "_rev": "1"})

    progress = progress_of(draft)
    assert "home_rented" not in progress.path
    assert progress.answers.step("home_rented") == {}
    assert draft.answers.get(step="home_rented").cleaned["rent"] == "6500.00"

    anna_client.post(step_url(draft, "housing_form"), {"housing_form": "rented", "_rev": "2"})
    assert progress_of(draft).answers.get("home_rented", "rent") == "6500.00"


def test_a_question_off_the_path_leads_home_and_keeps_what_was_typed(anna_client, draft):
    url = step_url(draft, "home_lodger")

    assert anna_client.get(url)["Location"] == f"{reverse('draft', args=[draft.pk])}?inte-langre=1"
    response = anna_client.post(url, {"rent": "3000"}, follow=True)

    assert "Du behöver inte svara på den frågan längre" in text(response)
    assert draft.answers.get(step="home_lodger").raw == {"rent": ["3000"]}


def test_a_stale_page_shows_both_answers_and_loses_none(anna_client, anna, draft):
    answer(anna, draft, "language", {"language": "arabiska", "interpreter": "yes"})

    response = anna_client.post(
        step_url(draft, "language"), {"language": "somaliska", "interpreter": "no", "_rev": "1"}
    )

    assert response.status_code == 409
    assert "Det finns ett nyare svar" in text(response)
    assert "arabiska" in text(response)
    assert 'value="somaliska"' in text(response)
    assert draft.answers.get(step="language").raw["language"] == ["arabiska"]
    losing = AnswerRevision.objects.get(draft=draft, step="language", rev=None)
    assert losing.raw["language"] == ["somaliska"]

    again = anna_client.post(
        step_url(draft, "language"), {"language": "somaliska", "interpreter": "no", "_rev": "2"}
    )
    assert again.status_code == 302
    assert draft.answers.get(step="language").raw["language"] == ["somaliska"]


@pytest.mark.parametrize("rev", ["", "0", "x", "99999999999", "-1", "1.5", "²"])
def test_a_missing_or_tampered_revision_never_overwrites(anna_client, draft, rev):
    response = anna_client.post(
        step_url(draft, "language"), {"language": "tigrinja", "interpreter": "no", "_rev": rev}
    )

    assert response.status_code == 409
    assert draft.answers.get(step="language").raw["language"] == ["svenska"]


def test_every_earlier_version_is_kept(anna_client, draft):
    for rev, language in enumerate(["finska", "arabiska", "engelska"], start=1):
        anna_client.post(
            step_url(draft, "language"),
            {"language": language, "interpreter": "no", "_rev": str(rev)},
        )

    kept = AnswerRevision.objects.filter(draft=draft, step="language").order_by("rev")
    assert [(one.rev, one.raw["language"]) for one in kept] == [
        (1, ["svenska"]),
        (2, ["finska"]),
        (3, ["arabiska"]),
    ]


def test_the_same_answer_again_is_no_new_version(anna_client, draft):
    values = {"language": "svenska", "interpreter": "no", "_rev": "7"}

    assert anna_client.post(step_url(draft, "language"), values).status_code == 302
    assert draft.answers.get(step="language").rev == 1


def test_rows_are_added_and_removed_without_losing_the_others(anna_client, anna):
    draft = make_draft(anna, whole_answers() | {"income_kinds": {"income_kinds": "akassa"}})
    url = step_url(draft, "income_akassa")
    first = {"rows-0-on_0": "1", "rows-0-on_1": "10", "rows-0-amount": "100"}
    second = {"rows-1-on_0": "2", "rows-1-on_1": "10", "rows-1-amount": "200"}

    anna_client.post(url, first | {"_add": "1"})
    assert "Summa 2" in text(anna_client.get(url))
    anna_client.post(url, first | second | {"_add": "1", "_rev": "1"})
    anna_client.post(url, first | second | {"_remove": "0", "_rev": "2"})

    stored = draft.answers.get(step="income_akassa")
    assert [row["amount"] for row in stored.cleaned["rows"]] == ["200.00"]
    assert stored.raw["rows-0-amount"] == ["200"]


def test_other_peoples_drafts_do_not_exist(draft):
    stranger = logged_in(make_applicant())

    assert stranger.get(step_url(draft, "acute")).status_code == 404
    assert stranger.post(step_url(draft, "acute"), {"acute": "none"}).status_code == 404
    assert Answer.objects.get(draft=draft, step="acute").rev == 1


def test_the_answer_remembers_who_gave_it(anna_client, anna, draft):
    assert {row.by for row in draft.answers.select_related("by")} == {anna}


def test_a_deleted_draft_is_gone_with_everything_in_it(anna_client, draft):
    url = reverse("delete_draft", args=[draft.pk])

    assert "Du kan inte få tillbaka dem" in text(anna_client.get(url))
    assert anna_client.post(url)["Location"] == reverse("home")
    assert not Answer.objects.filter(draft_id=draft.pk).exists()
    assert anna_client.get(reverse("draft", args=[draft.pk])).status_code == 404


def test_a_conflict_shows_the_stored_answer_in_words(anna_client, anna, draft):
    answer(anna, draft, "language", {"language": "arabiska", "interpreter": "yes"})

    response = anna_client.post(
        step_url(draft, "language"), {"language": "tigrinja", "interpreter": "no", "_rev": "1"}
    )

    assert "Ja, jag vill ha tolk" in text(response).split("Behåll det som är sparat")[0]
