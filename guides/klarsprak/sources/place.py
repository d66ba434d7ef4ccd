"""A file that holds texts, and who reads it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from guides.klarsprak.rules import Rules
from guides.klarsprak.sources.silencers import Silencers, silencers
from guides.klarsprak.texts import Audience, Block, Text


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as read: ``path`` is relative to the project, with slashes."""

    path: str
    content: str
    silencers: Silencers
    rules: Rules

    @classmethod
    def read(cls, path: Path, root: Path, rules: Rules) -> "File":
        """Read a file. Raises OSError and UnicodeDecodeError."""
        content = path.read_text(encoding="utf-8")
        inside = path.is_relative_to(root)
        return cls(
            path=path.relative_to(root).as_posix() if inside else path.as_posix(),
            content=content,
            silencers=silencers(content, path.suffix),
            rules=rules,
        )

    @property
    def is_rendered(self) -> bool:
        """Whether its literal text is read too, as in letters."""
        return self.path.startswith(tuple(self.rules["sources"]["rendered"]))

    def text(
        self,
        blocks: Sequence[Block],
        *,
        scopes: Iterable[str] = (),
        explained: Iterable[str] = (),
        language: str = "sv",
    ) -> Text:
        """Return a text in this file with its audience."""
        return Text(
            path=self.path,
            line=blocks[0].line,
            audience=self._audience(scopes),
            blocks=tuple(blocks),
            explained=frozenset(explained),
            is_decision=self.path.startswith(tuple(self.rules["sources"]["decisions"])),
            language=language,
        )

    def _audience(self, scopes: Iterable[str]) -> Audience:
        scoped = {f"{self.path}::{scope}" for scope in scopes}
        for place in self.rules["audience"]["caseworker"]:
            whole = "::" not in place and (self.path == place or self.path.startswith(place))
            if whole or place in scoped:
                return Audience.CASEWORKER
        return Audience.APPLICANT
