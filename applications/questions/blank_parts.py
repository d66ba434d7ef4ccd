"""A form on paper: its parts, its questions and the fields of each."""

from dataclasses import dataclass

from applications.questions.blank_fields import BlankField, BlankTable
from applications.statuses import ApplicationKind

COLUMNS = 3


@dataclass(frozen=True, kw_only=True)
class BlankQuestion:
    """One question on paper. ``keys`` are the steps that it asks.

    ``same_as_before`` lets who applies again say that nothing is new. ``why`` is what the help
    text says first, where there is no ``intro``. One of ``table``, ``people`` and ``papers`` may
    stand in place of the fields: the rows of a table, the fields about each of several, the
    papers.
    """

    keys: tuple[str, ...]
    title: str
    number: int = 0
    intro: str = ""
    why: str = ""
    when: str = ""
    same_as_before: bool = False
    fields: tuple[BlankField, ...] = ()
    table: BlankTable | None = None
    people: tuple[BlankField, ...] = ()
    papers: tuple[str, ...] = ()

    @property
    def columns(self) -> range:
        return range(1, COLUMNS + 1)

    @property
    def has_details(self) -> bool:
        return any(choice.fields for field in self.fields for choice in field.choices)


@dataclass(frozen=True, kw_only=True)
class BlankSection:
    """A part of the form. The partner's is last of all, for those who need it."""

    title: str
    is_partners: bool
    questions: tuple[BlankQuestion, ...]


@dataclass(frozen=True, kw_only=True)
class Blank:
    """A whole form, section by section. ``person`` is who applies, and stands first of all;
    ``asks_month`` when no question asks which month it is for."""

    kind: ApplicationKind
    person: tuple[BlankField, ...]
    asks_month: bool
    sections: tuple[BlankSection, ...]
