"""Fields that the one who fills in may neither read nor change: they stay as they are stored."""

from django.utils.datastructures import MultiValueDict

from applications.questions.flow import Step
from applications.questions.progress import Progress

Raw = dict[str, list[str]]


def with_stored(progress: Progress, step: Step, data: MultiValueDict) -> MultiValueDict:
    """Return what was sent, with the withheld fields as they are stored, whatever was typed."""
    stored = progress.rows.get(step.key)
    withheld = progress.reader.withheld(step, stored)
    kept = {name: stored.raw[name] for name in withheld if stored and name in stored.raw}
    typed = {name: texts for name, texts in data.lists() if name not in withheld}
    return MultiValueDict(typed | kept)


def late_words(progress: Progress, step: Step, data: MultiValueDict) -> Raw:
    """Return what was typed in a field that has become withheld while the page was open."""
    withheld = progress.reader.withheld(step, progress.rows.get(step.key))
    typed = {name: data.getlist(name) for name in withheld}
    return {name: texts for name, texts in typed.items() if any(texts)}
