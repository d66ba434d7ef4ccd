"""The help that she has given others access for, and whom she helps herself."""

from collections.abc import Iterator

from applications.models import Grant
from applications.own_data.telling import Part, Record, record
from applications.powers import GrantKind, Power
from eservice.people.models import Person


def part(person: Person) -> Part:
    """Return both, the first one first."""
    return Part("help", "Hjälp", (*_given(person), *_held(person)))


def _given(person: Person) -> Iterator[Record]:
    rows = Grant.objects.filter(grantor=person).select_related("grantee", "organisation")
    for row in rows.prefetch_related("powers").order_by("created_at"):
        powers = row.powers.all()
        yield record(
            "Någon som hjälper eller har hjälpt dig",
            ("Namn", row.grantee.name if row.grantee else row.name),
            ("Genom", row.organisation and row.organisation.name),
            ("Som", GrantKind(row.kind)),
            ("Du skrev under", row.consent["lines"]),
            ("Får", [Power(each.power) for each in powers if each.revoked_at is None]),
            ("Fick, men inte nu", [Power(each.power) for each in powers if each.revoked_at]),
            ("Från", row.valid_from),
            ("Till", row.valid_to),
            ("Sa ja", row.accepted_at),
            ("Sa nej", row.declined_at),
        )


def _held(person: Person) -> Iterator[Record]:
    rows = Grant.objects.filter(grantee=person).select_related("grantor").order_by("created_at")
    for row in rows:
        yield record(
            "Du hjälper eller har hjälpt",
            ("Namn", row.grantor.name),
            ("Som", GrantKind(row.kind)),
            ("Du sa ja", row.accepted_at),
            ("Du sa nej", row.declined_at),
        )
