"""What a person who works here may be. Applicants have no role: they have a Person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Roles that give access to something today; each has its rules in applications/access.py."""

    CASEWORKER = "caseworker", _("handläggare")
    # Holds points of the delegation order that other caseworkers don't; is a caseworker too.
    DECISION_MAKER = "decision_maker", _("beslutsfattare")
    # Reads the logs and nothing else; a person of her own, never a caseworker.
    AUDITOR = "auditor", _("granskare av loggar")
    # Propose and comment wordings, and read what people did not understand.
    EDITOR = "editor", _("redaktör")
    # Meets people at the desk: registers them and gives them codes to log in with. Opens no case.
    SERVICE_CENTRE = "service_centre", _("servicecenter")
    # Says yes or no to proposed wordings; is an editor too.
    TEXT_OWNER = "text_owner", _("textägare")


# Who opens cases, who works with the texts, and who serves people at the desk. Somebody may be all.
CASEWORK = frozenset({Role.CASEWORKER.value, Role.DECISION_MAKER.value})
TEXTS = frozenset({Role.EDITOR.value, Role.TEXT_OWNER.value})
DESK = CASEWORK | {Role.SERVICE_CENTRE.value}
