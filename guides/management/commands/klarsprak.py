"""Check that everything people read is klarspråk."""

import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from guides.klarsprak import command


class Command(BaseCommand):
    """Print every finding and a summary. Exit 1 when there is an error, 2 for an unknown path."""

    help = command.ABOUT
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        command.add_arguments(parser)

    def handle(self, *args, paths, as_json, from_stdin, **options) -> None:
        code = command.run(
            paths,
            as_json=as_json,
            from_stdin=from_stdin,
            stdin=sys.stdin,
            stdout=self.stdout,
            stderr=self.stderr,
        )
        if code:
            sys.exit(code)
