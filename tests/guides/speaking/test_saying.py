"""How sums, dates and abbreviations are said."""

import pytest

from guides.speaking.saying import said
from guides.speaking.words import plain_lines


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("7\u00a0800 kronor", "7800 kronor"),
        ("1 234 567 kr", "1234567 kronor"),
        ("6 500,50 kr.", "6500 kronor och 50 öre"),
        ("5:-", "5 kronor"),
        ("2,5 rum", "2 komma 5 rum"),
        ("2026-11-22", "22 november 2026"),
        ("2026-13-22", "2026 till 13 till 22"),
        ("kl. 9–11", "klockan 9 till 11"),
        ("T.ex. mat, bl.a. bröd", "till exempel mat, bland annat bröd"),
        ("ca 30 %", "cirka 30 procent"),
        ("11 § lagen", "11 paragraf lagen"),
        ("0911-69 60 00", "0 9 1 1 6 9 6 0 0 0"),
        ("konto 1234567", "konto 1 2 3 4 5 6 7"),
        ("Ring CSN", "Ring C S N"),
        ("En SIP är en plan", "En sip är en plan"),
        ("kronor, krona och kram", "kronor, krona och kram"),
        ("nrkl casa", "nrkl casa"),
    ],
)
def test_what_is_written_for_the_eye_is_said_in_words(written, heard):
    assert said(written, "sv") == heard


def test_other_languages_are_left_as_they_are():
    assert said("about 30 %, 7\u00a0800 kr", "en") == "about 30 %, 7 800 kr"


def test_each_block_is_a_line_that_the_voice_rests_after():
    html = "<p>Skriv&nbsp;<strong>ditt</strong>\nnamn</p><ul><li>Ett</li><li>Två?</li></ul>"
    assert plain_lines(html) == ["Skriv ditt namn.", "Ett.", "Två?"]
