"""A case: what was sent, what was asked and answered, written and agreed on."""

from collections.abc import Iterator

from applications.models import (
    Case,
    CompletionItem,
    CompletionRequest,
    Document,
    HandOver,
    Meeting,
    Message,
)
from applications.own_data.telling import Record, answers, moment, name_of, record
from applications.questions.given_papers import NAMES
from applications.questions.meetings import OWN_WORDS
from applications.questions.whose import content_for_owner
from applications.statuses import (
    ApplicationKind,
    CaseStage,
    CompletionStatus,
    MeetingStatus,
    ScanState,
)
from eservice.ui.swedish import format_month

MEETING_WORDS = dict(
    zip(OWN_WORDS, ("Plats", "Vem du tar med", "Vad du vill prata om", "När du kan"), strict=True)
)


def head(case: Case) -> Record:
    """Return what a case is and where it is now."""
    return record(
        "Ärendet",
        ("Ansökan", ApplicationKind(case.kind)),
        ("Månad", format_month(case.month)),
        ("Kom in", case.received_at),
        ("Beslut lovat senast", case.promised_on),
        ("Läge", CaseStage(case.stage)),
        ("Sedan", case.stage_since),
        ("Bråttom", case.is_urgent),
        ("Handläggare", case.caseworker and name_of(case.caseworker)),
        ("Tillbakatagen", case.withdrawn_at),
    )


def sent(case: Case) -> list[Record]:
    """Return the answers as they were sent, and what was signed."""
    content = content_for_owner(case.content)
    signed = [(each["name"], each["at"][:10]) for each in content.get("signatures", ())]
    first = record(
        "Så skickades ansökan",
        ("Du intygade", content["declaration"]),
        ("Underskrift", [f"{name}, {day}" for name, day in signed]),
        ("Skickad av", content["sent_by"]["name"] if content.get("sent_by") else None),
        ("Hjälpte till", [each["name"] for each in content.get("help", ())]),
    )
    return [first, *(each for each in answers(content["sections"]) if each.facts)]


def papers(case: Case) -> Iterator[Record]:
    """Return the files by name; the files themselves are opened in the service."""
    for row in Document.objects.filter(draft=case.pk).order_by("number"):
        yield record(
            str(NAMES.get(row.kind, "En fil som du skickade sedan")),
            ("Fil", row.name),
            ("Kom in", row.at),
            ("Sidor", row.pages),
            ("Kontroll av filen", ScanState(row.scan_state)),
        )


def completions(case: Case) -> Iterator[Record]:
    """Return what we have asked for, and her answers."""
    for request in CompletionRequest.objects.filter(case=case).order_by("at"):
        intro = request.content.get("intro"), request.content.get("consequence")
        yield record("Vi bad dig om mer", ("När", request.at), ("Vi skrev", intro))
    items = CompletionItem.objects.filter(case=case).prefetch_related("replies__by__person")
    for item in items.order_by("request__at", "number"):
        replies = [
            f"{moment(reply.at)}, {name_of(reply.by)}: {reply.content.get('text') or 'fil'}"
            for reply in item.replies.all()
        ]
        yield record(
            item.content["what"],
            ("Varför", item.content.get("why")),
            ("Hur", item.content.get("how")),
            ("Senast", item.due_on),
            ("Läge", CompletionStatus(item.status)),
            ("Vad vi sa om svaret", item.reason),
            ("Svar", replies),
        )


def messages(case: Case) -> Iterator[Record]:
    """Return what she and we have written to each other."""
    rows = Message.objects.filter(case=case).select_related("by__person").order_by("at", "pk")
    for row in rows:
        yield record(
            "Meddelande från oss" if row.is_from_office else "Meddelande till oss",
            ("När", row.at),
            ("Av", name_of(row.by)),
            ("Om det här", row.content.get("quote")),
            ("Text", row.content.get("text")),
        )


def meetings(case: Case) -> Iterator[Record]:
    """Return the meetings, and what she said about them."""
    for row in Meeting.objects.filter(case=case).prefetch_related("times").order_by("at"):
        about = row.about if isinstance(row.about, dict) else {}
        yield record(
            "Möte",
            ("Läge", MeetingStatus(row.status)),
            ("Varför", about.get("why")),
            ("Tider att välja på", [time.starts_at for time in row.times.all()]),
            ("Vald tid", row.chosen_at_time),
            *((label, row.choice.get(name)) for name, label in MEETING_WORDS.items()),
            ("Inställt för att", about.get("cancelled")),
        )


def hand_overs(case: Case) -> Iterator[Record]:
    """Return what one caseworker has told the next, and what she added."""
    for row in HandOver.objects.filter(case=case).select_related("to__person").order_by("at"):
        yield record(
            f"Ärendet gick till {name_of(row.to)}",
            ("När", row.at),
            ("Det som sades", row.text),
            ("Det du la till", row.added),
        )
