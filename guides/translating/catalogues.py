"""The catalogues of the other languages: ``locale/<locale>/LC_MESSAGES/django.po``.

The ``.mo`` that Django reads lies beside it and is made from it, so that nothing has to be
compiled where the service runs.
"""

from collections.abc import Iterable
from pathlib import Path

import polib
from django.utils.translation import to_locale

from guides.translating.messages import Message


def path_of(root: Path, language: str) -> Path:
    return root / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def read(root: Path, language: str) -> polib.POFile:
    """Return the catalogue of a language, an empty one when it has none."""
    path = path_of(root, language)
    if path.is_file():
        return polib.pofile(path.as_posix(), wrapwidth=0)
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = {
        "Language": to_locale(language),
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return fresh


def said(catalogue: polib.POFile) -> set[str]:
    """Return the texts that the catalogue says in its own words, their forms for many too."""
    done = catalogue.translated_entries()
    return {each.msgid for each in done} | {each.msgid_plural for each in done}


def is_compiled(root: Path, language: str) -> bool:
    """Return whether the ``.mo`` is what the ``.po`` makes."""
    path = path_of(root, language)
    compiled = path.with_suffix(".mo")
    if not path.is_file():
        return True
    return compiled.is_file() and compiled.read_bytes() == read(root, language).to_binary()


def write(root: Path, language: str, wanted: dict[Message, set[str]], *, adds: bool) -> None:
    """Bring the catalogue up to date: drop what is said no more, tell where the rest is said, add
    what is new when ``adds``, and compile it."""
    catalogue = read(root, language)
    known = {(each.msgid, each.msgid_plural or ""): each for each in catalogue}
    del catalogue[:]
    for message, places in sorted(wanted.items(), key=lambda item: (sorted(item[1]), item[0])):
        entry = known.get((message.text, message.plural))
        if entry is None and adds:
            entry = _entry(message)
        if entry is not None:
            entry.occurrences = [(place, "") for place in sorted(places)]
            catalogue.append(entry)
    path = path_of(root, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(path.as_posix())
    path.with_suffix(".mo").write_bytes(catalogue.to_binary())


def _entry(message: Message) -> polib.POEntry:
    if not message.plural:
        return polib.POEntry(msgid=message.text)
    return polib.POEntry(
        msgid=message.text, msgid_plural=message.plural, msgstr_plural={0: "", 1: ""}
    )


def unsaid(catalogue: polib.POFile, messages: Iterable[Message]) -> list[Message]:
    """Return the messages that the catalogue doesn't say, in order."""
    done = said(catalogue)
    return sorted(each for each in messages if not {each.text, each.plural} - {""} <= done)
