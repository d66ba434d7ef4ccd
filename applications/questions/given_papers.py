"""The papers that a person has given us already, to point at instead of giving them again.

Asked for only by the page about a paper, so no other page pays for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.document_kinds import ITEM_KIND
from applications.models import Document
from applications.questions.paper_kinds import PAPERS
from applications.statuses import ScanState
from eservice.ui import swedish

NAMES = {paper.key: paper.name for paper in PAPERS}
MOST_FILES = 300
MOST_PAPERS = 30


@dataclass(frozen=True, kw_only=True)
class GivenPaper:
    """One paper: its first file, what it is, the day it was given and how many pages it has."""

    document: str
    kind: str
    day: str
    pages: int

    def as_json(self) -> dict[str, Any]:
        return {"document": self.document, "kind": self.kind, "day": self.day, "pages": self.pages}


class GivenPapers:
    """A person's papers in what she has sent, and in the draft that is open, newest first.

    Who helps her points only at what she has sent in the draft herself: of other cases she may
    know nothing.
    """

    def __init__(
        self, person_id: UUID, draft_id: UUID | None, helper_id: int | None = None
    ) -> None:
        self.person_id, self.draft_id, self.helper_id = person_id, draft_id, helper_id
        self._found: list[GivenPaper] | None = None

    def for_helper(self, user_id: int) -> "GivenPapers":
        return GivenPapers(self.person_id, self.draft_id, user_id)

    def __iter__(self) -> Iterator[GivenPaper]:
        if self._found is None:
            self._found = self._read()
        return iter(self._found)

    def _read(self) -> list[GivenPaper]:
        here = Q(draft=self.draft_id) if self.draft_id else Q(pk__in=())
        own = here | Q(is_sent=True)
        hers = here & Q(uploaded_by=self.helper_id) if self.helper_id else own
        rows = Document.objects.filter(hers, draft__person=self.person_id)
        rows = rows.filter(Q(kind__in=NAMES) | Q(kind__startswith=ITEM_KIND))
        rows = rows.exclude(scan_state=ScanState.REFUSED).order_by("-at", "place", "number")
        found: dict[tuple[UUID, str], list[Document]] = {}
        for row in rows.only("draft_id", "kind", "pages", "at", "place", "number")[:MOST_FILES]:
            found.setdefault((row.draft_id, row.kind), []).append(row)
        return [_paper(files) for files in list(found.values())[:MOST_PAPERS]]


def _paper(files: list[Document]) -> GivenPaper:
    first = min(files, key=lambda file: (file.place, file.number))
    return GivenPaper(
        document=str(first.pk),
        kind="" if first.kind.startswith(ITEM_KIND) else first.kind,
        day=timezone.localdate(max(file.at for file in files)).isoformat(),
        pages=sum(file.pages for file in files),
    )


def in_words(paper: dict[str, Any]) -> str:
    """Return a paper that was pointed at in words, also when it is there no more."""
    name = NAMES.get(paper["kind"])
    pages = ngettext("%(count)s sida", "%(count)s sidor", paper["pages"])
    return _("%(name)s. Du lämnade det %(day)s, %(pages)s.") % {
        "name": capfirst(str(name)) if name else _("Ett papper som vi bad om"),
        "day": swedish.format_date(date.fromisoformat(paper["day"])),
        "pages": pages % {"count": paper["pages"]},
    }
