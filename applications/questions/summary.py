"""The answers in words, section by section: for check pages, the case and the receipt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from applications.questions.flow import Section, Step
from applications.questions.progress import Progress
from eservice.ui.forms import Shown


@dataclass(frozen=True, kw_only=True)
class StepSummary:
    """One step with its answers in words; ``rows`` is empty when the answer is missing.

    ``public_title`` is the title without anybody's name. A step ``is_waiting`` when it has no
    answer yet and needs none to send the application. One that ``is_carried`` stands there from
    the month before, and nobody has said yet that it is still right. One that ``is_partners`` is
    answered by the partner, who is in the application.
    """

    step: Step
    title: str
    public_title: str
    intro: str
    rows: list[Shown]
    is_missing: bool
    is_carried: bool
    is_waiting: bool
    is_partners: bool


@dataclass(frozen=True, kw_only=True)
class SectionSummary:
    """One section with its steps."""

    section: Section
    steps: list[StepSummary]


def step_summary(progress: Progress, step: Step) -> StepSummary:
    """Return one step in words, from the stored answer: no form is built."""
    title = str(step.title_for(progress.answers))
    cleaned = progress.answers.step(step.key)
    row = progress.rows.get(step.key)
    shown = step.form.shown(cleaned, title)
    return StepSummary(
        step=step,
        title=title,
        public_title=str(step.title_for(progress.answers.without_names())),
        intro=str(step.intro_for(progress.answers)),
        rows=[answer for answer in shown if progress.reader.may_read(answer, row)],
        is_missing=progress.is_missing(step),
        is_carried=progress.is_carried(step),
        is_waiting=step.may_wait and not progress.is_done(step),
        is_partners=not progress.reader.fills_in(step),
    )


def _listed(progress: Progress, step: Step) -> StepSummary | None:
    """Return the items that a listing shows, by name; None for a page with nothing to tell."""
    group = progress.flow.group_of(step)
    if group is None:
        return None
    items = [progress.answers.within(item) for item in progress.items(group)]
    title = str(group.together)
    row = Shown(label=title, lines=[str(group.name(item)) for item in items], public=[])
    found = step_summary(progress, step)
    return replace(found, title=title, public_title=title, intro="", rows=[row] if items else [])


def _told(progress: Progress, step: Step) -> StepSummary | None:
    if step.form.asks or progress.is_missing(step):
        return step_summary(progress, step)
    return _listed(progress, step)


def summary(progress: Progress, sections: Iterable[Section] | None = None) -> list[SectionSummary]:
    """Return the sections that apply, or only those asked for, in words."""
    wanted = progress.flow.sections if sections is None else tuple(sections)
    found = []
    for section in wanted:
        steps = [step for step in progress.path.values() if step.section is section]
        if steps:
            summaries = [told for step in steps if (told := _told(progress, step))]
            found.append(SectionSummary(section=section, steps=summaries))
    return found
