"""Sentences, words and LIX: what is counted, and on which line."""

import pytest

from guides.klarsprak.readability import lix
from guides.klarsprak.sentences import paragraphs, words
from guides.klarsprak.texts import Block


def sentences(content, line=1):
    block = Block(content=content, line=line, end=line + content.count("\n"))
    return [sentence for each in paragraphs(block) for sentence in each.sentences]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Ring oss. Vi hjälper dig!", ["Ring oss.", "Vi hjälper dig!"]),
        ("Hyran är 1 234,50 kronor. Betala den.", ["Hyran är 1 234,50 kronor.", "Betala den."]),
        ("Kom den 3.1.2026. Ta med hyresavin.", ["Kom den 3.1.2026.", "Ta med hyresavin."]),
        ("Ring 08-465 004 00. Vi svarar.", ["Ring 08-465 004 00.", "Vi svarar."]),
        ("Välj ”Nej.” Gå sedan vidare.", ["Välj ”Nej.”", "Gå sedan vidare."]),
        ("”Ska jag söka?” undrar hon.", ["”Ska jag söka?” undrar hon."]),
        ("Skriv t.ex. Försäkringskassan här.", ["Skriv t.ex. Försäkringskassan här."]),
        ("Lägg till hyra m.m. Spara sedan.", ["Lägg till hyra m.m.", "Spara sedan."]),
        ("Kommunen du bor i. Det är oftast den.", ["Kommunen du bor i.", "Det är oftast den."]),
        ("A. Svensson ringer.", ["A. Svensson ringer."]),
        ("Vi ses kl. 9 på kontoret.", ["Vi ses kl. 9 på kontoret."]),
        ("Du betalar för el. Hyran också.", ["Du betalar för el.", "Hyran också."]),
        ("Tänk på: Spara kvittot.", ["Tänk på:", "Spara kvittot."]),
        ("Hej %(name)s. {{ x }} är klart.", ["Hej %(name)s.", "{{ x }} är klart."]),
        ("Tryck <b>Spara</b>. Klart!", ["Tryck Spara.", "Klart!"]),
        ("Läs kommunen.se i dag.", ["Läs kommunen.se i dag."]),
        ("Ta med:\n- legitimation\n- kvitto", ["Ta med:", "legitimation", "kvitto"]),
        ("<p>Ett stycke</p><p>Ett till</p>", ["Ett stycke", "Ett till"]),
        ("En rad\noch resten.", ["En rad och resten."]),
    ],
)
def test_a_text_is_cut_where_a_sentence_ends(content, expected):
    assert [sentence.text for sentence in sentences(content)] == expected


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Summan är 1 234,50 kronor", 4),
        ("Ring 08-465 004 00 nu", 3),
        ("Hej %(first_name)s", 2),
        ("Hej %(name)s och {{ other.name }}", 4),
        ("Skicka e-post till vi@kommun.se", 4),
        ("Klockan 8–16", 2),
        ("–", 0),
    ],
)
def test_a_number_address_or_placeholder_is_one_word(sentence, count):
    assert len(words(sentence)) == count


def test_each_sentence_has_its_line():
    found = sentences("Första raden.\nAndra raden.\n\nFjärde raden.", line=10)
    assert [sentence.line for sentence in found] == [10, 11, 13]


def test_a_blank_line_ends_a_paragraph():
    assert len(list(paragraphs(Block(content="Ett. Två.\n\nTre.", end=3)))) == 2


def test_lix_is_words_a_sentence_and_per_cent_of_long_words():
    # 10 words in 2 sentences, of which "ansökan" and "handläggare" have more than 6 letters.
    found = sentences("Du skickar ansökan till oss. En handläggare läser den sedan.")
    assert lix(found) == pytest.approx(10 / 2 + 100 * 3 / 10)


def test_a_long_number_or_placeholder_is_no_long_word():
    assert lix(sentences("Hej %(first_and_last_name)s, 1 000 000 kronor.")) == pytest.approx(4)


def test_no_words_have_no_lix():
    assert lix(sentences("– 。")) is None
