"""How many files a paper and a draft may have, and which of them are there already."""

from applications.document_kinds import LATER_KINDS
from applications.documents import limits
from applications.documents.outcomes import Reason
from applications.models import Document, UploadDay
from eservice import clock
from eservice.people.models import User


class Room:
    """The files of a draft as one paper sees them, without one that is about to leave."""

    def __init__(self, rows: list[Document], kind: str, leaving: Document | None) -> None:
        on_paper = [row for row in rows if row.kind == kind]
        self.by_digest = {row.digest: row for row in on_paper}
        self.last_place = max((row.place for row in on_paper), default=0)
        self.last_number = max((row.number for row in rows), default=0)
        # What came with the application takes no room from what is asked for later, and neither
        # takes any from messages.
        beside = [row for row in rows if _sort(row.kind) == _sort(kind)]
        self.in_draft = len(beside) - bool(leaving)
        self.on_paper = len(on_paper) - bool(leaving)
        self.pages = sum(row.pages for row in on_paper) - (leaving.pages if leaving else 0)

    def known(self, document: Document) -> Document | None:
        """Return the document that was made of the same file."""
        return self.by_digest.get(document.digest)

    def fullness(self, document: Document) -> Reason | None:
        """Return why a file can't be added, or None while there is room."""
        if self.pages + document.pages > limits.PAGES_ON_A_PAPER:
            return Reason.PAGES_FULL
        if self.on_paper >= limits.FILES_ON_A_PAPER:
            return Reason.PAPER_FULL
        return Reason.DRAFT_FULL if self.in_draft >= limits.FILES_IN_A_DRAFT else None

    def add(self, document: Document) -> None:
        """Give a document the next number, and the last place unless it has one; count it in."""
        self.last_number += 1
        if not document.place:
            self.last_place += 1
            document.place = self.last_place
        document.number = self.last_number
        self.by_digest[document.digest] = document
        self.in_draft += 1
        self.pages += document.pages
        self.on_paper += 1


def day_fullness(user: User) -> Reason | None:
    """Return why somebody can't send more today, or None while she can. What she has removed
    again counts: it took as much to read."""
    sent = UploadDay.objects.filter(user=user, day=clock.today()).first()
    if sent is None:
        return None
    is_full = sent.files >= limits.FILES_A_DAY or sent.size >= limits.BYTES_A_DAY
    return Reason.DAY_FULL if is_full else None


def _sort(kind: str) -> str:
    """Return what a file came with: an answer to what we asked for, a message, or ""."""
    return next((start for start in LATER_KINDS if kind.startswith(start)), "")
