"""Documents: papers that the person has sent us, each a sealed file beside the database."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from applications.models.draft import Draft
from applications.statuses import ScanState
from eservice import clock
from eservice.sealed_fields import SealedJSONField


class DocumentQuerySet(models.QuerySet):
    def in_order(self) -> "DocumentQuerySet":
        """The files of each paper in the order that its pages are read."""
        return self.order_by("place", "number")


class Document(models.Model):
    """One file on a draft, and after sending on the case, which has the draft's id.

    ``kind`` is the key of the paper (``applications/questions/paper_kinds.py``). ``number``
    orders the draft's files. ``name`` is the file's own name, cleaned.
    ``size`` and ``pages`` are of what we keep; ``stored_name`` says where (``vault.py``).
    ``is_sent`` is set when the application goes with the paper in it: a file on a paper that the
    answers no longer call for stays the applicant's own.
    ``scan_state`` says if it may be shown. Until it is scanned, at ``next_scan_at`` or before, what
    was sent lies beside it (``has_original``). A refused one is a row without files.
    ``grant`` is what a helper sent it under.
    ``place`` orders the files of one paper. ``turned`` says how far its pages are shown turned,
    clockwise; the file itself stays as it is.
    ``next_copy_at`` is when copies to read are due (``copies.py``): ``drawn_pages`` of a PDF are
    drawn as pictures, and a paper of several files is one PDF, beside the first (``has_joined``).
    ``digest`` is a keyed fingerprint of what was sent, so that the same file twice is one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    name = SealedJSONField()
    place = models.PositiveIntegerField(default=0, db_default=0)
    turned = models.PositiveSmallIntegerField(default=0, db_default=0)
    media_type = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField()
    has_preview = models.BooleanField()
    stored_name = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=80)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    grant = models.ForeignKey(
        "applications.Grant", on_delete=models.PROTECT, null=True, related_name="documents"
    )
    at = models.DateTimeField(default=clock.now)
    is_sent = models.BooleanField(default=False)
    scan_state = models.CharField(
        max_length=10,
        choices=ScanState.choices,
        default=ScanState.WAITING,
        db_default=ScanState.WAITING,
    )
    scan_attempts = models.PositiveIntegerField(default=0, db_default=0)
    next_scan_at = models.DateTimeField(default=clock.now, db_default=Now(), null=True)
    scanned_at = models.DateTimeField(null=True)
    has_original = models.BooleanField(default=False, db_default=False)
    next_copy_at = models.DateTimeField(null=True)
    copy_attempts = models.PositiveIntegerField(default=0, db_default=0)
    drawn_pages = models.PositiveIntegerField(default=0, db_default=0)
    has_joined = models.BooleanField(default=False, db_default=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "kind", "digest"], name="one_of_each_file_on_a_paper"
            ),
            models.UniqueConstraint(fields=["draft", "number"], name="one_number_for_each_file"),
            models.CheckConstraint(
                condition=Q(scan_state=ScanState.WAITING, next_scan_at__isnull=False)
                | Q(next_scan_at__isnull=True, has_original=False)
                & ~Q(scan_state=ScanState.WAITING),
                name="what_waits_is_scanned_some_time",
            ),
            models.CheckConstraint(
                condition=Q(turned__in=[0, 90, 180, 270]), name="a_page_is_turned_by_quarters"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_scan_at", "id"],
                condition=Q(scan_state=ScanState.WAITING),
                name="documents_to_scan",
            ),
            models.Index(
                fields=["next_copy_at", "id"],
                condition=Q(next_copy_at__isnull=False),
                name="documents_to_copy",
            ),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"

    @property
    def is_clean(self) -> bool:
        return self.scan_state == ScanState.CLEAN

    @property
    def is_refused(self) -> bool:
        return self.scan_state == ScanState.REFUSED


class UploadDay(models.Model):
    """How much one login has sent on one day, also what was removed again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    files = models.PositiveIntegerField(default=0)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="one_count_of_uploads_a_day"),
        ]

    def __str__(self) -> str:
        return f"uploads on {self.day}"
