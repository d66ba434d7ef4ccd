"""The investigation as it is read: lines in their parts, what was said of each, the calculation.

A comment stays with the words that it was about: when the line has been reworded since, the old
words are quoted. A helper reads neither a line that is for the applicant alone nor what somebody
else wrote.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from applications.actors import Actor
from applications.models import Case, InvestigationLine, LineComment, Relation
from applications.questions.explaining import calculation_of, explained_lines

Content = dict[str, Any]
Part = InvestigationLine.Part
NO_ANSWER_NEEDED = (LineComment.Kind.AGREES,)
# Where a comment stands that is about the whole, about a line that was taken away, or, together
# with its words, about a line of the calculation.
WHOLE, REMOVED, ROW = "whole", "removed", "row"


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody said of a line, or of the whole.

    ``about`` is the earlier words that it was about, empty when they still stand.
    ``is_withheld`` says that the reader sees that something was said and not what.
    """

    comment: LineComment
    about: str = ""
    is_withheld: bool = False

    @property
    def needs_answer(self) -> bool:
        return self.comment.kind not in NO_ANSWER_NEEDED and self.comment.answered_at is None


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as it stands now."""

    id: UUID
    text: str
    is_hers_alone: bool
    said: list[Said]


@dataclass(frozen=True, kw_only=True)
class LinesOfPart:
    """One of the four parts, also when nothing stands in it."""

    key: str
    title: str
    lines: list[Line]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """The whole investigation for one reader.

    ``version`` changes with every change of lines or calculation. ``calculation`` is None when
    there is none or, as ``is_kept_back`` says, when it is not for the reader; ``on_calculation``
    has, line by line, what was said of it. ``on_removed`` is what was said of lines that have
    been taken away.
    """

    parts: list[LinesOfPart]
    calculation: list[Content] | None
    on_calculation: list[list[Said]]
    is_kept_back: bool
    version: str
    on_whole: list[Said]
    on_removed: list[Said]

    @property
    def is_empty(self) -> bool:
        return not any(part.lines for part in self.parts)

    @property
    def to_answer(self) -> int:
        """How many comments wait for the caseworker's answer."""
        of_lines = [said for part in self.parts for line in part.lines for said in line.said]
        of_sums = [said for row in self.on_calculation for said in row]
        others = (*self.on_whole, *self.on_removed)
        return sum(said.needs_answer for said in (*of_lines, *of_sums, *others))

    @property
    def calculated(self) -> list[tuple[Content, list[Said]]]:
        """The calculation's lines, each with what was said of it."""
        return list(zip(self.calculation or (), self.on_calculation, strict=True))


def calculated_words(sheet: Sheet) -> list[str]:
    """Return the words of each line of the calculation, as the reader of the sheet sees them."""
    return [row["text"] for row in sheet.calculation or ()]


def line_content(text: str, *, is_hers_alone: bool) -> Content:
    """Return what the column of a line keeps."""
    return {"text": text, "hers_alone": is_hers_alone}


def said_content(comment: LineComment) -> Content:
    """Return what the event of a comment vouches for."""
    return {"about": comment.about or "", "text": comment.text}


def sheet_of(case: Case, reader: Actor | None = None) -> Sheet:
    """Return the investigation for a reader; without one, everything. Three queries, and one
    more for a helper: she doesn't get a couple's calculation, it is about the partner too."""
    lines, calculation = list(lines_of(case)), calculation_of(case)
    is_kept_back = calculation is not None and _is_helper(reader) and is_for_two(case)
    rows = None if is_kept_back else explained_lines(calculation)
    comments = _readable(case, is_kept_back=is_kept_back)
    said = _said(lines, [row["text"] for row in rows or ()], comments, reader)
    return Sheet(
        parts=[_part(part, lines, said, reader) for part in Part],
        calculation=rows,
        # Should two lines have the same words, the first one has what was said.
        on_calculation=[said.pop((ROW, row["text"]), []) for row in rows or ()],
        is_kept_back=is_kept_back,
        version=version_of(lines, calculation),
        on_whole=said[WHOLE],
        on_removed=said[REMOVED],
    )


