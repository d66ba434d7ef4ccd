"""Texts in Django templates: translate, blocktranslate and ``_("…")`` in a tag."""

import re
from collections.abc import Iterator

from guides.klarsprak.sources.place import File
from guides.klarsprak.texts import Block, Text

STRING = r"""(?:"(?P<double>[^"\\]*(?:\\.[^"\\]*)*)"|'(?P<single>[^'\\]*(?:\\.[^'\\]*)*)')"""
TRANSLATE = re.compile(rf"\{{%\s*(?:translate|trans)\s+{STRING}.*?%\}}", re.DOTALL)
BLOCK = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?%\}(?P<body>.*?)\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
MARKED = re.compile(rf"(?<!\w)_\({STRING}\)")
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?%\}.*?\{%\s*endcomment\s*%\}", re.DOTALL)
_TAG = re.compile(r"\{[%{].*?[%}]\}", re.DOTALL)


def read_template(file: File) -> Iterator[Text]:
    """Yield a text for every string that is marked for translation, in order."""
    content = without_comments(file.content)
    found = [*_strings(content), *_blocks(content)]
    for position, body in sorted(found):
        yield file.text([_block(file, content, position, body)])


def without_comments(content: str) -> str:
    """Blank out comments; every other character keeps its place."""
    return COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), content)


def quoted(found: re.Match) -> str:
    """Return the string that a match of STRING holds."""
    value = found["double"] if found["double"] is not None else found["single"]
    return re.sub(r"\\(.)", r"\1", value)


def _strings(content: str) -> Iterator[tuple[int, str]]:
    for found in TRANSLATE.finditer(content):
        yield found.start(), quoted(found)
    for tag in _TAG.finditer(content):
        for found in MARKED.finditer(tag.group()):
            yield tag.start() + found.start(), quoted(found)


def _blocks(content: str) -> Iterator[tuple[int, str]]:
    for found in BLOCK.finditer(content):
        position = found.start("body")
        for body in PLURAL.split(found["body"]):
            position = content.index(body, position)
            lead = len(body) - len(body.lstrip())
            yield position + lead, body.strip()


def _block(file: File, content: str, position: int, body: str) -> Block:
    line = 1 + content.count("\n", 0, position)
    end = line + body.count("\n")
    # The tag that opens a block stands on the line above its text, or on the same.
    opening = 1 + content.count("\n", 0, max(content.rfind("{%", 0, position), 0))
    silenced = file.silencers.cover(min(opening, line), end)
    return Block(content=body, line=line, end=end, is_silenced=silenced)
