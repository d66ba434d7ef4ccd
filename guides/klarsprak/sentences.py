"""Cut a text into paragraphs, sentences and words, with the line each stands on.

Sums, dates, telephone numbers, addresses, quotations, placeholders and abbreviations stay whole.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from guides.klarsprak.texts import Block

PLACEHOLDER = r"%\(\w+\)[a-z]|%[sd]|\{\{[^{}]*\}\}|\{[^{}\s]*\}"
WORD = re.compile(
    rf"""(?P<placeholder>{PLACEHOLDER})
    | (?P<address>\S+@\S+\.\w+ | https?://\S+ | (?:\w[\w-]*\.)+(?:se|nu|com|org|eu)\b)
    | (?P<number>\+?\d+(?:[ \u00a0.,:/–-]\d+)*\w*)
    | (?P<dotted>(?:[^\W\d_]{{1,4}}\.){{2,}})
    | (?P<word>[^\W\d_]+(?:[-’':][^\W\d_]+)*\w*)""",
    re.VERBOSE,
)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)[^<>]*>")
_BLOCK_TAGS = {"p", "br", "li", "ul", "ol", "div", "h1", "h2", "h3", "h4", "td", "th", "tr"}
_APART = "\x1e"
# A blank line, a tag between blocks, or a new item of a list.
_PARAGRAPH_END = re.compile(rf"{_APART}|\n\s*\n|\n\s*(?=(?:[-*•]|\d+[.)])\s)")
_ITEM_MARK = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+")
_END = re.compile(r"[.!?…]+[”\"»’)\]]*(?=\s)|:(?=\s+[”\"»A-ZÅÄÖ])")
# A full stop after these ends no sentence, save before a capital for those in _MAY_END.
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}|(?-i:[A-ZÅÄÖ])"
    r"|t ex|bl a|p g a|d v s|o s v|m m|kl|nr|ca|etc|ev|osv|dvs|tel|tfn|resp|inkl|exkl|kap|sid"
    r"|enl|ang|alt|avd|st|obs|jfr|el)\.$",
    re.IGNORECASE,
)
_MAY_END = re.compile(
    r"(?:m\.?m|m\.?fl|etc|osv|o\.s\.v|dyl|o\.?d|kr|st|el|tel|obs)\.$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where in its sentence it begins. ``is_plain`` for letters only."""

    text: str
    start: int
    is_plain: bool

    @property
    def letters(self) -> int:
        """The number of letters; 0 for numbers, addresses and placeholders."""
        return sum(map(str.isalpha, self.text)) if self.is_plain else 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, its line in the file, and its words."""

    text: str
    line: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences between two line breaks."""

    sentences: tuple[Sentence, ...]
    block: Block


def paragraphs(block: Block) -> Iterator[Paragraph]:
    """Yield each paragraph of a block that has a word in it."""
    content, position = _plain(block.content), 0
    ends = [*_PARAGRAPH_END.finditer(content), None]
    for end in ends:
        until = end.start() if end else len(content)
        line = block.line + content.count("\n", 0, position)
        found = tuple(_sentences(content[position:until], line, block.end))
        if found:
            yield Paragraph(found, block)
        position = end.end() if end else until


def words(sentence: str) -> tuple[Word, ...]:
    """Return the words of a sentence. A sum, date or placeholder is one word."""
    return tuple(
        Word(found.group(), found.start(), found.lastgroup in ("word", "dotted"))
        for found in WORD.finditer(sentence)
    )


def _plain(content: str) -> str:
    """Take away markup and keep every line break, so that lines can be counted."""

    def without(tag: re.Match) -> str:
        apart = _APART if tag[1].lower() in _BLOCK_TAGS else ""
        return apart + "\n" * tag.group().count("\n")

    return html.unescape(_TAG.sub(without, content))


def _sentences(paragraph: str, line: int, last_line: int) -> Iterator[Sentence]:
    mark = _ITEM_MARK.match(paragraph)
    position = mark.end() if mark else 0
    for end in _ends(paragraph, position):
        piece = paragraph[position:end]
        start = position + len(piece) - len(piece.lstrip())
        text = " ".join(piece.split())
        found = words(text)
        if found:
            at = line + paragraph.count("\n", 0, start)
            yield Sentence(text, min(at, max(line, last_line)), found)
        position = end


def _ends(paragraph: str, start: int) -> Iterator[int]:
    for found in _END.finditer(paragraph, start):
        if not _goes_on(paragraph[start : found.end()], paragraph[found.end() :].lstrip()):
            yield found.end()
    yield len(paragraph)


def _goes_on(before: str, after: str) -> bool:
    """Whether the sentence goes on after what looks like its end."""
    if not after or before.endswith(":"):
        return False
    if after[0].islower():
        return True
    return bool(_ABBREVIATED.search(before)) and not _MAY_END.search(before)
