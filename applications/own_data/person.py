"""Who the person is, how she logs in, how she wants to be reached and met."""

from collections.abc import Iterator

from applications.models import CodeSheet, ContactChoice, Notice, Wish
from applications.models.code_sheet import CodeWay, IdentityCheck
from applications.notice_kinds import Channel, NoticeKind
from applications.own_data.telling import Part, Record, record
from eservice.people.models import Membership, Person, User

WAYS = {**dict(Channel.choices), "phone": "telefon"}


def part(person: Person) -> Part:
    """Return what is about herself and not about a case."""
    found = [_who(person), *_logins(person), *_contact(person), *_memberships(person)]
    return Part("person", "Om dig", tuple(found))


def notices(person: Person) -> Part:
    """Return what we have told her by e-mail, text message or letter."""
    rows = Notice.objects.filter(person=person).order_by("at", "pk")
    found = (
        record(
            str(NoticeKind(row.kind).label),
            ("När", row.at),
            ("Hur", WAYS.get(row.channel)),
            ("Skickat", row.sent_at),
            ("Gick inte att skicka", row.failed_at),
        )
        for row in rows
    )
    return Part("notices", "Det här har vi meddelat dig", tuple(found))


def _who(person: Person) -> Record:
    return record(
        "Du",
        ("Namn", person.name),
        ("Personnummer eller samordningsnummer", person.number),
        ("Nummer som du har fått", person.reserve_number),
        ("Född", person.birth_date),
    )


def _logins(person: Person) -> Iterator[Record]:
    for user in User.objects.filter(person=person).order_by("pk"):
        yield record(
            "Ett sätt att logga in",
            ("Från", user.issuer),
            ("Ditt namn där", user.subject),
            ("Går att använda", user.is_active),
        )
    for sheet in CodeSheet.objects.filter(person=person).order_by("given_at"):
        yield record(
            "Koder på papper",
            ("Du fick dem", sheet.given_at),
            ("Du visade", IdentityCheck(sheet.check_kind)),
            ("Vi skrev", sheet.words),
            ("Hur", CodeWay(sheet.way)),
            ("Första gången de användes", sheet.first_used_at),
            ("Slutade gälla", sheet.ended_at),
            ("Använda koder", [code.used_at for code in sheet.codes.order_by("place")]),
        )


def _contact(person: Person) -> Iterator[Record]:
    """``safe`` is an answer about safety, and stays in the service."""
    chosen = ContactChoice.objects.filter(person=person).first()
    if chosen:
        told = chosen.choice
        yield record(
            "Så når vi dig",
            ("Sätt", [WAYS.get(way, way) for way in told.get("ways", ())]),
            ("Mejl", told.get("email")),
            ("Telefon", told.get("phone")),
            ("Nummer för sms", told.get("mobile")),
            ("Adress", told.get("address")),
            ("Ändrat", chosen.changed_at),
        )
    wish = Wish.objects.filter(person=person).first()
    if wish:
        yield record("Så vill du bli bemött", ("Dina ord", wish.text), ("Ändrat", wish.changed_at))


def _memberships(person: Person) -> Iterator[Record]:
    rows = Membership.objects.filter(person=person).select_related("organisation")
    for row in rows.order_by("started_at", "pk"):
        yield record(
            f"Med i {row.organisation.name}",
            ("Ditt namn där", row.name),
            ("Från och med", row.started_at),
            ("Till och med", row.ended_at),
        )
