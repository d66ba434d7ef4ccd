"""Of what two adults have sent together: what each of them may read."""

from collections.abc import Callable
from typing import Any

from applications.actors import CO_APPLICANT
from applications.questions.freezing import SIGNED
from applications.questions.privacy import is_partners_key

# What became of the partner's part when the answers in it are her own.
ANSWERED_HERSELF = frozenset({SIGNED, "not_signed"})


def content_for_partner(content: dict[str, Any]) -> dict[str, Any]:
    """Return what was sent of her own part, and what she signed; nothing about anybody else."""
    mine = [found for found in content.get("signatures", ()) if found["role"] == CO_APPLICANT]
    kept = {"declaration": content.get("partner_declaration", []), "signatures": mine}
    sections = _sections(content, lambda step: step if is_partners_key(step["key"]) else None)
    return {**kept, "name": "", "help": [], "sent_by": None, "sections": sections}


def content_for_owner(content: dict[str, Any]) -> dict[str, Any]:
    """Return what was sent, without what a partner has written in her own words."""
    if content.get("partner") not in ANSWERED_HERSELF:
        return content
    return {**content, "sections": _sections(content, _without_her_words)}


def _without_her_words(step: dict[str, Any]) -> dict[str, Any]:
    if not is_partners_key(step["key"]):
        return step
    rows = [row for row in step["rows"] if not (row["own_words"] or row.get("safety", False))]
    return {**step, "rows": rows, "is_partners": True, "cleaned": {}}


def _sections(
    content: dict[str, Any], open_step: Callable[[dict], dict | None]
) -> list[dict[str, Any]]:
    found = [
        {**section, "steps": [kept for step in section["steps"] if (kept := open_step(step))]}
        for section in content["sections"]
    ]
    return [section for section in found if section["steps"]]
