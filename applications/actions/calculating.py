"""Saving the calculation of a case; every earlier version is kept."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from applications.access import Actor, Verb
from applications.actions.cases import locked_case
from applications.errors import EditConflict, NotPossible, TransitionNotAllowed
from applications.event_kinds import EventKind
from applications.ledger import append_event, content_code
from applications.models import Calculation, CalculationRevision, Case
from applications.norm.table import Table
from applications.questions.calculating import MissingReason, first_content, revised
from applications.questions.norm_tables import every_table
from applications.questions.prefilled import Prefill
from applications.questions.prefilling import prefilled, said_in
from applications.statuses import OPEN_STAGES, ApplicationKind, CaseStage
from eservice import clock
from eservice.municipality import municipality

# A decided case may have to be corrected.
STAGES = (*OPEN_STAGES, CaseStage.DECIDED)


def save_calculation(
    actor: Actor,
    *,
    case_id: UUID,
    seen_rev: int,
    part: Mapping[str, Any],
    reasons: Mapping[str, str],
) -> Calculation:
    """Save other values in a part of the calculation, and work it out again.

    ``part`` and ``reasons`` are those of ``calculating.revised``; without any the calculation is
    saved as it stands. ``seen_rev`` is the version that the page showed, 0 before the first. The
    same page sent twice saves once. Raises EditConflict with the newer version, NotPossible
    (``reason``) for a change without one, and TransitionNotAllowed for a case that is over.
    """
    with locked_case(actor, Verb.CALCULATE, case_id) as case:
        if case.stage not in STAGES:
            raise TransitionNotAllowed(f"the case is {case.stage}")
        stored = Calculation.objects.select_for_update().filter(case=case).first()
        tables = every_table()
        content = content_now(case, stored, tables)
        made = _made(actor, content, part, reasons, tables)
        if stored is not None and stored.rev != seen_rev:
            if _says(made) == _says(content):
                return stored
            raise EditConflict(stored)
        if stored is not None and _says(made) == _says(content):
            return stored
        return _saved(actor, case, stored, made)


def prefill_of(case: Case) -> Prefill:
    """Return what the answers of a case give."""
    said = said_in(case.content, case.month)
    return prefilled(said, municipality().casework.joint_days)


def content_now(case: Case, stored: Calculation | None, tables: Sequence[Table]) -> dict[str, Any]:
    """Return the content to go on from: what was saved, or what the answers give.

    Answers that came after it was begun count as long as the caseworker has changed nothing.
    """
    if stored is None or (_is_untouched(stored.content) and has_more_answers(case, stored)):
        return content_before(case, tables)
    return stored.content


def _is_untouched(content: dict[str, Any]) -> bool:
    return not (content["changes"] or content["register"])


def has_more_answers(case: Case, stored: Calculation) -> bool:
    """True when parts of the application were sent after the calculation was begun."""
    is_in_parts = case.kind == ApplicationKind.ESSENTIALS
    return is_in_parts and stored.content["given"] != prefill_of(case).data


def content_before(case: Case, tables: Sequence[Table]) -> dict[str, Any]:
    """Return the content of a calculation that nobody has saved."""
    return first_content(prefill_of(case).data, tables)


def _made(
    actor: Actor,
    content: dict[str, Any],
    part: Mapping[str, Any],
    reasons: Mapping[str, str],
    tables: Sequence[Table],
) -> dict[str, Any]:
    facts = {"by": actor.user.name, "at": clock.now(), "tables": tables}
    try:
        return revised(content, part, reasons=reasons, **facts)
    except MissingReason as missing:
        raise NotPossible("reason") from missing


def _says(content: dict[str, Any]) -> dict[str, Any]:
    """Return the content without who changed it and when."""
    changes = [{**each, "by": "", "at": ""} for each in content["changes"]]
    return {**content, "changes": changes}


def _saved(
    actor: Actor, case: Case, stored: Calculation | None, content: dict[str, Any]
) -> Calculation:
    if stored is not None:
        CalculationRevision.objects.create(
            calculation=stored,
            rev=stored.rev,
            content=stored.content,
            by_id=stored.by_id,
            at=stored.at,
        )
    calculation = stored or Calculation(case=case, rev=0)
    calculation.rev += 1
    calculation.content, calculation.by, calculation.at = content, actor.user, clock.now()
    calculation.save()
    code = content_code("calculation", calculation.pk, content)
    facts = {"calculation": str(calculation.pk), "rev": calculation.rev, "code": code}
    append_event(case, EventKind.CALCULATED, actor, about=actor.user, **facts)
    return calculation
