"""What may happen to one thing that we have asked for (begäran om komplettering)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from applications.statuses.audiences import Audience


class CompletionStatus(models.TextChoices):
    """Where one asked-for thing is, in the caseworker's words."""

    OPEN = "open", _("Väntar på svar")
    ANSWERED = "answered", _("Besvarad")
    ACCEPTED = "accepted", _("Godkänd")
    RETURNED = "returned", _("Tillbaka till den sökande")
    WAIVED = "waived", _("Behövs inte längre")
    EXPIRED = "expired", _("Tiden har gått ut")


# An answer that comes late is still an answer (FL 23 §), and one that was given back may come
# again.
COMPLETION_TRANSITIONS: dict[CompletionStatus, frozenset[CompletionStatus]] = {
    CompletionStatus.OPEN: frozenset(
        {CompletionStatus.ANSWERED, CompletionStatus.WAIVED, CompletionStatus.EXPIRED}
    ),
    CompletionStatus.ANSWERED: frozenset(
        {CompletionStatus.ANSWERED, CompletionStatus.ACCEPTED, CompletionStatus.RETURNED}
    ),
    CompletionStatus.RETURNED: frozenset(
        {CompletionStatus.ANSWERED, CompletionStatus.WAIVED, CompletionStatus.EXPIRED}
    ),
    CompletionStatus.EXPIRED: frozenset(
        {CompletionStatus.ANSWERED, CompletionStatus.WAIVED, CompletionStatus.OPEN}
    ),
    CompletionStatus.ACCEPTED: frozenset(),
    CompletionStatus.WAIVED: frozenset(),
}

# What still waits for the person.
UNANSWERED = (CompletionStatus.OPEN, CompletionStatus.RETURNED, CompletionStatus.EXPIRED)

_RETURNED = _("Vi behöver något mer")
_EXPIRED = _("Dagen har passerat. Svara ändå om du kan.")

COMPLETION_TEXTS: dict[CompletionStatus, dict[Audience, str | Promise]] = {
    CompletionStatus.OPEN: {
        Audience.APPLICANT: _("Väntar på ditt svar"),
        Audience.REPRESENTATIVE: _("Väntar på svar"),
        Audience.CO_APPLICANT: _("Väntar på svar"),
        Audience.CASEWORKER: CompletionStatus.OPEN.label,
    },
    CompletionStatus.ANSWERED: {
        Audience.APPLICANT: _("Vi har fått svaret"),
        Audience.REPRESENTATIVE: _("Vi har fått svaret"),
        Audience.CO_APPLICANT: _("Vi har fått svaret"),
        Audience.CASEWORKER: CompletionStatus.ANSWERED.label,
    },
    CompletionStatus.ACCEPTED: {
        Audience.APPLICANT: _("Klar. Vi har det vi behöver."),
        Audience.REPRESENTATIVE: _("Klar. Vi har det vi behöver."),
        Audience.CO_APPLICANT: _("Klar"),
        Audience.CASEWORKER: CompletionStatus.ACCEPTED.label,
    },
    CompletionStatus.RETURNED: {
        Audience.APPLICANT: _RETURNED,
        Audience.REPRESENTATIVE: _RETURNED,
        Audience.CO_APPLICANT: _RETURNED,
        Audience.CASEWORKER: CompletionStatus.RETURNED.label,
    },
    CompletionStatus.WAIVED: {
        Audience.APPLICANT: _("Du behöver inte svara på det här längre"),
        Audience.REPRESENTATIVE: _("Behövs inte längre"),
        Audience.CO_APPLICANT: _("Behövs inte längre"),
        Audience.CASEWORKER: CompletionStatus.WAIVED.label,
    },
    CompletionStatus.EXPIRED: {
        Audience.APPLICANT: _EXPIRED,
        Audience.REPRESENTATIVE: _("Dagen har passerat. Det går att svara ändå."),
        Audience.CO_APPLICANT: _("Dagen har passerat"),
        Audience.CASEWORKER: CompletionStatus.EXPIRED.label,
    },
}
