"""What is known when a question is asked: facts about the person, and her answers so far.

Pure: no request, no database, no form is built.
"""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from django.utils.functional import Promise

from applications.statuses import ApplicationKind

Words = str | Promise
Cleaned = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known about the person, and of what is applied for, before any question is asked.

    ``is_registered``: somebody at the desk has seen who she is, and noted her T-number or birth
    date. ``month`` is set when it was known from the start, and ``asks_rest`` when the most
    important is sent and all else is asked. ``given_papers`` are those that she has given us
    already, read when somebody looks at them.
    """

    has_number: bool
    is_protected: bool
    today: date
    is_registered: bool = False
    kind: ApplicationKind = ApplicationKind.FIRST
    given_papers: Iterable[Any] = ()
    month: date | None = None
    asks_rest: bool = False

    @property
    def is_known(self) -> bool:
        """True when nobody needs to ask who she is."""
        return self.has_number or self.is_registered

    @property
    def kinds(self) -> frozenset[ApplicationKind]:
        """Whose questions are asked: those of a first application are the rest of the most
        important."""
        return frozenset({self.kind, ApplicationKind.FIRST} if self.asks_rest else {self.kind})


class Answers:
    """The valid answers that are on the path. What was left on another branch is not seen.

    ``cleaned`` gives a step's stored answer, or None; it is called only for steps that some
    condition or text really looks at. ``items`` gives the numbers of a group's items.
    ``adult`` is the key of the adult who reads (``adults.py``): the texts call her "du".
    """

    def __init__(
        self,
        cleaned: Callable[[str], Cleaned | None],
        facts: Facts,
        items: Callable[[Any], Sequence[int]] = lambda _group: (),
        adult: str = "",
    ) -> None:
        self._cleaned = cleaned
        self._path: set[str] = set()
        self._item = 0
        self._hides_names = False
        self.facts = facts
        self.items = items
        self.adult = adult

    def admit(self, step: str) -> None:
        """Put a step on the path, so that what follows may depend on it."""
        self._path.add(step)

    def within(self, item: int) -> Self:
        """Return the same answers as one item of a group sees them: its own steps first."""
        if item == self._item:
            return self
        seen = copy.copy(self)
        seen._item = item
        return seen

    def without_names(self) -> Self:
        """Return the same answers for a text that others may read: nobody is called by name."""
        seen = copy.copy(self)
        seen._hides_names = True
        return seen

    def called(self, step: str, otherwise: Words) -> Words:
        """Return the first name given on a step, or ``otherwise``."""
        name = "" if self._hides_names else self.get(step, "name", "")
        return name.split()[0] if name.strip() else otherwise

    @property
    def item(self) -> int:
        """The number of the item that is looked at, or 0 outside groups."""
        return self._item

    def step(self, step: str) -> Cleaned:
        """Return the stored answer of a step on the path, or nothing."""
        own = f"{step}.{self._item}"
        key = own if own in self._path else step
        return (self._cleaned(key) or {}) if key in self._path else {}

    def get(self, step: str, name: str | None = None, default: Any = None) -> Any:
        """Return one field of a step; the field is named as the step unless ``name`` is given."""
        return self.step(step).get(name or step, default)
