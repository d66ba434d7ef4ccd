"""Saying of one section of an application that it is right, and taking that back."""

from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.errors import NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event
from applications.models import Case, CompletionReply, SectionMark
from applications.questions.section_digest import section_digest, section_of
from applications.statuses import OPEN_STAGES


def mark_section(
    actor: Actor, *, case_id: UUID, section: str, seen_digest: str, is_right: bool
) -> SectionMark:
    """Mark a section as right, or take the mark back. Twice changes nothing.

    ``seen_digest`` is what the page showed. Raises TransitionNotAllowed when the section says
    something else by now or the case is over, and NotPossible (``unknown``) for a section that
    the application doesn't have.
    """
    with locked_case(actor, Verb.MARK_SECTION, case_id) as case:
        if case.stage not in OPEN_STAGES:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        if seen_digest != digest_now(case, section):
            raise TransitionNotAllowed(f"section {section} has changed")
        newest = case.section_marks.filter(section=section).order_by("-at").first()
        if newest and (newest.is_right, newest.seen_digest) == (is_right, seen_digest):
            return newest
        mark = SectionMark.objects.create(
            case=case, section=section, is_right=is_right, seen_digest=seen_digest, by=actor.user
        )
        facts = {"mark": str(mark.pk), "section": section, "right": is_right}
        append_event(case, EventKind.SECTION_MARKED, actor, **facts)
        return mark


def digest_now(case: Case, section: str) -> str:
    """Return what a section says now. Raises NotPossible for one that isn't there."""
    found = section_of(case.content, section)
    if found is None:
        raise NotPossible("unknown")
    replies = CompletionReply.objects.filter(item__case=case, item__section=section)
    return section_digest(found, replies.values_list("pk", flat=True))
