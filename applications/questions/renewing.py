"""Applying again (återansökan): which answers from the month before still stand, and as what.

Pure but for the forms, which read every text anew: a question may have changed since.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.datastructures import MultiValueDict

from applications.questions.answers import Facts
from applications.questions.flow import Again, Flow, Raw, Step
from applications.questions.progress import Progress


@dataclass(kw_only=True)
class Carried:
    """An answer to begin with; the fields are those of ``models.Answer``."""

    raw: dict[str, list[str]]
    cleaned: dict[str, Any] | None
    is_valid: bool
    is_carried: bool = False
    edition: str = ""
    words_by_id: int | None = None


def carried_over(
    flow: Flow,
    facts: Facts,
    before: Mapping[str, Any],
    given: Mapping[str, Raw],
    leaves_out: Callable[[Step], bool],
) -> dict[str, Carried]:
    """Return the answers that a renewal begins with, by step.

    ``before`` are the stored answers of the month before, ``given`` what is known already, such
    as the month, and ``leaves_out`` names steps whose answers are somebody else's to give.
    """
    known = {key: _given(raw) for key, raw in given.items()}
    for key, row in before.items():
        step = _step_of(flow, key)
        if step is not None and key not in known and not leaves_out(step):
            raw = None if step.again is Again.ASK else step.from_before(row.raw)
            if raw is not None:
                known[key] = _carried(step, row, raw)
    return _read_anew(flow, facts, known)


def _step_of(flow: Flow, key: str) -> Step | None:
    """Return the step with this key; None for one that is asked no more."""
    return flow.of_key(key) if key.partition(".")[0] in flow.by_key else None


def _given(raw: Raw) -> Carried:
    cleaned = {name: texts[0] for name, texts in raw.items()}
    return Carried(raw=dict(raw), cleaned=cleaned, is_valid=True)


def _carried(step: Step, row: Any, raw: Raw) -> Carried:
    return Carried(
        raw=dict(raw),
        cleaned=row.cleaned,
        is_valid=row.is_valid,
        is_carried=step.again is Again.CONFIRM,
        edition=row.edition,
        words_by_id=row.words_by_id if raw == row.raw else None,
    )


def _read_anew(flow: Flow, facts: Facts, known: dict[str, Carried]) -> dict[str, Carried]:
    """Return those on the path, each read by its form. A later one knows what the earlier mean."""
    progress = Progress(flow, known, facts)
    for key, step in progress.path.items():
        if key in known:
            raw = MultiValueDict(known[key].raw)
            form = step.form(data=raw, **progress.form_words(step))
            known[key].is_valid = form.is_valid()
            known[key].cleaned = form.stored() if form.is_valid() else None
    on_path = Progress(flow, known, facts).path
    return {key: row for key, row in known.items() if key in on_path}
