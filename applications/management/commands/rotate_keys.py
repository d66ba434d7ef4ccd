"""``manage rotate_keys``: seal everything with the first key of FIELD_KEYS.

Put the new key first in FIELD_KEYS, restart the service, run this, and then drop the old key.
The keys of the event log and of the blind index are not changed by it.
"""

from django.core.management.base import BaseCommand, CommandError

from applications.management.resealing import reseal, reseal_documents, sealed_fields


class Command(BaseCommand):
    """Seals again what is not sealed with the current key. Can be stopped and run again."""

    help = "Seal every encrypted value with the current key."

    def handle(self, **options) -> None:
        broken = []
        columns = (reseal(field) for field in sealed_fields())
        for found in (*columns, reseal_documents()):
            self.stdout.write(f"{found.column}: {found.count} sealed again")
            broken += [f"{found.column} {row}" for row in found.broken]
        if broken:
            raise CommandError(f"{len(broken)} values can't be opened: {', '.join(broken[:20])}")
