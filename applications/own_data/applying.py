"""What is not sent: drafts, earlier versions of answers, and the part of a partner."""

from collections.abc import Iterator
from typing import Any

from applications.models import AnswerRevision, CoApplicant, Companion, Draft
from applications.own_data.telling import Part, Record, answers, name_of, record
from applications.partners import with_partner
from applications.queries import answers_of
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.freezing import frozen_sections
from applications.questions.privacy import CO_APPLICANT, OWNER, Reader, fields_of, is_partners_key
from applications.questions.progress import Progress, facts_of
from applications.statuses import ApplicationKind
from eservice.people.models import Person
from eservice.ui.swedish import format_month


def part(person: Person) -> Part:
    """Return her drafts and their answers."""
    drafts = with_partner(Draft.objects.filter(person=person).select_related("person"))
    drafts = drafts.order_by("started_at")
    found = [each for draft in drafts for each in _draft(draft)]
    return Part("drafts", "Det du har fyllt i men inte skickat", (*found, *_beside(person)))


def joint(person: Person) -> Part:
    """Return her own part of applications that a partner has begun."""
    rows = CoApplicant.objects.filter(person=person).select_related("draft__person")
    found = [each for row in rows.order_by("invited_at") for each in _own_part(row)]
    return Part("joint", "Ansökningar där du är medsökande", tuple(found))


def _draft(draft: Draft) -> Iterator[Record]:
    if draft.sent_at is None:
        reader = OWNER.beside_partner() if draft.has_partner_in else OWNER
        yield record(
            str(ApplicationKind(draft.kind).label),
            ("Började", draft.started_at),
            ("Månad", draft.month and format_month(draft.month)),
        )
        yield from _answers(draft, reader)
    yield from _earlier(draft, lambda key: not is_partners_key(key))


def _own_part(row: CoApplicant) -> Iterator[Record]:
    yield record(
        f"Tillsammans med {row.draft.person.name}",
        ("Du blev tillfrågad", row.invited_at),
        ("Du sa ja", row.accepted_at),
        ("Du sa nej", row.declined_at),
        ("Du gick ur", row.left_at),
        ("Slutade", row.ended_at),
    )
    if row.accepted_at:
        yield from _answers(row.draft, CO_APPLICANT)
        yield from _earlier(row.draft, is_partners_key)


def _answers(draft: Draft, reader: Reader) -> list[Record]:
    progress = Progress(FLOW, answers_of(draft), facts_of(draft), reader=reader)
    return [each for each in answers(frozen_sections(progress)) if each.facts]


def _earlier(draft: Draft, is_hers: Any) -> Iterator[Record]:
    """Earlier versions, as they were typed. Safety answers stay in the service."""
    rows = AnswerRevision.objects.filter(draft=draft).select_related("by__person")
    for row in rows.order_by("at", "pk"):
        step = _step(row.step)
        if step is None or not is_hers(row.step) or _is_about_safety(step):
            continue
        yield record(
            f"Ett tidigare svar: {step.title}",
            ("Svar", [text for texts in row.raw.values() for text in texts]),
            ("Skrevs", row.at),
            ("Av", name_of(row.by)),
            ("Ändrades", row.ended_at),
        )


def _step(key: str) -> Step | None:
    """A step that an earlier version of the questions had is no longer there."""
    return FLOW.of_key(key) if key.partition(".")[0] in FLOW.by_key else None


def _is_about_safety(step: Step) -> bool:
    return any(field.is_safety for field in fields_of(step))


def _beside(person: Person) -> Iterator[Record]:
    for row in Companion.objects.filter(person=person).order_by("started_at"):
        yield record(
            "Någon satt bredvid dig",
            ("Namn", row.name),
            ("Vem", row.relation),
            ("Från", row.started_at),
            ("Till", row.ended_at),
        )
