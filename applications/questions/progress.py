"""A draft's answers held against the flow: what applies, what is done, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from applications.models import Case, Draft
from applications.questions.answers import Answers, Facts
from applications.questions.flow import HIGHEST_ITEM, Flow, Group, Section, Step, steps_in
from applications.questions.given_papers import GivenPapers
from applications.questions.privacy import OWNER, Reader
from applications.statuses import FOR_A_MONTH, ApplicationKind
from eservice import clock
from eservice.people.models import Person


class SectionState(StrEnum):
    """How far a section has come. One that is ``CARRIED`` has answers from the month before that
    nobody has looked at yet."""

    NEW = "new"
    CARRIED = "carried"
    STARTED = "started"
    DONE = "done"


@dataclass(frozen=True, kw_only=True)
class SectionProgress:
    """One row of the task list."""

    section: Section
    steps: list[Step]
    state: SectionState
    missing: list[Step]
    carried: list[Step]


def facts_about(person: Person, kind: ApplicationKind = ApplicationKind.FIRST, **of: Any) -> Facts:
    """Return what conditions may know about the person and what she applies for."""
    return Facts(
        has_number=person.has_number,
        is_protected=person.is_protected,
        is_registered=person.is_registered,
        today=clock.today(),
        kind=kind,
        **of,
    )


def facts_of(matter: Draft | Case) -> Facts:
    """Return what conditions may know in a draft or a case, which comes with its person."""
    kind = ApplicationKind(matter.kind)
    is_sent = isinstance(matter, Case) or matter.sent_at is not None
    return facts_about(
        matter.person,
        kind,
        month=matter.month if kind in FOR_A_MONTH else None,
        given_papers=GivenPapers(matter.person_id, matter.pk),
        asks_rest=is_sent and kind == ApplicationKind.ESSENTIALS,
    )


class Progress:
    """``rows`` are stored answers by step, each with ``cleaned`` and ``is_valid``.

    ``opened`` is the step whose page is open. When it asks about the next item of a group,
    that item is on the path although nothing has been answered about it. ``reader`` is who
    looks: what is not for her decides the path, as ever, but is not on it.
    """

    def __init__(
        self,
        flow: Flow,
        rows: Mapping[str, Any],
        facts: Facts,
        opened: Step | None = None,
        reader: Reader = OWNER,
    ) -> None:
        self.flow = flow
        self.rows = rows
        self.opened = opened
        self.reader = reader
        if reader.user_id is not None and isinstance(facts.given_papers, GivenPapers):
            facts = replace(facts, given_papers=facts.given_papers.for_helper(reader.user_id))
        self.answers = Answers(self._cleaned, facts, self.items, reader.adult)
        self.whole_path = flow.path(self.answers)
        open_path = self.whole_path if reader.user_id is None else self._open_path()
        self.path = {key: step for key, step in open_path.items() if reader.sees(step)}

    def _open_path(self) -> dict[str, Step]:
        """Return the steps that are on the path also without what is hidden from the reader."""
        reader = self.reader

        def cleaned(step: str) -> Any:
            return None if reader.hides(step) else self._cleaned(step)

        known = self.flow.path(Answers(cleaned, self.answers.facts, self.items, reader.adult))
        return {key: step for key, step in self.whole_path.items() if key in known}

    def is_closed(self, step: Step) -> bool:
        """True for a helper and a step that is not asked by what she may know: not even its
        stored answer is told."""
        return self.reader.user_id is not None and step.key not in self.path

    def after_saving(self, opened: Step) -> "Progress":
        """Return the progress anew, now that a row was saved."""
        return Progress(self.flow, self.rows, self.answers.facts, opened, self.reader)

    def stored_items(self, group: Group) -> list[int]:
        """Return the numbers of the group's items, in order."""
        start = f"{group.first.key}."
        return sorted(int(key[len(start) :]) for key in self.rows if key.startswith(start))

    def next_item(self, group: Group) -> int | None:
        """Return the number of the next item, or None when there can be no more."""
        items = self.stored_items(group)
        following = items[-1] + 1 if items else 1
        return following if len(items) < group.most and following <= HIGHEST_ITEM else None

    def items(self, group: Group) -> list[int]:
        """Return the items that are on the path: those stored, and one whose page is open."""
        items = self.stored_items(group)
        opened, following = self.opened, self.next_item(group)
        if opened and following and opened.key == group.first.about(following).key:
            items.append(following)
        return items

    def _cleaned(self, step: str) -> Any:
        row = self.rows.get(step)
        return row.cleaned if row is not None and row.is_valid else None

    def is_done(self, step: Step) -> bool:
        """True when the answer is whole and was given to the question as it is asked now."""
        row = self.rows.get(step.key)
        is_whole = row is not None and row.is_valid and not row.is_carried
        return is_whole and not self.is_outdated(step)

    def is_carried(self, step: Step) -> bool:
        """True for a whole answer from the month before that is not confirmed yet."""
        row = self.rows.get(step.key)
        return row is not None and row.is_valid and row.is_carried

    def is_outdated(self, step: Step) -> bool:
        """True when a step that this one follows was changed after the answer."""
        row = self.rows.get(step.key)
        keys = [key for name in step.follows for key in (name, f"{name}.{step.item}")]
        before = (self.rows[key] for key in keys if key in self.whole_path and key in self.rows)
        return row is not None and any(earlier.at > row.at for earlier in before)

    def form_words(self, step: Step) -> dict[str, Any]:
        """Return what a step's form needs to speak: heading, intro and earlier answers."""
        return {
            "heading": step.title_for(self.answers),
            "intro": step.intro_for(self.answers),
            "answers": self.answers.within(step.item),
        }

    def missing(self) -> list[Step]:
        """Return the steps on the path that must have a whole answer and have none, in order."""
        return [step for step in self.path.values() if self.is_missing(step)]

    def is_missing(self, step: Step) -> bool:
        """True when the application can't be sent without an answer to the step."""
        may_wait = step.may_wait or self.reader.leaves(step)
        return not may_wait and not self.is_done(step)

    def sections(self) -> list[SectionProgress]:
        """Return the task list: each section that applies, with its state."""
        found = []
        for section in self.flow.sections:
            steps = steps_in(section, self.path.values())
            if steps:
                found.append(self._section(section, steps))
        return found

    def _section(self, section: Section, steps: list[Step]) -> SectionProgress:
        missing = [step for step in steps if self.is_missing(step)]
        carried = [step for step in missing if self.is_carried(step)]
        touched = any(step.key in self.rows for step in steps)
        if not missing:
            state = SectionState.DONE
        elif carried:
            state = SectionState.CARRIED
        else:
            state = SectionState.STARTED if touched else SectionState.NEW
        return SectionProgress(
            section=section, steps=steps, state=state, missing=missing, carried=carried
        )

    def section(self, section: Section) -> SectionProgress:
        """Return one section's progress."""
        return self._section(section, steps_in(section, self.path.values()))

    def after(self, step: Step) -> Step | None:
        """Return the page after a step: in the same section, or None when the section ends."""
        if step.goes_to:
            return self.path[step.goes_to]
        steps = self._filled_in(step.section)
        place = steps.index(step) + 1
        return steps[place] if place < len(steps) else None

    def before(self, step: Step) -> Step | None:
        """Return the page before a step, in the same section.

        What leads back to the step lies behind it, not before: there would be no other way out.
        """
        if step.goes_to:
            return self.path[step.goes_to]
        steps = [found for found in self._filled_in(step.section) if found.goes_to != step.key]
        place = steps.index(step) - 1
        return steps[place] if place >= 0 else None

    def _filled_in(self, section: Section) -> list[Step]:
        """Return the section's pages that the reader answers."""
        steps = steps_in(section, self.path.values())
        return [step for step in steps if self.reader.fills_in(step)]
