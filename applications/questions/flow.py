"""The shape of an application: sections, steps and groups, and which of them apply to this person.

Pure: no request, no database, no form is built. A step is declared once; the form list, the
task list, the check page, completeness, the frozen application and the tests all read it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from applications.questions.answers import Answers, Words
from applications.questions.conditions import always
from applications.statuses import ApplicationKind
from eservice.ui.forms import QuestionForm
from eservice.ui.rows import RowSet


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


Raw = Mapping[str, list[str]]


def as_it_was(raw: Raw) -> Raw:
    """What still stands of most answers the next month: all of it."""
    return raw


# Only somebody without a decision behind her is asked.
FIRST_TIME = frozenset({ApplicationKind.FIRST})
WHOLE = frozenset({ApplicationKind.FIRST, ApplicationKind.RENEWAL})
WITH_EXTRA = WHOLE | {ApplicationKind.EXTRA}
WITH_ESSENTIALS = WHOLE | {ApplicationKind.ESSENTIALS}
EVERY = frozenset(ApplicationKind)


class Again(StrEnum):
    """What becomes of last month's answer when the person applies again.

    ``CONFIRM``: it stands there, and she says whether it is still right. ``KEEP``: it stands there
    without being asked, and she reads it where she checks everything. ``ASK``: the question is
    about the month, and is asked anew.
    """

    CONFIRM = "confirm"
    KEEP = "keep"
    ASK = "ask"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One question, or one tight group, on a page of its own.

    ``path`` is its Swedish address. ``title`` and ``intro`` may depend on earlier answers.
    ``follows`` names steps whose answers decide what is asked here: when one of them changes,
    the answer must be looked at again. A step that ``may_wait`` never stops the application.
    ``goes_to`` is the key of the page that it leads back to, when that isn't the next one.
    ``help_key`` names another step whose help text it shares. ``item`` is the number of the
    item that it asks about; 0 outside groups. A step ``is_secret`` when being asked tells a
    safety answer: no helper knows of it. ``again`` is what becomes of the answer the next
    month, and ``from_before`` what of its raw text still stands then, or None for nothing.
    ``kinds`` are the applications that ask it.
    """

    key: str
    path: str
    section: Section
    title: Words | Callable[[Answers], Words]
    form: type[QuestionForm] | type[RowSet]
    intro: Words | Callable[[Answers], Words] = ""
    when: Callable[[Answers], bool] = always
    kinds: frozenset[ApplicationKind] = WHOLE
    follows: tuple[str, ...] = ()
    may_wait: bool = False
    goes_to: str = ""
    help_key: str = ""
    item: int = 0
    is_secret: bool = False
    again: Again = Again.CONFIRM
    from_before: Callable[[Raw], Raw | None] = as_it_was

    def about(self, item: int) -> "Step":
        """Return the step as it is asked about one item of its group."""
        return replace(self, key=f"{self.key}.{item}", path=f"{self.path}-{item}", item=item)

    def applies(self, answers: Answers) -> bool:
        return not self.kinds.isdisjoint(answers.facts.kinds) and self.when(
            answers.within(self.item)
        )

    def title_for(self, answers: Answers) -> Words:
        return self.title(answers.within(self.item)) if callable(self.title) else self.title

    def intro_for(self, answers: Answers) -> Words:
        return self.intro(answers.within(self.item)) if callable(self.intro) else self.intro

    @property
    def base(self) -> str:
        """The key under which the step is declared."""
        return self.key.partition(".")[0]

    @property
    def guide(self) -> str:
        """The key of the step's help text."""
        return f"questions/{self.help_key or self.base}"


@dataclass(frozen=True, kw_only=True, eq=False)
class Group:
    """Steps that are asked once for each of several, such as children.

    An item is there when its first step has an answer. Items are numbered from 1. After the
    items comes the ``listing``, a page that shows them and where one is added, changed or
    removed. ``add`` is what its button says, ``name`` what an item is called, ``together`` what
    they are called on a check page.
    """

    key: str
    steps: tuple[Step, ...]
    listing: Step
    when: Callable[[Answers], bool]
    add: Words
    name: Callable[[Answers], Words]
    together: Words
    most: int = 15

    @property
    def first(self) -> Step:
        return self.steps[0]

    def asked(self, answers: Answers) -> Iterator[Step]:
        """Yield the group's steps for each item, then the listing; one item at least."""
        if self.when(answers):
            for item in answers.items(self) or (1,):
                for step in self.steps:
                    yield step.about(item)
            yield self.listing


HIGHEST_ITEM = 99
ITEM_PATH = re.compile(r"([a-z0-9-]+)-([1-9][0-9]?)")


@dataclass(frozen=True)
class Flow:
    """All steps of one kind of application, in order; ``steps`` has each once, as declared."""

    version: str
    parts: tuple[Step | Group, ...]
    steps: tuple[Step, ...] = field(init=False)
    by_path: dict[str, Step] = field(init=False)
    by_key: dict[str, Step] = field(init=False)
    groups: dict[str, Group] = field(init=False)
    sections: tuple[Section, ...] = field(init=False)

    def __post_init__(self) -> None:
        steps: list[Step] = []
        groups: dict[str, Group] = {}
        for part in self.parts:
            own = (*part.steps, part.listing) if isinstance(part, Group) else (part,)
            steps += own
            groups |= {step.key: part for step in own} if isinstance(part, Group) else {}
        by_path = {step.path: step for step in steps}
        by_key = {step.key: step for step in steps}
        if not len(by_path) == len(by_key) == len(steps):
            raise ValueError("two steps share a key or a path")
        sections = tuple(dict.fromkeys(step.section for step in steps))
        found = {"steps": tuple(steps), "by_path": by_path, "by_key": by_key}
        for name, value in {**found, "groups": groups, "sections": sections}.items():
            object.__setattr__(self, name, value)

    def group_of(self, step: Step) -> Group | None:
        """Return the group that asks the step, or lists its items."""
        return self.groups.get(step.base)

    def find(self, path: str) -> Step | None:
        """Return the step with this address; about one item when it is in a group."""
        step = self.by_path.get(path)
        if step is None:
            numbered = ITEM_PATH.fullmatch(path)
            step = self.by_path.get(numbered[1]) if numbered else None
            return step.about(int(numbered[2])) if step and self.is_per_item(step) else None
        return None if self.is_per_item(step) else step

    def of_key(self, key: str) -> Step:
        """Return the step with this key, which may name an item."""
        base, _point, item = key.partition(".")
        return self.by_key[base].about(int(item)) if item else self.by_key[base]

    def is_per_item(self, step: Step) -> bool:
        """True for a step that is asked about each item of a group."""
        group = self.groups.get(step.key)
        return group is not None and step is not group.listing

    def path(self, answers: Answers) -> dict[str, Step]:
        """Return the steps that apply, by key, in one forward pass.

        A condition sees only answers of steps before it that are themselves on the path.
        """
        on_path: dict[str, Step] = {}
        for part in self.parts:
            for step in part.asked(answers) if isinstance(part, Group) else (part,):
                if step.applies(answers):
                    on_path[step.key] = step
                    answers.admit(step.key)
        return on_path


def steps_in(section: Section, path: Iterable[Step]) -> list[Step]:
    """Return the section's steps among those on the path."""
    return [step for step in path if step.section is section]
