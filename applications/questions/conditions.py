"""When a step is asked: tried on the answers, or said in words where nobody can try it.

A paper form can't leave out a question. So a condition tells which answer it looks at, or has
words of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from applications.questions.answers import Answers, Words


def always(_answers: Answers) -> bool:
    """The condition of a step that everybody gets."""
    return True


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """One of ``values`` is chosen, or among what is ticked. The field is named as the step
    unless ``name`` is given."""

    step: str
    values: tuple[str, ...]
    name: str | None = None

    def __call__(self, answers: Answers) -> bool:
        found: Any = answers.get(self.step, self.name)
        given = found if isinstance(found, list | tuple) else (found,)
        return any(value in self.values for value in given)


@dataclass(frozen=True)
class AnyOf:
    """One of several conditions holds."""

    conditions: tuple[Callable[[Answers], bool], ...]

    def __call__(self, answers: Answers) -> bool:
        return any(condition(answers) for condition in self.conditions)


@dataclass(frozen=True)
class Worded:
    """A condition in words, for paper; no ``words`` when everybody with the paper is asked."""

    test: Callable[[Answers], bool]
    words: Words = ""

    def __call__(self, answers: Answers) -> bool:
        return self.test(answers)


def is_answer(step: str, *values: str, name: str | None = None) -> Chosen:
    """Return the condition that the step's answer is one of ``values``."""
    return Chosen(step=step, values=values, name=name)


def is_ticked(step: str, value: str) -> Chosen:
    """Return the condition that ``value`` is among the ticked answers of the step."""
    return Chosen(step=step, values=(value,))


def any_of(*conditions: Callable[[Answers], bool]) -> AnyOf:
    """Return the condition that one of these holds."""
    return AnyOf(conditions)
