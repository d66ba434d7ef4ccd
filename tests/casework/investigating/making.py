"""Investigations for tests, written through the same doors that people use."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from applications.access import Actor
from applications.actions import commenting, communicating, investigating
from applications.actions.cases import start_investigation, take_case
from applications.models import (
    Case,
    Communication,
    Investigation,
    InvestigationLine,
    LineComment,
)
from applications.questions.investigating import frozen, line_content, sheet_of
from eservice import clock
from eservice.people.models import User

RENT = "Din hyra är 6 500 kronor i månaden."


def investigated(case: Case, by: User) -> Case:
    """Let a caseworker take a case and start investigating it."""
    take_case(Actor(by), case_id=case.pk)
    return start_investigation(Actor(by), case_id=case.pk)


def write(
    case: Case,
    by: User,
    text: str = RENT,
    *,
    part: str = "fact",
    is_hers_alone: bool = False,
) -> InvestigationLine:
    content = line_content(text, is_hers_alone=is_hers_alone)
    return investigating.write_line(
        Actor(by), case_id=case.pk, part=part, content=content, page_id=uuid4()
    )


def reword(line: InvestigationLine, by: User, text: str, **values: bool) -> InvestigationLine:
    content = line_content(text, **{"is_hers_alone": False} | values)
    case_id = line.investigation.case_id
    return investigating.reword_line(Actor(by), case_id=case_id, line_id=line.pk, content=content)


def communicate(case: Case, by: User, due_on: date | None = None) -> Communication:
    due_on = due_on or clock.today() + timedelta(days=14)
    seen = sheet_of(case).version
    return communicating.communicate(
        Actor(by), case_id=case.pk, due_on=due_on, seen=seen, page_id=uuid4()
    )


def say(
    case: Case,
    by: User,
    kind: str,
    text: str = "",
    line: UUID | None = None,
    *,
    about: str = "",
) -> LineComment:
    words = {"about": about, "kind": kind, "text": text}
    return commenting.comment(Actor(by), case_id=case.pk, line_id=line, page_id=uuid4(), **words)


def readable(
    case: Case, by: User, applicant: User
) -> tuple[InvestigationLine, LineComment, Communication]:
    """An investigation that the applicant can read and has corrected, and a communication
    without a letter; the case stays where it is."""
    investigation = Investigation.objects.create(case=case, opened_at=clock.now())
    content = line_content(RENT, is_hers_alone=False)
    line = investigation.lines.create(part="fact", number=1, text=content, by=by)
    said = LineComment.objects.create(
        case=case, line=line, kind="corrects", text="Hyran är 6 700.", by=applicant
    )
    sent = Communication.objects.create(
        case=case, content=frozen(sheet_of(case)), due_on=clock.today(), by=by
    )
    return line, said, sent
