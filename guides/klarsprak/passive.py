"""The passive: an s-verb (beviljas, skickades, lämnats) or bli with a participle (blir prövad).

Swedish has many words in -s that are no passives: genitives, nouns, deponent verbs such as hoppas.
Verbs in -a are found by their endings; others by a list of verbs and a list of prefixes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from guides.klarsprak.hits import Hit
from guides.klarsprak.rules import Rules, any_of
from guides.klarsprak.sentences import Sentence, Word
from guides.klarsprak.texts import Text

_OPEN_ENDING = re.compile(r"\w{2,}as|\w{3,}ades|\w{3,}ats")
_BLI = {"bli", "blir", "blev", "blivit", "bliva", "blive"}
# After these a participle belongs to something else than the bli before it.
_BREAKS = {"att", "av", "för", "med", "mer", "när", "om", "som", "till", "än", "och", "eller"}
# How many words may stand between bli and its participle, and after a modal verb.
REACH = 4


@dataclass(frozen=True)
class _Lexicon:
    forms: re.Pattern[str]
    participles: re.Pattern[str]
    deponents: re.Pattern[str]
    no_verb_endings: tuple[str, ...]
    words: dict[str, frozenset[str]]


def passives(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """Every verb that hides who does what."""
    lexicon = _lexicon(rules)
    for index, word in enumerate(sentence.words):
        if not word.is_plain:
            continue
        if word.text.lower() in _BLI:
            participle = _participle_after(sentence, index, lexicon)
            if participle:
                what = sentence.text[word.start : participle.start + len(participle.text)]
                yield Hit(rule="passive", what=what)
        elif word.text.endswith("s") and _is_passive(sentence, index, lexicon):
            yield Hit(rule="passive", what=word.text)


def _is_passive(sentence: Sentence, index: int, lexicon: _Lexicon) -> bool:
    word = sentence.words[index]
    form, known = word.text.lower(), lexicon.words
    is_name = word.text[0].isupper() and (index > 0 or form.removesuffix("s") in known["names"])
    if is_name or lexicon.deponents.match(sentence.text, word.start):
        return False
    before = [other.text.lower() for other in sentence.words[:index]]
    if before and before[-1] in known["genitive_after"]:
        return False
    if form in known["two_ways"]:
        return _is_done_to_it(sentence, index, before, known)
    if form in known["not_verbs"]:
        return False
    return bool(lexicon.forms.fullmatch(form)) or _ends_as_verb(form, lexicon)


def _ends_as_verb(form: str, lexicon: _Lexicon) -> bool:
    if not _OPEN_ENDING.fullmatch(form):
        return False
    return form in lexicon.words["verbs_after_all"] or not form.endswith(lexicon.no_verb_endings)


def _is_done_to_it(sentence: Sentence, index: int, before: list[str], known: dict) -> bool:
    """Judge a verb of two ways: passive after a modal verb or before an agent, not of people."""
    near = before[-REACH:]
    if known["together"] & set(near):
        return False
    after = [other.text.lower() for other in sentence.words[index + 1 : index + 2]]
    has_agent = bool(known["agents"] & set(after))
    spoken = " ".join(["", *(other.text.lower() for other in sentence.words), ""])
    is_told = any(f" {phrase} " in spoken for phrase in known["passive_with"])
    return has_agent or is_told or bool(known["modals"] & set(near))


def _participle_after(sentence: Sentence, index: int, lexicon: _Lexicon) -> Word | None:
    end = sentence.words[index].start + len(sentence.words[index].text)
    for word in sentence.words[index + 1 : index + 1 + REACH]:
        form = word.text.lower()
        if re.search(r"[,;:–]", sentence.text[end : word.start]) or form in _BREAKS:
            return None
        if form not in lexicon.words["not_participles"] and lexicon.participles.fullmatch(form):
            return word
        end = word.start + len(word.text)
    return None


@cache
def _lexicon(rules: Rules) -> _Lexicon:
    words = rules["passive"]
    prefix = rf"(?:{any_of(words['prefixes'])}){{0,2}}"
    d_verbs, t_verbs = any_of(words["d_verbs"]), any_of(words["t_verbs"])
    forms, participles = any_of(words["forms"]), any_of(words["participles"])
    listed = (
        "agents", "genitive_after", "modals", "names", "not_participles", "not_verbs",
        "passive_with", "together", "two_ways", "verbs_after_all",
    )  # fmt: skip
    return _Lexicon(
        forms=re.compile(
            rf"{prefix}(?:(?:{d_verbs})(?:s|es|des|ts)|(?:{t_verbs})(?:s|es|tes|ts)|{forms})"
        ),
        participles=re.compile(
            rf"{prefix}(?:(?:{d_verbs})(?:d|t|da)|(?:{t_verbs})(?:t|ta)|{participles})"
            r"|\w{3,}(?:ad|at|ade)"
        ),
        deponents=re.compile(rf"(?:{'|'.join(words['deponents'])})(?!\w)", re.IGNORECASE),
        no_verb_endings=tuple(words["not_verb_endings"]),
        words={name: frozenset(words[name]) for name in listed},
    )
