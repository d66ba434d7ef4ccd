"""Who is whose partner in which application: what the rules, the queries and the actions ask.

The rows of the table in ``access.py`` that are about a partner read this too. ``obj`` may be
anything: what isn't of the right kind is a no.
"""

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from applications.models import Case, CoApplicant, Draft
from eservice.people.models import User


class PartnerState(StrEnum):
    """Where the partner of an application is on her way in or out."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    IN = "in"
    DECLINED = "declined"
    LEFT = "left"
    ENDED = "ended"


# What is over: nothing more can become of it.
OVER = frozenset({PartnerState.DECLINED, PartnerState.LEFT, PartnerState.ENDED})
IS_OPEN = Q(declined_at__isnull=True, left_at__isnull=True, ended_at__isnull=True)
IS_IN = IS_OPEN & Q(confirmed_at__isnull=False)
# Asked about a document: has a partner in its draft sent it?
SENT_BY_PARTNER = CoApplicant.objects.filter(
    draft=OuterRef("draft"), person=OuterRef("uploaded_by__person"), accepted_at__isnull=False
)


def state_of(co_applicant: CoApplicant) -> PartnerState:
    """Return the state, read from the moments."""
    rules = (
        (co_applicant.ended_at, PartnerState.ENDED),
        (co_applicant.left_at, PartnerState.LEFT),
        (co_applicant.declined_at, PartnerState.DECLINED),
        (co_applicant.confirmed_at, PartnerState.IN),
        (co_applicant.accepted_at, PartnerState.ACCEPTED),
    )
    return next((state for moment, state in rules if moment), PartnerState.INVITED)


def partners_of(draft_id: UUID) -> QuerySet[CoApplicant]:
    """Everyone who has been asked into the application, the last one asked first."""
    found = CoApplicant.objects.filter(draft=draft_id).select_related("person")
    return found.order_by("-invited_at", "-pk")


def partner_in(draft_id: UUID) -> CoApplicant | None:
    """Return the partner who answers her own part, or None when nobody does."""
    return partners_of(draft_id).filter(IS_IN).first()


def own_part(user: User, matter_id: UUID) -> CoApplicant | None:
    """Return the part that the user has as a partner in a draft and its case, if any."""
    found = CoApplicant.objects.filter(IS_IN, draft=matter_id, person=user.person_id)
    return found.select_related("draft__person").first()


def joined_by(user: User) -> QuerySet[Draft]:
    """The drafts of others in which the user answers her own part as a partner."""
    if not user.is_applicant:
        return Draft.objects.none()
    hers = CoApplicant.objects.filter(IS_IN, draft=OuterRef("pk"), person=user.person_id)
    return Draft.objects.filter(Exists(hers)).exclude(person=user.person_id)


def with_partner(drafts: QuerySet[Draft]) -> QuerySet[Draft]:
    """Let each draft say in ``has_partner_in`` whether a partner answers her own part."""
    inside = CoApplicant.objects.filter(IS_IN, draft=OuterRef("pk"))
    return drafts.annotate(has_partner_in=Exists(inside))


def with_partner_left(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Let each case say in ``partner_left_at`` when its partner took back her part, if she did."""
    left = CoApplicant.objects.filter(draft=OuterRef("pk"), left_at__gte=OuterRef("received_at"))
    return cases.annotate(partner_left_at=Subquery(left.values("left_at")[:1]))


def ever_joined(person_id: UUID, case: UUID | OuterRef) -> QuerySet[CoApplicant]:
    """Where the person has said yes to be the partner in a case, whatever came of it.

    She then is party to it, and never handles it (FL 16 §).
    """
    return CoApplicant.objects.filter(draft=case, person=person_id, accepted_at__isnull=False)


def has_part(actor: Any, obj: Any) -> bool:
    """The partner, in the draft whose part she has, and in its case."""
    mine = actor.co_applicant
    if mine is None or not isinstance(obj, (Draft, Case)):
        return False
    is_hers = mine.person_id == actor.user.person_id and actor.user.is_applicant
    return is_hers and mine.draft_id == obj.pk and state_of(mine) is PartnerState.IN


def may_answer(user: User, obj: Any) -> bool:
    """Anybody with a login of her own but the applicant."""
    if not isinstance(obj, CoApplicant) or not user.is_applicant:
        return False
    return obj.draft.person_id != user.person_id


def may_leave(user: User, obj: Any) -> bool:
    """The one who has said yes."""
    is_hers = isinstance(obj, CoApplicant) and obj.person_id is not None
    return is_hers and user.is_applicant and obj.person_id == user.person_id
