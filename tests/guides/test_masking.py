"""Personal data is taken out of what anyone may write, however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.masking import Kind, mask, mask_words, words_of
from tests.factories import number_for

NUMBER = "19900101-9802"
PERSONAL = [
    *(NUMBER, "900101-9802", "9001019802", "199001019802", "900101+9802", "900101 9802"),
    *("19900101 - 9802", "1990-01-01-9802", "1990 01 01 9802", "90 01 01 98 02", "900101–9802"),
    *("1 9 9 0 0 1 0 1 9 8 0 2", "90/01/01-9802", "900101\n9802", "900161-9802", "19900161 9802"),
    # With a wrong digit, in other scripts, with what nobody sees, and for who has none.
    *(
        "900101-9803",
        "٩٠٠١٠١-٩٨٠٢",
        "９００１０１９８０２",
        "900101\u200b-\u200b9802",
        "900101-TF12",
    ),
]
PHONES = ["070-174 06 05", "0701740605", "+46 70 174 06 05", "0046701740605", "08-465 004 30"]
PHONES += ["(08) 465 004 30", "070.174.06.05", "070–174–06–05"]
EMAILS = [
    "anna@exempel.se",
    "anna.exempel+x@post.exempel.se",
    "ANNA@EXEMPEL.SE",
    "anna @ exempel.se",
]
EMAILS += ["anna(at)exempel.se", "anna snabel-a exempel punkt se"]
ACCOUNTS = [
    "9999-123 45 67",
    "8327-9 123 456 789-0",
    "SE45 5000 0000 0583 9825 7466",
    "12345678901234567",
]
CASES = ["EX-26-1001", "ex 26 1001", "EX261001", "EX–26–1001"]
HARMLESS = [
    *("Jag väntade i 3 månader.", "Hyran är 6 500 kronor.", "Det kostar 1 234 567 kronor."),
    *("Den 2026-11-22 och 2026-12-24 var det stängt.", "Åren 2024-2025 och 2025–2026."),
    *("Öppet 08.30-16.30 och 08:30–16:30.", "Mellan 2 500 - 3 000 kronor.", "§ 12, 14 och 17"),
    *("<script>alert(1)</script>", "Raka linjer: 1, 2, 3, 4, 5, 6, 7, 8.", "100, 200, 3000, 4000"),
]


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (kind, text)
        for kind, texts in (
            ("personal", PERSONAL),
            ("phone", PHONES),
            ("email", EMAILS),
            ("account", ACCOUNTS),
            ("case", CASES),
        )
        for text in texts
    ],
)
@pytest.mark.parametrize(
    "around", ["{}", "Jag heter Bo, {}.", "({})", "Nr:{}, tack", "före {} efter"]
)
def test_what_is_somebodys_is_taken_out(kind, written, around):
    masked = mask(around.format(written))

    assert masked.found == {kind: 1}
    assert not any(character.isdigit() for character in masked.text)
    assert "@" not in masked.text


@pytest.mark.parametrize("text", HARMLESS)
def test_years_sums_and_times_stay(text):
    assert mask(text).text == text
    assert mask(text).found == {}


def test_everything_around_stays_as_it_was():
    text = f"Först {NUMBER}, sedan 070-174 06 05\noch anna@exempel.se. Sist 900101-9802!"

    masked = mask(text)

    assert masked.text == (
        "Först [personnummer], sedan [telefonnummer]\noch [e-postadress]. Sist [personnummer]!"
    )
    assert words_of(masked.found) == ["en e-postadress", "2 personnummer", "ett telefonnummer"]
    assert mask(masked.text).text == masked.text


def test_a_text_full_of_numbers_is_left_with_none():
    numbers = [number_for(serial) for serial in range(200)]

    masked = mask(" ".join(numbers) + "\n" + ", ".join(f"{n[2:8]}-{n[8:]}" for n in numbers))

    assert not any(character.isdigit() for character in masked.text)


@given(st.text(), st.integers(0, 10_000), st.text())
def test_no_number_survives_whatever_stands_around_it(before, serial, after):
    number = number_for(serial)

    assert number not in mask(f"{before} {number} {after}").text


def test_words_that_somebody_points_at_are_taken_out_whole():
    masked = mask_words("Anna sa nej. ANNA! Annas mamma, Hanna.", ["anna", "mamma", "Bo"])

    assert masked.text == "[borttaget] sa nej. [borttaget]! [borttaget] [borttaget], Hanna."
    assert masked.found == {"anna": 3, "mamma": 1, "Bo": 0}


def test_some_kinds_can_be_left():
    masked = mask(f"{NUMBER}, ring 0771-524 524", (Kind.PERSONAL,))

    assert masked.text == "[personnummer], ring 0771-524 524"
    assert masked.found == {"personal": 1}
