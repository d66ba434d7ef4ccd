"""Heavy words, abbreviations, one word for one thing, and habits of official Swedish."""

import re
from pathlib import Path

import pytest

from guides.klarsprak.check import check, check_line
from guides.klarsprak.rules import load_rules
from guides.klarsprak.texts import Audience, Block, Severity, Text

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"


def rules_of(content, audience=Audience.APPLICANT):
    return {each.rule for each in check_line(content, audience).findings}


HITS = {
    "heavy-word": [
        "Du erhåller pengar.",
        "Vi erhöll din ansökan.",
        "Skicka in samtliga papper.",
        "Ansökan utgår.",
        "Det är i enlighet med lagen.",
        "Skriv namn och/eller nummer.",
        "Vi tar ställning till det.",
        "Vi väntar på en komplettering.",
    ],
    "abbreviation": [
        "Skriv t.ex. hyran.",
        "Skriv t ex hyran.",
        "Hyra, el m.m.",
        "Det kostar 100 kr.",
        "Kom kl. 9.",
        "Läs SoL.",
        "Fråga FK.",
        "Köp 3 st stolar.",
    ],
    "one-word": ["Du får försörjningsstöd.", "Skriv diarienumret.", "Ring din socialsekreterare."],
    "term": ["Du har betalningsanmärkningar.", "Beslutet har vunnit laga kraft."],
    "man": ["Man kan söka.", "Så gör man.", "Om man bor här."],
    "noun-for-verb": [
        "Vi gör en bedömning.",
        "Vi gör en noggrann prövning.",
        "Utbetalning sker i maj.",
        "Ta kontakt med oss.",
    ],
    "negations": [
        "Du får inte pengar om du inte söker.",
        "Det är inte ovanligt.",
        "Ingen får inte svar.",
    ],
}
MISSES = {
    "heavy-word": [
        "Vi utgår från din hyra.",
        "Handläggaren ringer dig.",
        "Har du besvär med ryggen?",
        "Du får en komplettering, alltså det som saknas.",
        "Är du arbetssökande?",
    ],
    "abbreviation": [
        "Du betalar för el.",
        "Har du TV?",
        "Pengar från CSN.",
        "CSN:s brev.",
        "Ärende EX-2026-0001.",
        "Vi ses i maj.",
        "Ladda upp en PDF.",
        "LÄS DET HÄR FÖRST!",
    ],
    "one-word": ["Du får ekonomiskt bistånd.", "Skriv ditt ärendenummer."],
    "term": ["Du har ett frikort.", "Du får livränta, alltså pengar efter en skada."],
    "man": ["Min man är sjuk.", "Du har en god man.", "Man", "Är du man eller kvinna?"],
    "noun-for-verb": ["Gör en lista.", "Du gör rätt.", "Läs vår utredning."],
    "negations": [
        "Har du ingen mat, eller ingenstans att sova?",
        "Det är inte sparat. Du har inte skickat det.",
        "Jag får inga pengar.",
    ],
}


@pytest.mark.parametrize(("rule", "content"), [(r, c) for r, each in HITS.items() for c in each])
def test_a_rule_finds(rule, content):
    assert rule in rules_of(content)


@pytest.mark.parametrize(("rule", "content"), [(r, c) for r, each in MISSES.items() for c in each])
def test_a_rule_lets_pass(rule, content):
    assert rule not in rules_of(content)


@pytest.mark.parametrize("rule", ["heavy-word", "abbreviation", "one-word", "term"])
def test_wrong_words_are_errors(rule):
    found = [each for each in check_line(HITS[rule][0]).findings if each.rule == rule]
    assert {each.severity for each in found} == {Severity.ERROR}


@pytest.mark.parametrize("rule", ["man", "noun-for-verb", "negations"])
def test_habits_are_warnings(rule):
    found = [each for each in check_line(HITS[rule][0]).findings if each.rule == rule]
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_finding_says_why_and_what_to_write():
    (found,) = check_line("Du erhåller pengar.").findings
    assert found.text == "Du erhåller pengar."
    assert found.reason == "”erhåller” är ett tungt ord."
    assert found.plainer == "Skriv: få."


def test_a_caseworker_may_read_heavy_words_but_no_abbreviations():
    assert rules_of("Sökanden erhåller bistånd m.m.", Audience.CASEWORKER) == {"abbreviation"}


def test_a_page_that_explains_a_heavy_word_may_use_it():
    block = Block(content="Skicka din komplettering.")
    assert check(Text(blocks=(block,))).findings
    assert not check(Text(blocks=(block,), explained=frozenset({"komplettering"}))).findings


def test_a_phrase_is_one_finding_and_not_two():
    found = check_line("Vi vill att du ska erlägga betalning.").findings
    assert [each.reason for each in found] == ["”erlägga betalning” är ett tungt ord."]


def test_every_word_on_the_heavy_list_is_found_itself():
    for heavy in load_rules().heavy:
        in_use = heavy.word.replace("besvär", "anföra besvär")
        assert heavy.pattern.search(in_use), heavy.word


def test_no_word_of_the_glossary_is_one_to_avoid():
    rules = load_rules()
    rows = [line.split("|")[2] for line in GLOSSARY.read_text().splitlines() if line[:1] == "|"]
    written = {word.strip().lower() for row in rows for word in re.split(r",", row)}
    avoided = {word for others in rules["preferred"].values() for word in others}
    assert not avoided & (written | rules.glossary)
