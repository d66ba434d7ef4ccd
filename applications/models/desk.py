"""What has been done for a person at the desk."""

import uuid

from django.db import models

from applications.event_kinds import PersonEventKind
from applications.models.chained_event import ChainedEvent
from eservice.people.models import Person


class DeskRecord(models.Model):
    """A person whom somebody at the desk has found or registered, and the chain of what was done.

    ``event_count`` and ``event_head`` close the chain. It follows the person when a number turns
    out to be somebody's who was here before (people/linking.py), so it is a plain foreign key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="desk_records")
    event_count = models.PositiveIntegerField(default=0)
    event_head = models.BinaryField(default=bytes)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], name="one_desk_record_per_person"),
        ]

    def __str__(self) -> str:
        return f"desk record {self.pk}"

    @property
    def chain(self) -> tuple[str, str]:
        """What binds the codes of its events to it."""
        return ("desk event", str(self.pk))


class PersonEvent(ChainedEvent):
    """One thing that was done for a person at the desk, or by her with what she got there."""

    record = models.ForeignKey(DeskRecord, on_delete=models.PROTECT, related_name="events")
    kind = models.CharField(max_length=40, choices=PersonEventKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "seq"], name="one_person_event_per_place"),
        ]
