"""A case as the one who helps sees it: how it goes, and the answers without what is secret."""

from typing import Any

from applications.access import Actor, Verb, can
from applications.actors import CO_APPLICANT
from applications.models import Case, Document
from applications.queries import documents_of
from applications.questions.continuity import is_decided
from applications.questions.open_papers import sent_to_helper
from applications.questions.papers import paper_key
from applications.statuses import Audience, stage_text
from applications.tracking.course import answer_time
from applications.tracking.days_file import days_of
from applications.tracking.handling import contact, handling
from applications.tracking.to_do import choices_of, parts_of, tasks_of


def helped_case(actor: Actor, case: Case) -> dict[str, Any]:
    """Return what the helper's page about a case shows."""
    tasks, choices = tasks_of(actor, case), choices_of(actor, case)
    return {
        "actor": actor,
        "case": case,
        "stage": stage_text(case.stage, Audience.REPRESENTATIVE, is_decided=is_decided(case)),
        "answer_time": answer_time(case),
        "handling": handling(case),
        "contact": contact(case),
        "may_read": can(actor, Verb.READ_SENT_ANSWERS, case),
        "tasks": tasks,
        "choices": choices,
        "has_days": bool(days_of(actor, case, tasks, choices)),
        "parts": parts_of(actor, case),
    }


def content_for_helper(actor: Actor, case: Case) -> dict[str, Any]:
    """Return what was sent without safety answers, own words and all about the partner."""
    content, shown = case.content, sent_to_helper(actor, case)
    sections = [
        {**part, "steps": [_open(step) for step in part["steps"] if step["key"] in shown]}
        for part in content["sections"]
    ]
    signed = [one for one in content.get("signatures", ()) if one["role"] != CO_APPLICANT]
    kept = {"number": None, "partner": None, "signatures": signed}
    return {**content, **kept, "sections": [part for part in sections if part["steps"]]}


def _open(step: dict[str, Any]) -> dict[str, Any]:
    rows = [row for row in step["rows"] if not (row["own_words"] or row.get("safety", False))]
    is_kept_back = len(rows) < len(step["rows"])
    return {**step, "rows": rows, "is_kept_back": is_kept_back, "cleaned": {}}


def sent_papers(actor: Actor, case: Case) -> list[Document]:
    """Return the papers of a case that the actor may open, in order."""
    found = documents_of(case.pk, only_sent=True, reader=actor)
    if actor.grant:
        shown = sent_to_helper(actor, case)
        found = {kind: files for kind, files in found.items() if paper_key(kind) in shown}
    return [document for files in found.values() for document in files]
