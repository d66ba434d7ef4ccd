"""The frozen application in words: each question as it was shown, with its answer beside it.

It reads ``Application.content`` (see ``questions/freezing.py``) and nothing else.
"""

from dataclasses import dataclass, replace
from typing import Any

from applications.models import Document
from applications.questions.papers import paper_key
from applications.questions.start import NOTHING_ACUTE
from applications.safe_contact import contact_answer

Content = dict[str, Any]
Documents = dict[str, list[Document]]

# The answers that make a case urgent when it is sent, with the field that says so.
ACUTE_STEPS = ("acute", "housing_debts")
ACUTE_WORDS = "acute_advice"


@dataclass(frozen=True, kw_only=True)
class Field:
    """One answer. ``label`` is empty when the question above is the label.

    ``is_protected`` marks a safety answer.
    """

    label: str
    lines: list[str]
    own_words: bool
    is_protected: bool


@dataclass(frozen=True, kw_only=True)
class Question:
    """One page as the applicant saw it; ``fields`` is empty when she left it open.

    ``key`` is the step's. ``documents`` are the files that she sent there.
    ``given`` is a file of the paper that she says she has given before.
    """

    key: str
    title: str
    intro: str
    fields: list[Field]
    documents: list[Document]
    given: str = ""

    @property
    def readable(self) -> Document | None:
        """The first file that has been scanned and is clean: its pages can be read."""
        return next((document for document in self.documents if document.is_clean), None)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of the application."""

    key: str
    title: str
    questions: list[Question]


def sections(content: Content, documents: Documents) -> list[Section]:
    """Return the whole application as it was sent, each paper with its files."""
    by_step = {paper_key(kind): files for kind, files in documents.items()}
    return [
        Section(
            key=section["key"],
            title=section["title"],
            questions=[_question(step, by_step.get(step["key"])) for step in section["steps"]],
        )
        for section in content["sections"]
    ]


def question_about(content: Content, key: str, documents: Documents) -> Question | None:
    """Return one question as it was sent, with its files, or None when it was not asked."""
    by_step = {paper_key(kind): files for kind, files in documents.items()}
    steps = (step for section in content["sections"] for step in section["steps"])
    return next((_question(step, by_step.get(key)) for step in steps if step["key"] == key), None)


def acute_needs(content: Content) -> list[Field]:
    """Return what can't wait, with the applicant's own words about it."""
    steps = {step["key"]: step for section in content["sections"] for step in section["steps"]}
    needs = []
    for key in ACUTE_STEPS:
        step = steps.get(key, {})
        if set(step.get("cleaned", {}).get(key) or ()) - {NOTHING_ACUTE}:
            ticked, *more = _question(step).fields
            needs += [replace(ticked, label=""), *more]
    if needs and ACUTE_WORDS in steps:
        needs += _question(steps[ACUTE_WORDS]).fields
    return needs


def contact_warning(content: Content) -> Question | None:
    """Return her answer about safe contact when nobody may contact her before agreeing how."""
    step = contact_answer(content)
    return _question(step) if step else None


def grouped_number(content: Content) -> str:
    """Return the personal number as eight digits and the last four, what she is known by without
    one, or nothing."""
    number = content["number"] or ""
    return f"{number[:8]}-{number[8:]}" if number else content.get("known_as", "")


def _question(step: Content, documents: list[Document] | None = None) -> Question:
    rows = step["rows"]
    title = step["title"]
    fields = [_field(row, "" if row["label"] == title else row["label"]) for row in rows]
    return Question(
        key=step["key"],
        title=title,
        intro=step["intro"],
        fields=fields,
        documents=documents or [],
        given=_given(step),
    )


def _given(step: Content) -> str:
    which = step.get("cleaned", {}).get("which")
    return which["document"] if isinstance(which, dict) else ""


def _field(row: Content, label: str) -> Field:
    return Field(
        label=label,
        lines=row["lines"],
        own_words=row["own_words"],
        is_protected=row.get("safety", False),
    )
