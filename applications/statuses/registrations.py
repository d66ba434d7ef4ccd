"""How an application came that staff have written down, and how the person confirmed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegisteredWay(models.TextChoices):
    """How the person applied, in the words of those who write it down."""

    PAPER = "paper", _("På papper")
    PHONE = "phone", _("Berättat i telefon")
    DESK = "desk", _("Berättat vid disken")


class ConfirmedHow(models.TextChoices):
    """How the person said that what we have written is right."""

    LOGIN = "login", _("På sin egen sida")
    TOLD = "told", _("Sa det till oss")
    SIGNED = "signed", _("Skrev under kopian")
