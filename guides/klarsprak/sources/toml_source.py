"""Sentences in the municipality's TOML file."""

import re
import tomllib
from collections.abc import Iterator

from guides.klarsprak.sources.place import File
from guides.klarsprak.texts import Block, Text


def read_toml(file: File) -> Iterator[Text]:
    """Yield each value that people read. Raises tomllib.TOMLDecodeError for a broken file."""
    keys = "|".join(file.rules["sources"]["toml_keys"])
    for number, line in enumerate(file.content.splitlines(), start=1):
        if re.match(rf"\s*(?:{keys})\s*=\s*[\"']", line):
            (content,) = tomllib.loads(line.strip()).values()
            silenced = file.silencers.cover(number, number)
            yield file.text([Block(content=content, line=number, end=number, is_silenced=silenced)])
