"""The calculation of a case, every earlier version of it, and norm tables that were loaded."""

import uuid

from django.conf import settings
from django.db import models

from applications.models.case import Case
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class NormTable(models.Model):
    """A table of the riksnorm that an administrator has loaded.

    ``data`` has the shape that ``applications.norm`` reads. A loaded table is never changed: a
    corrected one has a name of its own and says from when it holds. The newest that holds for a
    month counts, before those that are shipped.
    """

    name = models.CharField(max_length=40, unique=True)
    valid_from = models.DateField()
    valid_to = models.DateField()
    data = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.name


class Calculation(models.Model):
    """The calculation of a case, as the caseworker has it now.

    ``content`` is described in ``applications/questions/calculating.py``: what the answers said,
    and beside each what the caseworker changed it to, with the reason. ``rev`` counts the saves:
    who saves from an older one is shown both.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="calculation")
    rev = models.PositiveIntegerField(default=1)
    content = SealedJSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"calculation {self.pk}"


class CalculationRevision(models.Model):
    """An earlier version of a calculation, never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    calculation = models.ForeignKey(Calculation, on_delete=models.PROTECT, related_name="revisions")
    rev = models.PositiveIntegerField()
    content = SealedJSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["calculation", "rev"], name="one_calculation_per_rev"),
        ]

    def __str__(self) -> str:
        return f"calculation {self.calculation_id} {self.rev}"
