"""How long: sentences, paragraphs, words, and LIX for the whole text."""

from collections.abc import Iterator

from guides.klarsprak.hits import Hit, over_limits
from guides.klarsprak.readability import lix
from guides.klarsprak.rules import Rules
from guides.klarsprak.sentences import Paragraph, Sentence
from guides.klarsprak.texts import Text

# A glossary word with an ending is still that word: "aktivitetsersättningen".
LONGEST_ENDING = 4


def long_sentences(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """More words in a sentence than one remembers."""
    limits = rules.limits("sentence", text.language)
    if hit := over_limits("sentence", len(sentence.words), limits["warn"], limits["error"]):
        yield hit


def long_words(sentence: Sentence, text: Text, rules: Rules) -> Iterator[Hit]:
    """A word that is too long, and that the glossary does not explain."""
    limit = rules["limits"]["word"]["letters"]
    for word in sentence.words:
        if word.letters > limit and not _is_explained(word.text.lower(), rules):
            yield Hit(rule="long-word", what=word.text, number=word.letters, limit=limit)


def long_paragraph(paragraph: Paragraph, text: Text, rules: Rules) -> Hit | None:
    """More sentences than one paragraph carries."""
    limits = rules.limits("paragraph", text.language)
    return over_limits("paragraph", len(paragraph.sentences), limits["warn"], limits["error"])


def heavy_text(text: Text, paragraphs: list[Paragraph], rules: Rules) -> Hit | None:
    """A text whose LIX is too high; a text of a few words has no LIX worth the name."""
    limits, value = rules.limits("lix", text.language), text_lix(paragraphs)
    count = sum(len(sentence.words) for sentence in _read_in_full(paragraphs))
    if value is None or count < limits["least_words"]:
        return None
    error = limits["decision"] if text.is_decision else limits["error"]
    return over_limits("lix", round(value, 1), limits["warn"], error)


def text_lix(paragraphs: list[Paragraph]) -> float | None:
    """Return the LIX of a text without its headings, or None for one without words."""
    return lix(_read_in_full(paragraphs))


def counts_for_lix(paragraphs: list[Paragraph], rules: Rules) -> bool:
    """Whether the text is long enough for its LIX to say something."""
    count = sum(len(sentence.words) for sentence in _read_in_full(paragraphs))
    return count >= rules["limits"]["lix"]["least_words"]


def _read_in_full(paragraphs: list[Paragraph]) -> list[Sentence]:
    """Return the sentences; headings are short and would flatter a text that has more."""
    body = [paragraph for paragraph in paragraphs if not paragraph.block.is_heading]
    return [sentence for paragraph in body or paragraphs for sentence in paragraph.sentences]


def _is_explained(word: str, rules: Rules) -> bool:
    return any(
        word.startswith(known) and len(word) - len(known) <= LONGEST_ENDING
        for known in rules.glossary
    )
