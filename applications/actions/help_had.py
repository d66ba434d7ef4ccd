"""Whose help an application had: what is frozen with it, and who is told that an ombud sent it."""

from typing import Any

from applications.access import Actor
from applications.actions.contact_choices import copy_contact
from applications.actions.help_wanted import want_help
from applications.actions.notices import notify
from applications.event_kinds import GrantEventKind
from applications.ledger import append_event
from applications.models import Answer, Case, Companion, Draft, Grant
from applications.notice_kinds import NoticeKind
from applications.questions.progress import Progress
from applications.questions.registered import REGISTRAR


def help_had(progress: Progress) -> list[dict[str, Any]]:
    """Return who gave answers on the path for the person, or sat beside her, with how many.

    The shape is in ``questions/freezing.py``. Two queries at most.
    """
    rows = [progress.rows[key] for key in progress.path if key in progress.rows]
    return [*_helpers(rows), *_companions(rows)]


def _helpers(rows: list[Answer]) -> list[dict[str, Any]]:
    given: dict[tuple, int] = {}
    for row in rows:
        if row.grant_id:
            given[row.by_id, row.grant_id] = given.get((row.by_id, row.grant_id), 0) + 1
    ids = {grant_id for _user, grant_id in given}
    if not ids:
        return []
    grants = Grant.objects.select_related("organisation").in_bulk(ids)
    users = {
        row.by_id: row.by
        for row in Answer.objects.select_related("by__person").filter(
            pk__in=[row.pk for row in rows if row.grant_id]
        )
    }
    return [
        {
            "name": users[user_id].name,
            "kind": grants[grant_id].kind,
            "through": grants[grant_id].organisation.name if grants[grant_id].organisation else "",
            "answers": count,
        }
        for (user_id, grant_id), count in given.items()
    ]


def _companions(rows: list[Answer]) -> list[dict[str, Any]]:
    counts: dict[Any, int] = {}
    for row in rows:
        if row.companion_id:
            counts[row.companion_id] = counts.get(row.companion_id, 0) + 1
    if not counts:
        return []
    found = Companion.objects.in_bulk(counts)
    return [
        {"name": found[pk].name, "kind": "beside", "through": found[pk].relation, "answers": count}
        for pk, count in counts.items()
    ]


def sent_by(actor: Actor) -> dict[str, str] | None:
    """Return who sends the application for the person; None when she does it herself."""
    if actor.registration:
        return {"name": actor.user.name, "kind": REGISTRAR}
    return {"name": actor.user.name, "kind": actor.grant.kind} if actor.grant else None


def tell_of_sending(actor: Actor, draft: Draft, case: Case, progress: Progress) -> None:
    """Let everybody know who must when an application is sent, in its transaction.

    How to reach the person is taken from what she sends herself, never from what an ombud does:
    the ombud's sending stands in the grant's log, and the person is told. The grant is held
    since the draft was.
    """
    want_help(case)
    if actor.grant is None:
        copy_contact(draft.person, progress.answers)
        return
    append_event(actor.grant, GrantEventKind.SUBMITTED, actor, case=str(draft.pk))
    notify(draft.person, NoticeKind.SENT_BY_OMBUD, once=f"sent:{draft.pk}", draft=draft)
