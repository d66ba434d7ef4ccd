"""``manage verify_events``: find out whether anything in the logs was changed or removed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.errors import LedgerBroken
from applications.management.verification import verify_everything
from applications.models import Beat, Recurring


class Command(BaseCommand):
    """Checks chains, applications, seals and anchors. Ends with 1 at the first fault."""

    help = "Verify the event log, the access log and the applications that were sent."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="say nothing when all is whole")

    def handle(self, *, quiet: bool, **options: Any) -> None:
        try:
            found = verify_everything()
        except LedgerBroken as fault:
            raise CommandError(str(fault)) from fault
        Beat.mark(Recurring.VERIFICATION)
        if not quiet:
            self.stdout.write(
                f"whole: {found.cases} cases, {found.grants} grants, {found.events} events,"
                f" {found.readings} sealed readings, {found.anchors} anchors"
            )
