"""The journal: notes are kept whole, shown escaped, and nothing typed is lost."""

import re

import pytest

from applications.access import Actor
from applications.actions import cases
from applications.event_kinds import EventKind
from applications.ledger import note_code
from applications.models import CaseNote
from applications.review.journal import LONGEST_NOTE


def url(case) -> str:
    return f"/handlaggning/{case.pk}/journal/"


def write(maja, case, count: int) -> None:
    for number in range(count):
        cases.write_note(Actor(maja), case_id=case.pk, text=f"Anteckning nummer {number}.")


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"Anteckning nummer (\d+)\.", page)]


def next_page(page: str, words: str) -> str:
    return re.search(rf'href="([^"]+)"[^>]*>{words}', page).group(1).replace("&amp;", "&")


def test_a_note_is_written_once_with_its_event(maja, maja_client, case):
    response = maja_client.post(url(case), {"text": "Ringde.\r\nIngen svarade."}, follow=True)
    assert response.redirect_chain == [(f"{url(case)}?klart=antecknat", 302)]
    page = response.content.decode()
    assert "Anteckningen är sparad." in page
    assert "Ringde.<br>Ingen svarade." in page
    note = CaseNote.objects.get()
    assert (note.text, note.by) == ("Ringde.\nIngen svarade.", maja)
    event = case.events.latest("seq")
    assert (event.kind, event.data["note"]) == (EventKind.NOTE_WRITTEN, str(note.pk))
    assert event.data["code"] == note_code(note, event.key_id)


def test_a_hostile_note_is_escaped(maja_client, case):
    maja_client.post(url(case), {"text": "<script>alert(1)</script> \u202e😀 {{ x }}"})
    page = maja_client.get(url(case)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; \u202e😀 {{ x }}" in page


@pytest.mark.parametrize("text", ["", "  \r\n "])
def test_an_empty_note_is_asked_for(maja_client, case, text):
    page = maja_client.post(url(case), {"text": text}).content.decode()
    assert page.count("Skriv något i anteckningen") == 2
    assert not CaseNote.objects.exists()


def test_a_note_that_is_too_long_is_kept_on_the_page(maja_client, case):
    text = "å" * LONGEST_NOTE + "slut"
    page = maja_client.post(url(case), {"text": text}).content.decode()
    assert "Skriv högst 10000 tecken. Nu är det 10004." in page
    assert text in page
    assert not CaseNote.objects.exists()


def test_a_line_break_is_one_character(maja_client, case):
    text = "a" * (LONGEST_NOTE - 10) + "b\r\n" * 4 + "cc"
    assert maja_client.post(url(case), {"text": text}).status_code == 302


def test_a_null_byte_is_told_in_words(maja_client, case):
    page = maja_client.post(url(case), {"text": "Hej\0 hå"}).content.decode()
    assert "ett tecken som inte går att läsa" in page


def test_a_withdrawn_case_can_still_get_a_note(anna, maja_client, case):
    cases.withdraw_case(Actor(anna), case_id=case.pk)
    assert maja_client.post(url(case), {"text": "Klart."}).status_code == 302


def test_notes_are_paged_newest_first(maja, maja_client, case):
    write(maja, case, 45)
    page = maja_client.get(url(case)).content.decode()
    walked = numbers(page)
    while "Visa fler" in page:
        page = maja_client.get(next_page(page, "Visa fler")).content.decode()
        walked += numbers(page)
    assert walked == list(range(44, -1, -1))


def test_the_whole_history_can_be_walked(maja, maja_client, case):
    write(maja, case, 44)
    page = maja_client.get(url(case)).content.decode()
    count = page.count("Journalanteckning<")
    while "Visa äldre händelser" in page:
        page = maja_client.get(next_page(page, "Visa äldre händelser")).content.decode()
        count += page.count("Journalanteckning<")
    assert count == 44
    assert "Ansökan skickad" in page


@pytest.mark.parametrize(
    "query", [{"fore": "x"}, {"fore": "²"}, {"fore": "9" * 30}, {"efter": "x"}]
)
def test_an_unknown_place_falls_back_calmly(maja, maja_client, case, query):
    write(maja, case, 1)
    page = maja_client.get(url(case), query).content.decode()
    assert numbers(page) == [0]
    assert "Ansökan skickad" in page


def test_the_journal_costs_six_queries_however_long_it_is(
    maja, maja_client, case, django_assert_num_queries
):
    for more in (1, 99):
        write(maja, case, more)
        with django_assert_num_queries(6):
            maja_client.get(url(case))
