"""What shows that help was given: scanned papers and extracts, sealed."""

import uuid

from django.conf import settings
from django.db import models

from applications.models.grant import Grant
from eservice import clock
from eservice.sealed_fields import SealedBytesField


class GrantProof(models.Model):
    """One scanned file of a grant, as we made it anew of what was sent.

    It opens nothing by itself: a caseworker has to say that she has seen the original.
    ``number`` orders the grant's files; ``pages`` and ``size`` (bytes) are of what we keep.
    ``digest`` is a keyed fingerprint of what was sent, so that the same file twice is one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="proofs")
    number = models.PositiveIntegerField()
    media_type = models.CharField(max_length=40)
    pages = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    data = SealedBytesField()
    digest = models.CharField(max_length=80)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["grant", "digest"], name="one_of_each_proof"),
            models.UniqueConstraint(fields=["grant", "number"], name="one_number_for_each_proof"),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk}"
