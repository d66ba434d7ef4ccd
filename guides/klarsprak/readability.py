"""LIX, Björnsson's readability index: how long the sentences and the words are.

LIX = words / sentences + 100 x words longer than six letters / words. Under 30 is very easy,
30-40 easy, 40-50 as in newspapers, 50-60 official, above that heavy.
"""

from collections.abc import Iterable

from guides.klarsprak.sentences import Sentence

LONG = 6


def lix(sentences: Iterable[Sentence]) -> float | None:
    """Return LIX, or None when there is no word."""
    each = [sentence.words for sentence in sentences]
    count = sum(map(len, each))
    if not count:
        return None
    long_words = sum(word.letters > LONG for words in each for word in words)
    return count / len(each) + 100 * long_words / count
