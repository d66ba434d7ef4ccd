"""Det här har ändrats: what a renewal says otherwise than the month before, read before sending."""

from dataclasses import dataclass

from applications.models import Application
from applications.questions.catalogue import FLOW
from applications.questions.comparing import Told, changed_list
from applications.questions.freezing import frozen_sections
from applications.questions.privacy import is_partners_key
from applications.questions.summary import SectionSummary, StepSummary
from applications.wizard.opening import OpenDraft


@dataclass(frozen=True, kw_only=True)
class ChangedRow:
    """One answer: as it stands now, None when the question is gone, and as it stood."""

    title: str
    now: StepSummary | None
    before: list[Told]


def changed_since(opened: OpenDraft, summaries: list[SectionSummary]) -> list[ChangedRow] | None:
    """Return what is different, None for who doesn't read it: whoever helps, a screen that shows
    less, and for an application that renews nothing.

    The partner's part is not the applicant's to compare, and what she has said about being safe
    never turns up again by itself. One query.
    """
    actor, renewed = opened.actor, opened.draft.renews_id
    if renewed is None or actor.grant or actor.shows_less:
        return None
    before = Application.objects.only("content").get(pk=renewed).content
    now = {"sections": frozen_sections(opened.progress)}
    shown = {found.step.key: found for part in summaries for found in part.steps}
    return [
        ChangedRow(title=each.title, now=shown.get(each.key), before=each.before)
        for each in changed_list(_hers(now), _hers(before))
        if not (each.key and shown[each.key].is_missing)
    ]


def _hers(content: dict) -> dict:
    sections = [
        {**part, "steps": [step for step in part["steps"] if _is_open(step)]}
        for part in content["sections"]
    ]
    return {"sections": sections}


def _is_open(step: dict) -> bool:
    is_safety = any(row.get("safety", False) for row in step["rows"])
    declared = FLOW.by_key.get(step["key"].partition(".")[0])
    is_secret = declared is not None and declared.is_secret
    return not is_safety and not is_secret and not is_partners_key(step["key"])
