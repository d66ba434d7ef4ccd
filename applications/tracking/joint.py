"""Applications that two adults share: the partner's list and pages, and whose words are whose."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from applications.access import Actor
from applications.actions.cases import may_withdraw
from applications.models import Case, CoApplicant
from applications.partners import IS_OPEN, PartnerState, state_of
from applications.questions.continuity import is_decided
from applications.questions.freezing import SIGNED
from applications.statuses import Audience, stage_text
from applications.tracking.course import answer_time
from applications.tracking.handling import contact, handling

# With more than these at once nobody is anybody's partner.
MOST_SHOWN = 20


@dataclass(frozen=True, kw_only=True)
class JointRow:
    """An application that the reader has a part in. ``is_waiting`` until she is confirmed."""

    draft_id: UUID
    name: str
    is_waiting: bool
    is_sent: bool


def joint_rows(actor: Actor) -> list[JointRow]:
    """Return the applications in which the actor is the partner, the last one first."""
    hers = CoApplicant.objects.filter(IS_OPEN, person=actor.person, accepted_at__isnull=False)
    found = hers.select_related("draft__person").order_by("-invited_at", "-pk")[:MOST_SHOWN]
    return [
        JointRow(
            draft_id=part.draft_id,
            name=part.draft.person.short_name,
            is_waiting=state_of(part) is not PartnerState.IN,
            is_sent=part.draft.sent_at is not None,
        )
        for part in found
    ]


def joint_case(actor: Actor, case: Case) -> dict[str, Any]:
    """Return what the partner's page about a case shows."""
    content = case.content
    return {
        "actor": actor,
        "case": case,
        "stage": stage_text(case.stage, Audience.CO_APPLICANT, is_decided=is_decided(case)),
        "answer_time": answer_time(case),
        "handling": handling(case),
        "contact": contact(case),
        "has_signed": content.get("partner") == SIGNED,
        "can_leave": may_withdraw(case),
    }
