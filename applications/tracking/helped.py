"""A case as the one who helps sees it: how it goes, and the answers without what is secret."""

from types import SimpleNamespace
from typing import Any

from applications.access import Actor, Verb, can
from applications.models import Case, Document
from applications.queries import documents_of
from applications.questions.open_papers import helpers_progress
from applications.statuses import STAGE_TEXTS, Audience, CaseStage
from applications.tracking.course import answer_time
from applications.tracking.handling import contact, handling
from applications.tracking.joint import CO_APPLICANT


def helped_case(actor: Actor, case: Case) -> dict[str, Any]:
    """Return what the helper's page about a case shows."""
    return {
        "actor": actor,
        "case": case,
        "stage": STAGE_TEXTS[CaseStage(case.stage)][Audience.REPRESENTATIVE],
        "answer_time": answer_time(case),
        "handling": handling(case),
        "contact": contact(case),
        "may_read": can(actor, Verb.READ_SENT_ANSWERS, case),
    }


def content_for_helper(actor: Actor, case: Case) -> dict[str, Any]:
    """Return what was sent without safety answers, own words and all about the partner."""
    content, shown = case.application.content, _shown_steps(actor, case)
    sections = [
        {**part, "steps": [_open(step) for step in part["steps"] if step["key"] in shown]}
        for part in content["sections"]
    ]
    signed = [one for one in content.get("signatures", ()) if one["role"] != CO_APPLICANT]
    kept = {"number": None, "partner": None, "signatures": signed}
    return {**content, **kept, "sections": [part for part in sections if part["steps"]]}


def _shown_steps(actor: Actor, case: Case) -> set[str]:
    """Return the pages that were there for a helper, by the answers that were sent."""
    rows = {
        step["key"]: SimpleNamespace(cleaned=step["cleaned"], is_valid=bool(step["rows"]))
        for part in case.application.content["sections"]
        for step in part["steps"]
    }
    return set(helpers_progress(actor, case.person, rows).path)


def _open(step: dict[str, Any]) -> dict[str, Any]:
    rows = [row for row in step["rows"] if not (row["own_words"] or row.get("safety", False))]
    is_kept_back = len(rows) < len(step["rows"])
    return {**step, "rows": rows, "is_kept_back": is_kept_back, "cleaned": {}}


def sent_papers(actor: Actor, case: Case) -> list[Document]:
    """Return the papers of a case that the actor may open, in order."""
    found = documents_of(case.pk, only_sent=True, reader=actor)
    return [document for files in found.values() for document in files]
