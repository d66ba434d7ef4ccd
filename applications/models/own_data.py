"""The copy of all that is stored about a person, while it waits for her."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from eservice import clock
from eservice.people.models import Person
from eservice.sealed_fields import SealedBytesField


class OwnDataCopy(models.Model):
    """One copy that somebody has asked for: made by the task worker, deleted after a week.

    ``pdf`` and ``data`` (JSON) are the same in two shapes, null until they are made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ordered_at = models.DateTimeField(default=clock.now)
    made_at = models.DateTimeField(null=True)
    pdf = SealedBytesField(null=True)
    data = SealedBytesField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], name="one_copy_of_own_data"),
            models.CheckConstraint(
                condition=Q(made_at__isnull=True, pdf__isnull=True, data__isnull=True)
                | Q(made_at__isnull=False, pdf__isnull=False, data__isnull=False),
                name="copy_of_own_data_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"copy of own data {self.pk}"
