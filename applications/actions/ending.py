"""Help that a caseworker ends: the person asked for it, has died, can't decide any longer, the
appointment is over, or it was never right."""

from uuid import UUID

from django.db import transaction

from applications.access import Actor, Verb, require
from applications.actions.grants import locked_grant, tell_helper
from applications.actions.notices import notify
from applications.actions.revoking import end_powers
from applications.actions.tasks import settle_tasks
from applications.errors import NotPossible
from applications.grant_checks import ENDS_ALL, QUIET, EndReason, fitting_reasons
from applications.models import Case, Grant
from applications.notice_kinds import NoticeKind
from eservice.people.models import Person


def end_help(actor: Actor, *, grant_id: UUID, reason: EndReason, is_quiet: bool = False) -> Grant:
    """End all that is left of a grant, now. Quietly: the helper gets no notice.

    Only what the person asks for can be ended quietly. Twice changes nothing. Raises
    NotPossible for a reason that doesn't fit the kind of help.
    """
    with locked_grant(actor, Verb.END_HELP, grant_id) as grant:
        if reason not in fitting_reasons(grant.kind):
            raise NotPossible("reason")
        _end(actor, grant, reason, is_quiet=is_quiet and reason == EndReason.ASKED)
        return grant


def end_all_help(actor: Actor, *, case_id: UUID, reason: EndReason) -> int:
    """End every consent of the case's person at once, and at her death all other help too.

    Consent needs someone who can give it. Each grant has its own event; returns how many ended.
    Raises Case.DoesNotExist, NotAllowed, and NotPossible for a reason that ends one alone.
    """
    if reason not in ENDS_ALL:
        raise NotPossible("reason")
    with transaction.atomic():
        case = Case.objects.get(pk=case_id)
        require(actor, Verb.REGISTER_GRANT, case)
        # Nobody gives a new one in between.
        Person.objects.select_for_update(no_key=True).get(pk=case.person_id)
        grants = Grant.objects.filter(grantor=case.person_id, kind__in=ENDS_ALL[reason])
        active = grants.filter(powers__revoked_at=None).distinct().order_by("pk")
        found = list(active.values_list("pk", flat=True))
        for pk in found:
            with locked_grant(actor, Verb.END_HELP, pk) as grant:
                _end(actor, grant, reason)
        return len(found)


def _end(actor: Actor, grant: Grant, reason: EndReason, *, is_quiet: bool = False) -> None:
    """End a locked grant, and let those know who are to know."""
    if not grant.powers.active().exists():
        return
    end_powers(actor, grant, reason=QUIET if is_quiet else reason)
    settle_tasks(actor, grant=grant)
    # Somebody who never answered may be the wrong person, and has nothing to be told.
    if grant.accepted_at and not is_quiet:
        tell_helper(grant, NoticeKind.HELP_ENDED)
    if reason != EndReason.DIED:
        once = f"{NoticeKind.HELP_ENDED}:{grant.pk}:grantor"
        notify(grant.grantor, NoticeKind.HELP_ENDED, once=once, grant=grant)
