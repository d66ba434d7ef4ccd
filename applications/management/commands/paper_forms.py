"""Make the blank forms to print beforehand, so that nobody waits for one."""

from django.core.management.base import BaseCommand

from applications.actions.paper_forms import make_form
from applications.statuses import ApplicationKind


class Command(BaseCommand):
    """Make what is missing or says something else than the questions do now."""

    help = "Make the forms to fill in by hand. Those that say the same are left alone."

    def handle(self, **options) -> None:
        made = [kind for kind in ApplicationKind if make_form(kind)]
        self.stdout.write(f"{len(made)} made, {len(ApplicationKind) - len(made)} unchanged")
