"""Long lists a page at a time: how many rows there are on one, and where the next begins."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

PAGE_SIZE = 20


@dataclass(frozen=True)
class Cursor:
    """A place in a list: the last row that was shown, by its moment and its id."""

    at: datetime
    id: UUID

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Cursor | None":
        """Return the place, or None for anything that is not one."""
        at, _sep, case_id = text.partition("_")
        try:
            moment = datetime.fromisoformat(at.replace(" ", "+"))
            cursor = cls(moment.astimezone(UTC), UUID(case_id))
        except (ValueError, OverflowError):
            return None
        return cursor if moment.tzinfo else None
