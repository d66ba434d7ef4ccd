"""What the caseworker reads about the two adults of an application: who answered and signed."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.powers import GrantKind
from applications.questions.freezing import signed_by
from eservice.people.roles import Role

# By the code that was frozen (``questions/freezing.py``).
PARTNER: dict[str | None, str | Promise] = {
    "signed": _("Har svarat själv på sin del och skrivit under."),
    "not_signed": _("Har svarat själv men inte skrivit under. Hör av dig till hen."),
    "left": _("Sa nej till att vara med, eller slutade vara med."),
    "not_asked": _("Har inte varit med i e-tjänsten. Den sökande har svarat om hen."),
}
ROLES = {
    "applicant": _("sökande"),
    "co_applicant": _("medsökande"),
    **dict(Role.choices),
    **dict(GrantKind.choices),
}


def shown(content: dict[str, Any]) -> dict[str, Any]:
    """Return what the case's page says; an application from before has nothing of it."""
    return {
        "partner": PARTNER.get(content.get("partner")),
        "partner_declaration": content.get("partner_declaration", ()),
        "signatures": [
            {**signature, "role_name": ROLES.get(signature["role"], "")}
            for signature in signed_by(content)
        ],
    }
