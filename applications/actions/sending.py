"""Sending: a draft becomes an application and a case, exactly once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from applications.access import Actor, Verb, require
from applications.actions.drafts import draft_for_update
from applications.actions.help_had import help_had, sent_by, tell_of_sending
from applications.actions.household import copy_household, record_household
from applications.actions.joint_sending import close_couple, partner_code, signatures_of
from applications.actions.letters import order_copy, order_receipt
from applications.actions.registering_applications import tell_of_registering
from applications.actions.sending_documents import send_documents
from applications.document_kinds import SCAN_KIND
from applications.errors import Incomplete, MonthTaken, NotPossible, PartnerIsIn
from applications.event_kinds import EventKind
from applications.ledger import append_event, sent_facts
from applications.models import Application, Case, Draft, ReferenceCounter
from applications.queries import answers_of, live_case
from applications.questions.catalogue import FLOW
from applications.questions.couple import Couple, couple_in
from applications.questions.freezing import digest, freeze, revalidate
from applications.questions.papers import BY_KEY
from applications.questions.privacy import REGISTRAR, Reader, sends
from applications.questions.progress import Progress, facts_of
from applications.questions.registered import as_registered, month_of
from applications.questions.start import is_acute
from applications.statuses import BASE_KINDS, ApplicationKind
from eservice import clock
from eservice.municipality import municipality
from eservice.workdays import working_days_after


def send_application(actor: Actor, *, draft_id: UUID) -> Case:
    """Send a draft. Sending it again, also at the same moment, returns the same case.

    Everything is checked again inside the lock. Raises Draft.DoesNotExist, NotAllowed,
    Incomplete (with the first step that needs an answer), MonthTaken, or PartnerIsIn: then
    ``signing.py`` has the ways.
    """
    with held_for_sending(actor, draft_id=draft_id) as (actor, draft):
        if draft.sent_at:
            return Case.objects.get(pk=draft.pk)
        couple = couple_in(draft, by_ombud=actor.grant is not None)
        if couple.is_together:
            raise PartnerIsIn
        return send_draft(actor, couple)


@contextmanager
def held_for_sending(
    actor: Actor, *, draft_id: UUID, verb: Verb = Verb.SEND_DRAFT
) -> Iterator[tuple[Actor, Draft]]:
    """Hold a draft while it is signed and sent: gives the actor as she stands to it, and it.

    Raises MonthTaken when another application for the month was faster.
    """
    try:
        with transaction.atomic():
            actor, draft = draft_for_update(actor, draft_id)
            require(actor, verb, draft)
            yield actor, draft
    except IntegrityError as error:
        taken = live_case(draft.person_id, _month(actor, draft))
        if taken is None:
            raise
        raise MonthTaken(taken.pk) from error


def _month(actor: Actor, draft: Draft) -> date | None:
    return month_of(Progress(FLOW, answers_of(draft), facts_of(draft)), actor.registration)


def checked(sender: Actor, couple: Couple, *, is_joint: bool) -> Progress:
    """Return all the answers that ``sender`` would send, every one of them checked again.

    ``is_joint``: the partner signs too. Raises Incomplete, MonthTaken, and NotPossible for an extra
    application whose month has no live case any more.
    """
    draft, rows = couple.draft, couple.progress.rows
    reader = _reader(sender, couple, is_joint=is_joint)
    progress = Progress(FLOW, rows, facts_of(draft), reader=reader)
    revalidate(progress)
    month = month_of(progress, sender.registration)
    if month is None:
        raise Incomplete("month")
    live = live_case(draft.person_id, month)
    if draft.kind == ApplicationKind.EXTRA and live is None:
        raise NotPossible("nothing_to_add_to")
    if draft.kind in BASE_KINDS and live is not None:
        raise MonthTaken(live.pk)
    return progress


def _reader(sender: Actor, couple: Couple, *, is_joint: bool) -> Reader:
    if sender.registration:
        return REGISTRAR
    return sends(
        by_ombud=sender.grant is not None,
        leaves_partner=couple.is_together and not is_joint,
        with_partner=is_joint,
    )


def send_draft(
    sender: Actor, couple: Couple, *, presser: Actor | None = None, is_joint: bool = False
) -> Case:
    """Send a held draft. ``sender`` signs as the applicant or in her place; ``presser`` is whose
    press it was, when that is the partner's.
    """
    draft, presser = couple.draft, presser or sender
    progress = checked(sender, couple, is_joint=is_joint)
    content = _frozen(sender, couple, progress, is_joint=is_joint)
    application = Application.objects.create(
        id=draft.pk,
        person=draft.person,
        kind=draft.kind,
        month=month_of(progress, sender.registration),
        flow_version=FLOW.version,
        content=content,
        content_digest=digest(content),
        sent_at=_came_at(sender),
        sent_by=presser.user,
        grant=sender.grant,
    )
    case = _open_case(application, is_urgent=_is_urgent(progress))
    append_event(case, EventKind.SENT, presser, **sent_facts(case))
    _name_household(case, couple, progress)
    send_documents(draft, [SCAN_KIND, *(BY_KEY[key].key for key in progress.path if key in BY_KEY)])
    draft.sent_at = case.received_at
    draft.save(update_fields=["sent_at"])
    tell_of_sending(sender, draft, case, progress)
    _confirm_in_writing(sender, case)
    close_couple(couple)
    return case


def _name_household(case: Case, couple: Couple, progress: Progress) -> None:
    if case.adds_to is not None:
        copy_household(case.adds_to, case)
    else:
        record_household(case, progress, couple.partner.person if couple.is_together else None)


def _confirm_in_writing(sender: Actor, case: Case) -> None:
    """Order what the person gets to keep: a receipt, or a copy of what staff have written."""
    if sender.registration:
        tell_of_registering(sender, case, sender.registration)
        order_copy(case, case.application)
    else:
        order_receipt(case, case.application)


def _came_at(sender: Actor) -> datetime:
    """Return when the application came to us: what was written down later, on its own day."""
    if sender.registration is None:
        return clock.now()
    zone = timezone.get_current_timezone()
    return min(clock.now(), datetime.combine(sender.registration.received_on, time.max, zone))


def _frozen(sender: Actor, couple: Couple, progress: Progress, *, is_joint: bool) -> dict[str, Any]:
    content = freeze(
        progress,
        couple.draft.person,
        help_had=help_had(progress),
        sent_by=sent_by(sender),
        signatures=signatures_of(sender, couple, is_joint=is_joint),
        partner=partner_code(couple, is_joint=is_joint),
    )
    if sender.registration:
        return as_registered(content, progress, sender.registration)
    return content


def _is_urgent(progress: Progress) -> bool:
    debts = set(progress.answers.get("housing_debts", default=()))
    needs_now = progress.answers.get("need_now", "when") == "now"
    return is_acute(progress.answers) or needs_now or bool(debts - {"none"})


def _open_case(application: Application, *, is_urgent: bool) -> Case:
    today = clock.today()
    days = municipality().promises.decision_working_days
    is_extra = application.kind == ApplicationKind.EXTRA
    adds_to = live_case(application.person_id, application.month) if is_extra else None
    return Case.objects.create(
        id=application.pk,
        application=application,
        person=application.person,
        reference=_next_reference(today.year),
        kind=application.kind,
        month=application.month,
        adds_to=adds_to,
        unit=adds_to.unit if adds_to else municipality().receiving_unit,
        is_urgent=is_urgent,
        received_at=application.sent_at,
        stage_since=application.sent_at,
        asks_rest=application.kind == ApplicationKind.ESSENTIALS,
        waits_for_applicant=application.kind == ApplicationKind.ESSENTIALS,
        promised_on=working_days_after(timezone.localdate(application.sent_at), days),
    )


def _next_reference(year: int) -> str:
    ReferenceCounter.objects.get_or_create(year=year)
    counter = ReferenceCounter.objects.select_for_update().get(year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return f"{municipality().reference_prefix}-{year % 100}-{1000 + counter.last}"
