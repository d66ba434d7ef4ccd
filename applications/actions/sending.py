"""Sending: a draft becomes an application and a case, exactly once."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from applications.access import Actor, Verb, require
from applications.actions.household import record_household
from applications.actions.letters import order_receipt
from applications.errors import Incomplete, MonthTaken
from applications.event_kinds import EventKind
from applications.ledger import append_event, sent_facts
from applications.models import Application, Case, Document, Draft, ReferenceCounter
from applications.queries import answers_of, live_case, visible_drafts
from applications.questions.catalogue import FLOW
from applications.questions.freezing import digest, freeze, revalidate
from applications.questions.months import applied_month
from applications.questions.papers import BY_KEY
from applications.questions.progress import Progress, facts_about
from applications.questions.start import is_acute
from eservice import clock
from eservice.municipality import municipality
from eservice.workdays import working_days_after


def send_application(actor: Actor, *, draft_id: UUID) -> Case:
    """Send a draft. Sending it again, also at the same moment, returns the same case.

    Everything is checked again inside the lock. Raises Draft.DoesNotExist, NotAllowed,
    Incomplete (with the first step that needs an answer) or MonthTaken.
    """
    try:
        with transaction.atomic():
            drafts = visible_drafts(actor).select_related("person")
            draft = drafts.select_for_update(of=("self",)).get(pk=draft_id)
            require(actor, Verb.SEND_DRAFT, draft)
            if draft.sent_at:
                return Case.objects.get(pk=draft.pk)
            return _send(actor, draft)
    except IntegrityError as error:
        taken = live_case(actor.user.person_id, _month(draft))
        if taken is None:
            raise
        raise MonthTaken(taken.pk) from error


def _progress(draft: Draft) -> Progress:
    return Progress(FLOW, answers_of(draft), facts_about(draft.person))


def _month(draft: Draft) -> date | None:
    return applied_month(_progress(draft).answers)


def _send(actor: Actor, draft: Draft) -> Case:
    progress = _progress(draft)
    revalidate(progress)
    month = applied_month(progress.answers)
    if month is None:
        raise Incomplete("month")
    taken = live_case(draft.person_id, month)
    if taken is not None:
        raise MonthTaken(taken.pk)
    content = freeze(progress, draft.person)
    application = Application.objects.create(
        id=draft.pk,
        person=draft.person,
        kind=draft.kind,
        month=month,
        flow_version=FLOW.version,
        content=content,
        content_digest=digest(content),
        sent_by=actor.user,
    )
    case = _open_case(application, is_urgent=_is_urgent(progress))
    append_event(case, EventKind.SENT, actor, **sent_facts(case))
    record_household(case, progress)
    _send_documents(progress, draft)
    order_receipt(case, application)
    draft.sent_at = case.received_at
    draft.save(update_fields=["sent_at"])
    return case


def _send_documents(progress: Progress, draft: Draft) -> None:
    """Let the files of the papers on the path go with the application, and no others."""
    kinds = [BY_KEY[key].key for key in progress.path if key in BY_KEY]
    Document.objects.filter(draft=draft, kind__in=kinds).update(is_sent=True)


def _is_urgent(progress: Progress) -> bool:
    debts = set(progress.answers.get("housing_debts", default=()))
    return is_acute(progress.answers) or bool(debts - {"none"})


def _open_case(application: Application, *, is_urgent: bool) -> Case:
    today = clock.today()
    days = municipality().promises.decision_working_days
    return Case.objects.create(
        id=application.pk,
        application=application,
        person=application.person,
        reference=_next_reference(today.year),
        kind=application.kind,
        month=application.month,
        unit=municipality().receiving_unit,
        is_urgent=is_urgent,
        received_at=application.sent_at,
        stage_since=application.sent_at,
        promised_on=working_days_after(timezone.localdate(application.sent_at), days),
    )


def _next_reference(year: int) -> str:
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{municipality().reference_prefix}-{year % 100}-{1000 + counter.last}"
