"""The words we use, explained, from A to Ö."""

from dataclasses import dataclass

from guides.library import keys, shown_terms
from guides.texts import Term

TERMS = "terms/"
_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and the words that begin with it, in order."""

    letter: str
    terms: tuple[Term, ...]


def by_letter() -> list[Letter]:
    """Return every word that is explained, under its first letter."""
    found = shown_terms(key.removeprefix(TERMS) for key in keys() if key.startswith(TERMS))
    letters: dict[str, list[Term]] = {}
    for each in sorted(found, key=lambda one: _order(one.word)):
        letters.setdefault(each.word[0].upper(), []).append(each)
    return [Letter(letter, tuple(terms)) for letter, terms in letters.items()]


def _order(word: str) -> list[tuple[int, str]]:
    """Return what sorts words as Swedish does: å, ä, ö last, and no other sign counts more."""
    return [(_ALPHABET.find(character), character) for character in word.lower()]
