"""What has happened to the demo people, told through the real actions at the right moments."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from functools import partial
from operator import itemgetter
from pathlib import Path
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from applications.access import Actor
from applications.actions.cases import (
    hand_over_case,
    start_investigation,
    take_case,
    withdraw_case,
    write_note,
)
from applications.actions.documents import add_documents
from applications.actions.drafts import locked_draft, start_draft
from applications.actions.reading import read_case
from applications.actions.saving_answers import save_answer
from applications.actions.sending import send_application
from applications.demo import lives
from applications.demo.casework import ask_carin, decide
from applications.demo.crowd import CROWD, Applicant
from applications.demo.help_given import an_association_is_verified, lo_helps_anna
from applications.demo.raw import Answers, Raw
from applications.event_kinds import AccessKind
from applications.models import Answer, Case, Draft
from applications.queries import reviewed_cases
from applications.questions.catalogue import FLOW
from applications.questions.flow import Step
from applications.questions.months import month_before
from applications.questions.progress import Progress, facts_of
from eservice import clock
from eservice.people.demo import DEMO_PEOPLE
from eservice.people.models import Person, User
from eservice.workdays import working_days_after

CROWD_ISSUER = "demo-person"
INVESTIGATED = frozenset({"investigated", "decided"})
PAPERS = Path(__file__).parent / "papers"


class AnswersDoNotFit(Exception):
    """An answer in the demo is missing, not valid, or to a question that isn't asked."""


def days_ago(days: int, at: time) -> datetime:
    """Return a moment some days ago; one that hasn't come yet counts as now."""
    day = clock.today() - timedelta(days=days)
    return min(_at(day, at), clock.now())


def workdays_after(moment: datetime, count: int, at: time) -> datetime:
    """Return a moment ``count`` working days after another; it may not have come yet."""
    return _at(working_days_after(timezone.localdate(moment), count), at)


def _at(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=timezone.get_current_timezone())


def fill_in(user: User, answers: Answers) -> Draft:
    """Start a draft and answer it, question by question, in the order given."""
    actor = Actor(user)
    draft = start_draft(actor)
    with locked_draft(actor, draft_id=draft.pk) as (_acting, locked):
        rows: dict[str, Answer] = {}
        for key, raw in answers.items():
            step = FLOW.of_key(key) if key.partition(".")[0] in FLOW.by_key else None
            progress = Progress(FLOW, rows, facts_of(locked), step)
            if step is None or key not in progress.path:
                raise AnswersDoNotFit(f"no such question is asked: {key}")
            cleaned = _cleaned(progress, step, raw)
            saved = {"raw": raw, "cleaned": cleaned, "seen_rev": None}
            rows[key] = save_answer(actor, draft=locked, step=key, stored=None, **saved)
    return draft


def _cleaned(progress: Progress, step: Step, raw: Raw) -> dict:
    form = step.form(data=MultiValueDict(raw), **progress.form_words(step))
    if not form.is_valid():
        raise AnswersDoNotFit(f"{step.key}: {form.error_links()}")
    return form.stored()


def upload(user: User, draft: Draft, paper: str, file: str) -> None:
    """Upload a made-up paper."""
    sent = ContentFile((PAPERS / file).read_bytes(), name=file)
    added = add_documents(Actor(user), draft_id=draft.pk, kind=paper, files=[sent])
    if added.refused:
        raise AnswersDoNotFit(f"{file}: {added.refused[0].reason}")


def send(
    user: User,
    life: Callable[[date], Answers],
    moment: datetime,
    papers: Mapping[str, str] | None = None,
) -> Case:
    """Fill in a whole application, upload files by paper, and send it half an hour later."""
    with clock.at(moment - timedelta(minutes=30)):
        draft = fill_in(user, life(clock.today()))
        for paper, file in (papers or {}).items():
            upload(user, draft, paper, file)
    with clock.at(moment):
        return send_application(Actor(user), draft_id=draft.pk)


def tell_everything() -> int:
    """Make the demo people and everything that has happened; returns the number of cases.

    The oldest story comes first, so that case numbers follow the days of arrival.
    """
    users = {person.subject: person.create() for person in DEMO_PEOPLE}
    with clock.at(days_ago(2, time(19, 20))):
        draft = fill_in(users["anna"], lives.anna(clock.today()))
    with clock.at(days_ago(1, time(18, 5))):
        an_association_is_verified(users["lo"], users["maja"])
        lo_helps_anna(users["anna"], users["lo"], draft)
    stories = [
        (8, _tell_carin),
        (_days_since_ines(), _tell_ines),
        (3, _tell_bo),
        (0, _tell_david),
        *((one.days_ago, partial(_tell_applicant, one)) for one in CROWD),
    ]
    for _days, tell in sorted(stories, key=itemgetter(0), reverse=True):
        tell(users)
    return Case.objects.count()


