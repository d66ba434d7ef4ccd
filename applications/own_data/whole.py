"""The whole copy, in Swedish as all documents, and as one object for machines."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from applications.models import Case
from applications.own_data import applying, case, deciding, helping, person, reading
from applications.own_data.telling import Part, Record
from eservice import clock
from eservice.languages import in_swedish
from eservice.people.models import Person

# What each case is told as, in this order.
OF_A_CASE = (
    case.sent,
    case.papers,
    case.completions,
    case.messages,
    case.meetings,
    case.hand_overs,
    deciding.investigated,
    deciding.calculated,
    deciding.decided,
    deciding.paid,
    deciding.delayed,
    deciding.appealed,
    reading.log,
)


@dataclass(frozen=True)
class OwnData:
    """Everything about one person at one moment."""

    name: str
    made_at: datetime
    parts: tuple[Part, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the same as an object: parts, their records, and each record's facts."""
        return {"format": 1, "name": self.name, "made_at": self.made_at, **_parts(self.parts)}


def _parts(parts: tuple[Part, ...]) -> dict[str, Any]:
    return {"parts": [asdict(part) for part in parts]}


@in_swedish()
def own_data(her: Person) -> OwnData:
    """Return all that is stored about a person, but for what ``LEFT_OUT`` says."""
    parts = (
        person.part(her),
        *_cases(her),
        applying.part(her),
        applying.joint(her),
        helping.part(her),
        person.notices(her),
    )
    return OwnData(her.name, clock.now(), tuple(part for part in parts if part.records))


def _cases(her: Person) -> Iterator[Part]:
    rows = Case.objects.filter(person=her).select_related(
        "application", "person", "caseworker__person"
    )
    for row in rows.order_by("received_at"):
        records: list[Record] = [case.head(row)]
        for tell in OF_A_CASE:
            records += tell(row)
        told = tuple(each for each in records if each.facts)
        yield Part(f"case-{row.reference}", f"Ärende {row.reference}", told)
