"""Codes that invite someone: made once, shown once, used once."""

import secrets
from datetime import timedelta

from django.db import models
from django.db.models import F

from applications.access import Actor
from applications.errors import CodeRefused
from applications.models import Invitation
from eservice import clock, crypto
from eservice.codes import Code

# The part of a code that finds its row; the rest is secret.
HANDLE = 4
LASTS = timedelta(days=14)
MOST_TRIES = 5


def invite(*, lasts: timedelta = LASTS, **thing: models.Model) -> Code:
    """Make a code for a ``grant``, a ``co_applicant`` or an ``outreach``; one made before for the
    same thing no longer opens anything."""
    now = clock.now()
    before = Invitation.objects.filter(**thing)
    before.filter(used_at=None, cancelled_at=None).update(cancelled_at=now)
    while True:
        text = Code.by_chance().text
        if not Invitation.objects.filter(handle=text[:HANDLE]).exists():
            break
    Invitation.objects.create(
        **thing,
        handle=text[:HANDLE],
        secret_index=_fingerprint(text),
        expires_at=now + lasts,
    )
    return Code(text)


def _fingerprint(text: str) -> str:
    return crypto.blind_index(f"invitation/{text}")


def open_invitation(text: str) -> Invitation:
    """Return the invitation that a typed code opens. A wrong secret is counted.

    ``use_invitation`` looks at it once more inside the transaction of what is opened: this is
    outside, so that the count stands whatever happens there. Raises CodeRefused, the same for
    everything that is wrong.
    """
    code = Code.typed(text)
    found = Invitation.objects.filter(handle=code.text[:HANDLE]).first() if code else None
    if found is None:
        raise CodeRefused
    if not secrets.compare_digest(found.secret_index, _fingerprint(code.text)):
        Invitation.objects.filter(pk=found.pk).update(attempts=F("attempts") + 1)
        raise CodeRefused
    if not is_open(found):
        raise CodeRefused
    return found


def is_open(invitation: Invitation) -> bool:
    """True while the code can be used."""
    return (
        invitation.used_at is None
        and invitation.cancelled_at is None
        and invitation.attempts < MOST_TRIES
        and invitation.expires_at > clock.now()
    )


def use_invitation(actor: Actor, invitation: Invitation) -> None:
    """Mark a code as used, inside the transaction of what it opens; raises CodeRefused."""
    held = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not is_open(held):
        raise CodeRefused
    held.used_at, held.used_by = clock.now(), actor.user
    held.save(update_fields=["used_at", "used_by"])
