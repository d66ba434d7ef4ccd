"""What the old caseworker tells the new one, and what the person adds to it."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.completions import held_case, tell
from applications.errors import NotPossible
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Case, HandOver
from applications.notice_kinds import NoticeKind
from applications.questions.continuity import entries_of
from applications.statuses import OPEN_STAGES, CaseStage
from eservice import clock
from eservice.people.models import User

# Nobody has that much to add; a robot shall not fill the row.
MOST_ENTRIES = 20


def write_hand_over(actor: Actor, case: Case, *, to: User, text: str) -> HandOver:
    """Keep what the new caseworker must know, in the transaction in which she gets the case.

    Without a text there is still a place where the person can add hers. She is told of it.
    """
    hand_over = HandOver.objects.create(case=case, text=text, by=actor.user, to=to)
    if text:
        code = content_code("hand_over", hand_over.pk, text)
        facts = {"hand_over": str(hand_over.pk), "code": code}
        append_event(case, EventKind.HAND_OVER_WRITTEN, actor, about=to, **facts)
    tell(case, NoticeKind.HANDED_OVER, once=f"hand_over:{hand_over.pk}")
    return hand_over


def note_taken_over(case: Case, user: User) -> HandOver:
    """Make a place for what the person adds when nobody has told the new caseworker anything: she
    took over from a colleague, or from one who had to leave. The person is told of it."""
    hand_over = HandOver.objects.create(case=case, text="", by=user, to=user)
    tell(case, NoticeKind.HANDED_OVER, once=f"hand_over:{hand_over.pk}")
    return hand_over


def is_handled(case: Case) -> bool:
    """True while somebody still works with the case, so that there is somebody to tell."""
    return case.stage in (*OPEN_STAGES, CaseStage.DECIDED)


def add_to_hand_over(actor: Actor, *, case_id: UUID, text: str) -> HandOver:
    """Add to the newest hand-over, as the person or as who helps her. Twice adds once.

    Raises Case.DoesNotExist, NotAllowed, and NotPossible: ``nothing``, ``none`` (the case has
    not changed hands), ``closed``, ``full``.
    """
    with held_case(actor, Verb.ADD_TO_HAND_OVER, case_id) as (acting, case):
        if not is_handled(case):
            raise NotPossible("closed")
        hand_over = case.hand_overs.select_for_update().order_by("-at", "-pk").first()
        if hand_over is None:
            raise NotPossible("none")
        if not text:
            raise NotPossible("nothing")
        entries = entries_of(hand_over)
        mine = [entry for entry in entries if entry["by"] == actor.user.pk]
        if mine and mine[-1]["text"] == text:
            return hand_over
        if len(entries) >= MOST_ENTRIES:
            raise NotPossible("full")
        _add(acting, case, hand_over, text)
        return hand_over


def _add(acting: Actor, case: Case, hand_over: HandOver, text: str) -> None:
    entry = {
        "text": text,
        "by": acting.user.pk,
        "at": clock.now().isoformat(),
        "is_helper": acting.grant is not None,
    }
    hand_over.added = [*entries_of(hand_over), entry]
    hand_over.added_by, hand_over.added_at = acting.user, clock.now()
    hand_over.grant = acting.grant
    hand_over.save(update_fields=["added", "added_by", "added_at", "grant"])
    code = content_code("hand_over_added", hand_over.pk, entry)
    facts = {"hand_over": str(hand_over.pk), "code": code}
    append_event(case, EventKind.HAND_OVER_ADDED, acting, **facts)
