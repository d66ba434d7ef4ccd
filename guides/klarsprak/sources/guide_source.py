"""Guides and explained words in Markdown with front matter: each file is one text."""

import re
from collections.abc import Iterator

import frontmatter
from markdown_it import MarkdownIt
from markdown_it.token import Token

from guides.klarsprak.sources.place import File
from guides.klarsprak.texts import Block, Text

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE_LINE = re.compile(r"^title:", re.MULTILINE)
# With HTML on, a comment is a token of its own and not text. Nothing is rendered here.
_MARKDOWN = MarkdownIt("commonmark")


def read_guide(file: File) -> Iterator[Text]:
    """Yield the guide with its title, headings, paragraphs and items, if in a kind of Swedish."""
    head = frontmatter.loads(file.content).metadata
    language = head.get("language", "sv")
    if language.split("-")[0] != "sv":
        return
    blocks = [*_title(file, head), *_body(file)]
    if blocks:
        yield file.text(blocks, explained=_explained(file, head), language=language)


def _title(file: File, head: dict) -> Iterator[Block]:
    if title := head.get("title"):
        found = _TITLE_LINE.search(file.content)
        line = 1 + file.content.count("\n", 0, found.start() if found else 0)
        silenced = file.silencers.cover(line, line)
        yield Block(content=str(title), line=line, end=line, is_heading=True, is_silenced=silenced)


def _body(file: File) -> Iterator[Block]:
    # Blank lines in place of the front matter: then the lines are those of the file.
    body = _FRONT_MATTER.sub(lambda found: "\n" * found.group().count("\n"), file.content)
    opened = ""
    for token in _MARKDOWN.parse(body):
        if token.type == "inline" and token.map and (content := _read(token)):
            first, last = token.map[0] + 1, token.map[1]
            yield Block(
                content=content,
                line=first,
                end=last,
                is_heading=opened == "heading_open",
                is_silenced=file.silencers.cover(first, last),
            )
        opened = token.type


def _read(inline: Token) -> str:
    """Return the words without marks of emphasis, addresses of links and comments."""
    kinds = {"softbreak": "\n", "hardbreak": "\n"}
    shown = (
        kinds.get(child.type, "" if child.type == "html_inline" else child.content)
        for child in inline.children or ()
    )
    return "".join(shown).strip()


def _explained(file: File, head: dict) -> Iterator[str]:
    """Yield the words that the page explains: those in ``terms``, and the word of a term page."""
    for key in head.get("terms") or ():
        if word := file.rules.terms.get(str(key)):
            yield word
    if title := head.get("title"):
        yield str(title).lower()
