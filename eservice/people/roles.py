"""What a person who works here may be. Applicants have no role: they have a Person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Roles that give access to something today; each has its rules in applications/access.py."""

    CASEWORKER = "caseworker", _("handläggare")
