"""Where a grant is: read from its moments and powers, never stored. The words for each reader."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Grant
from eservice import clock


class GrantState(models.TextChoices):
    """The states, in the words of the applicant's page."""

    WAITS_FOR_PROOF = "waits_for_proof", _("Vi kontrollerar det först")
    INVITED = "invited", _("Väntar på svar")
    ACCEPTED = "accepted", _("Väntar på ditt ja")
    COMING = "coming", _("Gäller snart")
    LIVE = "live", _("Gäller nu")
    EXPIRED = "expired", _("Tiden har gått ut")
    REVOKED = "revoked", _("Tillbakatagen")
    DECLINED = "declined", _("Hjälper dig inte")
    REFUSED = "refused", _("Inte godkänd")


# What is over: nothing more can become of it.
OVER = frozenset({GrantState.EXPIRED, GrantState.REVOKED, GrantState.DECLINED, GrantState.REFUSED})


def state_of(grant: Grant, *, has_powers: bool) -> GrantState:
    """Return the state; ``has_powers`` says whether any of its powers has not been taken back."""
    today = clock.today()
    rules = (
        (grant.refused_at is not None, GrantState.REFUSED),
        (grant.declined_at is not None, GrantState.DECLINED),
        (not has_powers, GrantState.REVOKED),
        (grant.valid_to is not None and grant.valid_to < today, GrantState.EXPIRED),
        (grant.needs_proof and grant.verified_at is None, GrantState.WAITS_FOR_PROOF),
        (grant.accepted_at is None, GrantState.INVITED),
        (grant.confirmed_at is None, GrantState.ACCEPTED),
        (grant.valid_from > today, GrantState.COMING),
    )
    return next((state for is_so, state in rules if is_so), GrantState.LIVE)
