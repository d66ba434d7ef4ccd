"""The texts as they are shipped: Markdown files with front matter, ``content/<language>/<key>.md``.

A key is the path of its file: ``questions/payout``, ``terms/inneboende``. Front matter: ``key``
(the same as the path), ``language``, ``version`` (the date of the wording), ``owner`` (who answers
for it) and, where words need to be explained, ``terms`` (keys of term files without ``terms/``).
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import frontmatter

from guides.texts import TextFault, TextMissing

CONTENT = Path(__file__).resolve().parent / "content"

_NAME = r"[a-z0-9]+(?:[-_][a-z0-9]+)*"
# No file system has names that are much longer.
LONGEST_KEY = 200
_KEY = re.compile(rf"{_NAME}(?:/{_NAME})*", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shipped:
    """A file: its front matter, and its Markdown, which always begins with its ``# `` title."""

    matter: dict[str, Any]
    source: str

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the wording."""
        return hashlib.sha256(self.source.encode()).hexdigest()

    @property
    def version(self) -> date:
        return self.matter["version"]

    @property
    def owner(self) -> str:
        return self.matter["owner"]

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(self.matter.get("terms") or ())


def shipped(key: str, language: str) -> Shipped:
    """Return the file of a text.

    Raises :class:`TextMissing` when there is none or the key or language is malformed, and
    :class:`TextFault` when the file is not whole.
    """
    path = _path(key, language)
    if not path.is_file():
        raise TextMissing(f"No text {key!r} in {language!r}")
    return _read(path, key, language)


def is_shipped(key: str, language: str) -> bool:
    """Raises as :func:`shipped` for a malformed key or language."""
    return _path(key, language).is_file()


def keys(language: str) -> tuple[str, ...]:
    """Return the keys of every file in a language, sorted. A language without files gives ()."""
    return _keys_in(_folder(language))


def _folder(language: str) -> Path:
    if not _LANGUAGE.fullmatch(language):
        raise TextMissing(f"Not a language code: {language!r}")
    return CONTENT / language


def _path(key: str, language: str) -> Path:
    """Return the file of a key. Only names and single slashes pass, so no key leads out."""
    if len(key) > LONGEST_KEY or not _KEY.fullmatch(key):
        raise TextMissing(f"Not a text key: {key!r}")
    return _folder(language) / f"{key}.md"


@cache
def _keys_in(folder: Path) -> tuple[str, ...]:
    files = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.md"))
    return tuple(sorted(path.as_posix() for path in files))


@cache
def _read(path: Path, key: str, language: str) -> Shipped:
    post = frontmatter.loads(path.read_text(encoding="utf-8"))
    _check(post.metadata, key, language)
    source = post.content.strip()
    if not source.startswith("# ") and (title := post.get("title")):
        source = f"# {title}\n\n{source}"
    return Shipped(matter=post.metadata, source=source.strip())


def _check(matter: dict[str, object], key: str, language: str) -> None:
    """Raise TextFault unless the front matter is whole and belongs to this file."""
    version, owner, terms = (matter.get(name) for name in ("version", "owner", "terms"))
    faults = {
        "key": matter.get("key") != key,
        "language": matter.get("language") != language,
        "version": not isinstance(version, date) or isinstance(version, datetime),
        "owner": not isinstance(owner, str) or not owner.strip(),
        "terms": terms is not None and not _are_term_keys(terms),
    }
    if any(faults.values()):
        wrong = ", ".join(name for name, faulty in faults.items() if faulty)
        raise TextFault(f"{language}/{key}: {wrong} missing or wrong in the front matter")


def _are_term_keys(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(item, str) and re.fullmatch(_NAME, item, re.ASCII) for item in value
    )
