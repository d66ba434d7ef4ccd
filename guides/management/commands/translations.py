"""Say how whole the other languages are, and keep their catalogues in step with the service."""

import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from eservice.languages import Language
from guides import shipped
from guides.translating import catalogues
from guides.translating.wholeness import (
    MARK,
    Wholeness,
    mark_of,
    messages_for,
    translations,
    wholeness,
)

ROOT = Path(__file__).resolve().parent.parent.parent.parent


class Command(BaseCommand):
    """Print a line for each language. Exit 1 when one that people can choose is not whole."""

    help = "How whole each language is, and what it doesn't say yet."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--missing", action="store_true", help="name everything that is missing"
        )
        parser.add_argument(
            "--write", action="store_true", help="bring the catalogues up to date and compile them"
        )
        parser.add_argument(
            "--translated",
            nargs="+",
            metavar=("LANGUAGE", "KEY"),
            help="these texts say what the Swedish ones say now",
        )

    def handle(self, *args, missing, write, translated, **options) -> None:
        if translated:
            _mark(translated[0], translated[1:])
        if write:
            for language in translations():
                _write(language)
        found = [wholeness(ROOT, language) for language in translations()]
        for each in found:
            self.stdout.write(_line(each))
            if missing:
                self.stdout.writelines(f"  {line}\n" for line in _missing(each))
        if any(each.language.is_published and not each.is_whole for each in found):
            sys.exit(1)


def _write(language: Language) -> None:
    """A language that nobody can choose is left to its translators until they begin."""
    if language.is_published or catalogues.path_of(ROOT, language.code).is_file():
        wanted = messages_for(ROOT, language)
        catalogues.write(ROOT, language.code, wanted, adds=language.is_published)


def _line(found: Wholeness) -> str:
    language = found.language
    said = found.messages - len(found.unsaid)
    there = found.texts - len(found.missing)
    state = "can be chosen" if language.is_published else "not published"
    whole = "whole" if found.is_whole else "not whole"
    rest = [f"{len(found.behind)} behind"] if found.behind else []
    rest += [] if found.is_compiled else ["not compiled: run it with --write"]
    sums = f"{said} of {found.messages} messages, {there} of {found.texts} texts"
    return ", ".join([f"{language.code} ({language.name}): {state}, {whole}", sums, *rest])


def _missing(found: Wholeness) -> list[str]:
    return [
        *(f"message: {message.text}" for message in found.unsaid),
        *(f"text: {key}" for key in found.missing),
        *(f"behind: {key}" for key in found.behind),
    ]


def _mark(language: str, keys: list[str]) -> None:
    """Write into each file which Swedish wording it was made from."""
    for key in keys or shipped.keys(language):
        path = shipped.CONTENT / language / f"{key}.md"
        if not path.is_file() or not shipped.is_shipped(key, "sv"):
            raise CommandError(f"No text {key} in {language}, or none in Swedish")
        head, body = path.read_text(encoding="utf-8").removeprefix("---\n").split("---\n", 1)
        lines = [line for line in head.splitlines() if not line.startswith(f"{MARK}:")]
        marked = "\n".join([*lines, f"{MARK}: {mark_of(key)}"])
        path.write_text(f"---\n{marked}\n---\n{body}", encoding="utf-8")
