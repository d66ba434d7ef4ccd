"""Letters: rendered once, stored with a hash, never rendered again."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.case import Case
from eservice import clock
from eservice.sealed_fields import SealedBytesField, SealedJSONField


class Letter(models.Model):
    """One letter in a case.

    ``context`` and ``template`` (with its date) are frozen when the letter is ordered; the
    task worker renders it from them alone. ``pdf`` and its SHA-256 are stored together.
    """

    class Kind(models.TextChoices):
        RECEIPT = "receipt", _("Kvitto på ansökan")
        COMPLETION = "completion", _("Begäran om komplettering")
        COMMUNICATION = "communication", _("Utredning att läsa")
        DECISION = "decision", _("Beslut")
        APPEAL = "appeal", _("Överklagande till domstolen")
        COPY = "copy", _("Kopia av inskriven ansökan")
        REFUSAL = "refusal", _("Avvisat överklagande")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=Kind)
    template = models.CharField(max_length=80)
    context = SealedJSONField()
    pdf = SealedBytesField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    ordered_at = models.DateTimeField(default=clock.now)
    rendered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"],
                condition=models.Q(kind="receipt"),
                name="one_receipt_per_case",
            ),
            models.CheckConstraint(
                condition=models.Q(pdf__isnull=True, rendered_at__isnull=True)
                | models.Q(pdf__isnull=False, rendered_at__isnull=False),
                name="rendered_letter_has_a_pdf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
