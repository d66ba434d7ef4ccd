"""Letters and messages as rendered: the whole template is one text, both ways of every choice."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from guides.klarsprak.sources.place import File
from guides.klarsprak.sources.template_source import (
    BLOCK,
    PLURAL,
    TRANSLATE,
    quoted,
    without_comments,
)
from guides.klarsprak.texts import Block, Text

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "title", "th"}
_BLOCKS = _HEADINGS | {
    "p", "li", "td", "div", "section", "caption", "dt", "dd", "ul", "ol", "table", "tr", "body",
    "head", "br",
}  # fmt: skip
_HIDDEN = {"style", "script"}
_OTHER_WAY = re.compile(r"\{%\s*(?:else|elif|empty)\b.*?%\}", re.DOTALL)
_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_APART = "<br>"


def read_letter(file: File) -> Iterator[Text]:
    """Yield one text with a block for each paragraph, heading and item, if there are any."""
    content = _as_rendered(without_comments(file.content))
    if not file.path.endswith(".html"):
        content = re.sub(r"\n(?=\s*\n)", f"{_APART}\n", content)
    reader = _Reader(file)
    reader.feed(content)
    reader.close()
    reader.cut()
    if reader.blocks:
        yield file.text(reader.blocks)


def _as_rendered(content: str) -> str:
    """Put texts in the place of template tags. Line breaks stay, so lines can be counted."""

    def keeping_lines(text: str, original: str) -> str:
        return text + "\n" * (original.count("\n") - text.count("\n"))

    content = TRANSLATE.sub(lambda tag: keeping_lines(quoted(tag), tag.group()), content)
    content = BLOCK.sub(
        lambda tag: keeping_lines(PLURAL.sub(_APART, tag["body"]), tag.group()), content
    )
    content = _OTHER_WAY.sub(lambda tag: keeping_lines(_APART, tag.group()), content)
    return _TAG.sub(lambda tag: keeping_lines("", tag.group()), content)


class _Reader(HTMLParser):
    """Cut a page into blocks. Tags inside a sentence are dropped."""

    def __init__(self, file: File):
        super().__init__(convert_charrefs=True)
        self.file = file
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.line = 0
        self.is_heading = False
        self.hidden = False

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in _BLOCKS:
            self.cut()
            self.is_heading = tag in _HEADINGS
        self.hidden = self.hidden or tag in _HIDDEN

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.cut()
            self.is_heading = False
        self.hidden = self.hidden and tag not in _HIDDEN

    def handle_data(self, data: str) -> None:
        if self.hidden or not (data.strip() or self.pieces):
            return
        if not self.pieces:
            lead = data[: len(data) - len(data.lstrip())]
            self.line = self.getpos()[0] + lead.count("\n")
            data = data.lstrip()
        self.pieces.append(data)

    def cut(self) -> None:
        """End the block that is being read."""
        content = "".join(self.pieces).rstrip()
        self.pieces = []
        if content:
            end = self.line + content.count("\n")
            silenced = self.file.silencers.cover(self.line, end)
            self.blocks.append(
                Block(
                    content=content,
                    line=self.line,
                    end=end,
                    is_heading=self.is_heading,
                    is_silenced=silenced,
                )
            )
