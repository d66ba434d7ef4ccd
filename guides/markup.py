"""Markdown to safe HTML, cut into sections.

Text in, values out. Raw HTML in the Markdown is escaped and images are off, so a text can never
bring in markup, scripts or requests of its own.

A list whose items all begin with ``[ ]`` is one to tick off on paper: each item gets an empty
box. The boxes are drawn and are no fields, so nothing that is ticked there can be lost.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from markdown_it import MarkdownIt
from markdown_it.token import Token

from eservice.ui.templatetags.ui import icon

MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable("image")

# "7 800 kronor" is written with plain spaces and kept on one line: U+00A0 in their place.
_SUM_SPACE = re.compile(r"(?<=\d) (?=\d{3}\b|kronor\b)")
_FIXED_SPACE = "\u00a0"
_BOX_MARK = "[ ] "
# A comment is for the checker of plain language, never for the reader.
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """One ``## `` heading and the HTML under it.

    ``heading`` is plain text (escape it as usual), ``slug`` is fit for an id
    and unique in its text, ``html`` holds no heading of its own level.
    """

    heading: str
    slug: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Body:
    """A parsed text: its ``# `` heading or "", the HTML before the first section, the sections."""

    title: str
    lead: SafeString
    sections: tuple[Section, ...]


def parse(markdown: str) -> Body:
    """Parse Markdown into title, lead and sections.

    The first ``# `` heading is the title; more of them are dropped, their text
    kept in the lead. Two sections with the same heading
    get slugs of their own (``exempel``, ``exempel-2``).
    """
    title, lead, sections, slugs = "", SafeString(""), [], set()
    tokens = MARKDOWN.parse(_SUM_SPACE.sub(_FIXED_SPACE, _COMMENT.sub("", markdown)))
    _dress(tokens)
    for level, heading, under in _blocks(tokens):
        if level == "h2":
            slug = _free_slug(heading, slugs)
            slugs.add(slug)
            sections.append(Section(heading, slug, _render(under)))
        else:
            title, lead = title or heading, SafeString(lead + _render(under))
    return Body(title, lead, tuple(sections))


def _dress(tokens: list[Token]) -> None:
    """Give links the look of the service, and the items of lists to tick off their boxes."""
    for place, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "link_open":
                child.attrSet("class", "govuk-link")
        if token.type == "bullet_list_open":
            _draw_boxes(token, _items(tokens[place:], token.level))


def _items(tokens: list[Token], level: int) -> list[tuple[Token, Token]]:
    """Return each item of the list that the tokens begin with: where it opens, and its text."""
    items = []
    for token, _paragraph, text in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type == "bullet_list_close" and token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            items.append((token, text))
    return items


def _draw_boxes(bullets: Token, items: list[tuple[Token, Token]]) -> None:
    if not all(text.content.startswith(_BOX_MARK) for _item, text in items):
        return
    bullets.attrSet("class", "app-list")
    for item, text in items:
        item.attrSet("class", "app-can")
        words = text.children[0]
        words.content = words.content.removeprefix(_BOX_MARK)
        text.children = [_html(icon("square") + "<span>"), *text.children, _html("</span>")]


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def _blocks(tokens: list[Token]) -> Iterator[tuple[str, str, list[Token]]]:
    """Yield (heading level or "", heading text, tokens under it), in order."""
    level, heading, under = "", "", []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2"):
            yield level, heading, under
            level, heading, under = token.tag, _plain(tokens[position + 1]), []
            position += 3  # heading_open, inline, heading_close
        else:
            under.append(token)
            position += 1
    yield level, heading, under


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _render(tokens: list[Token]) -> SafeString:
    html = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}).strip()
    # html is off: the renderer escapes everything that it does not write itself.
    return mark_safe(html)


def _free_slug(heading: str, taken: set[str]) -> str:
    """Return an ASCII slug that is not taken; a heading in another script gets ``del``."""
    base = slugify(heading) or "del"
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
