"""Which papers there are for a helper: those that the applicant's own answers call for."""

from collections.abc import Mapping
from typing import Any

from applications.access import Actor
from applications.models import Draft
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.papers import paper_key
from applications.questions.privacy import helper
from applications.questions.progress import Progress, facts_about
from eservice.people.models import Person


def helpers_progress(actor: Actor, person: Person, rows: Mapping[str, Any]) -> Progress:
    """Return the answers as a helper sees them; ``rows``: see Progress."""
    return Progress(FLOW, rows, facts_about(person), reader=helper(actor.user.pk))


def is_open_paper(actor: Actor, draft: Draft, kind: str) -> bool:
    """True unless the actor is a helper and the paper is there because of the partner alone."""
    if actor.grant is None:
        return True
    return paper_key(kind) in helpers_progress(actor, draft.person, answers_of(draft)).path
