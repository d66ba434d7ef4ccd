"""Words: heavy ones, abbreviations, and one word for one thing."""

import re
from collections.abc import Iterator
from functools import cache

from guides.klarsprak.hits import Hit
from guides.klarsprak.rules import Rules, noun, whole_word
from guides.klarsprak.sentences import Sentence
from guides.klarsprak.texts import Text

_CAPITALS = re.compile(r"(?<![\w-])(?:[A-ZÅÄÖ]{2,5}|So[LT])(?![\w]|-?\d)")


def heavy_words(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """A word on the heavy list, unless it is explained on the page or where it stands."""
    taken: list[tuple[int, int]] = []
    for heavy in rules.heavy:
        for found in heavy.pattern.finditer(sentence.text):
            start, end = found.span()
            inside = any(start < until and end > since for since, until in taken)
            if inside or heavy.word in text.explained or _explained_here(sentence, end, rules):
                continue
            taken.append((start, end))
            yield Hit(rule="heavy-word", what=found.group(), plainer=heavy.plainer)


def abbreviations(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """A word that is not written as it is said."""
    for pattern, plainer in _abbreviations(rules):
        for found in pattern.finditer(sentence.text):
            yield Hit(rule="abbreviation", what=found.group().strip(), plainer=plainer)
    yield from _acronyms(sentence, rules)


def other_words(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """A second word for something that has one already."""
    for pattern, preferred in _preferred(rules):
        for found in pattern.finditer(sentence.text):
            yield Hit(rule="one-word", what=found.group(), plainer=preferred)


def unexplained_terms(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """A hard word that neither the glossary, the page nor the sentence explains."""
    for pattern, term in _hard_terms(rules):
        for found in pattern.finditer(sentence.text):
            explained = term in text.explained or _explained_here(sentence, found.end(), rules)
            if not explained:
                yield Hit(rule="term", what=found.group())


def _explained_here(sentence: Sentence, end: int, rules: Rules) -> bool:
    rest = sentence.text[end:]
    return any(mark in rest for mark in rules["terms"]["explained_by"])


def _acronyms(sentence: Sentence, rules: Rules) -> Iterator[Hit]:
    shouted = sum(word.is_plain and word.text.isupper() for word in sentence.words)
    if shouted > 2 and shouted > len(sentence.words) / 2:
        return
    acronyms = rules["acronyms"]
    for found in _CAPITALS.finditer(sentence.text):
        if found.group() not in acronyms["known"]:
            plainer = acronyms["plainer"].get(found.group(), "orden i sin helhet")
            yield Hit(rule="abbreviation", what=found.group(), plainer=plainer)


@cache
def _abbreviations(rules: Rules) -> list[tuple[re.Pattern[str], str]]:
    known = {_spelled(short): plainer for short, plainer in rules["abbreviations"].items()}
    known |= rules["abbreviation_patterns"]
    return [
        (re.compile(rf"(?<![\w.-])(?:{pattern})(?![\w-])", re.IGNORECASE), plainer)
        for pattern, plainer in known.items()
    ]


def _spelled(short: str) -> str:
    """Return a pattern for an abbreviation as people write it: t.ex. t. ex. t ex."""
    parts = short.rstrip(".").split(".")
    if len(parts) > 1:
        return r"(?:\.\s?|\s)".join(map(re.escape, parts)) + r"\.?"
    if short.endswith("."):
        # It must not be the last word of a sentence: "Du betalar för el."
        return re.escape(short) + r"(?=\s+\S)"
    return re.escape(short) + r"\.?"


@cache
def _preferred(rules: Rules) -> list[tuple[re.Pattern[str], str]]:
    return [
        (whole_word("|".join(map(noun, others))), preferred)
        for preferred, others in rules["preferred"].items()
    ]


@cache
def _hard_terms(rules: Rules) -> list[tuple[re.Pattern[str], str]]:
    unknown = [term for term in rules["terms"]["hard"] if term not in rules.glossary]
    return [(whole_word(noun(term)), term) for term in unknown]
