"""What the list before a meeting says of the person's own case.

It reads the frozen application; its shape is in ``applications/questions/freezing.py``. Safety
answers are never read here, and neither is what she wrote in her own words.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from applications.access import Actor, Verb, can
from applications.actions.reading import read_case
from applications.event_kinds import AccessKind
from applications.models import Case
from applications.queries import acting_on
from applications.questions.open_papers import sent_to_helper
from applications.questions.papers import BY_KEY, PREFIX

LATER = "later"
CANNOT = "cannot"


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """What she has answered about meeting us; each is empty when she hasn't.

    ``help`` is her answer to the question about help and ``helper`` the name she gave.
    """

    to_bring: list[str | Promise]
    could_not_get: list[str | Promise]
    language: str
    interpreter: str
    help: str
    helper: str

    @classmethod
    def of(cls, actor: Actor, case: Case) -> "MeetingFacts":
        """Read them from a frozen application: for a helper, what was there for her."""
        sections = case.content.get("sections", ())
        steps = {step["key"]: step for section in sections for step in section["steps"]}
        if actor.grant:
            shown = sent_to_helper(actor, case)
            steps = {key: step for key, step in steps.items() if key in shown}
        cleaned = {key: step["cleaned"] for key, step in steps.items()}
        return cls(
            to_bring=_papers(steps, LATER),
            could_not_get=_papers(steps, CANNOT),
            language=cleaned.get("language", {}).get("language", ""),
            interpreter=cleaned.get("language", {}).get("interpreter", ""),
            help=cleaned.get("help", {}).get("help", ""),
            helper=cleaned.get("helper", {}).get("helper", ""),
        )


def _papers(steps: dict[str, dict[str, Any]], answer: str) -> list[str | Promise]:
    """Return the papers with this answer, as "ditt hyreskontrakt".

    One that is no longer asked for is called what the question was.
    """
    return [
        BY_KEY[key].name if key in BY_KEY else step["title"]
        for key, step in steps.items()
        if key.startswith(PREFIX) and step["cleaned"].get("paper") == answer
    ]


def read_for_meeting(actor: Actor, case_id: UUID) -> tuple[Actor, Case, MeetingFacts | None]:
    """Return the actor as she stands to a case that she may follow, the case, and what she may
    read of the answers.

    The reading is logged: of the answers, for whoever may read them; for others they are left
    in the database. Raises Case.DoesNotExist and ReadingNotLogged as ``read_case``.
    """
    sought = Case.objects.filter(pk=case_id)
    case = sought.only("person_id").first()
    acting = actor if case is None else acting_on(actor, case)
    if not can(acting, Verb.FOLLOW_CASE, case):
        acting, sought = actor, sought.none()
    is_open = _may_read(acting, case)
    cases = sought.select_related("application", "person", "caseworker__person")
    if not is_open:
        cases = cases.defer("application__content")
    kind = AccessKind.ANSWERS if is_open else AccessKind.CASE
    case = read_case(acting, cases=cases, case_id=case_id, kind=kind)
    return acting, case, MeetingFacts.of(acting, case) if is_open else None


def _may_read(actor: Actor, case: Case | None) -> bool:
    """False for the partner: how the applicant wants to meet us, and with whom, is hers alone."""
    return actor.co_applicant is None and can(actor, Verb.READ_SENT_ANSWERS, case)
