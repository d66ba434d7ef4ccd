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
    # Keeps the service running; sees queues and errors, and nothing of any case.
    OPERATOR = "operator", _("driftansvarig")

    # Reads how the service works for people, in numbers. Opens no case by it.
    TEAM_LEAD = "team_lead", _("gruppledare")


# Who opens cases, who works with the texts, and who serves people at the desk. Somebody may be all.
CASEWORK = frozenset({Role.CASEWORKER.value, Role.DECISION_MAKER.value})
TEXTS = frozenset({Role.EDITOR.value, Role.TEXT_OWNER.value})
DESK = CASEWORK | {Role.SERVICE_CENTRE.value}


class WorksHere:
    """What follows from the roles of a login: ``roles`` and ``is_active`` are the login's own."""

    roles: list[str]
    is_active: bool

    def has_role(self, role: Role) -> bool:
        return self.is_active and role.value in self.roles

    @property
    def is_staff_member(self) -> bool:
        return bool(self.roles)

    @property
    def handles_cases(self) -> bool:
        return self.is_active and not CASEWORK.isdisjoint(self.roles)

    @property
    def is_editor(self) -> bool:
        """True for editors and owners of texts, whatever else they do here."""
        return self.is_active and not TEXTS.isdisjoint(self.roles)

    @property
    def is_auditor(self) -> bool:
        """An auditor has no other role: who handles cases can't check the logs of them."""
        return self.is_active and self.roles == [Role.AUDITOR.value]

    @property
    def runs_service(self) -> bool:
        """An operator has no other role: nobody who handles cases needs it."""
        return self.is_active and self.roles == [Role.OPERATOR.value]

    @property
    def reads_statistics(self) -> bool:
        """Who leads a team and who writes the texts: both are to learn from the numbers."""
        return self.is_editor or self.has_role(Role.TEAM_LEAD)

    @property
    def works_at_desk(self) -> bool:
        """True for the service centre, and for caseworkers."""
        return self.is_active and not DESK.isdisjoint(self.roles)
