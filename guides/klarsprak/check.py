"""Every rule on a text."""

from collections.abc import Iterator
from dataclasses import dataclass

from guides.klarsprak.hits import finding
from guides.klarsprak.lengths import (
    counts_for_lix,
    heavy_text,
    long_paragraph,
    long_sentences,
    long_words,
    text_lix,
)
from guides.klarsprak.passive import passives
from guides.klarsprak.rules import Rules, load_rules
from guides.klarsprak.sentences import Paragraph, paragraphs
from guides.klarsprak.style import man, negations, nouns_for_verbs
from guides.klarsprak.texts import Audience, Block, Finding, Text
from guides.klarsprak.wording import abbreviations, heavy_words, other_words, unexplained_terms

SENTENCE_RULES = (
    long_sentences,
    long_words,
    passives,
    heavy_words,
    abbreviations,
    other_words,
    unexplained_terms,
    man,
    nouns_for_verbs,
    negations,
)


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A text with what was found. ``lix`` is None without words; it counts from 20 words."""

    text: Text
    findings: tuple[Finding, ...]
    lix: float | None
    lix_counts: bool


def check(text: Text, rules: Rules | None = None) -> Checked:
    """Judge a text, silenced places left out."""
    rules = rules or load_rules()
    found = [each for block in text.blocks for each in paragraphs(block)]
    without = rules["audience"]["without"].get(text.audience, ())
    return Checked(
        text=text,
        findings=tuple(each for each in _findings(text, found, rules) if each.rule not in without),
        lix=text_lix(found),
        lix_counts=counts_for_lix(found, rules),
    )


def check_line(content: str, audience: Audience = Audience.APPLICANT) -> Checked:
    """Judge a text as it is typed, with no file around it."""
    end = 1 + content.count("\n")
    return check(Text(blocks=(Block(content=content, end=end),), audience=audience))


def _findings(text: Text, found: list[Paragraph], rules: Rules) -> Iterator[Finding]:
    heavy = heavy_text(text, found, rules)
    if heavy and not any(block.is_silenced for block in text.blocks[:1]):
        start = found[0].sentences[0].text
        yield finding(heavy, rules, path=text.path, line=text.line, text=start)
    for paragraph in found:
        if not paragraph.block.is_silenced:
            yield from _in_paragraph(paragraph, text, rules)


def _in_paragraph(paragraph: Paragraph, text: Text, rules: Rules) -> Iterator[Finding]:
    if hit := long_paragraph(paragraph, text, rules):
        first = paragraph.sentences[0]
        yield finding(hit, rules, path=text.path, line=first.line, text=first.text)
    for sentence in paragraph.sentences:
        for rule in SENTENCE_RULES:
            for hit in rule(sentence, text, rules):
                yield finding(hit, rules, path=text.path, line=sentence.line, text=sentence.text)
