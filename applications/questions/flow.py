"""The shape of an application: sections and steps, and which of them apply to this person.

Pure: no request, no database, no form is built. A step is declared once; the form list, the
task list, the check page, completeness, the frozen application and the tests all read it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

from eservice.ui.forms import QuestionForm, RowSet

Words = str | Promise
Cleaned = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about the person before any question is asked."""

    has_number: bool
    is_protected: bool
    today: date


class Answers:
    """The valid answers that are on the path. What was left on another branch is not seen.

    ``cleaned`` gives a step's stored answer, or None; it is called only for steps that some
    condition or text really looks at.
    """

    def __init__(self, cleaned: Callable[[str], Cleaned | None], facts: Facts) -> None:
        self._cleaned = cleaned
        self._path: set[str] = set()
        self.facts = facts

    def admit(self, step: str) -> None:
        """Put a step on the path, so that what follows may depend on it."""
        self._path.add(step)

    def step(self, step: str) -> Cleaned:
        """Return the stored answer of a step on the path, or nothing."""
        return (self._cleaned(step) or {}) if step in self._path else {}

    def get(self, step: str, name: str | None = None, default: Any = None) -> Any:
        """Return one field of a step; the field is named as the step unless ``name`` is given."""
        return self.step(step).get(name or step, default)


@dataclass(frozen=True, kw_only=True, eq=False)
class Section:
    """A part of the application, a row of the task list. Each exists once."""

    key: str
    path: str
    title: Words
    hint: Words
    icon: str
    colour: str
    group: Words


def always(_answers: Answers) -> bool:
    """The condition of a step that everybody gets."""
    return True


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question, or one tight group, on a page of its own.

    ``path`` is its Swedish address. ``title`` and ``intro`` may depend on earlier answers.
    ``follows`` names steps whose answers decide what is asked here: when one of them changes,
    the answer must be looked at again.
    """

    key: str
    path: str
    section: Section
    title: Words | Callable[[Answers], Words]
    form: type[QuestionForm] | type[RowSet]
    intro: Words | Callable[[Answers], Words] = ""
    when: Callable[[Answers], bool] = always
    follows: tuple[str, ...] = ()

    def title_for(self, answers: Answers) -> Words:
        return self.title(answers) if callable(self.title) else self.title

    def intro_for(self, answers: Answers) -> Words:
        return self.intro(answers) if callable(self.intro) else self.intro

    @property
    def guide(self) -> str:
        """The key of the step's help text."""
        return f"questions/{self.key}"


@dataclass(frozen=True)
class Flow:
    """All steps of one kind of application, in order."""

    version: str
    steps: tuple[Step, ...]
    by_path: dict[str, Step] = field(init=False)
    by_key: dict[str, Step] = field(init=False)
    sections: tuple[Section, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_path", {step.path: step for step in self.steps})
        object.__setattr__(self, "by_key", {step.key: step for step in self.steps})
        sections = tuple(dict.fromkeys(step.section for step in self.steps))
        object.__setattr__(self, "sections", sections)
        if not len(self.by_path) == len(self.by_key) == len(self.steps):
            raise ValueError("two steps share a key or a path")

    def path(self, answers: Answers) -> dict[str, Step]:
        """Return the steps that apply, by key, in one forward pass.

        A condition sees only answers of steps before it that are themselves on the path.
        """
        on_path: dict[str, Step] = {}
        for step in self.steps:
            if step.when(answers):
                on_path[step.key] = step
                answers.admit(step.key)
        return on_path


def is_answer(step: str, *values: str, name: str | None = None) -> Callable[[Answers], bool]:
    """Return the condition that the step's answer is one of ``values``."""
    return lambda answers: answers.get(step, name) in values


def is_ticked(step: str, value: str) -> Callable[[Answers], bool]:
    """Return the condition that ``value`` is among the ticked answers of the step."""
    return lambda answers: value in answers.get(step, default=())


def steps_in(section: Section, path: Iterable[Step]) -> list[Step]:
    """Return the section's steps among those on the path."""
    return [step for step in path if step.section is section]
