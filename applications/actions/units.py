"""Which unit deals with a person."""

from applications.models import Case
from eservice.municipality import municipality
from eservice.people.models import Person


def unit_of(person: Person) -> tuple[str, Case | None]:
    """Return the unit of the person's latest case, and the case; the receiving unit and None
    for someone who has none."""
    case = Case.objects.filter(person=person).order_by("-received_at", "-pk").first()
    return (case.unit, case) if case else (municipality().receiving_unit, None)