def _tell_bo(users: dict[str, User]) -> None:
    papers = {"rent_bill": "hyresavi.jpg", "debt": "brev-om-skuld.jpg"}
    send(users["bo"], lives.bo, days_ago(3, time(20, 5)), papers)


def _tell_david(users: dict[str, User]) -> None:
    send(users["david"], lives.david, days_ago(0, time(7, 40)))


def _days_since_ines() -> int:
    """She applied for the month before this one a few days before it began."""
    return (clock.today() - month_before(clock.today())).days + 5


def _tell_ines(users: dict[str, User]) -> None:
    maja = Actor(users["maja"])
    sent_at = days_ago(_days_since_ines(), time(16, 40))
    case_id = send(users["ines"], lives.ines, sent_at).pk
    with _at_most_now(workdays_after(sent_at, 1, time(9, 0))):
        _read(maja, case_id, AccessKind.CASE)
        take_case(maja, case_id=case_id)
    with _at_most_now(workdays_after(sent_at, 2, time(10, 0))):
        _read(maja, case_id, AccessKind.ANSWERS)
        start_investigation(maja, case_id=case_id)
        decide(maja, case_id)


def _tell_carin(users: dict[str, User]) -> None:
    maja, nils = Actor(users["maja"]), Actor(users["nils"])
    sent_at = days_ago(8, time(10, 12))
    case_id = send(users["carin"], lives.carin, sent_at).pk
    with _at_most_now(workdays_after(sent_at, 1, time(8, 30))):
        _read(nils, case_id, AccessKind.CASE)
        take_case(nils, case_id=case_id)
    with _at_most_now(workdays_after(sent_at, 1, time(9, 10))):
        text = "Sökande har ringt. Hon vill helst prata på förmiddagen."
        write_note(nils, case_id=case_id, text=text)
        told = "Vi har pratat i telefon. Nästa steg är att läsa läkarintyget."
        hand_over_case(nils, case_id=case_id, to=users["maja"], text=told)
    with _at_most_now(workdays_after(sent_at, 2, time(13, 0))):
        _read(maja, case_id, AccessKind.CASE)
        _read(maja, case_id, AccessKind.ANSWERS)
        start_investigation(maja, case_id=case_id)
    with _at_most_now(workdays_after(sent_at, 3, time(9, 45))):
        _read(maja, case_id, AccessKind.JOURNAL)
        text = "Pratade med sökande om sjukpenningen. Hon vet inte nästa belopp."
        write_note(maja, case_id=case_id, text=text)
    with _at_most_now(workdays_after(sent_at, 4, time(11, 20))):
        ask_carin(maja, case_id)


def _at_most_now(moment: datetime) -> AbstractContextManager[None]:
    return clock.at(min(moment, clock.now()))


def _read(actor: Actor, case_id: UUID, kind: AccessKind) -> None:
    read_case(actor, cases=reviewed_cases(actor), case_id=case_id, kind=kind)


def _tell_applicant(applicant: Applicant, users: dict[str, User]) -> None:
    person = Person.objects.create(
        given_name=applicant.given_name,
        family_name=applicant.family_name,
        number=applicant.number,
    )
    user = User.objects.create(issuer=CROWD_ISSUER, subject=str(person.pk), person=person)
    sent_at = days_ago(applicant.days_ago, time(11, 15))
    case = send(user, applicant.life, sent_at)
    if applicant.unit:
        # No action moves a case to another unit yet.
        Case.objects.filter(pk=case.pk).update(unit=applicant.unit)
    _follow(applicant, case.pk, sent_at, Actor(user), Actor(_worker(applicant, users)))


def _worker(applicant: Applicant, users: dict[str, User]) -> User:
    if applicant.unit:
        return users["olga"]
    return users["maja" if applicant.days_ago % 2 else "nils"]


def _follow(
    applicant: Applicant, case_id: UUID, sent_at: datetime, own: Actor, worker: Actor
) -> None:
    first, second, third = (workdays_after(sent_at, count, time(10, 0)) for count in (1, 2, 3))
    if first > clock.now():
        return
    with clock.at(first):
        if applicant.course == "withdrawn":
            withdraw_case(own, case_id=case_id)
        if applicant.course in {"taken", *INVESTIGATED}:
            _read(worker, case_id, AccessKind.CASE)
            take_case(worker, case_id=case_id)
    if applicant.course in INVESTIGATED and second <= clock.now():
        with clock.at(second):
            _read(worker, case_id, AccessKind.ANSWERS)
            start_investigation(worker, case_id=case_id)
    if applicant.course == "decided" and third <= clock.now():
        with clock.at(third):
            decide(worker, case_id)
