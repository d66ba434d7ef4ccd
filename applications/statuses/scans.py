"""Where a file that was sent to us is on its way past the virus scanner."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ScanState(models.TextChoices):
    """Only a clean file is ever shown. A refused one is forgotten; its row says that it came."""

    WAITING = "waiting", _("Filen kontrolleras")
    CLEAN = "clean", _("Kontrollerad")
    REFUSED = "refused", _("Inte mottagen")
