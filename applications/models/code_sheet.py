"""Sheets of codes: a way in for somebody without an e-ID (ADR 24)."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from eservice.people.models import Person
from eservice.sealed_fields import SealedJSONField


class IdentityCheck(models.TextChoices):
    """How somebody at the desk knew who the person was. No copy is kept of what she showed."""

    ID_CARD = "id_card", _("Id-kort")
    DRIVING_LICENCE = "driving_licence", _("Körkort")
    PASSPORT = "passport", _("Pass")
    LMA_CARD = "lma_card", _("Kort för den som söker asyl")
    VOUCHED = "vouched", _("Två personer som har visat legitimation intygar vem det är")
    OTHER = "other", _("Annat")


class CodeWay(models.TextChoices):
    """How the letter with the codes reaches her."""

    DESK = "desk", _("Jag lämnar det här")
    POST = "post", _("Vi skickar det med post")


class CodeSheet(models.Model):
    """Codes to log in with, and the login number that goes with them: both as fingerprints only.

    A person has one sheet that works at most. ``tries`` counts wrong codes in a row; ``words``
    are the staff's own when the check was another one.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="code_sheets")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    login_index = models.CharField(max_length=80, unique=True)
    check_kind = models.CharField(max_length=20, choices=IdentityCheck)
    words = SealedJSONField(null=True)
    way = models.CharField(max_length=10, choices=CodeWay)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    first_used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(ended_at__isnull=True),
                name="one_open_code_sheet_per_person",
            ),
        ]

    def __str__(self) -> str:
        return f"code sheet {self.pk}"


class LoginCode(models.Model):
    """One code of a sheet. It opens one login; ``place`` is its number on the paper."""

    sheet = models.ForeignKey(CodeSheet, on_delete=models.CASCADE, related_name="codes")
    place = models.PositiveSmallIntegerField()
    index = models.CharField(max_length=80)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "place"], name="one_login_code_per_place"),
        ]

    def __str__(self) -> str:
        return f"login code {self.place} of {self.sheet_id}"
