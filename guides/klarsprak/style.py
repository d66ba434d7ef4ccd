"""Habits of official Swedish: "man", a noun in place of a verb, two negations."""

import re
from collections.abc import Iterator
from functools import cache

from guides.klarsprak.hits import Hit
from guides.klarsprak.rules import Rules, any_of, whole_word
from guides.klarsprak.sentences import Sentence
from guides.klarsprak.texts import Text

_MAN = whole_word("man")
# How far after a negation a word that denies in itself belongs to it.
NEAR = 3


def man(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """ "Man" for you, us or anybody; not a man."""
    before, after = _around_a_man(rules)
    for found in _MAN.finditer(sentence.text):
        is_person = before.search(sentence.text[: found.start()]) or after.match(
            sentence.text, found.end()
        )
        if len(sentence.words) > 1 and not is_person:
            yield Hit(rule="man", what=found.group())


def nouns_for_verbs(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """ "Göra en bedömning", "utbetalning sker": the verb is hidden in a noun."""
    made, happens, phrases = _noun_patterns(rules)
    for pattern in (made, happens):
        for found in pattern.finditer(sentence.text):
            noun = found["noun"].lower()
            if noun not in rules["noun_for_verb"]["not_nouns"]:
                yield Hit(rule="noun-for-verb", what=found.group(), plainer=_verb(noun, rules))
    for pattern, plainer in phrases:
        for found in pattern.finditer(sentence.text):
            yield Hit(rule="noun-for-verb", what=found.group(), plainer=plainer)


def negations(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """Two negations in one thought, or one with a word that denies in itself."""
    negation, negative, apart = _negation_patterns(rules)
    found = list(negation.finditer(sentence.text))
    for first, second in zip(found, found[1:], strict=False):
        if not apart.search(sentence.text, first.end(), second.start()):
            yield Hit(rule="negations", what=sentence.text[first.start() : second.end()])
    for first in found:
        match = negative.match(sentence.text, first.end())
        if match and not apart.search(match.group()):
            yield Hit(rule="negations", what=sentence.text[first.start() : match.end()])


@cache
def _around_a_man(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    before, after = any_of(rules["man"]["before"]), any_of(rules["man"]["after"])
    return (
        re.compile(rf"(?<![\w-])(?:{before})\s+$", re.IGNORECASE),
        re.compile(rf"\s+(?:{after})\b", re.IGNORECASE),
    )


@cache
def _noun_patterns(rules: Rules):
    words = rules["noun_for_verb"]
    named = any_of(list(words["plainer"]))
    noun = rf"(?P<noun>(?:{named})(?:en|er|ar|n)?|\w{{3,}}(?:{any_of(words['endings'])}))"
    between = r"(?:\w+\s+){0,3}?"
    made = whole_word(rf"(?:{any_of(words['verbs'])})\s+{between}{noun}")
    happens = whole_word(rf"{noun}\s+{between}(?:{any_of(words['happens'])})")
    phrases = [(whole_word(phrase), plainer) for phrase, plainer in words["phrases"].items()]
    return made, happens, phrases


def _verb(noun: str, rules: Rules) -> str:
    """Return the verb to use for a noun, or a hint when the rules have none."""
    known = rules["noun_for_verb"]["plainer"]
    stem = next((word for word in known if noun.startswith(word)), None)
    return known[stem] if stem else "säg vem som gör vad"


@cache
def _negation_patterns(rules: Rules) -> tuple[re.Pattern[str], ...]:
    words = rules["negations"]
    marks = "|".join(
        rf"\b{re.escape(mark)}\b" if mark.isalpha() else re.escape(mark) for mark in words["apart"]
    )
    denies = rf"(?:{any_of(words['negative'])})(?:a|t)?(?!\w)"
    return (
        whole_word(any_of(words["words"])),
        re.compile(rf"(?:[^\w]+\w+){{0,{NEAR}}}?[^\w]+{denies}", re.IGNORECASE),
        re.compile(marks, re.IGNORECASE),
    )
