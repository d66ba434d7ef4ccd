"""Limits for sentences, paragraphs, words and LIX."""

import pytest

from guides.klarsprak.check import check, check_line
from guides.klarsprak.texts import Block, Severity, Text

EASY = "Vi är här om du vill prata med oss."


def severities(content, rule):
    return [each.severity for each in check_line(content).findings if each.rule == rule]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(15, []), (16, [Severity.WARNING]), (20, [Severity.WARNING]), (21, [Severity.ERROR])],
)
def test_words_in_a_sentence(count, expected):
    assert severities(" ".join(["ord"] * count) + ".", "sentence") == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(3, []), (4, [Severity.WARNING]), (5, [Severity.WARNING]), (6, [Severity.ERROR])],
)
def test_sentences_in_a_paragraph(count, expected):
    assert severities(" ".join([EASY] * count), "paragraph") == expected


@pytest.mark.parametrize(
    ("content", "is_found"),
    [
        ("Läs om levnadskostnadsberäkning här.", True),
        ("Du behöver uppehållstillstånd.", False),
        ("Läs om aktivitetsersättningen.", False),
        ("Gå till trygghetsboendet.", False),
    ],
)
def test_a_long_word_that_the_glossary_does_not_explain(content, is_found):
    assert bool(severities(content, "long-word")) == is_found


def lix_of_long_words(per_cent, *, is_decision=False):
    """Return the severities for 100 words in sentences of ten, with so many long ones."""
    sentence = ["bananer"] * (per_cent // 10) + ["ord"] * (10 - per_cent // 10)
    content = "\n\n".join([" ".join(sentence).capitalize() + "."] * 10)
    text = Text(blocks=(Block(content=content, end=30),), is_decision=is_decision)
    return [each.severity for each in check(text).findings if each.rule == "lix"]


def test_lix_has_two_limits():
    assert lix_of_long_words(20) == []
    assert lix_of_long_words(30) == [Severity.WARNING]
    assert lix_of_long_words(40) == [Severity.ERROR]


def test_a_decision_letter_may_be_a_little_heavier():
    assert lix_of_long_words(30, is_decision=True) == [Severity.WARNING]
    content = "\n\n".join(["En handläggare läser noggrant ansökan och två intyg nu."] * 4)
    block = Block(content=content, end=7)
    as_letter = check(Text(blocks=(block,)))
    as_decision = check(Text(blocks=(block,), is_decision=True))
    assert 40 < as_letter.lix <= 45
    assert [each.severity for each in as_letter.findings if each.rule == "lix"] == ["error"]
    assert [each.severity for each in as_decision.findings if each.rule == "lix"] == ["warning"]


def in_easy_swedish(content, rule):
    text = Text(blocks=(Block(content=content, end=30),), language="sv-x-lattlast")
    return [each.severity for each in check(text).findings if each.rule == rule]


@pytest.mark.parametrize(
    ("count", "expected"),
    [(10, []), (11, [Severity.WARNING]), (12, [Severity.WARNING]), (13, [Severity.ERROR])],
)
def test_easy_swedish_has_shorter_sentences(count, expected):
    assert in_easy_swedish(" ".join(["ord"] * count) + ".", "sentence") == expected


def test_easy_swedish_has_shorter_paragraphs():
    assert in_easy_swedish(" ".join([EASY] * 3), "paragraph") == []
    assert in_easy_swedish(" ".join([EASY] * 4), "paragraph") == [Severity.ERROR]


@pytest.mark.parametrize(
    ("long_words", "expected"), [(1, []), (2, [Severity.WARNING]), (3, [Severity.ERROR])]
)
def test_easy_swedish_has_a_lower_lix(long_words, expected):
    sentence = " ".join(["bananer"] * long_words + ["ord"] * (10 - long_words)).capitalize()
    assert in_easy_swedish(" ".join([f"{sentence}."] * 3), "lix") == expected


def test_a_few_words_have_no_lix_to_judge():
    assert severities("Kontrollera arbetsgivarens kontouppgifter.", "lix") == []
    assert not check_line("Kontrollera arbetsgivarens kontouppgifter.").lix_counts


def test_headings_do_not_flatter_the_lix_of_a_text():
    body = Block(content="Kommunens handläggare bedömer behovet tillsammans.")
    heading = Block(content="Hej", is_heading=True)
    with_heading = check(Text(blocks=(heading, body)))
    assert with_heading.lix == check(Text(blocks=(body,))).lix
