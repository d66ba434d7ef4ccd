"""What a caseworker must have seen before help counts, and why she ends it. Words and rules."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Grant
from applications.powers import APPOINTED_KINDS, CONSENT_KINDS, GivenWay, GrantKind


class Seen(models.TextChoices):
    """What a caseworker says that she has done, in her own words."""

    ORIGINAL = "original", _("Jag har sett originalet. Namnen och underskriften stämmer.")
    REGISTER = "register", _("Jag har sett beslutet eller registret. Det gäller fortfarande.")
    SPOKE = "spoke", _("Jag har pratat med personen. Hen vill ha den här hjälparen.")


class EndReason(models.TextChoices):
    """Why a caseworker ends help."""

    ASKED = "asked", _("Personen vill det själv")
    CANNOT_DECIDE = "cannot_decide", _("Personen kan inte längre ta ställning")
    APPOINTMENT_ENDED = "appointment_ended", _("Uppdraget har upphört")
    DIED = "died", _("Personen har dött")
    WRONG = "wrong", _("Uppgiften var fel")


# Reasons that end more than one grant at once: consent needs someone who can give it.
ENDS_ALL: dict[EndReason, tuple[GrantKind, ...]] = {
    EndReason.CANNOT_DECIDE: CONSENT_KINDS,
    EndReason.DIED: tuple(GrantKind),
}
# What the powers and the log keep when the helper is not to be told.
QUIET = "quiet"


def needed_checks(grant: Grant) -> tuple[Seen, ...]:
    """Return all that must have been done before the grant counts; empty when nothing must.

    What a person with protected identity gives is talked through with her too.
    """
    checks = []
    if grant.kind == GrantKind.FRAMTIDSFULLMAKT or grant.way == GivenWay.PAPER:
        checks.append(Seen.ORIGINAL)
    elif grant.kind in APPOINTED_KINDS:
        checks.append(Seen.REGISTER)
    if grant.grantor.is_protected and grant.kind in CONSENT_KINDS:
        checks.append(Seen.SPOKE)
    return tuple(checks)


def fitting_reasons(kind: GrantKind) -> tuple[EndReason, ...]:
    """Return why help of this kind may end. An appointment isn't the person's to take back."""
    if kind in CONSENT_KINDS:
        return (EndReason.ASKED, EndReason.CANNOT_DECIDE, EndReason.DIED, EndReason.WRONG)
    return (EndReason.APPOINTMENT_ENDED, EndReason.DIED, EndReason.WRONG)
