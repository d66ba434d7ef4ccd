"""Comments that silence one place: ``klarspråk: ok`` and the reason.

In Python and TOML after ``#``, in templates in a template comment, in Markdown in an HTML
comment; on the line itself or in the comment above it. Without a reason it is itself a finding.
"""

import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"(?:#|<!--)\s*klarspråk:\s*ok\b(?P<reason>.*)", re.IGNORECASE)
_COMMENT_ENDS = "#}>- \t"


@dataclass(frozen=True, slots=True)
class Silencers:
    """The lines of a file's silencers, with the reason for each, and its lines of comment."""

    reasons: dict[int, str]
    comment_lines: frozenset[int]

    def cover(self, first: int, last: int) -> bool:
        """Whether a silencer stands on these lines or in the comment right above them."""
        above = first - 1
        while above in self.comment_lines and above not in self.reasons:
            above -= 1
        return any(line in self.reasons for line in (above, *range(first, last + 1)))

    def without_reason(self) -> Iterator[int]:
        """Yield the line of each silencer that says no reason."""
        return (line for line, reason in self.reasons.items() if not reason)


def silencers(content: str, suffix: str) -> Silencers:
    """Find the silencers in a file with this suffix."""
    if "klarspråk:" not in content.lower():
        return Silencers({}, frozenset())
    comments = dict(_python_comments(content) if suffix == ".py" else _comments(content))
    found = {line: _MARK.search(comment) for line, comment in comments.items()}
    reasons = {line: mark["reason"].strip(_COMMENT_ENDS) for line, mark in found.items() if mark}
    return Silencers(reasons, frozenset(comments))


def _python_comments(content: str) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(content).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _comments(content: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(content.splitlines(), start=1):
        if re.match(r"\s*#", line) or _MARK.search(line):
            yield number, line
