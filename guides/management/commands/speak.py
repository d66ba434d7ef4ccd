"""Make the sound of texts beforehand, so that every page can be listened to."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from guides.speaking import made
from guides.speaking.engine import NoSound, speak
from guides.speaking.words import fingerprint, spoken, spoken_keys
from guides.texts import SOURCE_LANGUAGE, TextFault, TextMissing


class Command(BaseCommand):
    """Make what is missing and delete what is old. Exit 1 when a text got no sound."""

    help = "Make the sound of questions and guides. Texts whose words are the same are left alone."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("keys", nargs="*", metavar="KEY", help="such as questions/payout")
        parser.add_argument("--language", default=SOURCE_LANGUAGE, help="such as sv (default)")
        parser.add_argument("--all", action="store_true", help="every text (as without any KEY)")
        parser.add_argument("--again", action="store_true", help="also what is unchanged")

    def handle(self, *args, keys, language, again, **options) -> None:
        known = _keys_of(language)
        every = options["all"] or not keys
        if unknown := sorted(set(keys) - set(known)):
            raise CommandError(f"No questions or guides in {language}: {', '.join(unknown)}")
        wanted = known if every else tuple(dict.fromkeys(keys))
        done = [self._make(key, language, again) for key in wanted]
        if every:
            made.remove_unknown(language, known)
        failed = done.count(None)
        self.stdout.write(
            f"{language}: {done.count(True)} made, {done.count(False)} unchanged, {failed} failed"
        )
        if failed:
            sys.exit(1)

    def _make(self, key: str, language: str, again: bool) -> bool | None:
        """Return whether a sound was made; None when it could not be."""
        try:
            words = spoken(key, language)
            name = made.name_of(key, fingerprint(words))
            is_new = again or not made.exists(language, name)
            if is_new:
                made.keep(language, name, speak(words, language))
        except (NoSound, TextFault, TextMissing, OSError) as error:
            self.stderr.write(f"{language}/{key}: {error}")
            return None
        made.remove_others(language, key, name)
        return is_new


def _keys_of(language: str) -> tuple[str, ...]:
    try:
        keys = spoken_keys(language)
    except TextMissing as error:
        raise CommandError(str(error)) from error
    if not keys:
        raise CommandError(f"No texts in {language}")
    return keys
