"""Turns a complete draft into what is sent: answers, questions as shown, declaration.

The frozen content is a JSON object::

    {"flow_version": "…", "declaration": ["…"], "name": "…", "number": "…" | null,
     "help": [{"name": "…", "kind": "…", "through": "…", "answers": 3}],
     "sent_by": {"name": "…", "kind": "…"} | null,
     "signatures": [{"name": "…", "role": "…", "at": "…"}], "partner": "…" | null,
     "partner_declaration": ["…"],
     "sections": [{"key", "title", "steps": [{"key", "title", "public_title", "intro",
        "rows": [{"label", "lines", "public", "own_words", "safety"}], "edition",
        "cleaned": {…}}]}]}

``help`` says who helped: with a login of her own or beside the person, and how many of the
answers that stand were given so. ``sent_by`` is the ombud who sent it, if one did. An
application from before help was recorded has neither.
``signatures`` says who signed: in the role ``applicant``, the kind of help of an ombud in her
place, or ``co_applicant``; ``at`` is a time as ISO text. ``partner`` is null without a partner in
the household, else what became of her part: ``signed``; ``not_signed``: she was in and it was
sent without her signature; ``left``: she said no, went out or was taken out; ``not_asked``: she
never came in. ``partner_declaration`` is what she signed. An application from before partners
could sign has none of the three.
``public_title`` calls nobody by name; an application from before it existed has none.
``public`` leaves out safety answers and what was typed as free text; it is what PDFs may
show. ``safety`` is true for a safety answer; an application that was sent before the mark
existed has none.
``edition`` is the wording of the help text that the question was answered under; an application
from before that was kept has none.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from applications.errors import Incomplete
from applications.questions.flow import Section
from applications.questions.progress import Progress
from applications.questions.summary import StepSummary, summary
from eservice.languages import in_swedish
from eservice.people.models import Person
from eservice.people.number_words import number_words

DECLARATION = (
    _("Det jag har skrivit är sant."),
    _("Jag berättar för kommunen direkt om något ändras."),
    _("Jag vet att jag kan få betala tillbaka pengar om jag har svarat fel."),
    _("Jag vet att kommunen måste anmäla till polisen om den misstänker ett brott."),
)

# In her own name: an ombud can only say what she knows.
OMBUD_DECLARATION = (
    _("Jag har rätt att skicka ansökan för den person som söker."),
    _("Det som står här är sant, så vitt jag vet."),
    _("Jag eller den som söker berättar för kommunen direkt om något ändras."),
    _("Jag vet att fel svar kan göra att pengar måste betalas tillbaka."),
    _("Jag vet att kommunen måste anmäla till polisen om den misstänker ett brott."),
)

# About what she has answered herself: the rest she has not read.
PARTNER_DECLARATION = (
    _("Jag vill att vi söker tillsammans."),
    _("Det jag har skrivit om mig är sant."),
    _("Jag berättar för kommunen direkt om något ändras för mig."),
    _("Jag vet att jag kan få betala tillbaka pengar om jag har svarat fel."),
    _("Jag vet att kommunen måste anmäla till polisen om den misstänker ett brott."),
)
SIGNED = "signed"

DECLARATION_GUIDE = "questions/declare"


def revalidate(progress: Progress, *, only: Section | None = None) -> None:
    """Build every form on the path (``only``: of one section) from its raw text; raises Incomplete
    at the first fault."""
    for step in progress.path.values():
        if only is not None and step.section is not only:
            continue
        if progress.is_missing(step):
            raise Incomplete(step.key)
        if not progress.is_done(step):
            continue
        form = step.form(
            data=MultiValueDict(progress.rows[step.key].raw), **progress.form_words(step)
        )
        if not form.is_valid():
            raise Incomplete(step.key)


@in_swedish()
def freeze(
    progress: Progress,
    person: Person,
    *,
    help_had: Sequence[dict[str, Any]] = (),
    sent_by: dict[str, str] | None = None,
    signatures: Sequence[dict[str, str]] = (),
    partner: str | None = None,
) -> dict[str, Any]:
    """Return the frozen content of a complete draft."""
    partners = PARTNER_DECLARATION if partner == SIGNED else ()
    declaration = OMBUD_DECLARATION if sent_by else DECLARATION
    return {
        "flow_version": progress.flow.version,
        "declaration": [str(sentence) for sentence in declaration],
        "name": person.name,
        "number": person.number,
        **({"known_as": number_words(person)} if person.is_registered else {}),
        "help": list(help_had),
        "sent_by": sent_by,
        "signatures": list(signatures),
        "partner": partner,
        "partner_declaration": [str(sentence) for sentence in partners],
        "sections": frozen_sections(progress),
    }


@in_swedish()
def frozen_sections(progress: Progress) -> list[dict[str, Any]]:
    """Return the answers with their questions as they would be sent now."""
    return [
        {
            "key": found.section.key,
            "title": str(found.section.title),
            "steps": [_frozen_step(progress, step) for step in found.steps],
        }
        for found in summary(progress)
    ]


def _frozen_step(progress: Progress, found: StepSummary) -> dict[str, Any]:
    row = progress.rows.get(found.step.key)
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
        "edition": row.edition if row else "",
        "cleaned": dict(progress.answers.step(found.step.key)),
    }


def signed_by(content: dict[str, Any]) -> list[dict[str, Any]]:
    """Return who signed what was sent, each with ``at`` as a time, the first one first."""
    found = content.get("signatures", ())
    return [{**signature, "at": datetime.fromisoformat(signature["at"])} for signature in found]


def digest(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content's canonical JSON, in hex."""
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