def lines_of(case: Case) -> QuerySet[InvestigationLine]:
    """Return every line and every earlier wording, in order."""
    lines = InvestigationLine.objects.filter(investigation__case=case)
    return lines.order_by("number", "at", "pk")


def version_of(lines: Iterable[InvestigationLine], calculation: Any) -> str:
    """Return a short text that is another one after each change: rows are only added and ended."""
    ended = [line.ended_at is not None for line in lines]
    return f"{len(ended)}-{sum(ended)}-{calculation.rev if calculation else 0}"


def frozen(sheet: Sheet) -> Content:
    """Return what a communication keeps: the lines and the calculation as they can be read."""
    parts = [
        {
            "part": part.key,
            "title": part.title,
            "lines": [
                {"id": str(line.id), **line_content(line.text, is_hers_alone=line.is_hers_alone)}
                for line in part.lines
            ],
        }
        for part in sheet.parts
    ]
    return {"parts": parts, "calculation": sheet.calculation}


def _part(
    part: Part, lines: list[InvestigationLine], said: dict[Any, list[Said]], reader: Actor | None
) -> LinesOfPart:
    current = [row for row in lines if row.part == part and row.ended_at is None]
    shown = [
        Line(
            id=row.pk,
            text=row.text["text"],
            is_hers_alone=row.text["hers_alone"],
            said=said[row.pk],
        )
        for row in current
        if not (_is_helper(reader) and row.text["hers_alone"])
    ]
    return LinesOfPart(key=part.value, title=str(part.label), lines=shown)


def _readable(case: Case, *, is_kept_back: bool) -> list[LineComment]:
    """Return what was said, the first first; nothing of a calculation that is kept back."""
    comments = case.line_comments.select_related("by__person", "answered_by__person")
    found = comments.order_by("at", "pk")
    return [comment for comment in found if not (comment.about and is_kept_back)]


def _said(
    lines: list[InvestigationLine],
    rows: list[str],
    comments: list[LineComment],
    reader: Actor | None,
) -> dict[Any, list[Said]]:
    """Return what was said by the line that stands now; also by ``WHOLE`` and ``REMOVED``, and by
    ``ROW`` with the words of a line of the calculation."""
    found: dict[Any, list[Said]] = defaultdict(list)
    by_id, newer = {row.pk: row for row in lines}, {row.replaces_id: row for row in lines}
    for comment in comments:
        line = by_id.get(comment.line_id)
        if line and _is_helper(reader) and _is_hers(line, newer):
            continue
        about = "" if line is None or line.ended_at is None else line.text["text"]
        place = _place(line, newer)
        if comment.about:
            stands = comment.about in rows
            about, place = ("", (ROW, comment.about)) if stands else (comment.about, REMOVED)
        said = Said(comment=comment, about=about, is_withheld=_is_withheld(comment, reader))
        found[place].append(said)
    return found


def _place(line: InvestigationLine | None, newer: dict[UUID, InvestigationLine]) -> Any:
    if line is None:
        return WHOLE
    line = _latest(line, newer)
    return line.pk if line.ended_at is None else REMOVED


def _latest(line: InvestigationLine, newer: dict[UUID, InvestigationLine]) -> InvestigationLine:
    while line.pk in newer:
        line = newer[line.pk]
    return line


def _is_hers(line: InvestigationLine, newer: dict[UUID, InvestigationLine]) -> bool:
    """True for words that are the applicant's alone, or have become so since."""
    return line.text["hers_alone"] or _latest(line, newer).text["hers_alone"]


def _is_withheld(comment: LineComment, reader: Actor | None) -> bool:
    """Own words never reach a helper but the one who wrote them."""
    return bool(_is_helper(reader) and comment.text and comment.by_id != reader.user.pk)


def _is_helper(reader: Actor | None) -> bool:
    return reader is not None and reader.grant is not None


def is_for_two(case: Case) -> bool:
    """True when the case's calculation is about a partner too."""
    return case.household.filter(relation=Relation.PARTNER).exists()
