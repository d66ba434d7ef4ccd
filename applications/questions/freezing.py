"""Turns a complete draft into what is sent: answers, questions as shown, declaration.

The frozen content is a JSON object::

    {"flow_version": "…", "declaration": ["…"], "name": "…", "number": "…" | null,
     "sections": [{"key", "title", "steps": [{"key", "title", "public_title", "intro",
        "rows": [{"label", "lines", "public", "own_words", "safety"}], "cleaned": {…}}]}]}

``public_title`` calls nobody by name; an application from before it existed has none.
``public`` leaves out safety answers and what was typed as free text; it is what PDFs may
show. ``safety`` is true for a safety answer; an application that was sent before the mark
existed has none.
"""

import hashlib
import json
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from applications.errors import Incomplete
from applications.questions.progress import Progress
from applications.questions.summary import StepSummary, summary
from eservice.people.models import Person

DECLARATION = (
    _("Det jag har skrivit är sant."),
    _("Jag berättar för kommunen direkt om något ändras."),
    _("Jag vet att jag kan få betala tillbaka pengar om jag har svarat fel."),
    _("Jag vet att kommunen måste anmäla till polisen om den misstänker ett brott."),
)

DECLARATION_GUIDE = "questions/declare"


def revalidate(progress: Progress) -> None:
    """Build every form on the path from its raw text; raises Incomplete at the first fault."""
    for step in progress.path.values():
        if progress.is_missing(step):
            raise Incomplete(step.key)
        if not progress.is_done(step):
            continue
        form = step.form(
            data=MultiValueDict(progress.rows[step.key].raw), **progress.form_words(step)
        )
        if not form.is_valid():
            raise Incomplete(step.key)


def freeze(progress: Progress, person: Person) -> dict[str, Any]:
    """Return the frozen content of a complete draft."""
    return {
        "flow_version": progress.flow.version,
        "declaration": [str(sentence) for sentence in DECLARATION],
        "name": person.name,
        "number": person.number,
        "sections": [
            {
                "key": found.section.key,
                "title": str(found.section.title),
                "steps": [_frozen_step(progress, step) for step in found.steps],
            }
            for found in summary(progress)
        ],
    }


def _frozen_step(progress: Progress, found: StepSummary) -> dict[str, Any]:
    return {
        "key": found.step.key,
        "title": found.title,
        "public_title": found.public_title,
        "intro": found.intro,
        "rows": [
            {
                "label": str(row.label),
                "lines": row.lines,
                "public": row.public,
                "own_words": row.own_words,
                "safety": row.is_safety,
            }
            for row in found.rows
        ],
        "cleaned": dict(progress.answers.step(found.step.key)),
    }


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content's canonical JSON, in hex."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
