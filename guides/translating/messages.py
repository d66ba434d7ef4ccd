"""Every text in the code and the templates that a language has to say in its own words.

What a message is, gettext decides: in templates by Django's own :func:`templatize`, in Python by
the names of the calls. Texts in files of their own are no messages (see :mod:`guides.library`).
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# What only the staff read, what is a letter or a document in Swedish, and what nobody is shown.
SWEDISH_ONLY = (
    "applications/auditing/",
    "applications/operating/",
    "applications/statistics/",
    "applications/desk/",
    "applications/management/",
    "applications/review/",
    "guides/asking/counting.py",
    "guides/asking/reports.py",
    "guides/editing/",
    "guides/editors.py",
    "guides/speaking/",
    "guides/suggesting/editors.py",
    "templates/auditing/",
    "templates/operating/",
    "templates/statistics/",
    "templates/desk/",
    "templates/guides/asking/hard_text",
    "templates/guides/editing/",
    "templates/guides/speaking/recording",
    "templates/letters/",
    "templates/review/",
)
ROOTS = ("applications", "eservice", "guides", "templates")

_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(?:gettext|ngettext|_)\(({_STRING})(?:\s*,\s*({_STRING}))?")
_NAMES = re.compile(r"_|n?gettext(?:_lazy|_noop)?")


@dataclass(frozen=True, order=True, slots=True)
class Message:
    """A text as gettext knows it, and its form for many or ""."""

    text: str
    plural: str = ""


def messages(root: Path) -> dict[Message, set[str]]:
    """Return every message that people outside the office are shown, and the files it is in."""
    found: dict[Message, set[str]] = {}
    for path in _files(root):
        name = path.relative_to(root).as_posix()
        content = path.read_text(encoding="utf-8")
        read = _in_python if path.suffix == ".py" else _in_template
        for message in read(content):
            found.setdefault(message, set()).add(name)
    return found


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(each for folder in ROOTS for each in (root / folder).rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix in {".html", ".py", ".txt"} and not name.startswith(SWEDISH_ONLY):
            yield path


def _in_template(content: str) -> Iterator[Message]:
    for call in _CALL.finditer(templatize(content)):
        yield Message(*(ast.literal_eval(each) for each in call.groups() if each))


def _in_python(content: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(content)):
        if isinstance(node, ast.Call) and _NAMES.fullmatch(_called(node.func)):
            texts = [each.value for each in node.args[:2] if isinstance(each, ast.Constant)]
            if texts:
                yield Message(*texts)


def _called(function: ast.expr) -> str:
    return getattr(function, "id", "") or getattr(function, "attr", "")
