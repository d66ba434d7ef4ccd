"""``manage demo_people``: who one can log in as."""

from django.core.management.base import BaseCommand

from eservice.people.demo import DEMO_ISSUER, DEMO_PEOPLE
from eservice.people.models import User


class Command(BaseCommand):
    """Prints one line for each of the demo people that has been loaded."""

    help = "List the demo people that one can log in as."

    def handle(self, **options) -> None:
        active = User.objects.filter(issuer=DEMO_ISSUER, is_active=True)
        loaded = set(active.values_list("subject", flat=True))
        for person in DEMO_PEOPLE:
            if person.subject in loaded:
                self.stdout.write(f"{person.name:<16} {person.about}")
