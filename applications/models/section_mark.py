"""What a caseworker has said of one section of an application: that it is right."""

import uuid

from django.conf import settings
from django.db import models

from applications.models.case import Case
from eservice import clock


class SectionMark(models.Model):
    """A caseworker has read one section and found it right; the newest mark counts.

    ``seen_digest`` is over what the section said then, with later answers to completions in it:
    when that changes the section is open again by itself, without anybody doing anything.
    ``is_right`` is false when the mark was taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="section_marks")
    section = models.CharField(max_length=40)
    is_right = models.BooleanField(default=True)
    seen_digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["case", "section", "-at"], name="marks_of_case")]

    def __str__(self) -> str:
        return f"{self.section} {self.is_right}"
