"""``manage load_demo``: fill an empty database with made-up people and cases, once."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from applications.demo.history import tell_everything
from applications.seals import anchor_events, seal_access_log
from eservice.people.demo import DEMO_ISSUER
from eservice.people.models import User


class Command(BaseCommand):
    """Loads the demo where demo login is on. All or nothing, and only the first time."""

    help = "Load the demo's people and cases, if they are not there."

    def handle(self, **options) -> None:
        if not settings.DEMO_LOGIN:
            raise CommandError("The demo's people belong only where DEMO_LOGIN is on.")
        with transaction.atomic():
            if User.objects.filter(issuer=DEMO_ISSUER).exists():
                self.stdout.write("The demo's people are here already. Nothing was changed.")
                return
            cases = tell_everything()
        # The demo's history is older than its first day: it gets its seal and anchor at once.
        seal_access_log()
        anchor_events()
        self.stdout.write(f"Loaded the demo's people and {cases} cases.")
