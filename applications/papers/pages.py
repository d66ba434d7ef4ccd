"""The files of a paper as the pages that the person arranges: which numbers each has."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from applications.access import Actor, Verb, can
from applications.models import Document, Draft


@dataclass(frozen=True, kw_only=True)
class PageRow:
    """One file: the numbers of its first and last page in the paper. What held a virus has none."""

    document: Document
    first: int
    last: int
    may_change: bool
    is_first: bool
    is_last: bool


def pages_of(actor: Actor, draft: Draft, documents: Sequence[Document]) -> dict[str, Any]:
    """Return the files in order, each with its place among the pages of the paper."""
    rows, so_far = [], 0
    for place, document in enumerate(documents):
        document.draft = draft
        count = 0 if document.is_refused else document.pages
        rows.append(
            PageRow(
                document=document,
                first=so_far + 1 if count else 0,
                last=so_far + count,
                may_change=can(actor, Verb.REMOVE_DOCUMENT, document),
                is_first=place == 0,
                is_last=place == len(documents) - 1,
            )
        )
        so_far += count
    return {"documents": documents, "rows": rows, "page_count": so_far}
