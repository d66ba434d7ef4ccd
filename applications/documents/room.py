"""How many files a paper and a draft may have, and which of them are there already."""

from applications.documents import limits
from applications.documents.outcomes import Reason
from applications.models import Document
from applications.queries import LATER_KINDS


class Room:
    """The files of a draft as one paper sees them, without one that is about to leave."""

    def __init__(self, rows: list[Document], kind: str, leaving: Document | None) -> None:
        on_paper = [row for row in rows if row.kind == kind]
        self.by_digest = {row.digest: row for row in on_paper}
        self.last_number = max((row.number for row in rows), default=0)
        # What came with the application takes no room from what is asked for later, and neither
        # takes any from messages.
        beside = [row for row in rows if _sort(row.kind) == _sort(kind)]
        self.in_draft = len(beside) - bool(leaving)
        self.on_paper = len(on_paper) - bool(leaving)

    def known(self, document: Document) -> Document | None:
        """Return the document that was made of the same file."""
        return self.by_digest.get(document.digest)

    def fullness(self) -> Reason | None:
        """Return why no file more can be added, or None while there is room."""
        if self.on_paper >= limits.FILES_ON_A_PAPER:
            return Reason.PAPER_FULL
        return Reason.DRAFT_FULL if self.in_draft >= limits.FILES_IN_A_DRAFT else None

    def add(self, document: Document) -> None:
        """Give a document the next number and count it in."""
        self.last_number += 1
        document.number = self.last_number
        self.by_digest[document.digest] = document
        self.in_draft += 1
        self.on_paper += 1


def _sort(kind: str) -> str:
    """Return what a file came with: an answer to what we asked for, a message, or ""."""
    return next((start for start in LATER_KINDS if kind.startswith(start)), "")
