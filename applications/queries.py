"""What an actor may see, as querysets. What is not in them does not exist for her: 404."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.access import Actor
from applications.models import Answer, Case, Document, Draft, HouseholdMember
from applications.statuses import BASE_KINDS, CaseStage
from eservice.people.models import User
from eservice.people.roles import Role

PAGE_SIZE = 20


def visible_drafts(actor: Actor) -> QuerySet[Draft]:
    """The actor's own drafts, also those that have been sent."""
    if not actor.user.is_applicant:
        return Draft.objects.none()
    return Draft.objects.filter(person_id=actor.user.person_id)


def own_cases(actor: Actor) -> QuerySet[Case]:
    """The cases in which the actor is the applicant."""
    if not actor.user.is_applicant:
        return Case.objects.none()
    return Case.objects.filter(person_id=actor.user.person_id)


def reviewed_cases(actor: Actor) -> QuerySet[Case]:
    """The cases of the caseworker's own unit, without those of her household (FL 16 §)."""
    if not actor.user.has_role(Role.CASEWORKER) or not actor.user.unit:
        return Case.objects.none()
    cases = Case.objects.filter(unit=actor.user.unit).exclude(person_id=actor.user.person_id)
    if actor.person is not None and actor.person.has_number:
        named = HouseholdMember.objects.filter(person=actor.person, case=OuterRef("pk"))
        cases = cases.exclude(Exists(named))
    return cases


def colleagues(actor: Actor) -> QuerySet[User]:
    """Other active caseworkers of the actor's unit, by name."""
    return (
        User.objects.filter(unit=actor.user.unit, is_active=True)
        .exclude(pk=actor.user.pk)
        .select_related("person")
        .order_by("person__given_name", "person__family_name", "pk")
    )


def live_case(person_id: UUID, month: date | None) -> Case | None:
    """Return the person's live base case for a month, if there is one."""
    live = Case.objects.filter(person_id=person_id, month=month, withdrawn_at__isnull=True)
    return live.filter(kind__in=BASE_KINDS).first()


def answers_of(draft: Draft) -> dict[str, Answer]:
    """Return the draft's answers by step, in one query and without opening any of them."""
    return {answer.step: answer for answer in Answer.objects.filter(draft=draft)}


def visible_documents(actor: Actor) -> QuerySet[Document]:
    """The actor's own documents; for a caseworker those of the cases she may handle."""
    if actor.user.is_applicant:
        return Document.objects.filter(draft__person_id=actor.user.person_id)
    return Document.objects.filter(is_sent=True, draft_id__in=reviewed_cases(actor).values("pk"))


def documents_of(draft_id: UUID, *, only_sent: bool = False) -> dict[str, list[Document]]:
    """Return the documents of a draft, or those of its case, by kind, in order, in one query."""
    found: dict[str, list[Document]] = {}
    documents = Document.objects.filter(draft=draft_id)
    if only_sent:
        documents = documents.filter(is_sent=True)
    for document in documents.order_by("number"):
        found.setdefault(document.kind, []).append(document)
    return found


@dataclass(frozen=True)
class Cursor:
    """A place in the worklist: the last row that was shown."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """Return the place, or None for anything that is not one."""
        at, _sep, case_id = text.partition("_")
        try:
            moment = datetime.fromisoformat(at.replace(" ", "+"))
            cursor = cls(moment.astimezone(UTC), UUID(case_id))
        except (ValueError, OverflowError):
            return None
        return cursor if moment.tzinfo else None


@dataclass(frozen=True)
class WorklistPage:
    """One page of cases, the longest waiting first; ``next`` is None on the last page."""

    rows: list[dict]
    next: Cursor | None


WORKLIST_FIELDS = (
    "id",
    "reference",
    "person__given_name",
    "person__family_name",
    "kind",
    "month",
    "stage",
    "is_urgent",
    "received_at",
    "promised_on",
    "caseworker_id",
    "caseworker__person__given_name",
    "caseworker__person__family_name",
)


def worklist(
    actor: Actor, view: str, stage: CaseStage | None = None, after: Cursor | None = None
) -> WorklistPage:
    """Return a page of the worklist by walking an index: no count, no offset.

    ``view`` is mine, unassigned, urgent, all or stage (then with ``stage``).
    """
    cases = reviewed_cases(actor)
    time = "received_at" if view == "stage" else "waiting_since"
    if view == "stage":
        cases = cases.filter(stage=stage)
    else:
        cases = cases.filter(waiting_since__isnull=False)
    cases = {
        "mine": lambda: cases.filter(caseworker=actor.user),
        "unassigned": lambda: cases.filter(caseworker__isnull=True),
        "urgent": lambda: cases.filter(is_urgent=True),
    }.get(view, lambda: cases)()
    if after:
        later = Q(**{f"{time}__gt": after.at}) | Q(**{time: after.at, "id__gt": after.id})
        cases = cases.filter(later, **{f"{time}__gte": after.at})
    rows = list(cases.order_by(time, "id").values(*WORKLIST_FIELDS)[: PAGE_SIZE + 1])
    shown = rows[:PAGE_SIZE]
    following = Cursor(shown[-1]["received_at"], shown[-1]["id"]) if len(rows) > PAGE_SIZE else None
    return WorklistPage(shown, following)
